// Lessons before a class: clickers, letters for the last row, votes, notes in a second window, and what a step hides.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { assertAccessible } from "./axe.mjs";
import { eventually, open } from "./browser.mjs";
import { DIST } from "./server.mjs";

const LESSONS = [["uz-growth", 4], ["kg-count", 9], ["number-right", 12], ["closures", 12]];
const WINDOW = { width: 1280, height: 720 };
const FROM_DISK = { at: { url: pathToFileURL(join(DIST, "civic-atlas.html")).href } };

async function openLesson(t, parameters, options = {}) {
  const page = await open(t, `#/lesson?${parameters}`, { ...WINDOW, ...options });
  await page.locator("#lessons h1").waitFor();
  return page;
}

const counter = page => page.locator(".rail > b").innerText();

/** Letters of the page that are lower than 24 pixels of the window, with what they say. */
function small(page) {
  return page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector(".lesson.show"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
      const svg = element.closest("svg");
      const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * (scale || 1);
      if (size < 24 && !element.closest("kbd")) found.push(`${size.toFixed(1)}: ${node.data.trim().slice(0, 40)}`);
    }
    return found;
  });
}

for (const [id, steps] of LESSONS) {
  test(`a clicker goes through ${id}; every letter is read from the last row; F5 keeps the place`, async t => {
    const page = await openLesson(t, `id=${id}&mode=show&lang=en`);
    for (let step = 1; step <= steps; step++) {
      await eventually(async () => assert.equal(await counter(page), `${step} of ${steps}`));
      assert.deepEqual(await small(page), [], `step ${step}`);
      if (step === 3) {
        await page.keyboard.press("PageDown");
        await page.locator(".lesson.show.revealed").waitFor();
        await page.reload();
        await page.locator(".lesson.show.revealed").waitFor();
        assert.equal(await counter(page), `${step} of ${steps}`);
      }
      // As many presses as the step has things to show.
      for (let presses = 0; step < steps && await counter(page) === `${step} of ${steps}`; presses++) {
        assert.ok(presses < 6, `step ${step} does not end`);
        const before = page.url();
        await page.keyboard.press("PageDown");
        await page.waitForFunction(before => location.href !== before, before);
        await page.waitForTimeout(60);
      }
    }
    await page.keyboard.press("PageDown");
    await page.locator(".lesson.show.revealed").waitFor();
    assert.deepEqual(await small(page), [], "all shown");
    await assertAccessible(page);
    page.assertClean();
  });
}

test("hands are counted before and after talking, and nothing says which option is right", async t => {
  const page = await openLesson(t, "id=number-right&step=8&mode=show&lang=en");
  await page.keyboard.press("t");
  for (const [letter, before, after] of [["A", 14, 4], ["B", 6, 18], ["C", 5, 4], ["D", 2, 1]]) {
    await page.getByLabel(`${letter}, hands before talking`).fill(String(before));
    await page.getByLabel(`${letter}, hands after talking`).fill(String(after));
  }
  await page.getByText("27 hands before, 27 after: at least 12 changed their minds").waitFor();
  const widths = await page.locator(".hands rect").evaluateAll(bars => bars.map(bar => Math.round(bar.getBoundingClientRect().width)));
  assert.equal(Math.max(...widths), widths[3]);
  assert.ok(Math.abs(widths[0] / widths[3] - 14 / 18) < 0.02, String(widths));
  assert.deepEqual(await small(page), []);
  assert.doesNotMatch(await page.content(), /The report for 2014 gives/);
  await assertAccessible(page);
  // A clicker works though a field has the focus.
  await page.keyboard.press("PageDown");
  await page.getByText("The right answer").waitFor();
  await page.getByText("The report for 2014 gives").waitFor();
  page.assertClean();
});

test("F5, which clickers send, keeps what a class has said: its guesses, before and after the reveal, and its hands", async t => {
  const page = await openLesson(t, "id=kg-count&step=2&mode=show&lang=en");
  const guess = year => page.getByLabel(`Guess for ${year}`);
  await guess(2006).fill("8 000");
  await guess(2010).fill("12,000");
  await guess(2017).focus();
  // The field is not even left.
  await page.keyboard.type("15000");
  await eventually(async () => assert.match(page.url(), /guess=8000~12000~15000/));
  // Nothing that waited for a rest takes it back.
  await page.waitForTimeout(500);
  assert.match(page.url(), /guess=8000~12000~15000/);
  const entries = await page.evaluate(() => history.length);
  await page.reload();
  await guess(2006).waitFor();
  const typed = async () => [await guess(2006).inputValue(), await guess(2010).inputValue(), await guess(2017).inputValue()];
  assert.deepEqual(await typed(), ["8,000", "12,000", "15,000"]);
  await page.keyboard.press("PageDown");
  await page.getByText("6,341 more").waitFor();
  await page.reload();
  await page.getByText("6,341 more").waitFor();
  assert.equal(await page.evaluate(() => history.length), entries, "one step back is one step back");
  await page.keyboard.press("PageDown");
  await eventually(async () => assert.equal(await counter(page), "3 of 9"));
  assert.doesNotMatch(page.url(), /guess/);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await eventually(async () => assert.equal(await counter(page), "4 of 9"));
  await page.keyboard.press("t");
  await page.getByLabel("B, hands before talking").fill("11");
  await page.getByLabel("B, hands after talking").fill("19");
  await eventually(async () => assert.match(page.url(), /hands=~11&again=~19/));
  await page.reload();
  await page.keyboard.press("t");
  await eventually(async () => assert.equal(await page.getByLabel("B, hands after talking").inputValue(), "19"));
  // What one pupil answers is kept in memory only.
  await page.goto(page.url().replace(/#.*/, "#/lesson?id=kg-count&step=2&lang=en"));
  await guess(2006).fill("7000");
  await page.keyboard.press("Tab");
  await page.waitForTimeout(400);
  assert.doesNotMatch(page.url(), /7000|guess/);
  page.assertClean();
});

for (const [where, options] of [["a host", {}], ["a disk", FROM_DISK]]) {
  test(`notes stand in a second window, which follows and has the keys too, from ${where}`, async t => {
    const page = await openLesson(t, "id=kg-count&step=2&mode=show&lang=en", options);
    assert.ok(!await page.getByText("Everybody guesses before anybody speaks").isVisible());
    const [second] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("s")]);
    await second.getByText("Everybody guesses before anybody speaks").waitFor();
    assert.match(await second.title(), /Notes for the teacher/);
    const font = await second.locator("h1").evaluate(element => getComputedStyle(element).fontFamily);
    assert.match(font, /serif/);
    await second.keyboard.press("PageDown");
    await page.locator(".lesson.show.revealed").waitFor();
    await second.keyboard.press("PageDown");
    await second.getByText("The explaining is what helps").waitFor();
    assert.equal(await second.locator("h1").count(), 1);
    await eventually(async () => assert.equal(await counter(page), "3 of 9"));
    assert.ok(!await page.getByText("The explaining is what helps").isVisible());
    await Promise.all([second.waitForEvent("close"), page.keyboard.press("s")]);
    page.assertClean();
  });
}

test("where windows and the full screen are refused, notes stand under the step and the window is filled", async t => {
  const prepare = context => context.addInitScript(() => {
    window.open = () => null;
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("refused"));
  });
  const page = await openLesson(t, "id=kg-count&step=2&mode=show&lang=en", { prepare });
  await page.keyboard.press("f");
  const { width, height } = await page.locator(".lesson.show").boundingBox();
  assert.deepEqual([width, height], [WINDOW.width, WINDOW.height]);
  await page.keyboard.press("s");
  await page.getByText("This browser opens no second window").waitFor();
  await page.getByText("Everybody guesses before anybody speaks").waitFor();
  page.assertClean();
});

test("what a step hides stands nowhere: not in the page, its title, or what is read out", async t => {
  const page = await openLesson(t, "id=kg-count&mode=show&lang=en");
  const figures = words => new Set(words.match(/\d{1,3}(?:,\d{3})+/g) ?? []);
  let checked = 0;
  for (const [id, step] of [["uz-growth", 1], ["kg-count", 1], ["kg-count", 2], ["number-right", 1], ["number-right", 2]]) {
    const go = async seen => {
      await page.evaluate(link => { location.hash = link; }, `#/lesson?id=${id}&step=${step}&mode=show${seen}&lang=en`);
      await page.locator(seen ? ".lesson.show.revealed" : ".lesson.show:not(.revealed)").waitFor();
      await eventually(async () => assert.ok((await counter(page)).startsWith(`${step} of`)));
      await page.waitForTimeout(100);
    };
    await go("&seen=9");
    const all = figures(await page.locator(".lesson.show svg").allTextContents().then(texts => texts.join(" ")));
    await go("");
    // What the lesson's title says, or the step gives, its author gives.
    const title = (await page.title()).split(" · ")[1];
    const told = figures(await page.locator(".lesson-words").innerText() + title);
    const everything = await page.content() + await page.title() + await page.locator("body").ariaSnapshot();
    const given = figures(await page.locator(".lesson.show svg").allTextContents().then(texts => texts.join(" ")));
    for (const figure of all) {
      // An axis and what is given stay in a task to draw.
      if (told.has(figure) || step === 2 && given.has(figure)) continue;
      assert.ok(!everything.includes(figure), `${id}, step ${step}: ${figure}`);
      checked += 1;
    }
  }
  assert.ok(checked > 8, `${checked} figures`);
  page.assertClean();
});

test("a keyboard with Cyrillic letters has the keys that the rail names", async t => {
  const page = await openLesson(t, "id=kg-count&step=4&mode=show&lang=ru");
  const press = (key, code) => page.evaluate(([key, code]) => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
  }, [key, code]);
  await press("и", "KeyB");
  await page.locator(".lesson.show.black").waitFor();
  await press("ю", "Period");
  await page.locator(".lesson.show:not(.black)").waitFor();
  await press("е", "KeyT");
  await page.locator(".lesson.show.voting").waitFor();
  await press("т", "KeyN");
  await page.locator(".lesson.show.revealed").waitFor();
  await press("Т", "KeyN");
  await eventually(async () => assert.equal(await counter(page), "5 из 9"));
  await press("з", "KeyP");
  await eventually(async () => assert.equal(await counter(page), "4 из 9"));
  page.assertClean();
});

test("the window of the notes is filled anew after F5, and follows to the end of the lesson and back", async t => {
  const page = await openLesson(t, "id=kg-count&step=9&mode=show&lang=en");
  const [second] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("s")]);
  await second.getByText("Swap the sentences").waitFor();
  await page.reload();
  await page.locator(".lesson.show").waitFor();
  await page.keyboard.press("s");
  await eventually(async () => assert.deepEqual(await second.locator("h1").allInnerTexts(), ["Set down one count"]));
  await page.waitForTimeout(200);
  assert.equal(await second.locator("h1").count(), 1, "the notes stand there once");
  await second.keyboard.press("PageDown");
  await page.locator(".lesson.show.revealed").waitFor();
  await second.keyboard.press("PageDown");
  await page.getByRole("heading", { level: 1, name: "End of the lesson" }).waitFor();
  await second.getByRole("heading", { level: 1, name: "End of the lesson" }).waitFor();
  await second.keyboard.press("PageUp");
  await page.getByRole("heading", { level: 1, name: "Set down one count" }).waitFor();
  await second.getByText("Swap the sentences").waitFor();
  page.assertClean();
});

test("what a class has said stands in the address again when the teacher comes back, so that F5 keeps it there too", async t => {
  const page = await openLesson(t, "id=kg-count&step=2&mode=show&lang=en");
  const guess = year => page.getByLabel(`Guess for ${year}`);
  const on = async expected => {
    await page.keyboard.press("PageDown");
    await page.locator(".lesson.show.revealed").waitFor();
    await page.keyboard.press("PageDown");
    await eventually(async () => assert.equal(await counter(page), expected));
  };
  const back = async expected => {
    await page.keyboard.press("PageUp");
    await eventually(async () => assert.equal(await counter(page), expected));
  };
  // One year is left open.
  await guess(2006).fill("8000");
  await guess(2017).fill("15000");
  await on("3 of 9");
  await on("4 of 9");
  await page.keyboard.press("t");
  await page.getByLabel("B, hands before talking").fill("11");
  await on("5 of 9");
  await back("4 of 9");
  assert.match(page.url(), /hands=~11/);
  await page.reload();
  await page.keyboard.press("t");
  await eventually(async () => assert.equal(await page.getByLabel("B, hands before talking").inputValue(), "11"));
  // A page that is loaded anew knows of this step only; what is typed from now on is kept as before.
  await back("3 of 9");
  await back("2 of 9");
  await guess(2006).fill("8000");
  await guess(2017).fill("15000");
  await on("3 of 9");
  await back("2 of 9");
  assert.match(page.url(), /guess=8000~~15000/);
  await page.reload();
  await guess(2006).waitFor();
  assert.deepEqual(await Promise.all([2006, 2010, 2017].map(year => guess(year).inputValue())), ["8,000", "", "15,000"]);
  page.assertClean();
});
