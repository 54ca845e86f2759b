// The timeline in a reader's hands: found by search, by keyboard alone and by pinch; moved, filtered, opened.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { eventually, open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";

const plain = text => text.replaceAll("\u00a0", " ").replaceAll(/\s+/g, " ").trim();
const fragment = page => decodeURIComponent(new URL(page.url()).hash);
const card = page => page.getByRole("complementary");
const DESK = { width: 1440, height: 900 };

/** The days that the link names, as [first, last]. */
const days = page => /time=([^&]*)\.\.([^&]*)/.exec(fragment(page))?.slice(1) ?? null;
const years = page => days(page)?.map(day => Number(day.slice(0, 4)));

/** Waits until the link names other days than these. */
const moved = (page, before) => page.waitForFunction(before => location.hash !== before, before);

/** The closure of Counterpart International is open, with its date by the article and by another source. */
async function assertReadFromTwoSources(page) {
  await card(page).waitFor();
  const text = plain(await card(page).innerText());
  assert.match(text, /Counterpart International closed/);
  assert.match(text, /Uzbekistan, 2006/, "the article's date");
  assert.match(text, /4 May 2006/, "the other source's date");
  assert.match(fragment(page), /select=counterpart-closed-2006/);
}

test("the closure of Counterpart International is found by search", async t => {
  const page = await open(t, "#/timeline", DESK);
  await page.getByRole("searchbox", { name: "Search events" }).fill("CLOSED counterpart");
  await page.waitForFunction(() => /^Found \d+ of \d+$/.test(document.querySelector("#count").textContent));
  const before = await page.evaluate(() => history.length);
  await page.getByRole("button", { name: "Next event" }).first().click();
  await assertReadFromTwoSources(page);
  assert.equal(await page.evaluate(() => history.length), before, "a search is no new place");
  await page.getByText("Events shown on the timeline").click();
  await page.locator("#table-timeline mark").first().waitFor();
  const marks = await page.locator("#table-timeline mark").allInnerTexts();
  assert.ok(marks.includes("Counterpart") && marks.includes("closed"), `marked: ${marks}`);
  await screenshot(page, "timeline-found-1440");
  await assertAccessible(page);
  page.assertClean();
});

test("the closure of Counterpart International is found by keyboard alone", async t => {
  const page = await open(t, "#/timeline", DESK);
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.id) === "find") break;
  }
  await page.keyboard.type("counterpart international closed");
  await page.keyboard.press("Enter");
  await assertReadFromTwoSources(page);
  // From the field on to the mark that is read, and nearer to it.
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.id) === "timeline-counterpart-closed-2006") break;
  }
  assert.equal(await page.evaluate(() => document.activeElement.id), "timeline-counterpart-closed-2006");
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press("+");
  const [first, last] = years(page);
  assert.ok(first >= 2004 && last <= 2008 && first <= 2006 && last >= 2006, `${first} to ${last}`);
  assert.equal(await page.evaluate(() => document.activeElement.id), "timeline-counterpart-closed-2006");
  await page.keyboard.press("Escape");
  assert.equal(await card(page).count(), 0);
  page.assertClean();
});

/** Two fingers go apart sideways around a point. */
async function pinch(page, x, y) {
  const touch = await page.context().newCDPSession(page);
  const points = reach => [{ x: x - reach, y, id: 0 }, { x: x + reach, y, id: 1 }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points(20) });
  for (let reach = 30; reach <= 160; reach += 10) {
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: points(reach) });
  }
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

test("the closure of Counterpart International is found by pinch", async t => {
  const page = await open(t, "#/timeline", { width: 1024, height: 1000, context: { hasTouch: true, isMobile: true } });
  const mark = page.locator("#timeline-counterpart-closed-2006");
  for (let pinches = 0; pinches < 6 && await mark.count() === 0; pinches += 1) {
    // Where 2006 is now, by the days that are shown.
    const sheet = await page.locator("[data-sheet=timeline]").boundingBox();
    const now = years(page) ?? [1988, 2019];
    const share = (2006.4 - now[0]) / (now[1] + 1 - now[0]);
    const [x, y] = [sheet.x + 128 + share * (sheet.width - 136), sheet.y + 60];
    const before = await page.evaluate(() => location.hash);
    await pinch(page, x, Math.min(y, 950));
    await moved(page, before);
  }
  await mark.waitFor();
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await assertReadFromTwoSources(page);
  await screenshot(page, "timeline-pinched-1024");
  page.assertClean();
});

test("the dates of two sources stand over one axis, and then side by side", async t => {
  for (const [width, lang, scheme, dates] of [
    [1440, "en", "light", ["2006", "4 May 2006"]],
    [768, "uz", "dark", ["2006", "2006‑yil 4‑may"]],
    [360, "ru", "light", ["2006 г.", "4 мая 2006 г."]],
  ]) {
    const page = await open(t, "#/timeline?select=counterpart-closed-2006", { width, height: 900, lang, scheme });
    const own = page.locator(".reading #dates");
    await own.locator("svg").waitFor();
    const name = plain(await own.locator(".drawing").getAttribute("aria-label"));
    for (const date of dates) assert.ok(name.includes(`: ${date}`), name);
    // What the picture shows stands there as text too, each source with its own words.
    const sides = (await own.locator(".sides li").allInnerTexts()).map(plain);
    assert.equal(sides.length, 2);
    for (const [at, date] of dates.entries()) assert.ok(sides[at].startsWith(date), sides[at]);
    assert.match(sides[1], /rferl\.org/);
    const fits = await own.evaluate(own => own.scrollWidth <= own.clientWidth);
    assert.ok(fits, "nothing is cut");
    // A step to another event and back: it goes, and comes once.
    await page.locator("#find-next").click();
    await page.waitForFunction(() => !location.hash.includes("counterpart-closed-2006"));
    await page.locator("#find-previous").click();
    await page.waitForFunction(() => location.hash.includes("counterpart-closed-2006"));
    await own.locator("svg").waitFor();
    assert.equal(await own.count(), 1);
    await own.scrollIntoViewIfNeeded();
    await screenshot(page, `timeline-dates-${lang}-${width}-${scheme}`);
    await assertAccessible(page);
    page.assertClean();
  }
});

test("a search for printed words finds them as soon as they are here", async t => {
  let release;
  const held = new Promise(resolve => { release = resolve; });
  const prepare = context => context.route(/details-[0-9a-f]+\.txt/, async route => { await held; await route.continue(); });
  const page = await open(t, "#/timeline", { ...DESK, prepare });
  const count = page.locator("#count");
  await page.getByRole("searchbox", { name: "Search events" }).fill("utilities");
  await page.waitForFunction(() => /^Found 0 of \d+$/.test(document.querySelector("#count").textContent));
  release();
  await page.waitForFunction(() => /^Found 1 of \d+$/.test(document.querySelector("#count").textContent));
  await page.getByRole("button", { name: "Next event" }).first().click();
  await card(page).waitFor();
  assert.match(plain(await card(page).innerText()), /Urban Institute closed/);
  await page.getByText("Events shown on the timeline").click();
  await page.locator("#table-timeline q mark").first().waitFor();
  assert.deepEqual(await page.locator("#table-timeline q mark").allInnerTexts(), ["utilities"]);
  assert.match(await count.innerText(), /Found 1/);
  page.assertClean();
});

test("an event of several organisations is one event in several lanes", async t => {
  const page = await open(t, "#/timeline?lanes=organisation&time=2000..2012&q=ndi and iri get", DESK);
  const id = "timeline-ndi-iri-warned-2006";
  assert.equal(await page.locator(`#${id}`).count(), 1, "one stop for the keyboard");
  assert.match(plain(await page.locator("#count").innerText()), /^Found 1 of/);
  const first = await page.locator(`#${id}`).boundingBox();
  await page.mouse.move(first.x + 14, first.y + 14);
  await page.locator(".hint").first().waitFor();
  assert.equal(await page.locator(".ring").count(), 3, "pointing at one mark rings all");
  const last = await page.locator(".ring").last().boundingBox();
  await page.mouse.click(last.x + last.width / 2, last.y + last.height / 2);
  await page.waitForFunction(() => location.hash.includes("select=ndi-iri-warned-2006"));
  await screenshot(page, "timeline-organisation-1440");
  page.assertClean();
});

for (const [lang, scheme] of [["en", "light"], ["ru", "dark"], ["uz", "light"]]) {
  test(`on a phone lanes are chosen too, in ${lang}`, async t => {
    const page = await open(t, "#/timeline?time=2003..2006", { width: 360, height: 800, lang, scheme, context: { hasTouch: true, isMobile: true } });
    const height = () => page.locator("[data-sheet=timeline] canvas").evaluate(canvas => canvas.clientHeight);
    for (const lanes of ["theme", "organisation", "source"]) {
      const before = await height();
      await page.locator("#menu-lanes").selectOption(`lanes-${lanes}`);
      await page.waitForFunction(lanes => location.hash.includes(`lanes=${lanes}`), lanes);
      await page.waitForFunction(before => document.querySelector("[data-sheet=timeline] canvas").clientHeight !== before, before);
      await screenshot(page, `timeline-rails-${lanes}-${lang}-360-${scheme}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    }
    await assertAccessible(page);
    page.assertClean();
  });
}

test("dragging moves the days, the place under the pointer stays under it, and nothing is opened", async t => {
  const page = await open(t, "#/timeline?time=2000..2009", DESK);
  const sheet = await page.locator("[data-sheet=timeline]").boundingBox();
  const [x, y] = [sheet.x + 500, sheet.y + 30];
  const [entries, before] = await page.evaluate(() => [history.length, location.hash]);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 100, y, { steps: 5 });
  await page.mouse.up();
  await moved(page, before);
  const plot = sheet.width - 136;
  const expected = Date.UTC(2000, 0, 1) + 100 / plot * 3653 * 86_400_000;
  // A slow machine writes the address on the way, too.
  await eventually(() => {
    const [first] = days(page);
    const written = first.length === 4 ? `${first}-01-01` : first.length === 7 ? `${first}-01` : first;
    assert.ok(Math.abs(Date.parse(written) - expected) < 3 * 86_400_000, `${first} after 100 of ${plot} px`);
  });
  assert.equal(await page.evaluate(() => history.length), entries, "moving is no new place");
  assert.equal(await card(page).count(), 0, "the click that ends a drag opens nothing");
  page.assertClean();
});

test("buttons, wheel and keys move and zoom; all events and a date are places to which back returns", async t => {
  const page = await open(t, "#/timeline?time=2000..2009", DESK);
  await page.getByRole("button", { name: "Zoom in" }).click();
  assert.deepEqual(years(page), [2002, 2007]);
  await page.getByRole("button", { name: "Later" }).click();
  assert.ok(years(page)[0] >= 2003);
  const sheet = await page.locator("[data-sheet=timeline]").boundingBox();
  await page.mouse.move(sheet.x + 400, sheet.y + 60);
  let before = await page.evaluate(() => location.hash);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Control");
  await moved(page, before);
  assert.ok(years(page)[1] - years(page)[0] < 5);
  before = await page.evaluate(() => location.hash);
  await page.mouse.wheel(0, 200);
  await page.waitForFunction(() => scrollY > 50);
  assert.equal(await page.evaluate(() => location.hash), before, "the wheel alone scrolls the page");
  await page.getByRole("button", { name: "Show all events" }).click();
  assert.ok(years(page)[0] < 1900 && years(page)[1] > 2015);
  await page.getByRole("textbox", { name: "Go to a date" }).fill("2006-05-04");
  await page.keyboard.press("Enter");
  assert.deepEqual(days(page), ["2006-04-19", "2006-05-19"]);
  for (const typed of ["4.5.2006", "4 May 2006", "May 4, 2006", "4 мая 2006 г.", "2006‑yil 4‑may"]) {
    await page.getByRole("button", { name: "Zoom out" }).click();
    assert.notDeepEqual(days(page), ["2006-04-19", "2006-05-19"]);
    await page.getByRole("textbox", { name: "Go to a date" }).fill(typed);
    await page.keyboard.press("Enter");
    assert.deepEqual(days(page), ["2006-04-19", "2006-05-19"], typed);
  }
  // The fourth of May or the fifth of April: it depends on the country.
  await page.getByRole("textbox", { name: "Go to a date" }).fill("04/05/2006");
  await page.keyboard.press("Enter");
  const refusal = plain(await page.getByRole("alert").innerText());
  assert.equal(refusal, "“04/05/2006” could not be read as a date. Write, for example, 2006, May 2005, 13.05.2005, 1990s or 1991–1999.");
  await screenshot(page, "timeline-month-1440");
  for (let places = 0; places < 6 && years(page)[0] >= 1900; places += 1) await page.goBack();
  assert.ok(years(page)[0] < 1900, "back leads from the dates to all events");
  for (let presses = 0; presses < 25; presses += 1) await page.getByRole("button", { name: "Zoom in" }).click();
  const [first, last] = days(page);
  assert.equal(first, last, "a single day is the nearest");
  page.assertClean();
});

test("a vertical swipe over the timeline scrolls the page", async t => {
  const page = await open(t, "#/timeline?time=2003..2006", { width: 390, height: 700, context: { hasTouch: true, isMobile: true } });
  await page.locator("[data-sheet=timeline]").scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => [scrollY, location.hash]);
  const touch = await page.context().newCDPSession(page);
  const finger = (type, y) => touch.send("Input.dispatchTouchEvent", { type, touchPoints: y === null ? [] : [{ x: 200, y, id: 0 }] });
  await finger("touchStart", 600);
  for (let y = 590; y >= 200; y -= 20) await finger("touchMove", y);
  await finger("touchEnd", null);
  await page.waitForFunction(before => scrollY > before + 200, before[0]);
  await page.waitForTimeout(400);
  assert.equal(await page.evaluate(() => location.hash), before[1], "swiping down the page moves no days");
  page.assertClean();
});

test("a pill opens a list of its events, and the way into them", async t => {
  const page = await open(t, "#/timeline", DESK);
  const pill = page.locator("[data-sheet=timeline] .mark[aria-haspopup]").first();
  assert.match(plain(await pill.getAttribute("aria-label")), /: \d+ events$/);
  await pill.focus();
  await page.keyboard.press("Enter");
  const list = page.locator(".cluster");
  await list.waitFor();
  const count = Number(/(\d+) events/.exec(await pill.getAttribute("aria-label"))[1]);
  assert.equal(await list.locator("li").count(), count);
  assert.ok(await page.evaluate(() => document.activeElement.closest(".cluster") !== null), "the focus is in the list");
  await assertAccessible(page);
  await screenshot(page, "timeline-pill-1440");
  await page.keyboard.press("Escape");
  assert.equal(await list.count(), 0);
  assert.ok(await pill.evaluate(pill => pill === document.activeElement), "the focus is back on the pill");
  await page.keyboard.press("Enter");
  await list.getByRole("button", { name: "Zoom in here" }).click();
  assert.ok(days(page) !== null);
  await page.goBack();
  assert.equal(days(page), null);
  page.assertClean();
});

test("the strip shows where one is, and its window is dragged", async t => {
  const page = await open(t, "#/timeline?time=2000..2004", DESK);
  const slider = page.getByRole("slider", { name: "Years shown" });
  assert.equal(plain(await slider.getAttribute("aria-valuetext")), "2000–2004");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  assert.ok(years(page)[0] >= 2001);
  assert.equal(await page.evaluate(() => document.activeElement.id), "overview-window");
  await page.evaluate(() => { location.hash = "#/timeline?time=2000..2004"; });
  await page.waitForFunction(() => document.querySelector("#overview-window").getAttribute("aria-valuetext") === "2000–2004");
  const strip = await page.locator("[data-sheet=overview]").boundingBox();
  const before = await page.evaluate(() => location.hash);
  // Beside the window: it goes there, as a place of its own.
  await page.mouse.click(strip.x + strip.width - 60, strip.y + 20);
  await moved(page, before);
  assert.ok(years(page)[0] > 2010, fragment(page));
  await page.goBack();
  assert.deepEqual(years(page), [2000, 2004]);
  page.assertClean();
});

test("lanes and filter change the picture; a filter that leaves nothing says so and is taken back", async t => {
  const page = await open(t, "#/timeline", DESK);
  await page.getByRole("button", { name: "Theme" }).click();
  assert.equal(fragment(page), "#/timeline?lanes=theme");
  await screenshot(page, "timeline-theme-1440");
  await page.locator("#filter-choices-summary").click();
  await page.getByRole("checkbox", { name: /^Closures/ }).check();
  await page.getByRole("checkbox", { name: /^Kazakhstan/ }).check();
  assert.equal(fragment(page), "#/timeline?lanes=theme&only=closure~kz");
  assert.equal(plain(await page.locator("#count").innerText()), "0 events shown");
  await screenshot(page, "timeline-filter-1440");
  await assertAccessible(page);
  await page.getByRole("button", { name: "Clear filter and search" }).click();
  assert.equal(fragment(page), "#/timeline?lanes=theme");
  await page.goBack();
  assert.equal(fragment(page), "#/timeline?lanes=theme&only=closure~kz");
  page.assertClean();
});

test("an event is read with the counts before and after it, and the page does not jump", async t => {
  const page = await open(t, "#/timeline", DESK);
  const places = () => page.evaluate(() => [scrollY, document.querySelector("[data-sheet=timeline]").getBoundingClientRect().top, document.querySelector("[data-sheet=timeline]").getBoundingClientRect().width]);
  await page.locator("#timeline-tulip-2005").focus();
  const before = await places();
  await page.keyboard.press("Enter");
  await card(page).waitFor();
  assert.deepEqual(await places(), before);
  const text = plain(await card(page).innerText());
  assert.match(text, /4,966 NGOs[^.]* in 2000, 5 years before/);
  assert.match(text, /13,018 NGOs[^.]* in 2006, 1 year after/);
  assert.match(text, /Events at the same time are not necessarily connected/);
  const box = await card(page).boundingBox();
  assert.equal(Math.round(box.width), 344);
  await screenshot(page, "timeline-column-1440");
  page.assertClean();
});

for (const [width, lang, scheme] of [[360, "ru", "light"], [768, "uz", "dark"], [1440, "ru", "dark"], [1440, "uz", "light"]]) {
  test(`the timeline at ${width} px in ${lang}, ${scheme}`, async t => {
    const page = await open(t, "#/timeline?time=1998..2011&evidence=others&select=counterpart-closed-2006", { width, height: 900, lang, scheme });
    const { content, window } = await page.evaluate(() => ({
      content: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth,
    }));
    assert.ok(content <= window, `${content} px wide in a window of ${window} px`);
    const small = await page.locator(".finder button").evaluateAll(buttons => buttons.filter(button => button.getBoundingClientRect().height < 43).length);
    assert.equal(small, 0, "controls are 44 px high");
    await screenshot(page, `timeline-desk-${lang}-${width}-${scheme}`);
    page.assertClean();
  });
}
