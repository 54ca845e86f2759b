// The page as a visitor finds it: in both themes, on a phone, a tablet and a desk.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";
import { serve } from "./server.mjs";

for (const scheme of ["light", "dark"]) {
  for (const [width, height] of [[360, 740], [768, 1024], [1440, 900]]) {
    test(`the page opens in ${scheme} at ${width} px`, async t => {
      const page = await open(t, "", { width, height, scheme });
      await screenshot(page, `page-${width}-${scheme}`);

      const heading = await page.getByRole("heading", { level: 1 }).first().innerText();
      assert.notEqual(heading.trim(), "", "the first heading is empty");
      await assertNoSidewaysScrolling(page);
      page.assertClean();
      await assertAccessible(page);
      page.assertClean();
    });
  }
}

test("a first visit asks for each file once", async t => {
  const page = await open(t);
  // A preload that does not fit its use would be fetched a second time.
  assert.deepEqual(page.requested, [...new Set(page.requested)]);
});

test("the page opens on a sub-path of a host that does not know wasm", async t => {
  const at = await serve({ prefix: "/some/path/", wasmType: "application/octet-stream" });
  t.after(() => at.close());
  const page = await open(t, "", { at });
  page.assertClean();
});

async function assertNoSidewaysScrolling(page) {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`);
}
