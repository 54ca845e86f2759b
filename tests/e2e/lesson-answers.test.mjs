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
