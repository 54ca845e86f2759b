// How soon the page in one file, opened from a disk, is live beside the same page from a host on loopback: from the
// navigation to the first frame after the chart is drawn, at the processor's own speed and six times slower.
//
//   node tests/bench/one-file.mjs [RUNS]
//
// Both are measured in one run, in turns, each with an empty cache: only the ratios say something.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "../e2e/chromium.mjs";
import { DIST, serve } from "../e2e/server.mjs";
import { median, report } from "./report.mjs";

const RUNS = Number(process.argv[2] ?? 7);
const SLOWER = [1, 6];

async function live(browser, url, slower) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.goto(url, { waitUntil: "commit" });
  const mark = await page.waitForFunction(
    () => performance.getEntriesByName("chart-drawn")[0]?.startTime, null, { timeout: 120_000, polling: 100 });
  const time = await mark.jsonValue();
  await context.close();
  return time;
}

const server = await serve();
const browser = await launch();
const rows = [];
for (const slower of SLOWER) {
  const times = { hosted: [], file: [] };
  for (let run = 0; run < RUNS; run++) {
    times.hosted.push(await live(browser, server.url, slower));
    times.file.push(await live(browser, pathToFileURL(join(DIST, "civic-atlas.html")).href, slower));
  }
  const [hosted, file] = [median(times.hosted), median(times.file)];
  rows.push([`${slower} ×`, Math.round(hosted), Math.round(file), (file / hosted).toFixed(2)]);
}
await browser.close();
await server.close();
report(
  "one-file",
  `Chart drawn, from a host on loopback and from one file on a disk, median of ${RUNS} runs in turns`,
  ["processor slower by", "hosted, ms", "one file, ms", "ratio, at most 1.5"],
  rows,
);
