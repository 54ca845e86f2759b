// Whatever is missing, late or damaged on the way: the reader sees the first picture, and after some seconds the whole page
// or a sentence with what to do. Every file that a visit fetches is tried with every kind of damage; the table of what
// became of it ends the output.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { eventually, open } from "./browser.mjs";
import { DIST } from "./server.mjs";

/** How long a reader may be left without a word, in milliseconds: 8 s, and what a busy machine with nine pages needs. */
const PATIENCE = 45_000;

const EVIDENCE = "#/evidence?lang=en";
const YOURS = "#/data?lang=en";
const LESSONS = "#/lessons?lang=en";
const RECORD = "#/growth?select=kg-ngos-2010&lang=en";

/** In the page: everything that a view shows when nothing is missing. */
const isLive = () => [...document.querySelectorAll("canvas.shown")].length > 0;
const isEvidence = () => !!document.querySelector("#evidence-field");
const isYours = () => !!document.querySelector(".yours .drop");
const isLessons = () => !!document.querySelector("#lessons ul.lessons li");
const isDressed = name => {
  const sheets = [...document.styleSheets].filter(sheet => new RegExp(`/${name}-[^/]*$`).test(sheet.href));
  return sheets.some(sheet => sheet.cssRules.length > 10);
};

/** Files by what they are: their names, the view that needs them, and how to tell that they have come. */
const FILES = {
  "start script": { file: /^boot-/, is: isLive },
  words: { file: /^words-en-/, is: isLive },
  "program, glue": { file: /^civic-atlas-[^_]*\.js$/, is: isLive },
  program: { file: /^civic-atlas_bg-/, is: isLive },
  style: { file: /^style-/, is: isDressed, name: "style" },
  "later style": { file: /^late-/, is: isDressed, name: "late", view: RECORD },
  "second program, glue": { file: /^pages-.*\.js$/, is: isEvidence, view: EVIDENCE },
  "second program": { file: /^pages_bg-/, is: isEvidence, view: EVIDENCE },
  "own data, glue": { file: /^yours-.*\.js$/, is: isYours, view: YOURS },
  "own data, program": { file: /^yours_bg-/, is: isYours, view: YOURS },
  "own data, style": { file: /^yours-.*\.css$/, is: isDressed, name: "yours", view: YOURS },
  "own data, words": { file: /^own-en-/, is: isYours, view: YOURS },
  "lessons, glue": { file: /^lessons-.*\.js$/, is: isLessons, view: LESSONS },
  "lessons, program": { file: /^lessons_bg-/, is: isLessons, view: LESSONS },
  "lessons, style": { file: /^lessons-.*\.css$/, is: isDressed, name: "lessons", view: LESSONS },
  "lessons, words": { file: /^lessons-en-/, is: isLessons, view: LESSONS },
  "records for lessons": { file: /^records-en-/, is: isLessons, view: LESSONS },
  "style of its pages": { file: /^pages-.*\.css$/, is: isDressed, name: "pages", view: EVIDENCE },
  "words of its pages": { file: /^pages-en-/, is: isEvidence, view: EVIDENCE },
  records: { file: /^records-[0-9a-f]{16}/, is: isEvidence, view: EVIDENCE },
  "words of records": { file: /^records-en-/, is: isEvidence, view: EVIDENCE },
  "words of opened records": { file: /^details-en-/, is: isEvidence, view: EVIDENCE },
  "words as printed": { file: /^details-[0-9a-f]{16}/, is: () => /by 2010 there were 18,341/.test(document.querySelector(".reading")?.textContent), view: RECORD },
};

const PAGE = "<!doctype html><title>Not here</title><p>This host answers with a page for what it does not have.";
const answer = body => route => route.fulfill({ status: 200, contentType: typeOf(route), body });
const typeOf = route => ({ js: "text/javascript", css: "text/css", wasm: "application/wasm", txt: "text/plain" })[new URL(route.request().url()).pathname.split(".").at(-1)];

/** Kinds of damage: what is done to each request of the file, and whether the page may come to be whole all the same. */
const DAMAGE = {
  "missing": { serve: () => route => route.fulfill({ status: 404, contentType: "text/plain", body: "not here\n" }) },
  "missing once": { serve: () => once(route => route.abort()), mends: true },
  "late": { serve: () => () => {} },
  "cut": { serve: content => answer(content.subarray(0, content.length >> 1)) },
  "damaged": {
    serve: content => {
      const damaged = Buffer.from(content);
      for (let at = damaged.length >> 2; at < damaged.length; at += 97) damaged[at] ^= 0x55;
      return answer(damaged);
    },
  },
  "of another build": { serve: (content, other) => answer(other) },
  "a page in its place": { serve: () => route => route.fulfill({ status: 200, contentType: "text/html", body: PAGE }) },
  "compressed twice": { serve: content => answer(gzipSync(content)) },
  "wrong type": { serve: content => route => route.fulfill({ status: 200, contentType: "application/octet-stream", body: content }) },
};

/** Only the first request is answered so. */
function once(serve) {
  let isFirst = true;
  return route => {
    if (!isFirst) return route.continue();
    isFirst = false;
    return serve(route);
  };
}

/** Something of the same kind that is whole, but not of this build. */
function another(name, content) {
  if (name.endsWith(".txt")) return content.subarray(1);
  if (name.endsWith(".css")) return Buffer.from("p{margin:0}");
  if (name.endsWith(".js")) return Buffer.from(name.startsWith("boot") ? "void 0;" : "export default async function(){throw new Error('of another build')}");
  // The smallest module there is.
  return Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
}

/** In the page: the sentences that say what is wrong, as far as they are shown. */
function said() {
  const shown = element => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === "visible";
  };
  return [...document.querySelectorAll("#not-started, #unstyled, #crashed, [role=status], [role=alert], .report, .message, .fine, .reading dd")]
    .filter(shown).map(element => element.textContent).filter(text => /[Rr]eload|could not be/.test(text));
}

const results = {};
const all = await readdir(DIST);
for (const [what, { file, is, name, view = "" }] of Object.entries(FILES)) {
  test(`${what}: whatever becomes of it, the reader sees the picture, and the whole page or a sentence`, { timeout: 300_000 }, async t => {
    const names = all.filter(found => file.test(found));
    assert.equal(names.length, 1, names.join(" "));
    const content = await readFile(join(DIST, names[0]));
    results[what] = {};
    // Together: what takes long is waiting.
    await Promise.all(Object.entries(DAMAGE).map(async ([kind, { serve, mends }]) => {
      results[what][kind] = "FAILED";
      const answers = serve(content, another(names[0], content));
      const prepare = context => context.route(url => url.pathname.endsWith(`/${names[0]}`), answers);
      const page = await open(t, view, { starts: false, width: 1200, height: 900, prepare, load: "commit" });
      const found = await settled(page, is, name, mends && what !== "start script");
      assert.ok(found, `${what}, ${kind}: no picture, or no word after ${PATIENCE / 1000} s`);
      results[what][kind] = found;
      await page.context().close();
    }));
  });
}

/** What a page comes to: "whole", or "said". */
async function settled(page, is, name, mends) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    await new Promise(resolve => setTimeout(resolve, 200));
    const isPictured = await page.evaluate(() =>
      [...document.querySelectorAll("canvas.shown, #poster svg, svg.first")].some(part => part.getBoundingClientRect().height > 100)
        || /evidence|data|lessons/.test(location.hash)).catch(() => false);
    if (!isPictured) continue;
    if (await page.evaluate(is, name).catch(() => false)) return "whole";
    // What mends itself may be late, and then it is said until it comes.
    if (!mends && (await page.evaluate(said)).length > 0) return "said";
  }
  return null;
}

test("a page that was cut on its way is the whole page all the same, or says that it is not", async t => {
  const html = await readFile(join(DIST, "index.html"), "utf8");
  for (const end of ["</main>", "id=\"crashed\"", "<link rel=\"stylesheet\""]) {
    const cut = html.slice(0, html.indexOf(end));
    const prepare = context => context.route(url => /\/(index\.html)?$/.test(url.pathname), route =>
      route.fulfill({ status: 200, contentType: "text/html", body: cut }));
    const page = await open(t, "", { starts: false, width: 1200, height: 900, prepare, load: "commit" });
    await eventually(async () => assert.ok(await page.evaluate(isLive) && await page.evaluate(isDressed, "style"), end));
  }
});

after(() => {
  const kinds = Object.keys(DAMAGE);
  const width = Math.max(...Object.keys(FILES).map(name => name.length));
  const line = (name, cells) => `${name.padEnd(width)}  ${cells.map((cell, at) => cell.padEnd(kinds[at].length + 2)).join("")}`.trimEnd();
  const rows = Object.entries(results).map(([what, found]) => line(what, kinds.map(kind => found[kind] ?? "–")));
  console.log(`\n${[line("", kinds), ...rows].join("\n")}\n`);
});
