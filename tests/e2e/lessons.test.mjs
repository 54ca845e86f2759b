// Lessons: their list, a lesson worked through alone, shown with the keys of a clicker, on paper, and a lesson of one's own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { eventually, open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";

async function openLesson(t, fragment, options = {}) {
  const page = await open(t, fragment, { width: 1280, height: 720, ...options });
  await page.locator("#lessons h1").waitFor();
  return page;
}

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

async function assertNothingSideways(page) {
  const [content, window] = await page.evaluate(() =>
    [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`);
}

test("the list names each lesson with age, time and what can be done with it, in each language", async t => {
  for (const [lang, title, show] of [
    ["en", "How many NGOs does Kyrgyzstan have?", "Show to the class"],
    ["uz", "Qirgʻizistonda nechta NNT bor?", "Sinfga koʻrsatish"],
    ["ru", "Сколько НПО в Кыргызстане?", "Показать классу"],
  ]) {
    const page = await openLesson(t, `#/lessons?lang=${lang}`);
    await page.getByRole("heading", { level: 2, name: title }).waitFor();
    assert.equal(await page.getByRole("link", { name: show }).count(), 4);
    assert.equal(await page.locator("nav.main [aria-current=page]").count(), 1);
    await assertAccessible(page);
    await screenshot(page, `lessons-${lang}`);
    page.assertClean();
  }
});

test("who opens no lesson fetches nothing of lessons; who opens one has its program, words and look", async t => {
  const fetched = page => page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1)).filter(name => /^lessons[-_]/.test(name)));
  const page = await open(t, "#/evidence?lang=en", { width: 1280, height: 720 });
  await page.locator("#evidence-field").waitFor();
  await page.waitForLoadState("networkidle");
  assert.deepEqual(await fetched(page), []);
  await page.locator("#open-lessons").click();
  await page.locator("#lessons ul.lessons").waitFor();
  const kinds = (await fetched(page)).map(name => name.replace(/-[0-9a-f]{16}/, "")).sort();
  assert.deepEqual(kinds, ["lessons-en.txt", "lessons.css", "lessons.js", "lessons_bg.wasm"]);
  // The page that is cited is the one that is shown, by the name that its own program gives it.
  await page.goto(new URL("#/lesson?id=kg-count&step=2&mode=pupil&lang=en", page.url()).href);
  await heading(page, /./);
  await eventually(async () => assert.match(await page.title(), / · How many NGOs does Kyrgyzstan have\?/));
  await page.locator("#taking button").click();
  await eventually(async () => assert.match(await page.locator("#take-cited").inputValue(), /How many NGOs does Kyrgyzstan have\?/));
  page.assertClean();
});

test("the keys of a clicker reveal first and then go on; F5 keeps the step and what is revealed", async t => {
  const page = await openLesson(t, "#/lesson?id=kg-count&mode=show&lang=en");
  await heading(page, "What is drawn here?");
  const words = () => page.locator(".lesson-view").innerText();
  assert.doesNotMatch(await page.content(), /18,341/);
  assert.doesNotMatch(await words(), /Kyrgyzstan/);
  await page.keyboard.press("PageDown");
  await eventually(async () => assert.match(await words(), /Kyrgyzstan/));
  assert.doesNotMatch(await page.content(), /18,341/);
  await page.keyboard.press("PageDown");
  await eventually(async () => assert.match(await words(), /18,341/));
  await page.reload();
  await heading(page, "What is drawn here?");
  await eventually(async () => assert.match(await words(), /18,341/));
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await heading(page, "How many were there later?");
  assert.match(await page.title(), /^How many were there later\? · How many NGOs/);
  await page.keyboard.press("PageUp");
  await heading(page, "What is drawn here?");
  await page.keyboard.press("End");
  await heading(page, "Set down one count");
  await page.keyboard.press(".");
  await page.locator(".lesson.show.black").waitFor();
  await page.keyboard.press(".");
  await page.keyboard.press("Escape");
  await heading(page, /Four lessons/);
  page.assertClean();
});

test("what is asked stands nowhere in the page before a guess is given, and then the gap is said in words", async t => {
  const page = await openLesson(t, "#/lesson?id=kg-count&step=2&lang=en");
  await heading(page, "How many were there later?");
  for (const hidden of ["13,018", "18,341", "20,000 NGOs"]) assert.ok(!(await page.content()).includes(hidden), hidden);
  const answer = page.getByRole("button", { name: "That is my answer" });
  assert.ok(await answer.isDisabled());
  for (const [year, guess] of [["2006", "8 000"], ["2010", "12,000"], ["2017", "15000"]]) {
    await page.getByLabel(`Guess for ${year}`).fill(guess);
  }
  await page.getByLabel("Guess for 2017").press("ArrowUp");
  await answer.click();
  await page.getByText("5,018 more").waitFor();
  await page.getByText("6,341 more").waitFor();
  await screenshot(page, "lesson-draw");
  await assertAccessible(page);
  await page.getByRole("button", { name: "Next step" }).click();
  await heading(page, "Explain the gap");
  page.assertClean();
});

test("a pupil works through choices by keys, gets feedback, and at the end a code the teacher can read", async t => {
  const page = await openLesson(t, "#/lesson?id=uz-growth&step=2&lang=en", { width: 360, height: 740 });
  await heading(page, "What lies between?");
  assert.doesNotMatch(await page.content(), /no other:/);
  await page.getByRole("radio", { name: "Nothing" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "That is my answer" }).press("Enter");
  await page.getByText("Two counts are printed, and no other").waitFor();
  await assertNothingSideways(page);
  await assertAccessible(page);
  await screenshot(page, "lesson-choose-phone");
  await page.getByRole("button", { name: "Next step" }).click();
  await heading(page, "What does “over” mean?");
  await page.getByRole("button", { name: "I don’t know" }).click();
  await page.getByText("For discussion: no answer is right or wrong.").waitFor();
  await page.getByRole("button", { name: "Next step" }).click();
  await heading(page, "Say it so that it holds up");
  await page.getByLabel("Write.").fill("Article 2 prints two counts.");
  await page.getByRole("button", { name: "That is my answer" }).click();
  await page.getByRole("button", { name: "Next step" }).click();
  await heading(page, "End of the lesson");
  const code = await page.locator(".lesson-code").innerText();
  assert.match(code, /^A[0-9A-Z]{3}-[0-9A-Z-]+$/);
  // What was answered is kept as long as the page is, and no longer.
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter(key => /lesson|answer/.test(key))), []);
  page.assertClean();
});

test("a number that can be read in two ways is asked for again", async t => {
  const page = await openLesson(t, "#/lesson?id=number-right&step=6&lang=ru", { width: 768 });
  const field = page.getByLabel("Введите число.");
  await field.fill("50.000");
  await page.getByText("Это можно прочесть двояко").waitFor();
  assert.ok(await page.getByRole("button", { name: "Это мой ответ" }).isDisabled());
  await field.fill("50 000");
  await page.getByRole("button", { name: "Это мой ответ" }).click();
  await page.getByText("Вывод проверки тот же.").waitFor();
  page.assertClean();
});

test("the pupil’s sheet holds no answer, the key does", async t => {
  const page = await openLesson(t, "#/lesson?id=number-right&mode=sheet&lang=en");
  const sheet = await page.locator(".lesson-paper").innerText();
  assert.match(sheet, /Can this number be right\?/);
  for (const answer of ["258 of 12 May 2007: ", "must have been meant", "cannot be right", "45,674", "Misprint. ", "better"]) {
    if (answer !== "45,674") assert.ok(!sheet.includes(answer), answer);
  }
  assert.equal(await page.locator(".step-code svg").count(), 12);
  await page.getByRole("link", { name: "Answers" }).click();
  await eventually(async () => assert.match(await page.locator(".lesson-paper").innerText(), /50 thousand must have been meant/));
  await assertAccessible(page);
  page.assertClean();
});

test("a lesson of one’s own runs, its faults are said by line", async t => {
  const page = await openLesson(t, "#/lessons?lang=en");
  const text = "# Mine\nid: mine\nlang: en\nminutes: 5\n## One {#one}\nWords.\ntask: write\n## Two {#two}\nview: #/nowhere\n";
  await page.setInputFiles("#lesson-file", { name: "mine.en.md", mimeType: "text/markdown", buffer: Buffer.from(text) });
  await page.getByText("Steps that run: 1 of 2").waitFor();
  await page.getByText("Line 9").waitFor();
  await page.locator(".own-lesson").getByRole("link", { name: "Work alone" }).click();
  await heading(page, "One");
  page.assertClean();
});

test("a lesson is dropped onto the page, as a file and as text, and what is no lesson is said", async t => {
  const page = await openLesson(t, "#/lessons?lang=en");
  const drop = async (kind, content) => {
    const data = await page.evaluateHandle(([kind, content]) => {
      const data = new DataTransfer();
      if (kind === "file") data.items.add(new File([content], "dropped.en.md", { type: "text/markdown" }));
      else data.setData("text/plain", content);
      return data;
    }, [kind, content]);
    const refused = await page.locator(".own-lesson").evaluate((element, dataTransfer) =>
      element.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true })), data);
    assert.equal(refused, false, "else the browser would open the file itself");
    await page.locator(".own-lesson .drop").dispatchEvent("drop", { dataTransfer: data });
  };
  const text = title => `# ${title}\nid: mine\nlang: en\nminutes: 5\n## One {#one}\nWords.\ntask: write\n`;
  await drop("file", text("From a file"));
  await page.getByRole("heading", { level: 3, name: "From a file" }).waitFor();
  await page.getByText("Steps that run: 1 of 1").waitFor();
  await drop("text", text("From a text"));
  await page.getByRole("heading", { level: 3, name: "From a text" }).waitFor();
  await drop("file", "No lesson at all.");
  await page.getByText("Steps that run: 0 of 0").waitFor();
  assert.match(await page.locator(".own-lesson .faults").innerText(), /Line 1/);
  await drop("file", "x".repeat(4_000_001));
  await page.getByText("“dropped.en.md” cannot be read").waitFor();
  assert.match(page.url(), /#\/lessons/, "the page is still there");
  page.assertClean();
});

test("a lesson of one’s own is shown in each language that its file has", async t => {
  const page = await openLesson(t, "#/lessons?lang=en");
  const edition = (title, lang, step) => `# ${title}\nid: mine\nlang: ${lang}\nminutes: 5\n## ${step} {#one}\nWords.\ntask: write\n`;
  const text = [edition("Mine", "en", "One"), edition("Мой", "ru", "Один"), edition("Meniki", "uz", "Bir").replace("{#one}", "{#two}")].join("\n");
  await page.setInputFiles("#lesson-file", { name: "mine.md", mimeType: "text/markdown", buffer: Buffer.from(text) });
  await page.getByRole("heading", { level: 3, name: "Mine" }).waitFor();
  await page.getByText("Line 21").waitFor();
  assert.equal(await page.locator(".own-lesson .faults li").count(), 1);
  await screenshot(page, "lesson-own-languages");
  await page.locator(".own-lesson").getByRole("link", { name: "Русский" }).click();
  await page.getByRole("heading", { level: 3, name: "Мой" }).waitFor();
  await page.locator(".own-lesson").getByRole("link", { name: "Работать самостоятельно" }).first().click();
  await heading(page, "Один");
  await page.locator("#speak-uz").click();
  await heading(page, "Bir");
  page.assertClean();
});

for (const [id, steps] of [["uz-growth", 4], ["kg-count", 9], ["number-right", 12], ["closures", 12]]) {
  test(`every step of ${id} fits 320 pixels and text of twice the size, and breaks no rule before and after its answer`, async t => {
    const page = await openLesson(t, `#/lesson?id=${id}&lang=ru`, { width: 320, height: 640 });
    for (let step = 1; step <= steps; step++) {
      for (const seen of ["", "&seen=9"]) {
        await page.evaluate(link => { location.hash = link; }, `#/lesson?id=${id}&step=${step}${seen}&lang=ru`);
        await page.getByText(`Шаг ${step} из ${steps}`).waitFor();
        await assertNothingSideways(page);
        await assertAccessible(page);
        await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
        await assertNothingSideways(page);
        await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
      }
    }
    page.assertClean();
  });
}

test("events are put in order by keys alone, and a judgement is supported by a record", async t => {
  const page = await openLesson(t, "#/lesson?id=closures&step=3&lang=en");
  const up = page.getByRole("button", { name: /^Earlier: UNHCR/ });
  await up.focus();
  await page.keyboard.press("Enter");
  await eventually(async () => assert.match(await page.locator(".lesson-order li").nth(1).innerText(), /UNHCR/));
  await page.getByRole("button", { name: "That is my answer" }).press("Enter");
  await page.getByText("In date order", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Next step" }).press("Enter");
  await heading(page, "A sentence about 2005");
  const answer = page.getByRole("button", { name: "That is my answer" });
  await page.getByRole("radio", { name: "Contradicted" }).focus();
  await page.keyboard.press("Space");
  assert.ok(await answer.isDisabled());
  await page.locator("input[name=lesson-support]").nth(1).focus();
  await page.keyboard.press("Space");
  await answer.press("Enter");
  await page.locator(".lesson-reveal").getByText(/The check (agrees|says otherwise)/).waitFor();
  page.assertClean();
});
