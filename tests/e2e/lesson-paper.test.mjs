// Lessons on paper: sheets without answers, a complete key, cards, codes that open the step; nothing cut on A4 and Letter.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./browser.mjs";
import { pagesOf } from "./pdf.mjs";

const PAPERS = ["A4", "Letter"];

/** The counts that pupils guess, however their thousands are parted: on a sheet all steps are seen at once. */
const ASKED = {
  "kg-count": [/\b13[\s.,]?018\b/, /\b18[\s.,]?341\b/, /taxminan 20[\s.,]000/],
  "number-right": [/\b23[\s.,]?000\b/, /\b2[\s.,]3000\b/, /\b45[\s.,]?674\b/, /nearly 50,000/],
};

/** The margins of a page that hold no letters, in points. */
const EDGE = 20;

async function print(t, parameters, format) {
  const page = await open(t, `#/lesson?${parameters}`, { width: 900, height: 900 });
  await page.locator(".lesson-paper").waitFor();
  const pages = pagesOf(await page.pdf({ format, preferCSSPageSize: true }));
  page.assertClean();
  // Fonts join letters.
  const lines = pages.flatMap(page => page.lines.map(line => line.text));
  return { pages, words: lines.join(" ").normalize("NFKC").replace(/\s+/g, " ") };
}

function assertNothingCut(pages, what) {
  for (const [at, { lines, codes, width }] of pages.entries()) {
    for (const { text, y, last } of lines) {
      assert.ok(last < width - EDGE && y > EDGE / 2, `${what}, page ${at + 1}: ${text}`);
    }
    for (const { right } of codes) assert.ok(right < width - EDGE / 2, `${what}, page ${at + 1}: a code`);
  }
}

for (const format of PAPERS) {
  test(`the pupil’s sheets on ${format} hold no answer, and their codes open the steps`, async t => {
    for (const [id, lang, steps, answers] of [
      ["uz-growth", "en", 4, ["no other", "the right answer"]],
      ["kg-count", "uz", 9, ["13 018 ", "Toʻgʻri javob"]],
      ["number-right", "en", 12, ["misprint.", "must have been meant", "cannot be right", "Contradicted.", "The report for 2014 gives"]],
      ["closures", "ru", 12, ["Верный ответ", "Есть противоречие."]],
    ]) {
      const { pages, words } = await print(t, `id=${id}&mode=sheet&lang=${lang}`, format);
      assertNothingCut(pages, `${id}, ${format}`);
      for (const answer of answers) assert.ok(!words.includes(answer), `${id}: ${answer}`);
      for (const figure of ASKED[id] ?? []) assert.doesNotMatch(words, figure, id);
      assert.equal(words.includes("________"), id in ASKED, id);
      const links = pages.flatMap(({ codes }) => codes.map(code => code.text)).filter(text => /id=[^&]+(&step=|&lang|$)/.test(text));
      const wanted = Array.from({ length: steps }, (_, at) => (at ? `step=${at + 1}` : `id=${id}`));
      for (const part of wanted) assert.ok(links.some(link => `${link}&`.includes(`${part}&`)), `${id}: no code for ${part}`);
    }
  });
}

test("the key has an answer to each task that has one, the script its notes, the cards four letters on one page", async t => {
  const key = await print(t, "id=number-right&mode=key&lang=en", "A4");
  assertNothingCut(key.pages, "key");
  for (const answer of [
    "over 45,674", "nearly 50,000", "Between 1,899 and 4,265", "50 thousand must have been meant", "“Not Free” countries",
    "HOPE", "No. 258 of 12 May 2007",
  ]) assert.ok(key.words.includes(answer), `${answer}\n${key.words}`);
  const script = await print(t, "id=kg-count&mode=script&lang=en", "Letter");
  assertNothingCut(script.pages, "script");
  assert.match(script.words, /Everybody guesses before anybody speaks/);
  assert.match(script.words, /about 20,000/);
  for (const format of PAPERS) {
    const cards = await print(t, "id=kg-count&mode=cards&lang=en", format);
    assert.equal(cards.pages.length, 1, format);
    for (const letter of ["A", "B", "C", "D"]) assert.ok(cards.words.includes(letter));
  }
});
