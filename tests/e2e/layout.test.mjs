// What stands stays where it is: while a page comes on a slow line and a slow processor, nothing that a reader may be reading
// already is pushed aside by what comes later.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, whole } from "./browser.mjs";

/** What a reader does not notice: part of the window that moved, times how far, as browsers count it. */
const MOST = 0.02;

const SIZES = [["phone", 360, 740], ["desk", 1440, 900]];

/** Each page, in one of the languages; the tables of the evidence with the most rows and columns beside the first one. */
const LINKS = [
  "#/?lang=en",
  "#/growth?lang=ru",
  "#/timeline?lang=uz",
  "#/country?place=kg&lang=en",
  "#/country?place=uz&lang=ru",
  "#/organisations?lang=ru",
  "#/organisations?select=counterpart&lang=uz",
  "#/laws?lang=uz",
  "#/evidence?lang=en",
  "#/evidence?table=events&lang=ru",
  "#/evidence?table=claims&lang=uz",
  "#/lessons?lang=en",
  "#/data?lang=ru",
];

/** Keeps what the browser says of moves that no press of the reader's explains. */
function watch() {
  globalThis.shifts = [];
  new PerformanceObserver(list => {
    for (const { value, hadRecentInput, startTime, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      const moved = sources.map(({ node, previousRect: from, currentRect: to }) => {
        const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        const name = element ? `${element.localName}#${element.id}.${element.className}` : "what is gone";
        return `${name} ${[from, to].map(({ x, y, width, height }) => [x, y, width, height].map(Math.round)).join(" → ")}`;
      });
      globalThis.shifts.push({ value, text: `${value.toFixed(4)} at ${Math.round(startTime)} ms: ${moved.join("; ")}` });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

async function opened(t, link, [, width, height]) {
  const page = await open(t, link, {
    width,
    height,
    prepare: context => context.addInitScript(watch),
    slow: { processor: 4, latency: 100 },
  });
  await page.locator("#print-foot .qr").waitFor({ state: "attached" });
  await whole(page);
  return page;
}

/** Once the next picture has been shown, with what moved in it. */
const shifts = page => page.evaluate(() => new Promise(resolve => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(globalThis.shifts), 50)));
}));

const sum = shifts => shifts.reduce((sum, { value }) => sum + value, 0);

for (const size of SIZES) {
  for (const link of LINKS) {
    test(`nothing moves on a ${size[0]} while ${link} comes`, async t => {
      const page = await opened(t, link, size);
      const found = await shifts(page);
      assert.ok(sum(found) <= MOST, `${sum(found).toFixed(4)}:\n  ${found.map(({ text }) => text).join("\n  ")}`);
      page.assertClean();
    });
  }
}

test("what pushes a page down is seen", async t => {
  const page = await opened(t, "#/laws?lang=en", SIZES[0]);
  const before = sum(await shifts(page));
  await page.evaluate(() => document.querySelector("main").prepend(Object.assign(document.createElement("div"), { style: "height: 200px" })));
  assert.ok(sum(await shifts(page)) > before + MOST);
});
