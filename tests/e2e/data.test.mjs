// The page "Your data": a table is brought, read cell by cell, asked about, mended; nothing leaves the machine.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { assertAccessible } from "./axe.mjs";
import { download, open } from "./browser.mjs";
import { CHECKED } from "./checked.mjs";
import { screenshot } from "./screenshot.mjs";

const file = name => fileURLToPath(new URL(`../data/${name}`, import.meta.url));

async function openPage(t, fragment = "#/data?lang=en", options = {}) {
  const page = await open(t, fragment, { width: 1440, height: 900, ...options });
  await page.locator(".yours").waitFor();
  return page;
}

const GRANTED = { context: { permissions: ["clipboard-read", "clipboard-write"] } };

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
    "15-page.html": "This is a web page",
    "19-years-as-columns.csv": "The years are in the head",
  };
  for (const [name, words] of Object.entries(said)) {
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: readFileSync(file(name)) });
    await page.locator(".of-file", { hasText: words }).waitFor();
    await page.getByRole("button", { name: "Start again with another table" }).click();
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

// ---- Seeing: what was brought in the charts ----

/** A table of 40 counts, with places, dates, values and sources. */
const FORTY = ["place\tdate\tvalue\twhat\tsource"]
  .concat(Array.from({ length: 40 }, (_, at) => `${["Osh", "Jalal-Abad", "Naryn", "Talas"][at % 4]}\t${1990 + Math.floor(at / 4)}\t${100 + at * 37}\tschools\tRegnum`))
  .join("\n");

const heading = (page, words) => page.locator("main h1", { hasText: words }).first().waitFor();

async function bringForty(page) {
  await page.getByRole("button", { name: "Paste a table" }).click();
  await page.locator("#own-paste").fill(FORTY);
  await page.getByRole("button", { name: "Read it" }).click();
}

test("forty pasted rows are a picture in three presses, and the atlas comes back by one", async t => {
  const page = await openPage(t);
  await bringForty(page);
  const from = Date.now();
  await page.getByRole("button", { name: "See the chart" }).click();
  await heading(page, "Talas: schools, 211 (1990) → 1,543 (1999)");
  t.diagnostic(`from the press to the title: ${Date.now() - from} ms`);
  await page.locator("#own-bar", { hasText: "Your data. Not checked by Civic Atlas." }).waitFor();
  assert.match(await page.locator(".sub").first().textContent(), /a reader’s table, not checked by Civic Atlas/);
  assert.ok(await page.locator("[id^=growth-o-]").count() >= 40, "each count is a mark");
  await assertAccessible(page);
  await screenshot(page, "own-growth");
  // A mark is read with its source.
  await page.locator("[id^=growth-o-]").first().press("Enter");
  await page.locator("dd", { hasText: "Regnum" }).first().waitFor();
  // All of the page is about the reader's table.
  await page.locator("details").evaluateAll(all => all.forEach(one => { one.open = true; }));
  await page.locator("#growth-rows tbody tr").first().waitFor();
  assert.doesNotMatch(await page.locator("main").innerText(), /article/i);
  // Beside the atlas, and alone again.
  await page.locator("#own-bar").getByRole("button", { name: "Beside the atlas" }).click();
  await page.locator("#growth-kg-ngos-2010").waitFor();
  assert.ok(await page.locator("[id^=growth-o-]").count() >= 40);
  await screenshot(page, "own-beside");
  await page.locator("#own-bar").getByRole("button", { name: "Alone", exact: true }).click();
  await page.locator("#growth-kg-ngos-2010").waitFor({ state: "detached" });
  // The table is still there.
  await page.locator("#own-bar").getByRole("button", { name: "Go to the table" }).click();
  await title(page, "40 rows read");
  await page.getByRole("button", { name: "See the chart" }).click();
  await heading(page, "Talas: schools");
  await page.locator("#own-back").click();
  await page.locator("#growth-kg-ngos-2010").waitFor();
  assert.equal(await page.locator("#own-bar .own-bar").count(), 0);
  page.assertClean();
});

test("tables of the second program, lenses and small multiples show what was brought", async t => {
  const page = await openPage(t);
  await bringForty(page);
  await page.getByRole("button", { name: "See the chart" }).click();
  await heading(page, "Talas: schools");
  await page.locator("details", { has: page.locator("#growth-rows") }).locator("summary").click();
  await page.locator("#growth-rows tbody tr").first().waitFor();
  assert.equal(await page.locator("#growth-rows tbody tr").count(), 40);
  assert.equal(await page.locator("#growth-rows td", { hasText: "Regnum" }).count(), 40);
  page.assertClean();
});

test("events of one's own stand on the timeline, together with counts brought before", async t => {
  const page = await openPage(t);
  await bringForty(page);
  await page.getByRole("button", { name: "Add another table" }).click();
  await page.getByRole("button", { name: "Paste a table" }).click();
  await page.locator("#own-paste").fill("date\ttext\tplace\tsource\n1995-05-13\t<b>A law</b>\tOsh\tRegnum\n1997\tA school opens\tNaryn\t\n");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("button", { name: "See the chart" }).click();
  await heading(page, "Talas: schools");
  await page.locator("[id^=timeline-e-]").first().waitFor();
  assert.equal(await page.locator("[id^=timeline-e-]").count(), 2);
  assert.equal(await page.locator("main b", { hasText: "A law" }).count(), 0, "markup stays text");
  await screenshot(page, "own-together");
  page.assertClean();
});

// ---- Checks of one's own, and what is noticed ----

async function bringChecked(page) {
  await page.getByRole("button", { name: "Paste a table" }).click();
  await page.locator("#own-paste").fill(CHECKED);
  await page.getByRole("button", { name: "Read it" }).click();
}

/** Opens a mark and says what its reading says of checks. */
async function checkOf(page, id) {
  await page.locator(`#growth-${id}`).press("Enter");
  await page.locator(".reading dd", { hasText: "Regnum" }).first().waitFor();
  return page.locator(".reading dt", { hasText: /^Check$/ }).locator("+ dd").allTextContents();
}

test("checks of one's own are read with the mark, drawn as corrected, and kept in a link and a package", async t => {
  const page = await openPage(t, "#/data?lang=en", GRANTED);
  await bringChecked(page);
  await title(page, "5 rows read, 2 interpreted, 0 refused");
  await page.locator(".own-table .why", { hasText: "Read as: Likely misprint." }).waitFor();
  await page.locator(".own-table .why", { hasText: "kept in its own words" }).waitFor();
  await page.locator(".own-table .why", { hasText: "No source is given for this check" }).waitFor();
  await page.locator(".own-table b", { hasText: "over 2,300" }).waitFor();
  await assertAccessible(page);
  await screenshot(page, "own-checks");
  await page.locator("#own-link").click();
  await page.locator(".keep [role=status]", { hasText: "Copied" }).waitFor();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  const folder = await mkdtemp(join(tmpdir(), "own-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "own.zip");
  await (await download(page, () => page.locator("#own-package").click())).saveAs(file);

  const read = async shown => {
    await shown.locator("#growth-osh-2001").waitFor();
    const found = {};
    for (const id of ["osh-2000", "osh-2001", "osh-2002", "osh-2003"]) found[id] = await checkOf(shown, id);
    return found;
  };
  await page.getByRole("button", { name: "See the chart" }).click();
  const seen = await read(page);
  assert.deepEqual(seen, {
    "osh-2000": ["✓ Confirmed. The same there · Yearbook 2001"],
    "osh-2001": ["✎ Likely misprint. <b>2300</b> in table 4 · Yearbook 2001value from the check: over 2,300"],
    "osh-2002": ["• Checked. retyped · source not given"],
    "osh-2003": [],
  });
  await screenshot(page, "own-check-read");
  // As the table has it, or corrected; other sources there are none.
  const choice = page.getByRole("group", { name: "Values" });
  assert.deepEqual(await choice.getByRole("button").allTextContents(), ["As in the table", "Corrected"]);
  await choice.getByRole("button", { name: "Corrected" }).click();
  await page.waitForURL(/evidence=corrected/);
  await page.locator("details", { has: page.locator("#growth-rows") }).locator("summary").click();
  await page.locator("#growth-rows tr", { hasText: "over 2,300" }).filter({ hasText: "Likely misprint" }).waitFor();
  assert.equal(await page.locator("#growth-rows tr", { hasText: "23,000" }).count(), 0);
  page.assertClean();

  const other = await open(t, link.hash, { width: 1440, height: 900 });
  assert.deepEqual(await read(other), seen, "the link holds the checks");
  await other.locator("#own-bar").getByRole("button", { name: "Go to the table" }).click();
  await other.locator(".noticed li", { hasText: "Osh, schools: 95 (2000, Regnum) → 23,000 (2001, Regnum)" }).waitFor();
  other.assertClean();
  const third = await openPage(t);
  await third.locator("input[type=file]").setInputFiles(file);
  await title(third, "A data package: 5 counts, 0 events");
  await third.getByRole("button", { name: "See the chart" }).click();
  assert.deepEqual(await read(third), seen, "the package holds the checks");
  third.assertClean();
});

test("what the page notices is said as computed, in each language, and fits a phone", async t => {
  for (const [lang, name, differ] of [
    ["en", "Computed by this page", "Osh, schools, 2003: 2,500 (Regnum) · 2,650 (CABAR)"],
    ["uz", "Buni sahifaning oʻzi jadvaldan hisoblab", "Osh, schools, 2003‑yil: 2 500 (Regnum) · 2 650 (CABAR)"],
    ["ru", "Вычислено этой страницей", "Osh, schools, 2003 г.: 2500 (Regnum) · 2650 (CABAR)"],
  ]) {
    const page = await openPage(t, `#/data?lang=${lang}`, { width: 360, height: 740 });
    await page.locator(".drop button[aria-expanded]").click();
    await page.locator("#own-paste").fill(CHECKED);
    await page.locator(".paste button").click();
    await page.locator(".noticed small", { hasText: name }).waitFor();
    const lines = (await page.locator(".noticed li").allTextContents()).map(line => line.replaceAll("\u{a0}", " "));
    assert.equal(lines[0], differ);
    assert.equal(lines.length, 2, lines.join("\n"));
    assert.match(lines[1], /95.*2000.*23.?000.*2001/);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(content <= window, `${content} px in ${window}`);
    await assertAccessible(page);
    await screenshot(page, `own-noticed-${lang}`);
    page.assertClean();
  }
  // It stands in the reading of each mark that it is about, and of no other; beside the atlas too, and in its language.
  const drawn = await openPage(t, "#/data?lang=en", GRANTED);
  await bringChecked(drawn);
  await title(drawn, "5 rows read, 2 interpreted, 0 refused");
  await drawn.getByRole("button", { name: "See the chart" }).click();
  const tenfold = "A tenfold or greater difference from one count to the next95 (2000, Regnum) → 23,000 (2001, Regnum)";
  const differ = "Different values for one place and date2,500 (Regnum) · 2,650 (CABAR)";
  const expected = { "osh-2000": tenfold, "osh-2001": tenfold, "osh-2002": "", "osh-2003": differ, "osh-cabar": differ };
  const noticed = async (shown, expected) => {
    for (const [id, words] of Object.entries(expected)) {
      await shown.locator(`#growth-${id}`).press("Enter");
      await shown.waitForFunction(id => location.hash.includes(`select=${id}`), id);
      const said = shown.locator("#noticed dl");
      if (words === "") {
        await said.waitFor({ state: "detached" });
        continue;
      }
      assert.equal((await said.textContent()).replaceAll("\u{a0}", " "), words);
      assert.match(await shown.locator("#noticed").textContent(), /^What stands out.*Computed by this page/);
    }
  };
  await noticed(drawn, expected);
  await assertAccessible(drawn);
  await screenshot(drawn, "own-noticed-read");
  await drawn.locator("#own-bar").getByRole("button", { name: "Beside the atlas" }).click();
  await drawn.locator("#growth-kg-ngos-2010").waitFor();
  await drawn.locator("#growth-osh-2001").press("Enter");
  await drawn.locator("#noticed dd", { hasText: "95 (2000, Regnum)" }).waitFor();
  await drawn.locator("#growth-kg-ngos-2010").press("Enter");
  await drawn.locator("#noticed dl").waitFor({ state: "detached" });
  await drawn.locator("#own-bar").getByRole("button", { name: "Alone" }).click();
  await drawn.locator("#growth-osh-cabar").press("Enter");
  await drawn.locator("#noticed dd", { hasText: "2,650 (CABAR)" }).waitFor();
  await drawn.locator("#speak-ru").click();
  await drawn.locator("#noticed dt", { hasText: "Разные значения для одного места и одной даты" }).waitFor();
  drawn.assertClean();
  // Of a package the same is noticed, on the page and in the reading.
  await drawn.goto(drawn.url().replace(/#.*/, "#/data?lang=en"));
  const folder = await mkdtemp(join(tmpdir(), "own-"));
  t.after(() => rm(folder, { recursive: true }));
  await (await download(drawn, () => drawn.locator("#own-package").click())).saveAs(join(folder, "own.zip"));
  const brought = await openPage(t, "#/data?lang=en");
  await brought.locator("input[type=file]").setInputFiles(join(folder, "own.zip"));
  await title(brought, "A data package: 5 counts, 0 events");
  const lines = (await brought.locator(".noticed li").allTextContents()).map(line => line.replaceAll("\u{a0}", " "));
  assert.deepEqual(lines, [
    "Osh, schools, 2003: 2,500 (Regnum) · 2,650 (CABAR)",
    "Osh, schools: 95 (2000, Regnum) → 23,000 (2001, Regnum)",
  ]);
  await brought.getByRole("button", { name: "See the chart" }).click();
  await noticed(brought, expected);
  brought.assertClean();
  // Of much the first lines are shown, and more by a press.
  const much = await openPage(t);
  await much.getByRole("button", { name: "Paste a table" }).click();
  const rows = Array.from({ length: 301 }, (_, at) => `Osh\t${1700 + at}\t${at % 2 ? 5 : 500}\tschools\tRegnum`);
  await much.locator("#own-paste").fill(["place\tdate\tvalue\twhat\tsource", ...rows].join("\n"));
  await much.getByRole("button", { name: "Read it" }).click();
  await much.getByRole("button", { name: "Show more (292 left)" }).waitFor();
  assert.equal(await much.locator(".noticed li").count(), 8);
  await much.getByRole("button", { name: "Show more (292 left)" }).click();
  await much.getByRole("button", { name: "Show more (192 left)" }).waitFor();
  assert.equal(await much.locator(".noticed li").count(), 108);
  // Nothing stands out where nothing does.
  const page = await openPage(t);
  await bringForty(page);
  await title(page, "40 rows read");
  assert.equal(await page.locator(".noticed").count(), 0);
});

// ---- Keeping and sharing ----

test("a link brings the same data to somebody else, says whose they are, and a cut one shows nothing", async t => {
  const page = await openPage(t, "#/data?lang=en", GRANTED);
  await bringForty(page);
  assert.match(await page.locator(".keep").textContent(), /\d,\d{3} characters|\d{3} characters/);
  await page.locator("#own-link").click();
  await page.locator(".keep [role=status]", { hasText: "Copied" }).waitFor();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  t.diagnostic(`40 counts: ${link.href.length} characters`);
  assert.ok(link.href.length <= 2000);
  const other = await open(t, link.hash, { width: 1440, height: 900 });
  await heading(other, "Talas: schools, 211 (1990) → 1,543 (1999)");
  await other.locator("#own-bar", { hasText: "Data of the sender. Not checked by Civic Atlas." }).waitFor();
  assert.ok(await other.locator("[id^=growth-o-]").count() >= 40);
  await screenshot(other, "own-sent");
  // What is done to the view keeps the data in the address, so that it can be loaded anew.
  await other.locator("[id^=growth-o-]").first().press("Enter");
  await other.waitForURL(/select=o-.*own=1\./);
  await other.reload();
  await heading(other, "Talas: schools");
  await other.locator("dd", { hasText: "Regnum" }).first().waitFor();
  // The sender's data can be kept, and the atlas comes back.
  await other.locator("#own-bar").getByRole("button", { name: "Go to the table" }).click();
  await title(other, "Data of the sender: 40 counts, 0 events");
  await assertAccessible(other);
  await other.locator("#open-growth").click();
  await heading(other, "Talas: schools");
  await other.locator("#own-back").click();
  await other.locator("#growth-kg-ngos-2010").waitFor();
  assert.ok(!other.url().includes("own="), "the address is the atlas's again");
  other.assertClean();

  const data = /own=1\.(\d+)\.[0-9a-f]+\.(.*?)(&|$)/.exec(link.hash);
  const expected = Number(data[1]).toLocaleString("en");
  for (const left of [1, Math.floor(data[2].length / 2), data[2].length - 1]) {
    const end = link.hash.indexOf(data[2]) + left;
    const cut = await open(t, link.hash.slice(0, end), { width: 1440, height: 900 });
    await cut.locator("#own-bar [role=alert]", { hasText: `${left.toLocaleString("en")} of the ${expected} characters` }).waitFor();
    assert.equal(await cut.locator("[id^=growth-]:is(button)").count(), 0, "no mark of whatever data");
    if (left === 1) {
      await screenshot(cut, "own-cut");
      await cut.locator("#own-back").click();
      await cut.locator("#growth-kg-ngos-2010").waitFor();
    }
    cut.assertClean();
  }
});

test("damaged and hostile data in a link are said, and nothing stops", async t => {
  for (const [own, words] of [
    ["2.4.00000001.AAAA", "format that this copy of the page does not know"],
    ["1.4.00000001.AAAA", "changed on the way"],
    ["1.8.00000001.AAAAAAAAAA", "changed on the way"],
    ["1", "cut off before its data"],
    ["%3Cscript%3Ealert(1)%3C/script%3E", "cut off before its data"],
  ]) {
    const page = await open(t, `#/growth?lang=en&own=${own}`);
    await page.locator("#own-bar [role=alert]", { hasText: words }).waitFor();
    assert.equal(await page.locator("main h1", { hasText: "Kyrgyzstan" }).count(), 0);
    page.assertClean();
  }
});

test("one file opens with the data from a disk, and saves again with the same", async t => {
  const folder = await mkdtemp(join(tmpdir(), "own-"));
  t.after(() => rm(folder, { recursive: true }));
  const page = await openPage(t);
  await bringForty(page);
  let file = join(folder, "0.html");
  await (await download(page, () => page.locator("#own-page").click())).saveAs(file);
  page.assertClean();
  const carried = [];
  for (const next of [1, 2]) {
    const text = readFileSync(file, "utf8");
    carried.push(/data-own>([^<]+)</.exec(text)[1]);
    assert.ok(!text.includes(folder), "no local path");
    const copy = await open(t, "", { at: { url: pathToFileURL(file).href }, width: 1440, height: 900 });
    await copy.locator("#own-bar", { hasText: "Data of the sender. Not checked by Civic Atlas." }).waitFor();
    await heading(copy, "Talas: schools, 211 (1990) → 1,543 (1999)");
    await copy.locator("#own-bar").getByRole("button", { name: "Go to the table" }).click();
    await title(copy, "Data of the sender: 40 counts, 0 events");
    file = join(folder, `${next}.html`);
    await (await download(copy, () => copy.locator("#own-page").click())).saveAs(file);
    copy.assertClean();
  }
  carried.push(/data-own>([^<]+)</.exec(readFileSync(file, "utf8"))[1]);
  assert.equal(new Set(carried).size, 1, "three generations hold the same data");
});

test("a data package comes back as it was", async t => {
  const page = await openPage(t);
  await bringForty(page);
  const folder = await mkdtemp(join(tmpdir(), "own-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "own.zip");
  await (await download(page, () => page.locator("#own-package").click())).saveAs(file);
  await page.getByRole("button", { name: "Start again with another table" }).click();
  await page.locator("input[type=file]").setInputFiles(file);
  await title(page, "A data package: 40 counts, 0 events");
  await page.getByRole("button", { name: "See the chart" }).click();
  await heading(page, "Talas: schools, 211 (1990) → 1,543 (1999)");
  assert.ok(await page.locator("[id^=growth-o-]").count() >= 40);
  page.assertClean();
});
