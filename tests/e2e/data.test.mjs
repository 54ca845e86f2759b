// The page "Your data": a table is brought, read cell by cell, asked about, mended; nothing leaves the machine.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertAccessible } from "./axe.mjs";
import { open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";

const file = name => fileURLToPath(new URL(`../data/${name}`, import.meta.url));

async function openPage(t, fragment = "#/data?lang=en", options = {}) {
  const page = await open(t, fragment, { width: 1440, height: 900, ...options });
  await page.locator(".yours").waitFor();
  return page;
}

const title = (page, words) => page.locator("h1", { hasText: words }).waitFor();

test("an example is read, its refused cells are mended by one press each", async t => {
  const page = await openPage(t);
  await title(page, "Bring your own dated counts or events");
  await page.getByRole("button", { name: "Open the example" }).click();
  await title(page, "13 rows read, 6 interpreted, 2 refused");
  await assertAccessible(page);
  await screenshot(page, "data");
  await page.getByRole("button", { name: "~70", exact: true }).click();
  await title(page, "1 refused");
  await page.getByRole("button", { name: "2006", exact: true }).click();
  await title(page, "13 rows read, 7 interpreted, 0 refused");
  page.assertClean();
});

test("pasted cells that can mean two things are asked about, and markup stays text", async t => {
  const page = await openPage(t);
  await page.getByRole("button", { name: "Paste a table" }).click();
  await page.locator("#own-paste").fill("place\tdate\tvalue\nOsh\t01/02/2005\t5,100\nOsh\t03/04/2006\t<img src=x>\n");
  await page.getByRole("button", { name: "Read it" }).click();
  await title(page, "1 waiting for an answer");
  for (const answer of ["The day", "Thousands", "No source"]) await page.locator("button.choice", { hasText: answer }).click();
  await title(page, "2 rows read, 1 interpreted, 1 refused");
  assert.equal(await page.locator(".yours img").count(), 0);
  await page.getByRole("button", { name: "Change the cell" }).click();
  await page.locator("#own-change").fill("7000");
  await page.keyboard.press("Enter");
  await title(page, "0 refused");
  assert.equal(await page.locator(".question").count(), 0);
  page.assertClean();
});

test("files say what they are: encodings are told, what is no table is refused with a way out", async t => {
  const page = await openPage(t);
  const said = {
    "02-windows-1251.csv": "Read as windows-1251",
    "03-mac-cyrillic.csv": "Read as x-mac-cyrillic",
    "10-open-quote.csv": "A quotation mark opened in row 35",
    "12-one-sheet.xlsx": "Workbooks are not read here",
    "15-page.html": "This is a web page",
    "19-years-as-columns.csv": "The years are in the head",
  };
  for (const [name, words] of Object.entries(said)) {
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: readFileSync(file(name)) });
    await page.locator(".of-file", { hasText: words }).waitFor();
    await page.getByRole("button", { name: "Bring another table" }).click();
  }
  page.assertClean();
});

test("on a phone and in each language the page fits, and what has to be looked at comes first", async t => {
  for (const [lang, example] of [["uz", "Namunani ochish"], ["ru", "Открыть пример"], ["en", "Open the example"]]) {
    const page = await openPage(t, `#/data?lang=${lang}`, { width: 360, height: 740 });
    await page.getByRole("button", { name: example }).click();
    await page.locator("tbody tr.is-refused").first().waitFor();
    assert.equal(await page.locator("tbody tr.is-refused").count(), 2);
    assert.ok(await page.locator("tbody tr:not(.is-refused, .refusal, .left-out)").count() === 0, "only what has to be looked at");
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(content <= window, `${content} px in ${window}`);
    await assertAccessible(page);
    await screenshot(page, `data-phone-${lang}`);
    page.assertClean();
  }
});
