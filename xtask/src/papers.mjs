// node papers.mjs E2E FOLDER DATE: prints each lesson that the page in one file lists, in each language, on A4. DATE, as in
// 20261122, stands in the files for the time of printing, so that the same page gives the same files.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [e2e, folder, date] = process.argv.slice(2);
const { launch } = await import(pathToFileURL(join(e2e, "chromium.mjs")).href);
const { DIST } = await import(pathToFileURL(join(e2e, "server.mjs")).href);
const address = pathToFileURL(join(DIST, "civic-atlas.html")).href;

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await launch();
const opened = async () => {
  const page = await browser.newPage();
  await page.goto(`${address}#/lessons?lang=en`);
  await page.locator("ul.lessons").waitFor();
  return page;
};
const first = await opened();
const links = first.locator("ul.lessons .acts a:first-child");
const ids = await links.evaluateAll(links => links.map(link => /id=([^&]+)/.exec(link.getAttribute("href"))[1]));
const papers = [];
for (const lang of ["en", "uz", "ru"]) {
  for (const id of ids) {
    for (const mode of ["sheet", "key", "script"]) papers.push({ id, mode, lang, name: `${id}.${lang}.${mode}.pdf` });
  }
  // The cards are the same for each lesson.
  papers.push({ id: ids[0], mode: "cards", lang, name: `cards.${lang}.pdf` });
}

/** The file with the day of the data for the moment of printing, in as many letters. */
const dated = pdf => {
  const text = pdf.toString("latin1");
  return Buffer.from(text.replace(/(\/(?:Creation|Mod)Date \(D:)\d{14}/g, `$1${date}000000`), "latin1");
};
const print = async page => {
  for (let paper = papers.shift(); paper; paper = papers.shift()) {
    const { id, mode, lang, name } = paper;
    await page.evaluate(link => { location.hash = link; }, `#/lesson?id=${id}&mode=${mode}&lang=${lang}`);
    await page.locator(`.lesson-paper[data-paper="${id} ${mode} ${lang}"]`).waitFor();
    await writeFile(join(folder, name), dated(await page.pdf({ format: "A4", preferCSSPageSize: true })));
  }
};
const others = Array.from({ length: Math.min(availableParallelism(), 4) - 1 }, async () => print(await opened()));
await Promise.all([print(first), ...others]);
await browser.close();
