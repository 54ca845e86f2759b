// Workbooks on the page "Your data": read by a program that comes with the first of them; templates; what a browser keeps.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { download, open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";
import { DIST } from "./server.mjs";

const file = name => fileURLToPath(new URL(`../data/${name}`, import.meta.url));

async function openPage(t, fragment = "#/data?lang=en", options = {}) {
  const page = await open(t, fragment, { width: 1440, height: 900, ...options });
  await page.locator(".yours").waitFor();
  return page;
}

const title = (page, words) => page.locator("h1", { hasText: words }).waitFor();
const bring = (page, name) => page.locator("input[type=file]").setInputFiles(file(name));
const again = page => page.getByRole("button", { name: "Start again with another table" }).click();

/** The rows that the native reader finds, as its text beside the file says: `2 ✓ Osh | 2005 | 95`. */
function expected(name, behind = "") {
  const text = readFileSync(file(`${name}.read.txt`), "utf8");
  const part = (behind ? text.slice(text.indexOf(behind)) : text).split("\n\n#")[0];
  return part.split("\n").filter(line => /^\d+ [✓?✗–] /.test(line)).map(line => line.replace(/^(\d+) . /, "$1 ").trim());
}

/** The rows that the page shows. */
const shown = page => page.locator(".own-table tbody tr:not(.refusal)").evaluateAll(rows => rows.map(row =>
  (row.querySelector("th").textContent + " " + [...row.querySelectorAll("td > span")].map(cell =>
    cell.closest("td").matches(".lack") ? "" : cell.textContent).join(" | ")).trim()));

async function compare(page, name, behind) {
  await page.locator(".own-table tbody tr").first().waitFor();
  assert.deepEqual(await shown(page), expected(name, behind), name);
}

test("workbooks are read in the browser as by the command, and only who brings one fetches what reads them", async t => {
  const page = await openPage(t);
  const fetched = [];
  page.on("request", request => { if (/workbooks/.test(request.url())) fetched.push(request.url()); });
  await page.getByRole("button", { name: "Open the example" }).click();
  await title(page, "13 rows read");
  await again(page);
  assert.deepEqual(fetched, []);
  for (const name of ["12-one-sheet.xlsx", "12-one-sheet.xls", "12-one-sheet.ods", "17-merged-heads.xlsx", "38-date-cells.xlsx", "38-serial-days.xlsx"]) {
    await bring(page, name);
    await compare(page, name);
    await again(page);
  }
  assert.equal(fetched.length, 2, `${fetched}`);
  await bring(page, "12-sheets.xlsx");
  await page.locator("button.choice", { hasText: "НКО" }).first().click();
  await compare(page, "12-sheets.xlsx", "# sheet: НКО");
  await screenshot(page, "workbook");
  page.assertClean();
});

test("a workbook is read without a network from a disk, a damaged one is said to be so, and the next one is read", async t => {
  const page = await openPage(t, "#/data?lang=en", { at: { url: pathToFileURL(join(DIST, "civic-atlas.html")).href } });
  const bytes = readFileSync(file("12-one-sheet.xlsx"));
  const send = buffer => page.locator("input[type=file]").setInputFiles({ name: "x.xlsx", mimeType: "", buffer });
  await send(bytes.subarray(0, bytes.length - 40));
  await page.locator(".of-file", { hasText: "damaged or incomplete" }).waitFor();
  await again(page);
  await send(bytes);
  await compare(page, "12-one-sheet.xlsx");
  page.assertClean();
});

test("a damaged old workbook, which stops the library that reads it, stops nothing else", async t => {
  const page = await openPage(t);
  const bytes = readFileSync(file("12-one-sheet.xls"));
  const send = (buffer, name = "x.xls") => page.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer });
  // Cut within the directory of the file, and with wild bytes in its head.
  const wild = Buffer.from(bytes);
  wild.fill(0xff, 48, 80);
  for (const damaged of [bytes.subarray(0, bytes.length - 67), wild]) {
    await send(damaged);
    await page.locator(".of-file", { hasText: "damaged or incomplete" }).waitFor();
    await again(page);
  }
  await send(bytes);
  await compare(page, "12-one-sheet.xls");
  assert.equal(await page.locator("#crashed:not([hidden])").count(), 0);
});

test("while the reader of workbooks does not come the page says so, and it is asked for again", async t => {
  const page = await openPage(t);
  await page.route(/workbooks_bg/, route => route.abort());
  await bring(page, "12-one-sheet.xlsx");
  await page.locator("[role=status]", { hasText: "Reading 12-one-sheet.xlsx" }).waitFor();
  await page.locator(".of-file", { hasText: "could not be loaded" }).waitFor();
  await page.unroute(/workbooks_bg/);
  await again(page);
  await bring(page, "12-one-sheet.xlsx");
  await compare(page, "12-one-sheet.xlsx");
  // Reading can be given up.
  assert.equal(await page.locator("[role=status]", { hasText: "Reading" }).count(), 0);
});

test("who gives up reading a file keeps the tables brought before", async t => {
  const page = await openPage(t);
  const paste = async text => {
    await page.getByRole("button", { name: "Paste a table" }).click();
    await page.locator("#own-paste").fill(text);
    await page.getByRole("button", { name: "Read it" }).click();
  };
  await paste("place\tdate\tvalue\tsource\nOsh\t2005\t7\tRegnum\n");
  await page.getByRole("button", { name: "Add another table" }).click();
  await page.route(/workbooks_bg/, () => {});
  await bring(page, "12-one-sheet.xlsx");
  const reading = page.locator("[role=status]", { hasText: "Reading 12-one-sheet.xlsx" });
  await reading.getByRole("button", { name: "Cancel" }).click();
  await reading.waitFor({ state: "detached" });
  await paste("date\ttext\tplace\tsource\n1995\tA law\tOsh\tRegnum\n");
  await page.locator("#own-see").click();
  await page.locator("[id^=growth-o-]").first().waitFor();
  await page.locator("[id^=timeline-e-]").first().waitFor();
  page.assertClean();
});

test("templates in each language come back without a question, whatever the kind of file", async t => {
  const folder = await mkdtemp(join(tmpdir(), "templates-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const lang of ["en", "uz", "ru"]) {
    const page = await openPage(t, `#/data?lang=${lang}`);
    const buttons = page.locator(".templates button");
    assert.equal(await buttons.count(), 4);
    for (let at = 0; at < 4; at++) {
      const saved = await download(page, () => buttons.nth(at).click());
      const path = join(folder, saved.suggestedFilename());
      await saved.saveAs(path);
      await page.locator("input[type=file]").setInputFiles(path);
      await page.locator(".own-table tbody tr").first().waitFor();
      assert.equal(await page.locator(".own-table tbody tr").count(), 1, path);
      assert.equal(await page.locator(".question, .is-refused").count(), 0, path);
      await page.locator("#own-see").waitFor();
      await page.locator(".yours .acts button").first().click();
      await page.locator(".templates").waitFor();
    }
    page.assertClean();
  }
});

test("what is kept on this device is offered again until it is forgotten", async t => {
  const page = await openPage(t);
  await page.getByRole("button", { name: "Open the example" }).click();
  await page.locator("#own-hold").click();
  await page.locator(".keep [role=status]", { hasText: "Kept in this browser" }).waitFor();
  await page.reload();
  await page.locator(".held", { hasText: "Kept in this browser" }).waitFor();
  await screenshot(page, "held");
  await page.locator("#own-show-held").click();
  await page.locator("#own-bar", { hasText: "Your data. Not checked by Civic Atlas." }).waitFor();
  assert.ok(await page.locator("[id^=growth-o-]").count() > 0);
  await page.locator("#own-back").click();
  await page.goto(page.url().replace(/#.*/, "#/data?lang=en"));
  await page.locator("#own-forget").click();
  await page.locator(".held").waitFor({ state: "detached" });
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter(key => /own/.test(key))), []);
  page.assertClean();
});

test("a browser without storage says so, and offers one file", async t => {
  const full = () => Object.defineProperty(Storage.prototype, "setItem", { value() { throw new DOMException("full", "QuotaExceededError"); } });
  const page = await openPage(t, "#/data?lang=en", { prepare: context => context.addInitScript(full) });
  await page.getByRole("button", { name: "Open the example" }).click();
  await page.locator("#own-hold").click();
  await page.locator(".keep [role=status]", { hasText: "Save one file instead" }).waitFor();
  page.assertClean();
});
