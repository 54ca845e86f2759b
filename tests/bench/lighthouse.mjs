// What Lighthouse says of each page, opened by its own link as a phone and as a desktop would, from a host with brotli.
//
//   node tests/bench/lighthouse.mjs [RUNS [PAGE...]]
//
// The scores of performance are medians of several runs with an empty cache; of the others the lowest counts. Lighthouse
// estimates times for a slower line and processor from what it sees here, so a busy machine makes them worse.
// It is fetched by npm into `target/lighthouse` the first time.

import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ARGUMENTS, executable } from "../e2e/chromium.mjs";
import { DIST } from "../e2e/server.mjs";
import { serveCompressed } from "./compressed.mjs";
import { fetched } from "./npm.mjs";
import { median, report } from "./report.mjs";

const RUNS = Number(process.argv[2] ?? 3);
const PAGES = ["", "growth", "timeline", "country", "organisations", "laws", "evidence"];
const CHOSEN = process.argv.length > 3 ? process.argv.slice(3) : PAGES;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

// The last line of versions that runs on Node 20.
const packages = fetched("lighthouse", { lighthouse: "12.8.2" });
const load = path => import(pathToFileURL(join(packages, path)).href);
const [{ default: lighthouse, desktopConfig }, { launch }] = await Promise.all(
  [load("lighthouse/core/index.js"), load("chrome-launcher/dist/index.js")]);

const server = await serveCompressed();
// A host has its files compressed before anybody asks; what is compressed while it is asked for looks like a slow host.
for (const name of await readdir(DIST)) {
  if (/\.(html|js|css|txt|wasm|svg|webmanifest)$/.test(name) && !name.startsWith("civic-atlas.html")) await (await fetch(server.url + name)).arrayBuffer();
}
const rows = [];
for (const page of CHOSEN) {
  for (const [form, config] of [["phone", undefined], ["desktop", desktopConfig]]) {
    const runs = [];
    for (let run = 0; run < RUNS; run++) {
      const chrome = await launch({ chromePath: executable(), chromeFlags: ARGUMENTS });
      const options = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" };
      const { lhr } = await lighthouse(`${server.url}#/${page}`, options, config);
      await chrome.kill();
      runs.push(lhr);
      if (process.env.REPORTS) await writeFile(join(process.env.REPORTS, `${page || "all"}-${form}-${run}.json`), JSON.stringify(lhr));
    }
    const scores = name => runs.map(lhr => Math.round(lhr.categories[name].score * 100));
    const time = name => Math.round(median(runs.map(lhr => lhr.audits[name].numericValue)));
    const shift = Math.max(...runs.map(lhr => lhr.audits["cumulative-layout-shift"].numericValue));
    const [performance, ...others] = CATEGORIES.map(scores);
    rows.push([`#/${page}, ${form}`, median(performance), ...others.map(all => Math.min(...all)), time("first-contentful-paint"),
      time("largest-contentful-paint"), time("total-blocking-time"), shift.toFixed(3)]);
    console.log(rows.at(-1).join("  "));
  }
}
server.close();
report(
  "lighthouse",
  `Median of ${RUNS} runs; of accessibility, best practices, SEO and layout shift the worst`,
  ["page", "performance (≥ 95)", "accessibility (100)", "best practices (100)", "SEO (100)", "first paint, ms", "largest paint, ms", "blocked, ms", "layout shift (≤ 0.02)"],
  rows,
);
