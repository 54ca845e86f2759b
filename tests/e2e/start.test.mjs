// When the program cannot start, stops, or is denied what it would like to have: never a blank page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";

/** Opens the page after a change to what the browser offers. */
async function openWith(t, change, fragment = "#/") {
  const page = await open(t, fragment, { width: 1200, height: 900 });
  await page.addInitScript(change);
  await page.reload();
  return page;
}

test("without JavaScript the page is a readable article", async t => {
  const page = await open(t, "", { starts: false, width: 1200, height: 900, context: { javaScriptEnabled: false } });
  assert.match(await page.locator("h1").innerText(), /^Kyrgyzstan’s NGOs grew 3\.7-fold/);
  assert.ok(await page.locator("svg.first.wide").isVisible());
  assert.ok(!await page.locator("svg.first.narrow").isVisible());
  assert.match(await page.locator("table").innerText(), /by 2010 there were 18,341/);
  // Where scripts are off only for the test, Chromium keeps the words of <noscript> unparsed.
  assert.match(await page.locator("noscript").innerHTML(), /Without JavaScript.*JavaScriptsiz.*Без JavaScript/s);
  await screenshot(page, "no-script-1200");
});

test("without WebAssembly the first picture stays and a message says why", async t => {
  const page = await openWith(t, () => { delete globalThis.WebAssembly; });
  await page.locator("#not-started").waitFor({ state: "visible" });
  for (const lang of ["en", "uz", "ru"]) assert.ok(await page.locator(`#not-started [lang=${lang}]`).isVisible());
  assert.ok(await page.locator("svg.first.wide").isVisible());
  await screenshot(page, "no-wasm-1200");
});

test("a browser without modules is told what it can show", async t => {
  const page = await open(t, "", { starts: false, width: 1200, height: 900, context: { javaScriptEnabled: false } });
  const old = await page.locator("script[nomodule]").getAttribute("src");
  const fresh = await openWith(t, () => { delete globalThis.WebAssembly; });
  await fresh.evaluate(() => { document.getElementById("not-started").hidden = true; });
  // Such a browser runs this file and nothing else.
  await fresh.addScriptTag({ url: old });
  assert.ok(await fresh.locator("#not-started").isVisible());
});

test("a panic leaves a message with two ways out", async t => {
  const page = await open(t, "#/growth?y=log", { width: 1200, height: 900 });
  // The page refuses to make elements: the program's expectation fails and it stops.
  await page.evaluate(() => { Document.prototype.createElement = () => { throw new Error("refused for a test"); }; });
  await page.getByRole("button", { name: "Absolute" }).click();
  await page.locator("#crashed").waitFor({ state: "visible" });
  await screenshot(page, "panic-1200");
  await page.locator("#crash-reset").click();
  await page.locator("#growth-kg-ngos-2010").waitFor();
  assert.equal(new URL(page.url()).hash, "#/");
});

test("the program starts with storage, history and clipboard denied", async t => {
  const page = await openWith(t, () => {
    Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
    History.prototype.pushState = History.prototype.replaceState = () => { throw new DOMException("denied", "SecurityError"); };
  }, "#/growth?lang=en");
  await page.getByRole("button", { name: "Logarithmic" }).click();
  await page.locator("[data-do='look:log'][aria-pressed=true]").waitFor();
  page.assertClean();
});

test("what the start puts in place does not move the first picture far", async t => {
  const still = await open(t, "", { starts: false, width: 1440, height: 900, context: { javaScriptEnabled: false } });
  // In one turn of the page: the program may be about to make a part anew.
  const top = (page, selector = "h1") => page.evaluate(part => document.querySelector(part).getBoundingClientRect().y, selector);
  const live = await open(t, "", { width: 1440, height: 900 });
  assert.ok(Math.abs(await top(still) - await top(live)) <= 1, `${await top(still)} and ${await top(live)}`);
  await live.locator("canvas.shown").first().waitFor();
  const [before, after] = [await top(still, "svg.first.wide"), await top(live, "canvas.shown")];
  assert.ok(Math.abs(before - after) <= 1, `the chart stands at ${before}, then at ${after}`);
});

test("where no canvas can be drawn on, a sentence says so and the marks stay readable", async t => {
  const page = await openWith(t, () => { HTMLCanvasElement.prototype.getContext = () => null; }, "#/growth?lang=ru");
  await page.getByText("Картинку нарисовать не удалось").waitFor();
  assert.match(await page.locator("#growth-kg-ngos-2010").getAttribute("aria-label"), /18.341/);
  page.assertClean();
});

test("without the words of its language the first picture stays, and a message says that the rest does not start", async t => {
  const page = await open(t, "", { starts: false, width: 1200, height: 900, context: { javaScriptEnabled: false } });
  const fresh = await page.context().browser().newContext({ viewport: { width: 1200, height: 900 }, locale: "uz" });
  t.after(() => fresh.close());
  const denied = await fresh.newPage();
  await denied.route(/words-/, route => route.abort());
  await denied.goto(page.url());
  await denied.locator("#not-started").waitFor({ state: "visible" });
  assert.ok(await denied.locator("svg.first.wide").isVisible());
});

test("a first visit fetches the words of one language before the picture, and the others after it", async t => {
  for (const [lang, fragment, first] of [["ru-KG", "", "ru"], ["fr", "", "en"], ["en", "#/growth?lang=uz", "uz"]]) {
    const page = await open(t, fragment, { lang });
    await page.locator("canvas.shown").first().waitFor();
    await page.waitForFunction(() => performance.getEntriesByType("resource").filter(r => /words-/.test(r.name)).length === 3);
    const [words, drawn] = await page.evaluate(() => [
      performance.getEntriesByType("resource").filter(entry => /words-/.test(entry.name)).map(entry => [entry.name, entry.startTime]),
      performance.getEntriesByName("chart-drawn")[0].startTime,
    ]);
    const early = words.filter(([, start]) => start < drawn).map(([name]) => /words-(..)-/.exec(name)[1]);
    assert.deepEqual(early, [first]);
    page.assertClean();
  }
});

test("a language whose words cannot be had is said, and is spoken once they can", async t => {
  const page = await open(t, "", { starts: false, width: 1200, height: 900, context: { javaScriptEnabled: false } });
  // A service worker would fetch the words as well, and past the route.
  const fresh = await page.context().browser().newContext({ viewport: { width: 1200, height: 900 }, locale: "en", serviceWorkers: "block" });
  t.after(() => fresh.close());
  const half = await fresh.newPage();
  await half.route(/words-ru/, route => route.abort());
  await half.goto(page.url());
  await half.locator("canvas.shown").first().waitFor();
  await half.locator("[data-do='speak:ru']").click();
  await half.getByText("The words of this language could not be fetched").waitFor();
  assert.match(await half.locator("h1").innerText(), /^Kyrgyzstan’s NGOs/);
  await half.unroute(/words-ru/);
  await half.locator("[data-do='speak:en']").click();
  await half.locator("[data-do='speak:ru']").click();
  await half.getByText("Число НПО в Кыргызстане").first().waitFor();
  assert.equal(await half.locator(".report").count(), 0);
});
