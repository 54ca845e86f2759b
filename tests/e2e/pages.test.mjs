// The pages of a place, of organisations and of laws: what they say, where they lead, in three languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";

const LANGUAGES = ["en", "uz", "ru"];
const PLACES = ["uz", "kz", "kg", "tj", "tm", "region", "world"];

async function openPage(t, fragment, options = {}) {
  const page = await open(t, fragment, { width: 1440, height: 900, ...options });
  await page.locator("#pages .part").first().waitFor();
  return page;
}

/** Goes to another link of the same page, and waits until its title is there. */
async function go(page, link, title) {
  await page.evaluate(link => { location.hash = link; }, link);
  await page.locator("main h1", { hasText: title }).waitFor();
  await page.locator("#pages .part").first().waitFor();
}

async function assertNothingSideways(page) {
  const [content, window] = await page.evaluate(() =>
    [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`);
}

/** No heading is deeper than the one before it by more than one level. */
async function assertHeadingsInOrder(page) {
  const levels = await page.locator("h1, h2, h3, h4, h5").evaluateAll(all =>
    all.filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1])));
  assert.equal(levels[0], 1);
  levels.reduce((before, level) => {
    assert.ok(level <= before + 1, `a heading of level ${level} after one of level ${before}`);
    return level;
  });
}

test("a place says first and last count, what speaks against them, and draws them with their stages", async t => {
  const page = await openPage(t, "#/country?place=kg&lang=en");
  assert.equal(await page.locator("h1").innerText(), "Kyrgyzstan");
  assert.match(await page.title(), /^Kyrgyzstan · /);
  assert.equal(await page.locator(".lead").innerText(), "From 4,966 NGOs in 2000 to about 20,000 registered in 2017. "
    + "In 2017, 800 were considered active. 2 of the 7 counts in the articles are contradicted in checks.");
  const chart = page.getByRole("group", { name: "Growth chart" });
  const words = await chart.locator("svg text").allTextContents();
  for (const text of ["Stage 1", "1991–2000", "about 20,000* in 2017", "Tulip Revolution in Kyrgyzstan"]) assert.ok(words.includes(text), text);
  for (const heading of ["Stages in the article", "Other figures", "Laws",
    "Organisations named for this place", "Projects", "Persons", "Claims, by who makes them"]) {
    await page.getByRole("heading", { name: heading, level: 2 }).waitFor();
  }
  await page.getByText("Values shown in the chart").filter({ visible: true }).click();
  assert.equal(await page.locator("#country-counts tbody tr").count(), 7);
  await assertHeadingsInOrder(page);
  await assertAccessible(page);
  await screenshot(page, "country-kg");
  page.assertClean();
});

test("a mark of a place leads to the growth chart and to the timeline, in the language of the link", async t => {
  const page = await openPage(t, "#/country?place=kg&lang=ru");
  await page.locator("#country-kg-ngos-2010").click();
  await page.locator(".reading").waitFor();
  assert.equal(await page.evaluate(() => location.hash),
    "#/growth?show=kg-ngos~kg-ngos-active&select=kg-ngos-2010&lang=ru");
  await page.goBack();
  await page.locator("#country-tulip-2005").click();
  await page.locator(".reading").waitFor();
  assert.equal(await page.evaluate(() => location.hash), "#/timeline?select=tulip-2005&lang=ru");
  page.assertClean();
});

test("the picture follows the width and holds still in print", async t => {
  const page = await openPage(t, "#/country?place=uz&lang=en");
  const width = () => page.locator(".drawn").getAttribute("width").then(Number);
  const wide = await width();
  await page.setViewportSize({ width: 400, height: 800 });
  await page.waitForFunction(wide => Number(document.querySelector(".drawn").getAttribute("width")) < wide, wide);
  assert.ok(await width() <= 400);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".tabs").isVisible(), false);
  page.assertClean();
});

test("what is not stated is said so, and other sources are named as such", async t => {
  const page = await openPage(t, "#/country?place=tm&lang=en");
  assert.match(await page.locator(".lead").innerText(), /^The articles give no count of organisations for Turkmenistan\./);
  await page.getByRole("heading", { name: "Counts of other sources" }).waitFor();
  // Stages, figures, organisations, projects, persons and claims; one law is named.
  assert.equal(await page.getByText("The articles state nothing here.").count(), 6);
  assert.equal(await page.locator(".laws > li").count(), 1);
  await go(page, "#/country?place=region&lang=en", "Central Asia");
  assert.equal(await page.locator(".drawn").count(), 0);
  page.assertClean();
});

test("a link to no such place, organisation or law shows the default and says so", async t => {
  const page = await openPage(t, "#/country?place=atlantis&colour=red&lang=en");
  assert.equal(await page.locator("h1").innerText(), "Uzbekistan");
  assert.match(await page.locator(".report").innerText(), /“colour=red” \(no such setting\), “place=atlantis” \(no such choice\)/);
  for (const [link, title, words] of [
    ["#/organisations?select=nobody&fate=eaten&lang=en", "The articles list", /“fate=eaten” \(no such choice\), “nobody” \(no such record\)/],
    ["#/laws?select=%3Cscript%3E&lang=en", "laws named in the articles", /“<script” \(no such record\)/],
  ]) {
    await go(page, link, title);
    assert.match(await page.locator(".report").innerText(), words);
  }
  assert.equal(await page.locator(".laws > li").count(), 11);
  page.assertClean();
});

test("an organisation shows the article's words and other sources side by side, under who says them", async t => {
  const page = await openPage(t, "#/organisations?select=counterpart&lang=en");
  const entry = page.locator("#org-counterpart");
  assert.equal(await entry.getAttribute("aria-current"), "true");
  await page.waitForFunction(() => {
    const { top } = document.getElementById("org-counterpart").getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });
  assert.match(await entry.locator(".said").innerText(), /Grounds given\s+Ministry of Justice of Uzbekistan/);
  assert.match(await entry.locator(".said").innerText(), /People whom the article does not name/);
  assert.match(await entry.locator(".side").innerText(), /Another source dates the closure: 4 May 2006/);
  const [left, right] = [await entry.locator(".said").boundingBox(), await entry.locator(".side").boundingBox()];
  assert.ok(right.x >= left.x + left.width && Math.abs(left.y - right.y) < 4, "the two stand side by side");
  const links = await entry.locator("a").evaluateAll(all => all.map(a => a.getAttribute("href")));
  assert.ok(links.includes("#/evidence?select=counterpart&lang=en"));
  assert.ok(links.includes("#/timeline?select=counterpart-closed-2006&lang=en"));
  assert.ok(links.includes("#/timeline?evidence=others&select=counterpart-closed-rferl&lang=en"));
  await assertHeadingsInOrder(page);
  page.assertClean();
});

test("organisations are chosen by place, fate, home and words, and the link says so", async t => {
  const page = await openPage(t, "#/organisations?lang=en");
  // They come by and by.
  await page.waitForFunction(() => document.querySelectorAll(".orgs > li").length === 91);
  assert.match(await page.locator("h1").innerText(), /19 organisations as closed/);
  await page.getByRole("navigation", { name: "What became of it" }).getByRole("link", { name: "closed 20" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".orgs > li").length === 20);
  assert.equal(await page.evaluate(() => location.hash), "#/organisations?fate=closed&lang=en");
  await page.getByRole("navigation", { name: "From" }).getByRole("link", { name: "United States" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".orgs > li").length === 2);
  const field = page.getByRole("searchbox", { name: "Search organisations" });
  await field.pressSequentially("питьевая");
  await page.waitForFunction(() => document.querySelectorAll(".orgs > li").length === 1);
  assert.equal(await page.locator(".orgs h3").innerText(), "Counterpart International");
  assert.equal(await field.inputValue(), "питьевая");
  await field.fill("<script>");
  await page.getByText("No organisations match these choices.").waitFor();
  await page.getByRole("link", { name: "Show all" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".orgs > li").length === 91);
  await assertAccessible(page);
  page.assertClean();
});

test("laws stand by country and date, wrong dates in a box with the other date and the reason", async t => {
  const page = await openPage(t, "#/laws?lang=en");
  assert.equal(await page.locator("h1").innerText(),
    "Of the 11 laws named in the articles, 3 have a date that another source contradicts");
  assert.equal(await page.locator(".disputed").count(), 3);
  const law = page.locator("#law-law-tj-2005");
  assert.match(await law.locator(".dates").innerText(), /^12 May 2007\s+printed as\s+19 July 2005$/);
  assert.match(await law.innerText(), /Contradicted\. Tajikistan’s law is No\. 258 of 12 May 2007/);
  await law.getByRole("link", { name: /On the timeline/ }).click();
  await page.locator(".reading").waitFor();
  assert.match(await page.evaluate(() => location.hash), /^#\/timeline\?.*select=tj-pa-law-2005/);
  await page.goBack();
  await assertHeadingsInOrder(page);
  await assertAccessible(page);
  page.assertClean();
});

for (const lang of LANGUAGES) {
  test(`every place, the organisations and the laws fit a phone, in ${lang}`, async t => {
    const page = await openPage(t, `#/laws?lang=${lang}`, { width: 320, height: 640, lang });
    await assertNothingSideways(page);
    await assertAccessible(page);
    for (const place of PLACES) {
      await page.evaluate(link => { location.hash = link; }, `#/country?place=${place}&lang=${lang}`);
      await page.locator(`#tab-${place}[aria-current]`).waitFor();
      await assertNothingSideways(page);
      assert.doesNotMatch(await page.locator("#pages").innerText(), /\{|\}|undefined|NaN/);
    }
    await assertAccessible(page);
    await page.evaluate(link => { location.hash = link; }, `#/organisations?lang=${lang}`);
    await page.locator("#org-counterpart").waitFor();
    await assertNothingSideways(page);
    assert.doesNotMatch(await page.locator("#pages").innerText(), /\{|\}|undefined|NaN/);
    page.assertClean();
  });
}

test("the page of a place is accessible in the dark", async t => {
  const page = await openPage(t, "#/country?place=kz&lang=en", { scheme: "dark", width: 768 });
  await assertNothingSideways(page);
  await assertAccessible(page);
  page.assertClean();
});

// A heading that is made anew is painted anew: late, and a screen reader that stood on it stands on nothing.
for (const [fragment, first, then] of [
  ["#/organisations?lang=en", /^The articles list \d+ organisations as closed/],
  ["#/laws?lang=ru", /^Из 11 законов/],
  ["#/evidence?lang=en", /^Of the seven counts/],
  // What is found is known when the records are here.
  ["#/evidence?q=Regnum&lang=en", /^Evidence$/, /Regnum/],
]) {
  test(`the heading of ${fragment} is one element before and after its program`, async t => {
    let release;
    const held = new Promise(resolve => { release = resolve; });
    const prepare = context => context.route(/\/pages_bg[^/]*\.wasm$/, route => held.then(() => route.continue()));
    const page = await open(t, fragment, { width: 360, height: 740, prepare });
    assert.match(await page.locator("main h1").innerText(), first);
    await page.evaluate(() => { globalThis.heading = document.querySelector("main h1"); });
    release();
    await page.locator("#pages .part").first().waitFor();
    assert.match(await page.locator("main h1").innerText(), then ?? first);
    assert.ok(await page.evaluate(() => document.querySelector("main h1") === globalThis.heading));
  });
}
