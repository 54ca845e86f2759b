// node papers.mjs E2E FOLDER: prints each lesson that the page in one file lists, in each language, on A4.

import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [e2e, folder] = process.argv.slice(2);
const { launch } = await import(pathToFileURL(join(e2e, "chromium.mjs")).href);
const { DIST } = await import(pathToFileURL(join(e2e, "server.mjs")).href);
const address = pathToFileURL(join(DIST, "civic-atlas.html")).href;

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await launch();
const page = await browser.newPage();
await page.goto(`${address}#/lessons?lang=en`);
await page.locator("ul.lessons").waitFor();
const links = page.locator("ul.lessons .acts a:first-child");
const ids = await links.evaluateAll(links => links.map(link => /id=([^&]+)/.exec(link.getAttribute("href"))[1]));
for (const lang of ["en", "uz", "ru"]) {
  for (const id of ids) {
    for (const mode of ["sheet", "key", "script", "cards"]) {
      await page.evaluate(link => { location.hash = link; }, `#/lesson?id=${id}&mode=${mode}&lang=${lang}`);
      await page.locator(`.lesson-paper[data-paper="${id} ${mode} ${lang}"]`).waitFor();
      // The cards are the same for each lesson.
      const name = mode === "cards" ? `cards.${lang}.pdf` : `${id}.${lang}.${mode}.pdf`;
      await page.pdf({ path: join(folder, name), format: "A4", preferCSSPageSize: true });
    }
  }
}
await browser.close();
