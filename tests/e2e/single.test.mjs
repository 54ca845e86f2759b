// The page in one file: the same program and the same pictures as on a host, from a disk, without asking for anything.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import zlib from "node:zlib";
import { download, eventually, open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";
import { DIST } from "./server.mjs";

const FILE = join(DIST, "civic-atlas.html");
const FROM_DISK = { at: { url: pathToFileURL(FILE).href } };
const VIEWS = ["", "#/growth?y=log&lang=ru", "#/timeline?evidence=others&lang=uz", "#/growth?select=kg-ngos-2010"];

/** The size of every canvas that is shown, and a sum of its bytes. */
function pictures(page) {
  return page.evaluate(() => {
    const found = [];
    for (const canvas of document.querySelectorAll("canvas.shown")) {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (const word of new Uint32Array(data.buffer)) sum = Math.imul(sum ^ word, 0x01000193) >>> 0;
      found.push(`${canvas.width}x${canvas.height}:${sum}`);
    }
    return found;
  });
}

for (const view of VIEWS) {
  test(`one file draws ${view || "the first view"} as a host does, and asks for nothing`, async t => {
    const size = { width: 1100, height: 900 };
    const hosted = await open(t, view, size);
    const single = await open(t, view, { ...size, ...FROM_DISK });
    // From a disk there is no address that opens elsewhere.
    assert.equal(await single.locator("#copy-link").count(), 0);
    await hosted.locator("#copy-link").evaluate(button => { button.style.display = "none"; });
    await eventually(async () => {
      const wanted = await pictures(hosted);
      assert.ok(wanted.length > 0);
      assert.deepEqual(await pictures(single), wanted);
      assert.equal(await single.locator("main").innerText(), await hosted.locator("main").innerText());
    });
    const asked = single.requested.filter(url => !url.startsWith("data:"));
    assert.deepEqual(asked.map(url => url.split("#")[0]), [FROM_DISK.at.url]);
    single.assertClean();
  });
}

test("one file runs the programs of the host, to the byte", async t => {
  const files = (await readdir(DIST)).filter(name => name.endsWith(".wasm"));
  const wanted = await Promise.all(files.map(async name => sum(await readFile(join(DIST, name)))));
  assert.equal(wanted.length, 5);
  const page = await open(t, "#/data", {
    ...FROM_DISK,
    prepare: context => context.addInitScript(() => {
      globalThis.compiled = [];
      const original = WebAssembly.instantiate;
      WebAssembly.instantiate = async (bytes, imports) => {
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        globalThis.compiled.push([...digest].map(byte => byte.toString(16).padStart(2, "0")).join(""));
        return original.call(WebAssembly, bytes, imports);
      };
    }),
  });
  await page.waitForFunction(() => globalThis.compiled.length === 3);
  // Each is taken out when it is needed, and not before.
  await page.evaluate(() => { location.hash = "#/lessons"; });
  await page.waitForFunction(() => globalThis.compiled.length === 4);
  await page.evaluate(() => { location.hash = "#/data"; });
  await page.locator(".yours input[type=file]").setInputFiles(fileURLToPath(new URL("../data/12-one-sheet.xlsx", import.meta.url)));
  await page.waitForFunction(() => globalThis.compiled.length === 5);
  assert.deepEqual((await page.evaluate(() => globalThis.compiled)).sort(), wanted.sort());
  page.assertClean();
});

test("one file starts where the browser cannot inflate by itself, and tells a damaged one there too", async t => {
  const prepare = context => context.addInitScript(() => { delete globalThis.DecompressionStream; });
  const page = await open(t, "#/growth?select=kg-ngos-2010&lang=en", { ...FROM_DISK, prepare });
  await page.getByText("by 2010 there were 18,341").first().waitFor();
  page.assertClean();
  const file = await damagedCopy(t, "damaged");
  const damaged = await open(t, "", { starts: false, prepare, at: { url: file } });
  await damaged.locator("html[data-start=failed] #not-started").waitFor({ state: "visible" });
});

test("one file has the longer words and the download in itself", async t => {
  const page = await open(t, "#/growth?select=kg-ngos-2010&lang=en", { width: 1200, height: 900, ...FROM_DISK });
  await page.getByText("by 2010 there were 18,341").first().waitFor();
  const file = await download(page, () => page.locator("#save-counts").click());
  const rows = text => text.replace("\u{feff}", "").split(/\r?\n/).filter(Boolean);
  const saved = rows(await readFile(await file.path(), "utf8"));
  assert.equal(saved.length, rows(await readFile(join(DIST, "data/observations.csv"), "utf8")).length);
  await screenshot(page, "one-file-1200");
  page.assertClean();
});

test("one file has the later pages, styled, and the dialog of sharing in itself", async t => {
  const page = await open(t, "#/evidence?lang=en", { width: 1200, height: 900, ...FROM_DISK });
  const hosted = await open(t, "#/evidence?lang=en", { width: 1200, height: 900 });
  for (const [link, part] of [["#/evidence?lang=en", "#evidence-field"], ["#/country?lang=ru", "#pages h1"]]) {
    for (const each of [page, hosted]) {
      await each.evaluate(link => { location.hash = link; }, link);
      await each.locator(part).waitFor();
      await each.waitForFunction(lang => document.documentElement.lang === lang, link.slice(-2));
    }
    const shown = async each => {
      // The list of the package's files is of the host alone.
      await each.evaluate(() => document.getElementById("package")?.remove());
      const { width, height } = await each.locator("#pages").boundingBox();
      return { words: await each.locator("#pages").innerText(), width, height: Math.round(height) };
    };
    await eventually(async () => {
      const wanted = await shown(hosted);
      assert.ok(wanted.words.length > 500, wanted.words);
      assert.deepEqual(await shown(page), wanted);
    });
  }
  await page.evaluate(() => { location.hash = "#/growth?y=log&lang=en"; });
  await page.locator("#look-log[aria-pressed=true], option[value=look-log]:checked").waitFor({ state: "attached" });
  await page.locator("#take-open").click();
  await page.getByRole("dialog").waitFor();
  assert.match(await page.locator("#take-code").inputValue(), /^1[0-9A-HJKMNP-TV-Z-]+$/);
  await screenshot(page, "one-file-share-1200");
  const asked = page.requested.filter(url => !/^(data|blob):/.test(url));
  assert.deepEqual(asked.map(url => url.split("#")[0]), [FROM_DISK.at.url]);
  page.assertClean();
});

test("one file goes back and forward between its views", async t => {
  const page = await open(t, "#/growth", { width: 1440, ...FROM_DISK });
  await page.locator("#look-log").click();
  await page.locator("#look-log[aria-pressed=true], option[value=look-log]:checked").waitFor({ state: "attached" });
  assert.match(page.url(), /y=log/);
  await page.goBack();
  await page.locator("#look-log[aria-pressed=false]").waitFor();
  assert.doesNotMatch(page.url(), /y=log/);
  await page.goForward();
  await page.locator("#look-log[aria-pressed=true], option[value=look-log]:checked").waitFor({ state: "attached" });
  page.assertClean();
});

test("one file carries each file once, and names no other file of the host", async () => {
  const html = await readFile(FILE, "utf8");
  assert.doesNotMatch(html, /<(script|img|iframe|source|use)[^>]* src=|<link[^>]* href="(?!data:)/);
  assert.match(html, /default-src 'none'; script-src 'sha256-/);
  // Whatever a host says of its encoding, the text means the same.
  const carried = [...html.matchAll(/<script type="text\/plain" data-file="\.\/([^"]*)">([A-Za-z0-9+/]+=*)<\/script>/g)];
  const names = carried.map(([, name]) => name);
  assert.equal(new Set(names).size, names.length);
  assert.equal(names.length, html.match(/<script type="text\/plain"/g).length);
  assert.ok(names.length >= 6, names.join(" "));
  for (const [, name, text] of carried) {
    assert.deepEqual(zlib.inflateSync(Buffer.from(text, "base64")), await readFile(join(DIST, name)), name);
  }
});

/** The address of a copy of the page with some change to what it carries. */
async function damagedCopy(t, how) {
  const html = await readFile(FILE, "utf8");
  const start = html.search(/data-file="[^"]*civic-atlas[^"]*\.wasm"/);
  const middle = start + Math.floor((html.indexOf("</script>", start) - start) / 2);
  const other = html[middle] === "a" ? "b" : "a";
  const texts = {
    damaged: html.slice(0, middle) + other + html.slice(middle + 1),
    shortened: html.slice(0, middle) + html.slice(middle + 5000),
    cut: html.slice(0, middle),
  };
  const folder = await mkdtemp(join(tmpdir(), "civic-atlas-single-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "page.html"), texts[how]);
  return pathToFileURL(join(folder, "page.html")).href;
}

for (const how of ["damaged", "shortened", "cut"]) {
  test(`a ${how} file keeps its first picture, and says that it does not start`, async t => {
    const page = await open(t, "", { starts: false, at: { url: await damagedCopy(t, how) } });
    await page.locator("svg.first.wide").waitFor();
    await page.locator("#not-started").waitFor({ state: "visible" });
    assert.match(await page.locator("h1").innerText(), /Kyrgyzstan/);
  });
}

const sum = bytes => createHash("sha256").update(bytes).digest("hex");
