// The page of evidence: every table searched, sorted, filtered, opened, downloaded, in three languages.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { download, open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";
import { unzipped } from "./unzip.mjs";

const ROOT = new URL("../../", import.meta.url);
const DATA = new URL("public/data/", ROOT);

const TABLES = ["sources", "places", "series", "observations", "events", "laws", "organisations", "stages", "figures",
  "claims", "persons", "projects", "checks"];

const rows = page => page.locator("table.records tbody tr:not(.open)");
/** Rows beyond the first ones follow a moment later. */
async function countRows(page) {
  await page.waitForFunction(() => {
    const said = document.querySelector("#evidence-status")?.textContent.replace(/[\u00a0,]/g, "").match(/\d+/);
    return said && document.querySelectorAll("table.records tbody tr:not(.open)").length >= Number(said[0]);
  });
  return rows(page).count();
}

const fragment = page => page.evaluate(() => location.hash);

async function openEvidence(t, query = "", options = {}) {
  const page = await open(t, `#/evidence${query}`, { width: 1440, height: 900, ...options });
  await page.locator("#evidence-field").waitFor();
  return page;
}

async function assertNothingSideways(page) {
  const [content, window] = await page.evaluate(() =>
    [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`);
}

test("the page opens with the finding, the table and its count", async t => {
  const page = await openEvidence(t, "?lang=en");
  assert.equal(await page.locator("h1").innerText(),
    "Of the seven counts that the growth chart takes from the articles, one is contradicted and four cannot be verified");
  assert.match(await page.title(), /^Of the seven counts/);
  assert.equal(await countRows(page), 74);
  assert.match(await page.locator(".sub").innerText(), /Showing 74 of 74 counts/);
  assert.equal(await page.locator("th[aria-sort]").count(), 1);
  await assertNothingSideways(page);
  page.assertClean();
  await assertAccessible(page);
});

for (const lang of ["en", "uz", "ru"]) {
  test(`no table is empty, wider than a phone or inaccessible, in ${lang}`, async t => {
    const page = await openEvidence(t, `?lang=${lang}`, { width: 320, height: 640 });
    for (const table of TABLES) {
      await page.evaluate(link => { location.hash = link; }, `#/evidence?table=${table}&lang=${lang}`);
      await page.locator(`table.records-${table}`).waitFor();
      assert.ok(await rows(page).count() > 0, table);
      await assertNothingSideways(page);
      const empty = await page.locator("table.records tbody td, table.records tbody th").evaluateAll(cells =>
        cells.filter(cell => cell.textContent.trim() === "").length);
      assert.equal(empty, 0, `${table} has ${empty} empty cells`);
    }
    await assertAccessible(page);
    page.assertClean();
  });
}

test("typing narrows the list, marks what was found and stays in the link without filling the history", async t => {
  const page = await openEvidence(t, "?table=events&lang=en");
  const before = await page.evaluate(() => history.length);
  await page.getByRole("searchbox").pressSequentially("o'zbek closed", { delay: 20 });
  await page.waitForFunction(() => location.hash.includes("q=o!27zbek+closed"));
  assert.equal(await page.evaluate(() => history.length), before);
  const found = await countRows(page);
  assert.ok(found > 0 && found < 132, `${found} rows`);
  assert.match(await page.locator("#evidence-status").innerText(), new RegExp(`^${found} of 132 shown`));
  assert.ok((await page.locator("mark").allInnerTexts()).some(text => /closed/i.test(text)));
  // The field keeps its focus and its cursor.
  await page.keyboard.type("x");
  assert.equal(await page.getByRole("searchbox").inputValue(), "o'zbek closedx");
  page.assertClean();
  await page.reload();
  await page.locator("#evidence-field").waitFor();
  assert.match(await page.getByRole("searchbox").inputValue(), /^o'zbek closed/);
});

test("words of another language are found and shown with where they stand", async t => {
  const page = await openEvidence(t, "?table=claims&q=суждение&lang=en");
  assert.ok(await countRows(page) > 20);
  await page.goto(page.url().split("#")[0] + "#/evidence?table=claims&q=реформах&lang=en");
  await page.waitForFunction(() => document.querySelector("mark")?.textContent === "реформах");
  assert.match(await page.locator(".records small", { has: page.locator("mark") }).first().innerText(), /^found in: /);
  page.assertClean();
});

test("bad input has a clear answer and a way back", async t => {
  const page = await openEvidence(t, "?lang=en");
  for (const [typed, title] of [
    ["<script>alert(1)</script>", /^Nothing found for “<script>alert\(1\)<\/script>”$/],
    ["zzzzzz", /^Nothing found for “zzzzzz”$/],
    ["x".repeat(10_000), /^Nothing found for “x{60}…”$/],
    ["я".repeat(10_000), /^Nothing found for “я{60}…”$/],
  ]) {
    await page.getByRole("searchbox").fill(typed);
    await page.waitForFunction(source => new RegExp(source, "s").test(document.querySelector("h1").textContent), title.source);
    assert.equal(await page.locator("table.records").count(), 0);
    await assertNothingSideways(page);
    await page.getByRole("link", { name: "Show all counts" }).click();
    await page.locator("table.records").waitFor();
    assert.equal(await countRows(page), 74);
    assert.equal(await page.getByRole("searchbox").inputValue(), "");
  }
  assert.equal(await page.locator("main script").count(), 0);
  page.assertClean();
});

test("what a link asks for in vain is named in words", async t => {
  const page = await openEvidence(t, "?table=nothing&place=atlantis&colour=red&sort=up&select=nobody&q=2010&lang=en");
  const report = await page.locator(".report").innerText();
  for (const part of ["table=nothing", "place=atlantis", "colour=red", "sort=up", "select=nobody"]) {
    assert.ok(report.includes(`“${part}”`), `${part} in ${report}`);
  }
  assert.ok(await countRows(page) > 0);
  page.assertClean();
});

test("a head sorts, a second time the other way, and says so", async t => {
  const page = await openEvidence(t, "?table=observations&source=articles&lang=en");
  const head = page.getByRole("columnheader", { name: /^Count\b/ });
  await head.getByRole("button").click();
  await page.waitForFunction(() => location.hash.includes("sort=value"));
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  assert.match(await rows(page).first().innerText(), /Kyrgyzstan|World|Kazakhstan/);
  const numbers = async () => (await page.locator(".c-value .opens").allInnerTexts())
    .map(text => Number(text.replace(/\D/g, "")));
  const up = await numbers();
  assert.deepEqual(up, up.toSorted((a, b) => a - b));
  await head.getByRole("button").press("Enter");
  await page.waitForFunction(() => location.hash.includes("sort=-value"));
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  assert.deepEqual(await numbers(), up.toReversed());
  // The keyboard stays where it was.
  assert.equal(await page.evaluate(() => document.activeElement.id), "sort-value");
  page.assertClean();
});

test("menus filter by place, source, voice and check, and the way back leads through them", async t => {
  const page = await openEvidence(t, "?table=events&lang=en");
  const choose = async (name, label) => {
    const menu = page.getByRole("combobox", { name, exact: true });
    const value = await menu.locator("option").evaluateAll(
      (options, label) => options.find(option => option.textContent.startsWith(label))?.value, label);
    assert.ok(value, `${label} is no choice of ${name}`);
    await menu.selectOption(value);
    await page.waitForFunction(link => location.hash === link, value);
  };
  await choose("Place", "Kyrgyzstan");
  assert.equal(await countRows(page), 13);
  await choose("Check", "not checked");
  const unchecked = await countRows(page);
  assert.ok(unchecked > 0 && unchecked < 13, `${unchecked} rows`);
  await choose("Source", "Article 2");
  await choose("Type of statement", "All");
  await choose("Table", "Claims");
  assert.match(await page.locator("h1").innerText(), /claims/);
  await page.goBack();
  await page.locator("table.records-events").waitFor();
  page.assertClean();
});

test("a record has a link that opens it in full", async t => {
  const page = await openEvidence(t, "?select=kg-ngos-2010&lang=en");
  const row = page.locator("#selected-row");
  await row.waitFor();
  assert.ok(await row.evaluate(row => {
    const { top, bottom } = row.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), "the row is not in view");
  const panel = page.getByRole("region", { name: "Record kg-ngos-2010" });
  const text = (await panel.innerText()).replaceAll("\u00a0", " ");
  for (const words of ["18,341 NGOs", "by 2010 there were 18,341", "Article 2", "Kyrgyzstan, ¶ 2", "Unverifiable", "confidence:",
    "18 341 НПО", "on the growth chart"]) {
    assert.ok(text.includes(words), `${words} in ${text}`);
  }
  assert.match(await page.locator("#record-citation").innerText(), /kg-ngos-2010.*data package \d+\.\d+\.\d+.*#\/evidence\?select=kg-ngos-2010/s);
  await page.getByRole("button", { name: "BibTeX" }).click();
  assert.match(await page.locator("#record-citation").innerText(), /^@\w+\{civic-atlas-kg-ngos-2010,/);
  await page.getByRole("button", { name: "CSL-JSON" }).click();
  assert.ok(JSON.parse(await page.locator("#record-citation").innerText()));
  await assertAccessible(page);
  await screenshot(page, "evidence-record-1440-light");
  // From the record to its mark, and from the mark back to the record.
  await panel.getByRole("link", { name: "on the growth chart" }).click();
  await page.locator(".reading").waitFor();
  assert.match(await fragment(page), /^#\/growth\?select=kg-ngos-2010/);
  await page.getByRole("link", { name: "Full record" }).click();
  await page.locator("#selected-row").waitFor();
  assert.match(await fragment(page), /^#\/evidence\?select=kg-ngos-2010/);
  await page.getByRole("link", { name: "Close the record" }).click();
  await page.locator("#selected-row").waitFor({ state: "detached" });
  page.assertClean();
});

test("every kind of record opens", async t => {
  const page = await openEvidence(t, "?lang=ru", { width: 360, height: 740 });
  for (const id of ["s1", "kg", "kg-ngos", "kg-ngos-2010", "andijan-2005", "law-md-1996", "hrw", "stage-kg-1", "fig-pad-days",
    "s1c-soft-power", "ernazarov", "proj-pad", "s1-01", "eurasia-closed-2006"]) {
    await page.evaluate(link => { location.hash = link; }, `#/evidence?select=${id}&lang=ru`);
    await page.getByRole("region", { name: `Запись ${id}`, exact: true }).waitFor();
    await assertNothingSideways(page);
  }
  page.assertClean();
});

test("what is shown is downloaded as CSV and JSON", async t => {
  const page = await openEvidence(t, "?table=laws&place=uz&lang=en");
  const shown = await countRows(page);
  const save = async name => {
    const file = await download(page, () => page.getByRole("button", { name }).click());
    return [file.suggestedFilename(), await readFile(await file.path(), "utf8")];
  };
  const [csvName, csv] = await save("Download CSV");
  assert.match(csvName, /^civic-atlas-laws-[0-9a-f]{6}\.csv$/);
  assert.equal(csv.trimEnd().split("\r\n").length, shown + 1);
  assert.match(csv, /^\uFEFFid,place,date,number,/);
  const [jsonName, json] = await save("Download JSON");
  assert.equal(jsonName, csvName.replace("csv", "json"));
  const data = JSON.parse(json);
  assert.equal(data.records.length, shown);
  assert.ok(data.records.every(record => record.place === "uz"));
  assert.match(data.view, /#\/evidence\?table=laws&place=uz/);
  // The text stands there too, for browsers that drop the file without a word.
  assert.equal(JSON.parse(await page.locator("#evidence-saved textarea").inputValue()).records.length, shown);
  await page.getByText("Its files one by one").click();
  const files = await page.locator(".files a").evaluateAll(links => links.map(link => link.href));
  assert.equal(files.length, TABLES.length + 1);
  for (const file of files) assert.equal((await page.request.get(file)).status(), 200, file);
  page.assertClean();
});

test("where a file of the package cannot be fetched, a sentence says so, and it can be had later", async t => {
  const page = await openEvidence(t, "?lang=en");
  await page.context().route(/\/data\/civic-atlas-data\.zip$/, route => route.abort());
  const link = page.getByRole("link", { name: /^Download the whole data package/ });
  await link.click();
  await page.getByText(/^civic-atlas-data-[\d.]+\.zip could not be fetched\. Check the connection/).waitFor();
  await page.context().unroute(/\/data\/civic-atlas-data\.zip$/);
  await download(page, () => link.click());
  await page.getByText("could not be fetched").waitFor({ state: "detached" });
});

test("the whole data package is one download, and every file of it is that of the package", async t => {
  const page = await openEvidence(t, "?lang=en");
  const link = page.getByRole("link", { name: /^Download the whole data package/ });
  const file = await download(page, () => link.click());
  const { version, resources } = JSON.parse(await readFile(new URL("datapackage.json", DATA), "utf8"));
  assert.equal(file.suggestedFilename(), `civic-atlas-data-${version}.zip`);
  const files = unzipped(await readFile(await file.path()));
  assert.deepEqual([...files.keys()].toSorted(),
    ["LICENSE-DATA.md", "datapackage.json", ...resources.map(resource => resource.path)].toSorted());
  for (const [name, content] of files) {
    const original = await readFile(new URL(name, name === "LICENSE-DATA.md" ? ROOT : DATA));
    assert.ok(content.equals(original), name);
  }
  const size = (await readFile(await file.path())).length;
  assert.ok(size < 200_000, `the link says under 200 kB, the file has ${size} bytes`);
  page.assertClean();
});

for (const [lang, name] of [["uz", "Oʻzbekiston Adliya vazirligi"], ["ru", "Министерство юстиции Узбекистана"]]) {
  test(`organisations have their names in ${lang}`, async t => {
    const page = await openEvidence(t, `?table=organisations&q=${encodeURIComponent(name)}&lang=${lang}`);
    assert.equal(await page.locator("#open-moj-uz").innerText(), name);
    // A name that is kept says which language it is in.
    await page.evaluate(link => { location.hash = link; }, `#/organisations?q=hrw&lang=${lang}`);
    await page.locator("#org-hrw h3 [lang=en]").waitFor();
    await page.evaluate(link => { location.hash = link; }, `#/organisations?select=moj-uz&lang=${lang}`);
    assert.equal((await page.locator("#org-moj-uz h3").innerText()).trim(), name);
    assert.equal(await page.locator("#org-moj-uz h3 [lang]").count(), 0);
    page.assertClean();
  });
}

test("in a frame that may not save, the text is shown instead", async t => {
  const page = await openEvidence(t, "?table=laws&lang=en");
  // Scripts of a frame without an origin are only fetched from hosts that allow every origin.
  await page.context().route("**/*", async route => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
  });
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.src = location.href;
    frame.width = 900;
    frame.height = 700;
    document.body.append(frame);
  });
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Download CSV" }).click({ timeout: 20_000 });
  await frame.getByText("may not save files").waitFor();
  assert.match(await frame.locator("#evidence-saved textarea").inputValue(), /law-uz-1999/);
});

for (const scheme of ["light", "dark"]) {
  for (const [width, height] of [[360, 740], [768, 1024], [1440, 900]]) {
    test(`the tables look right in ${scheme} at ${width} px`, async t => {
      const page = await openEvidence(t, "?select=kg-ngos-2010&source=articles&lang=en", { width, height, scheme });
      await page.locator("#selected-row").waitFor();
      await screenshot(page, `evidence-${width}-${scheme}`);
      await assertNothingSideways(page);
      await assertAccessible(page);
      page.assertClean();
    });
  }
}

test("on paper, a page on its side, the records are a table whose head is repeated and whose addresses are whole", async t => {
  const page = await openEvidence(t, "?table=sources&lang=en", { width: 998, height: 700 });
  assert.equal(await page.locator("table.records tbody tr").first().evaluate(row => getComputedStyle(row).display), "grid");
  await page.emulateMedia({ media: "print" });
  for (const table of TABLES) {
    await page.evaluate(link => { location.hash = link; }, `#/evidence?table=${table}&lang=en`);
    await page.locator(`table.records-${table}`).waitFor();
    const shown = await page.evaluate(() => {
      const display = selector => getComputedStyle(document.querySelector(selector)).display;
      return [display("table.records tbody tr"), display("table.records thead"), display(".menus"), display("#package")];
    });
    assert.deepEqual(shown, ["table-row", "table-header-group", "none", "none"], table);
    await assertNothingSideways(page);
  }
  await page.evaluate(() => { location.hash = "#/evidence?table=sources&lang=en"; });
  const link = page.locator("#open-icnl").locator("xpath=ancestor::tr").locator(".outside-link");
  await link.waitFor();
  assert.equal(await link.evaluate(link => getComputedStyle(link, "::after").content), `"${await link.getAttribute("href")}"`);
  page.assertClean();
});
