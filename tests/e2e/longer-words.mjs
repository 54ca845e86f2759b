// Every page in a language that nobody speaks: English with accents, about 40 % longer. What has no room for longer words
// shows here, before somebody translates the page into a language that has them. `cargo xtask test --only longer-words`
// makes the page and runs this; its name keeps it from the tests of the release, which has no such language.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eventually, open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";
import { serve } from "./server.mjs";

const PAGES = ["", "growth", "timeline", "country", "organisations", "laws", "evidence", "data", "lessons"];
const at = await serve({ root: process.env.CIVIC_ATLAS_PAGE });
after(() => at.close());

for (const [width, height] of [[320, 640], [360, 740], [768, 1024], [1440, 900]]) {
  test(`longer words have room at ${width} px`, async t => {
    for (const name of PAGES) {
      const page = await open(t, `#/${name}?lang=qps`, { width, height, at });
      await eventually(async () => {
        assert.equal(await page.locator("html").getAttribute("lang"), "qps");
        const title = await page.getByRole("heading", { level: 1 }).first().innerText();
        assert.match(title, /[åéîöû]/, `the title of ${name || "the first page"} is not in this language: ${title}`);
      });
      await screenshot(page, `longer-${name || "together"}-${width}`);
      const wrong = await page.evaluate(look);
      assert.deepEqual(wrong, [], `${name || "the first page"} at ${width} px`);
      page.assertClean();
      await page.context().close();
    }
  });
}

/** Runs in the page: what is wider than the window, and whose words are wider than the box that cuts them. */
function look() {
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);
  for (const element of document.querySelectorAll("button, a, label, summary, th, h1, h2, h3, p, dt, dd, option, select")) {
    const style = getComputedStyle(element);
    if (!element.checkVisibility?.() || element.closest(".sr-only, [aria-hidden=true]")) continue;
    const isCut = ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (isCut && style.position !== "absolute") {
      wrong.push(`${element.tagName} is cut: ${element.textContent.trim().slice(0, 60)}`);
    }
  }
  return wrong;
}
