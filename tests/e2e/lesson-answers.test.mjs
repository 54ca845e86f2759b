// A pupil's answers: keys lead from field to field, and what was answered stands as it was answered, whoever comes back to it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { eventually, open } from "./browser.mjs";

async function openLesson(t, parameters) {
  const page = await open(t, `#/lesson?${parameters}&lang=en`, { width: 1280, height: 900 });
  await page.locator("#lessons h1").waitFor();
  return page;
}

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const button = (page, name) => page.getByRole("button", { name, exact: true });
const guess = (page, year) => page.getByLabel(`Guess for ${year}`);
const guesses = page => Promise.all([2006, 2010, 2017].map(year => guess(page, year).inputValue()));

/** What is said of the field or button that has the focus. */
const focused = page => page.evaluate(() => {
  const element = document.activeElement;
  return element.getAttribute("aria-label") ?? element.closest("label")?.textContent ?? element.tagName;
});

/** Ticks an option by keys. */
async function tick(page, option) {
  await option.focus();
  await page.keyboard.press("Space");
}

/** Goes on to the next step, answers it with "I don't know", and comes back. */
async function onAndBack(page, next, here) {
  await button(page, "Next step").click();
  await heading(page, next);
  await button(page, "I don’t know").click();
  await button(page, "Back").click();
  await heading(page, here);
}

test("Tab and a press lead to the next guess, though the picture is drawn anew when a field is left", async t => {
  const page = await openLesson(t, "id=kg-count&step=2");
  await guess(page, 2006).focus();
  await page.keyboard.type("8000");
  await page.keyboard.press("Tab");
  await page.waitForTimeout(100);
  assert.match(await focused(page), /2010/);
  await page.keyboard.type("12000");
  await guess(page, 2017).click();
  await page.waitForTimeout(100);
  assert.match(await focused(page), /2017/);
  await page.keyboard.type("15000");
  await page.keyboard.press("Shift+Tab");
  await page.waitForTimeout(100);
  assert.match(await focused(page), /2010/);
  assert.deepEqual(await guesses(page), ["8,000", "12,000", "15,000"]);
  page.assertClean();
});

test("an arrow key changes what was just typed, though the field is not left", async t => {
  const page = await openLesson(t, "id=kg-count&step=2");
  await guess(page, 2017).focus();
  await page.keyboard.type("15000");
  await page.keyboard.press("ArrowUp");
  await eventually(async () => assert.equal(await guess(page, 2017).inputValue(), "15,400"));
  page.assertClean();
});

test("an answered step is found as it was left, with its answer, and takes no other one", async t => {
  const page = await openLesson(t, "id=number-right&step=6");
  const number = page.getByLabel("Type the number.");
  await number.fill("50 000");
  await button(page, "That is my answer").click();
  await page.getByText("The check agrees.").waitFor();
  await onAndBack(page, "Thirty-six per cent", "What was probably meant?");
  await page.getByText("The check agrees.").waitFor();
  assert.equal(await number.inputValue(), "50,000");
  assert.ok(await number.isDisabled());
  await button(page, "Next step").waitFor();

  const go = link => page.evaluate(link => { location.hash = `#/lesson?${link}&lang=en`; }, link);
  await go("id=uz-growth&step=2");
  await heading(page, "What lies between?");
  const nothing = page.getByRole("radio", { name: "Nothing" });
  await tick(page, nothing);
  await button(page, "That is my answer").click();
  await onAndBack(page, "What does “over” mean?", "What lies between?");
  await page.getByText("Two counts are printed, and no other").waitFor();
  assert.ok(await nothing.isChecked() && await nothing.isDisabled());

  await go("id=closures&step=4");
  await heading(page, "A sentence about 2005");
  const [judged, support] = [page.getByRole("radio", { name: "Contradicted" }), page.locator("input[name=lesson-support]").nth(1)];
  await tick(page, judged);
  await tick(page, support);
  await button(page, "That is my answer").click();
  await onAndBack(page, "Seventy-three offices", "A sentence about 2005");
  for (const option of [judged, support]) assert.ok(await option.isChecked() && await option.isDisabled());
  await page.locator(".lesson-reveal").getByText(/The check (agrees|says otherwise|disagrees)/).waitFor();

  await go("id=kg-count&step=3");
  await heading(page, "Explain the gap");
  const text = page.getByLabel("Write.");
  await text.fill("The counting method.");
  await button(page, "That is my answer").click();
  await onAndBack(page, "Which growth can be calculated?", "Explain the gap");
  assert.equal(await text.inputValue(), "The counting method.");
  assert.notEqual(await text.getAttribute("readonly"), null);
  await assertAccessible(page);
  // The same by a link that says nothing of what was shown, until the next pupil begins.
  await go("id=kg-count&step=4");
  await heading(page, "Which growth can be calculated?");
  await button(page, "Next step").waitFor();
  await go("id=kg-count&step=10");
  await button(page, "Next pupil: clear these answers").click();
  await heading(page, "What is drawn here?");
  await go("id=kg-count&step=3");
  await heading(page, "Explain the gap");
  assert.equal(await text.inputValue(), "");
  await button(page, "That is my answer").waitFor();
  page.assertClean();
});

test("“I don’t know” leaves no option ticked", async t => {
  const page = await openLesson(t, "id=uz-growth&step=2");
  const ticked = () => page.locator(".lesson-options input:checked, .lesson-options .chosen").count();
  await tick(page, page.getByRole("radio", { name: "Nothing" }));
  await eventually(async () => assert.equal(await ticked(), 2));
  await button(page, "I don’t know").click();
  await page.getByText("Two counts are printed, and no other").waitFor();
  assert.equal(await ticked(), 0);
  await page.evaluate(() => { location.hash = "#/lesson?id=closures&step=4&lang=en"; });
  await heading(page, "A sentence about 2005");
  await tick(page, page.getByRole("radio", { name: "Contradicted" }));
  await tick(page, page.locator("input[name=lesson-support]").nth(1));
  await eventually(async () => assert.equal(await ticked(), 4));
  await button(page, "I don’t know").click();
  await page.locator(".lesson-reveal").waitFor();
  assert.equal(await ticked(), 0);
  page.assertClean();
});

test("what a class guesses is no pupil’s answer", async t => {
  const page = await openLesson(t, "id=kg-count&step=2&mode=show");
  for (const [year, count] of [[2006, "8000"], [2010, "12000"], [2017, "15000"]]) await guess(page, year).fill(count);
  await page.keyboard.press("PageDown");
  await page.getByText("6,341 more").waitFor();
  await page.evaluate(() => { location.hash = "#/lesson?id=kg-count&step=2&lang=en"; });
  await page.locator(".lesson.pupil").waitFor();
  assert.deepEqual(await guesses(page), ["", "", ""]);
  assert.ok(await button(page, "That is my answer").isDisabled());
  assert.doesNotMatch(await page.content(), /6,341 more/);
  page.assertClean();
});

test("the focus goes with an event that is put earlier, so that the same key moves it on", async t => {
  const page = await openLesson(t, "id=closures&step=3");
  const place = async () => (await page.locator(".lesson-order li").allInnerTexts()).findIndex(words => words.includes("UNHCR"));
  await page.getByRole("button", { name: /^Earlier: UNHCR/ }).focus();
  for (const expected of [1, 0, 0]) {
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await place(), expected));
    await eventually(async () => assert.match(await focused(page), /^Earlier: UNHCR/));
  }
  await assertAccessible(page);
  page.assertClean();
});
