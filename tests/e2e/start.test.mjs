// When the program cannot start, stops, or is denied what it would like to have: never a blank page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";

/** Opens the page after a change to what the browser offers. */
async function openWith(t, change, fragment = "#/") {
  return open(t, fragment, { width: 1280, height: 900, starts: false, prepare: context => context.addInitScript(change) });
}

test("without JavaScript the page is a readable article", async t => {
  const page = await open(t, "", { starts: false, width: 1200, height: 900, context: { javaScriptEnabled: false } });
  assert.match(await page.locator("h1").innerText(), /^Kyrgyzstan’s NGOs grew in number 3\.7-fold/);
  assert.ok(await page.locator("svg.first.wide").isVisible());
  assert.ok(!await page.locator("svg.first.narrow").isVisible());
  assert.match(await page.locator("#still table").innerText(), /by 2010 there were 18,341/);
  // Where scripts are off only for the test, Chromium keeps the words of <noscript> unparsed.
  assert.match(await page.locator("noscript").innerHTML(), /Without JavaScript.*JavaScriptsiz.*Без JavaScript/s);
  await screenshot(page, "no-script-1200");
});

test("without WebAssembly the first picture stays and a message says why", async t => {
  const page = await openWith(t, () => { delete globalThis.WebAssembly; });
  await page.locator("#not-started").waitFor({ state: "visible" });
  for (const lang of ["en", "uz", "ru"]) assert.ok(await page.locator(`#not-started [lang=${lang}]`).isVisible());
  assert.ok(await page.locator("svg.first.wide").isVisible());
  await screenshot(page, "no-wasm-1280");
});

test("a browser without modules is told what it can show", async t => {
  const page = await open(t, "", { starts: false, width: 1200, height: 900, context: { javaScriptEnabled: false } });
  const old = await page.locator("script[nomodule]").getAttribute("src");
  const fresh = await openWith(t, () => { delete globalThis.WebAssembly; });
  await fresh.locator("html[data-start=failed]").waitFor();
  await fresh.evaluate(() => { delete document.documentElement.dataset.start; });
  // Such a browser runs this file and nothing else.
  await fresh.addScriptTag({ url: old });
  await fresh.locator("html[data-start=failed] #not-started").waitFor({ state: "visible" });
});

test("a panic leaves a message with two ways out", async t => {
  const page = await open(t, "#/growth?y=log", { width: 1280, height: 900 });
  // The page refuses to make elements: the program's expectation fails and it stops.
  await page.evaluate(() => { Document.prototype.createElement = () => { throw new Error("refused for a test"); }; });
  await page.getByRole("button", { name: "Count", exact: true }).click();
  await page.locator("#crashed").waitFor({ state: "visible" });
  await screenshot(page, "panic-1280");
  await page.locator("#crash-reset").click();
  await page.locator("#growth-kg-ngos-2010").waitFor();
  assert.equal(new URL(page.url()).hash, "#/");
});

test("the program starts with storage, history and clipboard denied", async t => {
  const page = await openWith(t, () => {
    Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
    History.prototype.pushState = History.prototype.replaceState = () => { throw new DOMException("denied", "SecurityError"); };
  }, "#/growth?lang=en");
  await page.getByRole("button", { name: "Count (log scale)" }).click();
  await page.locator("#look-log[aria-pressed=true]").waitFor();
  page.assertClean();
});

/** Where headline, subtitle and picture stand, and what they are made of at the moment: the first of each that has a size. */
function places(page) {
  return page.evaluate(() => {
    const place = selector => [...document.querySelectorAll(selector)]
      .map(element => element.getBoundingClientRect())
      .filter(rect => rect.width > 100 && rect.height > 10)
      .map(({ x, y, height }) => ({ x, y, height }))[0];
    return { title: place("h1, [role=heading]"), subtitle: place(".sub, #poster big > div"), picture: place("canvas.shown, svg[viewBox]") };
  });
}

/** The page before its style sheet has come, before the program has, and with both. */
async function stages(t, size) {
  const options = { ...size, starts: false, context: { javaScriptEnabled: false } };
  // An empty sheet fails its checksum, of which the browser complains.
  const withoutStyle = context =>
    context.route(/\/style-[^/]*\.css$/, route => route.fulfill({ status: 200, contentType: "text/css", body: "" }));
  const poster = await open(t, "", { ...options, prepare: withoutStyle });
  const still = await open(t, "", options);
  const live = await open(t, "", size);
  await live.locator("canvas.shown").first().waitFor();
  return { poster, still, live };
}

/** @param {number} slack how far something may move, in CSS pixels */
function assertStill(before, after, parts, slack, what) {
  for (const part of parts) {
    for (const side of ["x", "y", "height"]) {
      const moved = Math.abs(before[part][side] - after[part][side]);
      assert.ok(moved <= slack, `${what}: ${side} of the ${part} is ${before[part][side]}, then ${after[part][side]}`);
    }
  }
}

test("nothing moves on a phone when the style sheet comes, nor when the program does", async t => {
  for (const width of [320, 360, 412, 600]) {
    const { poster, still, live } = await stages(t, { width, height: 800 });
    const all = ["title", "subtitle", "picture"];
    assertStill(await places(poster), await places(still), all, 0.5, `${width} px, style sheet`);
    assertStill(await places(still), await places(live), all, 1, `${width} px, program`);
    if (width === 360) {
      await screenshot(poster, "poster-360");
      await screenshot(still, "still-360");
    }
  }
});

// The words of the measures grew, and at 1,280 px their row takes two lines once the program is here.
test("nothing moves on a desk when the style sheet comes, nor when the program does", async t => {
  for (const width of [1280, 1366, 1440, 1920]) {
    const { poster, still, live } = await stages(t, { width, height: 900 });
    // A picture's first corner and the size of its unit, in CSS pixels.
    const corner = svg => (({ e, f, a }) => ({ x: e, y: f, height: a }))(svg.getScreenCTM());
    const before = { picture: await poster.locator("#poster > svg").last().locator("svg[viewBox]").evaluate(corner) };
    assertStill(before, { picture: await still.locator("#still .wide").evaluate(corner) }, ["picture"], 0.5, `${width} px, style sheet`);
    // The poster's text is in lines already, as many as the sheet makes of it.
    const lines = await poster.locator("#poster text:has(tspan)").evaluateAll(texts => texts.map(text => text.childElementCount));
    const after = await places(still);
    assert.deepEqual(lines, [after.title.height / 44, after.subtitle.height / 24]);
    assertStill(after, await places(live), ["title", "subtitle", "picture"], 1, `${width} px, program`);
    if (width === 1440) await screenshot(poster, "poster-1440");
  }
});

test("the growth chart can be used before the timeline is drawn, and does not move when it is", async t => {
  const page = await open(t, "", {
    width: 1280, height: 900,
    prepare: context => context.addInitScript(() => {
      globalThis.seen = {};
      const mark = performance.mark;
      performance.mark = function (name) {
        const { x, y, height } = document.querySelector("[data-sheet=growth]").getBoundingClientRect();
        const timeline = document.querySelector("[data-sheet=timeline] canvas");
        globalThis.seen[name] = {
          growth: { x, y, height },
          marks: document.querySelectorAll("[data-sheet=growth] .mark").length,
          timeline: timeline.className,
          belowWindow: document.querySelector("#tables").getBoundingClientRect().top >= innerHeight,
        };
        return mark.apply(this, arguments);
      };
    }),
  });
  const { "chart-drawn": first, "page-drawn": all } = await page.evaluate(() => globalThis.seen);
  assert.deepEqual([first.timeline, all.timeline], ["due", "shown"]);
  assert.ok(first.marks > 5 && first.marks === all.marks, `${first.marks} marks, then ${all.marks}`);
  assert.deepEqual(first.growth, all.growth);
  assert.ok(first.belowWindow, "what stands below comes into view after the timeline");
  page.assertClean();
});

test("a mark of the first picture leads to its words before the program is there, and to its reading after", async t => {
  const still = await open(t, "", { starts: false, width: 360, height: 740, context: { javaScriptEnabled: false } });
  await still.locator("#still .narrow a").filter({ hasText: "18,341" }).click();
  const row = still.locator("#still tr:target");
  assert.match(await row.innerText(), /by 2010 there were 18,341/);
  assert.ok(await row.evaluate(row => row.getBoundingClientRect().top < innerHeight && row.getBoundingClientRect().bottom > 0), "the row is in view");

  let arrive;
  const arrived = new Promise(resolve => { arrive = resolve; });
  const late = await open(t, "", {
    starts: false, width: 1440, height: 900,
    prepare: context => context.route(/civic-atlas[^/]*\.wasm$/, async route => {
      await arrived;
      await route.continue();
    }),
  });
  await late.locator("#still .wide a").filter({ hasText: "18,341" }).click();
  assert.match(await late.locator("#still tr:target").innerText(), /by 2010 there were 18,341/);
  arrive();
  await late.locator(".reading").getByText("by 2010 there were 18,341").first().waitFor();
  assert.match(late.url(), /select=kg-ngos-2010/);
  late.assertClean();
});

test("where no canvas can be drawn on, a sentence says so and the marks stay readable", async t => {
  const page = await openWith(t, () => { HTMLCanvasElement.prototype.getContext = () => null; }, "#/growth?lang=ru");
  await page.getByText("График построить не удалось").waitFor();
  assert.match(await page.locator("#growth-kg-ngos-2010").getAttribute("aria-label"), /18.341/);
  page.assertClean();
});

test("without the words of its language the first picture stays, and a message says that the rest does not start", async t => {
  const page = await open(t, "", { starts: false, width: 1200, height: 900, context: { javaScriptEnabled: false } });
  const fresh = await page.context().browser().newContext({ viewport: { width: 1200, height: 900 }, locale: "uz", serviceWorkers: "block" });
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

for (const [becomes, answer] of [["comes", route => route.continue()], ["cannot be had", route => route.abort()]]) {
  test(`a language whose words cannot be had is said, even if another ${becomes} later, and is spoken once they can`, async t => {
    let release;
    const held = new Promise(resolve => { release = resolve; });
    const prepare = async context => {
      await context.route(/words-ru/, route => route.abort());
      await context.route(/words-uz/, route => held.then(() => answer(route)));
    };
    const page = await open(t, "", { width: 1200, height: 900, starts: false, prepare });
    await page.locator("canvas.shown").first().waitFor();
    await page.locator("#speak-ru").click();
    const message = page.locator(".report", { hasText: "This language could not be loaded" });
    await message.waitFor();
    await page.evaluate(() => addEventListener("civic-atlas-file", ({ detail }) => {
      if (detail[0] === "words-uz") requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.hasHeard = true; }));
    }));
    release();
    await page.waitForFunction(() => globalThis.hasHeard);
    assert.ok(await message.isVisible());
    assert.match(await page.locator("h1").innerText(), /^Kyrgyzstan’s NGOs/);
    await page.context().unroute(/words-ru/);
    await page.locator("#speak-en").click();
    await page.locator("#speak-ru").click();
    await page.getByText("Число НПО в Кыргызстане").first().waitFor();
    assert.equal(await page.locator(".report").count(), 0);
  });
}
