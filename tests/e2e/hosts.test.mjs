// Where the page must run: each cell opens a link there, looks whether the picture is drawn and the view is that of the
// link, goes on to another link, and wants a silent console. The table of all cells ends the output.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ENGINES } from "./engines.mjs";
import { DIST, serve } from "./server.mjs";

const LINK = "#/growth?y=log&lang=ru";
const NEXT = "#/timeline?lang=uz";
const ONE_FILE = "civic-atlas.html";
const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
  + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const PICTURES = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));
const disk = file => pathToFileURL(join(DIST, file)).href;

/** In the page: a shown canvas with more than a few colours, and the view that the link names. */
const DRAWN = `
  const drawn = [...document.querySelectorAll("canvas.shown")].some(canvas => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size > 8;
  });`;
const FIRST = `${DRAWN} return drawn && document.documentElement.lang === "ru" && location.hash === "${LINK}"
  && !!document.querySelector("#look-log[aria-pressed=true], option[value=look-log]:checked");`;
const SECOND = `${DRAWN} return drawn && document.documentElement.lang === "uz" && !document.querySelector("#look-log, option[value=look-log]");`;

const denied = what => `Object.defineProperty(globalThis, "${what}", { get() { throw new DOMException("denied", "SecurityError"); } });`;

/** Serves with these options and gives the address; the server ends with the test. */
const at = (options = {}, file = "") => async t => {
  const server = await serve(options);
  t.after(() => server.close());
  return server.url + file;
};

/** Two frames around the address, both with nothing but scripts allowed. */
const sandboxed = (options, file) => async t => {
  const inner = await at(options, file)(t);
  const root = await mkdtemp(join(tmpdir(), "civic-atlas-frames-"));
  const frame = src => `<!doctype html><title>Frame</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" width="1100" height="800" src="${src}"></iframe>`;
  await writeFile(join(root, "index.html"), frame("inner.html"));
  await writeFile(join(root, "inner.html"), frame(inner + LINK));
  const outer = await serve({ root });
  t.after(async () => {
    await outer.close();
    await rm(root, { recursive: true });
  });
  return { url: outer.url };
};

/** A cell: its name, how to get its address, the engines, and what is special in it. */
const CELLS = [
  { name: "root of a host", where: at(), engines: ["chromium", "firefox", "webkit"] },
  { name: "sub-path", where: at({ prefix: "/some/path/" }) },
  { name: "wasm sent as octet-stream", where: at({ wasmType: "application/octet-stream" }) },
  { name: "strict policy as a header", where: at({ csp: STRICT }) },
  {
    name: "plain http, no secure context",
    where: async t => (await at()(t)).replace("127.0.0.1", "atlas.test"),
    args: ["--host-resolver-rules=MAP atlas.test 127.0.0.1"],
    also: async page => assert.equal(await page.evaluate("return isSecureContext"), false),
  },
  { name: "one file from a disk", where: async () => disk(ONE_FILE), engines: ["chromium", "firefox", "webkit"], also: asksNothing },
  { name: "one file from a host", where: at({}, ONE_FILE), engines: ["chromium", "firefox", "webkit"], also: asksNothing },
  {
    name: "page of a host from a disk",
    where: async () => disk("index.html"),
    engines: ["chromium", "firefox", "webkit"],
    before: pointsToOneFile,
    // The browser itself says that it refuses the files.
    noisy: true,
  },
  { name: "sandboxed frame in a frame: one file", where: sandboxed({}, ONE_FILE), engines: ["chromium", "firefox"] },
  { name: "sandboxed frame in a frame: host allows all origins", where: sandboxed({ cors: true }, "") , noisy: true },
  { name: "sandboxed frame in a frame: plain host", where: sandboxed({}, ""), engines: ["chromium", "firefox"], noisy: true },
  { name: "storage denied", where: at(), init: denied("localStorage") + denied("sessionStorage") + denied("indexedDB") },
  {
    name: "clipboard denied",
    where: at(),
    init: `Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("denied")) } });`,
    also: async page => {
      await page.evaluate(`document.querySelector("#copy-link").click();`);
      await page.until(`return document.querySelector(".by-hand input, dialog input, [role=status] input")?.value.includes("#/");`);
    },
  },
  { name: "clipboard absent", where: at(), init: `Object.defineProperty(navigator, "clipboard", { value: undefined });` },
  {
    name: "worker denied",
    where: at(),
    init: `navigator.serviceWorker.register = () => Promise.reject(new DOMException("denied", "SecurityError"));`,
  },
  { name: "worker absent", where: at(), init: "delete Navigator.prototype.serviceWorker;" },
];

const results = new Map(CELLS.map(({ name }) => [name, {}]));

for (const [engine, { lacks, start }] of Object.entries(ENGINES)) {
  const cells = CELLS.filter(({ engines = ["chromium"] }) => engines.includes(engine));
  describe(engine, { concurrency: 1 }, () => {
    const reason = lacks();
    const browsers = new Map();
    const browserFor = (args = []) => {
      const key = args.join(" ");
      if (!browsers.has(key)) browsers.set(key, start(args));
      return browsers.get(key);
    };
    after(async () => {
      for (const browser of browsers.values()) await (await browser).close();
    });
    if (reason) console.log(`SKIPPED: ${engine} is ${reason}; ${cells.length} cells of the host matrix are not tested`);
    for (const cell of cells) {
      test(`${engine}: ${cell.name}`, { skip: reason ? `skipped: ${reason}` : false }, async t => {
        results.get(cell.name)[engine] = "FAILED";
        const place = await cell.where(t);
        const browser = await browserFor(cell.args);
        const page = await browser.open(place.url ?? place + LINK, { init: cell.init });
        t.after(() => page.close());
        if (cell.before) await cell.before(page, engine);
        await page.until(FIRST);
        await page.evaluate(`location.hash = "${NEXT}";`);
        await page.until(SECOND);
        if (cell.also) await cell.also(page);
        const troubles = cell.noisy ? [] : [...page.troubles ?? []];
        // Last: with Firefox, taking a picture puts a style into the page, which its policy refuses.
        await page.screenshot(join(PICTURES, `host-${engine}-${cell.name.replace(/[^a-z]+/g, "-")}.png`));
        assert.deepEqual(troubles, []);
        results.get(cell.name)[engine] = page.troubles ? cell.noisy ? "drawn, links; the browser complains" : "drawn, links, silent" : "drawn, links";
      });
    }
  });
}

after(async () => {
  const engines = Object.keys(ENGINES);
  const width = Math.max(...CELLS.map(({ name }) => name.length));
  const line = (name, cells) => `${name.padEnd(width)}  ${cells.map(cell => cell.padEnd(36)).join("")}`.trimEnd();
  const rows = [...results].map(([name, found]) => line(name, engines.map(engine => found[engine] ?? "–")));
  const table = [line("where", engines), ...rows].join("\n");
  console.log(`\n${table}\n`);
  await mkdir(PICTURES, { recursive: true });
  await writeFile(join(PICTURES, "hosts.txt"), `${table}\n`);
});

/** One file asks for nothing but itself. */
async function asksNothing(page) {
  if (!page.requested) return;
  const others = page.requested.filter(url => !url.includes(ONE_FILE) && !url.startsWith("data:") && !url.startsWith("blob:"));
  assert.deepEqual(others, []);
}

/** The page of a host, opened from a disk: a readable page that names the file which opens, in three languages. */
async function pointsToOneFile(page, engine) {
  await page.until("return document.querySelectorAll('#from-disk a').length === 3;");
  const langs = await page.evaluate(`return [...document.querySelectorAll("#from-disk p")].map(element => element.lang);`);
  assert.deepEqual(langs, ["en", "uz", "ru"]);
  await page.until(`return getComputedStyle(document.querySelector("header.top")).display === "flex";`);
  await page.screenshot(join(PICTURES, `host-${engine}-from-disk.png`));
  await page.evaluate("document.querySelector('#from-disk a').click();");
}
