// The page in a frame of another page: compact, as high as what it shows, with a way to the full view.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { eventually, open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";
import { serve } from "./server.mjs";

const EXAMPLE = new URL("../../public/hosting/embed.html", import.meta.url);

/** Opens the example that the guide gives, its frame showing `file` of the build at this fragment. */
async function openExample(t, fragment, { file = "", width = 900, sandbox = "" } = {}) {
  const atlas = await serve();
  const root = await mkdtemp(join(tmpdir(), "civic-atlas-embed-"));
  const example = await readFile(EXAMPLE, "utf8");
  const frame = `src="${atlas.url}${file}${fragment}"${sandbox}`;
  const text = example.replace(/src="https:\/\/atlas\.example\.org\/[^"]*"/, frame).replace("</title>", '</title><link rel="icon" href="data:,">');
  assert.ok(text.includes(frame));
  await writeFile(join(root, "index.html"), text);
  const outer = await serve({ root });
  t.after(async () => {
    await atlas.close();
    await outer.close();
    await rm(root, { recursive: true });
  });
  // The frame is of another origin, as it is in life.
  const page = await open(t, "", { at: outer, starts: false, width, height: 900 });
  page.troubles.length = 0;
  const inner = page.frameLocator("iframe");
  await inner.locator("canvas.shown").first().waitFor();
  return { page, inner, atlas };
}

const heights = page => page.evaluate(() => document.querySelector("iframe").clientHeight);
const content = async page => page.frames().at(-1).evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));

/** Waits until the frame is as high as what it shows, which grows while its parts come. */
async function assertFits(page) {
  await eventually(async () => {
    const [frame, shown] = [await heights(page), await content(page)];
    assert.ok(frame === shown && frame > 200, `the frame is ${frame} px high, what it shows ${shown}`);
  });
}

for (const width of [360, 900]) {
  test(`an embedded view is compact and the frame fits it at ${width} px`, async t => {
    const { page, inner, atlas } = await openExample(t, "#/growth?lang=ru&embed=1", { width });
    await assertFits(page);
    await screenshot(page, `embed-${width}`);
    for (const hidden of ["header.top", ".foot"]) assert.ok(!await inner.locator(hidden).isVisible(), hidden);
    const full = inner.locator("#full-view");
    assert.match(await full.innerText(), /Открыть полный вид/);
    assert.equal(await full.getAttribute("href"), `${atlas.url}#/growth?lang=ru`);
    // Turning the device changes the height, and the frame follows.
    const before = await heights(page);
    await page.setViewportSize({ width: width === 360 ? 800 : 400, height: 900 });
    await page.waitForFunction(before => document.querySelector("iframe").clientHeight !== before, before);
    await assertFits(page);
  });
}

test("the snippet works with the page in one file in a sandbox", async t => {
  const { page } = await openExample(t, "#/growth?embed=1", { file: "civic-atlas.html", sandbox: ' sandbox="allow-scripts"' });
  await assertFits(page);
});

test("a framed page that is not embedded says no height, and has its header", async t => {
  const { page, inner } = await openExample(t, "#/growth");
  assert.ok(await inner.locator("header.top").isVisible());
  assert.equal(await heights(page), 640);
});
