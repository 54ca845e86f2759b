// The growth chart: lenses, ready-made comparisons, years chosen by hand, cross-hair, and what a screen reader gets.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { open } from "./browser.mjs";
import { launch } from "./chromium.mjs";
import { screenshot } from "./screenshot.mjs";

const plain = text => text.replaceAll("\u00a0", " ").replaceAll(/\s+/g, " ").trim();
const title = async page => plain(await page.getByRole("heading", { level: 1 }).innerText());
const fragment = page => new URL(page.url()).hash;
const wide = { width: 1440, height: 900 };

const LENSES = [
  ["Index", "index", "Uzbekistan’s NGOs: index under 1.9 in 1991, 100 in 2010 (2010 = 100)", "In 2000 it was 27 for every 100 in 2010."],
  ["Per 100,000 people", "rate", "Kyrgyzstan’s NGOs per 100,000 people: 101 in 2000, 335 in 2010", "In 2010 there were 335 for every 100,000 people."],
  ["Times previous count", "factor", "Uzbekistan’s NGOs: over 53 times as many in 2010 as in 1991", "In 2006 there were 2.6 times as many as in 2000."],
  ["Average yearly growth", "annual", "Uzbekistan’s NGOs: average growth of over 23.3% a year, 1991 to 2010", "From 2006 to 2010 the average growth was 8.9% a year."],
  ["Doubling time", "doubling", "Uzbekistan’s NGOs doubled in number in under 3.4 years on average, 1991 to 2010", "At the average pace from 2000 to 2006, the number doubles in 4.3 years."],
];

test("each lens has its title, its link and its explanation", async t => {
  const page = await open(t, "#/growth", wide);
  for (const [name, word, expected, result] of LENSES) {
    await page.getByRole("button", { name, exact: true }).click();
    assert.equal(fragment(page), `#/growth?lens=${word}`);
    assert.equal(await title(page), expected);
    await page.getByText(result).waitFor();
    const text = plain(await page.locator("#lens").innerText());
    for (const input of word === "rate" ? ["5,467,059 people", "SP.POP.TOTL, CC BY 4.0"] : ["18,341, 2010 (Article 2, Kyrgyzstan, ¶ 2)"]) {
      assert.ok(text.includes(input), `“${input}” is not in “${text}”`);
    }
    await screenshot(page, `lens-${word}-1440`);
  }
  await assertAccessible(page);
  await page.goBack();
  assert.equal(fragment(page), "#/growth?lens=annual");
  page.assertClean();
});

test("a lens that is not defined says why and stays reachable", async t => {
  const page = await open(t, "#/growth?show=kz-ngos", wide);
  const button = page.getByRole("button", { name: "Average yearly growth" });
  assert.equal(await button.getAttribute("class"), "refused");
  await button.click();
  assert.equal(await page.locator("[data-sheet=growth] .mark").count(), 0);
  assert.match(plain(await page.locator("main").innerText()), /Some values are not shown for this measure\. There is only one count: Kazakhstan\./);
  await page.getByRole("button", { name: "Count", exact: true }).click();
  await page.locator("#growth-kz-ngos-1989").waitFor();
  await assertAccessible(page);
  page.assertClean();
});

test("the base year of the index is chosen from a menu", async t => {
  const page = await open(t, "#/growth?lens=index", wide);
  const menu = page.getByLabel("Base year", { exact: true });
  assert.equal(plain(await menu.locator("option:checked").innerText()), "2010");
  await menu.selectOption({ label: "2000" });
  assert.equal(fragment(page), "#/growth?lens=index&base=2000");
  assert.equal(await title(page), "Kyrgyzstan’s NGOs: index 100 in 2000, 369 in 2010 (2000 = 100)");
  assert.match(plain(await page.locator("main").innerText()), /No value in 2000: Uzbekistan, Kazakhstan\./);
  page.assertClean();
});

test("a period over the curve is read by pointer, by keys and on a phone, with source and check", async t => {
  const page = await open(t, "#/growth", wide);
  const mark = page.locator("#growth-stage-region-2");
  await mark.waitFor();
  await mark.hover({ force: true });
  const hint = page.locator(".hint");
  await hint.waitFor();
  assert.match(plain(await hint.innerText()), /^Central Asia, 2000–2010.* Second period of NGO development .*Article 2, Introduction, ¶ 4/i);
  // The ring stands around the whole name, and its line crosses no letter.
  const [ring, own] = [await page.locator(".ring").boundingBox(), await mark.boundingBox()];
  assert.ok(ring.width > 80 && ring.height < 40, JSON.stringify(ring));
  assert.deepEqual(ring, own);
  // Up and down lead there from the curve, left and right to the other periods.
  await page.locator("#growth-kg-ngos-2010").focus();
  for (let step = 0; step < 8 && !(await page.evaluate(() => document.activeElement.id)).includes("stage-"); step++) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement.id), "growth-stage-region-3");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  assert.equal(fragment(page), "#/growth?select=stage-region-2");
  const card = page.locator(".reading");
  await card.locator("q").waitFor();
  const words = plain(await card.innerText());
  for (const part of ["Central Asia, 2000–2010", "the second period from 2000-2010", "¶ 4", "goes on with four stages"]) {
    assert.ok(words.includes(part), `“${part}” is not in “${words}”`);
  }
  await screenshot(page, "growth-period-1440");
  await assertAccessible(page);
  page.assertClean();
  const phone = await open(t, "#/growth?lang=uz", { width: 360, height: 740 });
  await phone.locator("#growth-stage-region-1").click({ force: true });
  await phone.locator(".reading q").waitFor();
  assert.match(plain(await phone.locator(".reading").innerText()), /the first period from independence to 2000/);
  await screenshot(phone, "growth-period-360-uz");
  phone.assertClean();
});

test("with letters twice as large the pictures grow too, and nothing scrolls sideways", async t => {
  // The setting of the browser, not a zoom: pixels stay as they are.
  const browser = await launch(["--blink-settings=defaultFontSize=32"]);
  t.after(() => browser.close());
  for (const [fragment, width, scale] of [["#/growth", 1280, 2], ["#/growth?lang=ru", 360, 2], ["#/growth", 320, 2], ["#/timeline", 1280, 2], ["#/timeline?lang=uz", 360, 1.64]]) {
    const page = await open(t, fragment, { width, height: 800, browser });
    const said = `${fragment} ${width}`;
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("h1")).fontSize), width > 719 * 2 ? "72px" : "48px", said);
    const k = Number(await page.evaluate(() => document.documentElement.style.getPropertyValue("--k")));
    assert.ok(Math.abs(k - scale) < 0.01, `${said}: ${k}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), said);
    await screenshot(page, `doubled-${fragment.split(/[/?]/)[1]}-${width}`);
    if (fragment.startsWith("#/growth")) {
      // The pointer finds a mark where it is drawn, and ring and cross-hair meet there.
      const mark = page.locator("#growth-kg-ngos-2006");
      await mark.scrollIntoViewIfNeeded();
      await mark.hover({ force: true });
      await page.locator(".hint").waitFor();
      assert.match(plain(await page.locator(".hint").innerText()), /13[ ,\u202f]?018/);
      const middle = box => [box.x + box.width / 2, box.y + box.height / 2];
      const [a, b] = [middle(await mark.boundingBox()), middle(await page.locator(".ring").boundingBox())];
      assert.ok(Math.hypot(a[0] - b[0], a[1] - b[1]) < 1.5, `${said}: ${a} ${b}`);
      const at = await page.locator(".ring").boundingBox();
      assert.ok(Math.abs(at.width - 27 * k) < 1, `${said}: ${at.width}`);
      await page.mouse.click(a[0], a[1]);
      await page.locator(".reading").waitFor();
      assert.match(page.url(), /select=kg-ngos-2006/, said);
    }
    page.assertClean();
  }
});

test("ready-made comparisons are plain links that keep the language", async t => {
  const page = await open(t, "#/growth?lang=ru", wide);
  await page.getByText("Готовые сравнения").click();
  const links = page.locator(".compare a");
  await links.first().waitFor();
  assert.ok(await links.count() >= 5);
  const hrefs = await links.evaluateAll(all => all.map(link => link.getAttribute("href")));
  await screenshot(page, "comparisons-1440-ru");
  for (const href of hrefs) {
    assert.match(href, /&lang=ru$/);
    await page.evaluate(hash => { location.hash = hash; }, href);
    await page.locator("[data-sheet=growth] .mark").first().waitFor();
    assert.equal(await page.locator(".report").count(), 0, href);
  }
  await page.goBack();
  assert.equal(fragment(page), hrefs.at(-2));
  page.assertClean();
});

test("a menu opened before the second program is there says so, stays open, and is filled", async t => {
  let arrive;
  const arrived = new Promise(resolve => { arrive = resolve; });
  const page = await open(t, "#/growth", {
    ...wide,
    prepare: context => context.route(/pages_bg[^/]*\.wasm$/, async route => {
      await arrived;
      await route.continue();
    }),
  });
  await page.getByText("Ready-made comparisons").click();
  await page.locator("details:has(#comparisons)").getByText("is loading").waitFor();
  arrive();
  await page.locator("#comparisons a").first().waitFor();
  assert.equal(await page.locator("details[open]").count(), 1);
  page.assertClean();
});

test("a drag chooses years, a double click shows all again", async t => {
  const page = await open(t, "#/growth", wide);
  const sheet = await page.locator("[data-sheet=growth]").boundingBox();
  const x = async id => { const box = await page.locator(`#growth-${id}`).boundingBox(); return box.x + box.width / 2; };
  const [from, to, y] = [await x("kg-ngos-2000") - 25, await x("kg-ngos-2010") + 10, sheet.y + 300];
  await page.mouse.move(from, y);
  await page.mouse.down();
  await page.mouse.move((from + to) / 2, y);
  await page.mouse.move(to, y);
  await page.locator(".brush").waitFor();
  assert.equal(fragment(page), "#/growth", "nothing moves before the button is let go");
  await page.mouse.up();
  assert.equal(fragment(page), "#/growth?time=1999..2010");
  assert.equal(await page.getByRole("complementary").count(), 0, "a drag is no click");
  await screenshot(page, "brushed-1440");
  await page.mouse.dblclick(from, sheet.y + 420);
  assert.equal(fragment(page), "#/growth");
  page.assertClean();
});

test("keys choose years from a mark", async t => {
  const page = await open(t, "#/growth", wide);
  await page.locator("#growth-kg-ngos-2006").focus();
  await page.keyboard.press("+");
  const [, first, last] = /time=(\d+)\.\.(\d+)$/.exec(fragment(page)) ?? [];
  assert.ok(first > 1990 && first < 2006 && last > 2006 && last < 2016, fragment(page));
  assert.equal(await page.evaluate(() => document.activeElement.id), "growth-kg-ngos-2006", "the focus stays on its mark");
  await page.keyboard.press("-");
  const [, from, to] = /time=(\d+)\.\.(\d+)$/.exec(fragment(page)) ?? [];
  assert.ok(to - from > last - first, fragment(page));
  await page.keyboard.press("0");
  assert.equal(fragment(page), "#/growth");
  page.assertClean();
});

test("two fingers stretch the years", async t => {
  const page = await open(t, "#/growth", { width: 390, height: 844, context: { hasTouch: true, isMobile: true } });
  const sheet = await page.locator("[data-sheet=growth]").boundingBox();
  const session = await page.context().newCDPSession(page);
  const touch = (type, xs) => session.send("Input.dispatchTouchEvent", {
    type, touchPoints: xs.map((x, id) => ({ x: sheet.x + x, y: sheet.y + 150, id })),
  });
  await touch("touchStart", [140, 220]);
  for (const by of [20, 40, 60]) await touch("touchMove", [140 - by, 220 + by]);
  await touch("touchEnd", []);
  await page.waitForFunction(() => location.hash.includes("time="));
  const [, first, last] = /time=(\d+)\.\.(\d+)/.exec(fragment(page)) ?? [];
  assert.ok(first > 1990 && last < 2015 && first < 2002 && last > 2006, fragment(page));
  page.assertClean();
});

test("the pointed observation has a cross-hair and its change", async t => {
  const page = await open(t, "#/growth?lens=annual", wide);
  const mark = await page.locator("#growth-kg-ngos-2006").boundingBox();
  await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
  assert.equal(await page.locator(".cross").count(), 2);
  assert.match(plain(await page.locator(".hint").innerText()), /Average yearly growth: 17\.4%, 2000–2006 13,018 NGOs \(counting method not stated\) 8,052 more than in 2000 \(×2\.6\)/);
  page.assertClean();
});

test("an event over the curve is read by a click on its name", async t => {
  const page = await open(t, "#/growth", wide);
  const mark = await page.locator("#growth-tulip-2005").boundingBox();
  await page.mouse.click(mark.x + mark.width / 2, mark.y + mark.height / 2);
  assert.match(plain(await page.getByRole("complementary").innerText()), /Tulip Revolution in Kyrgyzstan/);
  assert.equal(fragment(page), "#/growth?select=tulip-2005");
  page.assertClean();
});

test("small multiples stand on one scale, and a phone has menus", async t => {
  const page = await open(t, "#/growth?evidence=others", { width: 390, height: 844 });
  await page.getByLabel("Layout", { exact: true }).selectOption({ label: "One chart per series" });
  assert.equal(fragment(page), "#/growth?form=multiples&evidence=others");
  await screenshot(page, "multiples-390");
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  assert.ok(content <= window, `${content} px in a window of ${window} px`);
  await assertAccessible(page);
  page.assertClean();
});

test("the figure's description sums it up in a sentence for each series", async t => {
  const page = await open(t, "#/growth?show=kg-ngos");
  const summary = page.locator("#growth-summary");
  await summary.waitFor({ state: "attached" });
  assert.equal(plain(await summary.textContent()), "NGOs in Kyrgyzstan: 4 values from 2000 to 2017, none lower than the one before; lowest 4,966 in 2000, highest about 20,000 in 2017.");
  const ids = await page.locator("[data-sheet=growth] [role=group]").getAttribute("aria-describedby");
  assert.ok(ids.split(" ").includes("growth-summary"));
  page.assertClean();
});
