// How soon a reader on a slow phone sees the first picture, and can act: 400 kbit/s, 400 ms, a processor four times
// slower. Beside it, in turns of the same run, pages that are measured alike, so that results are ratios and not a machine's:
//
// - only the picture: nothing but the same pictures with their style, inline;
// - without: this build without a picture in the page;
// - others: uPlot with vis-timeline, the same counts and events, their minified files as their authors publish them.
//
//   node tests/bench/first-picture.mjs [RUNS [WIDTH]]
//
// Measured are the medians of several runs with an empty cache, in milliseconds from the navigation: to the first
// contentful paint, which may be of a part of the picture, since a page comes in parts; to the end of the first frame with
// the whole picture; to the answer to a touch of the first picture, which is made as soon as there is something to touch; and
// to the first frame after the program has drawn the growth chart, and after it has drawn the timeline too. The two libraries
// for comparison are fetched by npm into `target/compare` the first time.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "../e2e/chromium.mjs";
import { DIST } from "../e2e/server.mjs";
import { serveCompressed } from "./compressed.mjs";
import { fetched } from "./npm.mjs";
import { median, report } from "./report.mjs";

const RUNS = Number(process.argv[2] ?? 5);
const WIDTH = Number(process.argv[3] ?? 360);
const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const SLOWER = 4;
/** How long a page is left alone, in milliseconds: the program takes longer, the first picture does not. */
const UNASKED = 3000;

/** The page of the build with its style inside and nothing to fetch or run. */
async function onlyPicture() {
  const html = await readFile(join(DIST, "index.html"), "utf8");
  const files = [...html.matchAll(/<link rel="stylesheet"[^>]*? href="\.\/([^"]+)"/g)].map(match => match[1]);
  const style = await Promise.all(files.map(file => readFile(join(DIST, file), "utf8")));
  const pictures = html.match(/<svg class="first [\s\S]*?<\/svg>/g).map(picture => picture.replace(/<use href="#([^"]+)"\/>/, (_, id) =>
    new RegExp(`<g id="${id}">[\\s\\S]*?</svg>`).exec(html)[0].replace("</svg>", "")));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Picture</title><link rel="icon" href="data:,"><style>${style.join("")}</style>${pictures.join("")}</html>`;
}

/** The page of the build as it would be without its first picture: the same files, and nothing in the place of the program. */
async function withoutPicture() {
  const html = await readFile(join(DIST, "index.html"), "utf8");
  const [start, end] = ['<div id="poster">', '<div id="not-started"'].map(mark => html.indexOf(mark));
  return `${html.slice(0, start)}</div>${html.slice(end)}`;
}

const COMPARED = fetched("compare", { uplot: "1.6.32", "vis-timeline": "8.5.4" });
const OTHERS = {
  "/uplot.js": "uplot/dist/uPlot.iife.min.js",
  "/uplot.css": "uplot/dist/uPlot.min.css",
  "/vis.js": "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
  "/vis.css": "vis-timeline/styles/vis-timeline-graph2d.min.css",
};

/** One line of CSV as its cells. */
function cells(line) {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
}

/** Chart and timeline of the same evidence by the two libraries. The mark is set in the first frame after both have drawn. */
async function others() {
  const table = async name => {
    const [head, ...lines] = (await readFile(new URL(`../../public/data/${name}.csv`, import.meta.url), "utf8")).trim().split(/\r?\n/).map(cells);
    return lines.map(line => Object.fromEntries(head.map((column, at) => [column, line[at]])));
  };
  const counts = (await table("observations")).filter(({ series, date, value }) => ["kg-ngos", "uz-ngos", "kz-ngos"].includes(series) && date && value);
  const years = [...new Set(counts.map(({ date }) => Number(date.slice(0, 4))))].sort();
  const line = series => years.map(year => Number(counts.find(count => count.series === series && count.date.startsWith(year))?.value) || null);
  const events = (await table("events"))
    .map(({ id, date, place, text_en }) => ({ id, group: place, content: text_en, start: /\d{4}(-\d\d(?!\d)(-\d\d)?)?/.exec(date)?.[0] }))
    .filter(({ start }) => start && !/-[2-4]\d$/.test(start));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Others</title><link rel="icon" href="data:,"><link rel="stylesheet" href="uplot.css"><link rel="stylesheet" href="vis.css">
    <script defer src="uplot.js"></script><script defer src="vis.js"></script></head><body><div id="chart"></div><div id="timeline"></div>
    <script>addEventListener("DOMContentLoaded", () => {
      const years = ${JSON.stringify(years)}, lines = ${JSON.stringify(["kg-ngos", "uz-ngos", "kz-ngos"].map(line))};
      new uPlot({ width: innerWidth - 16, height: 400, scales: { x: { time: false } },
        series: [{}, ...["#9A1730", "#0A45B8", "#856911"].map(stroke => ({ stroke, spanGaps: true }))] },
        [years, ...lines], document.getElementById("chart"));
      const events = ${JSON.stringify(events)};
      new vis.Timeline(document.getElementById("timeline"), events, [...new Set(events.map(e => e.group))].map(id => ({ id, content: id })), {});
      requestAnimationFrame(() => requestAnimationFrame(() => {
        for (const name of ["chart-drawn", "page-drawn"]) performance.mark(name);
      }));
    })</script></body></html>`;
}

async function run(browser, url, { picture, program, touch }) {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 740 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  // The picture for phones stands before that for desks.
  if (picture) await page.addInitScript(markWholePicture, WIDTH < 720 ? 0 : 1);
  if (touch) await page.addInitScript(touchFirstMark);
  await page.goto(url, { waitUntil: "commit", timeout: 120_000 });
  // The browser keeps its times; asking for them earlier would put the asking's own script in front of the first picture.
  await new Promise(resolve => setTimeout(resolve, UNASKED));
  const mark = name => page.waitForFunction(
    name => performance.getEntriesByName(name)[0]?.startTime, name, { timeout: 120_000, polling: 100 },
  ).then(handle => handle.jsonValue());
  const times = { paint: await mark("first-contentful-paint") };
  if (picture) times.picture = await mark("picture-whole");
  if (touch) times.answer = await mark("answered");
  if (program) [times.program, times.all] = [await mark("chart-drawn"), await mark("page-drawn")];
  await context.close();
  return times;
}

/** In the page: marks the end of the first frame in which the picture for this width is there and something follows it. */
function markWholePicture(at) {
  // A message that is sent before a frame is laid out and painted comes after that.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => performance.mark("picture-whole");
  const look = () => {
    let part = document.querySelectorAll("svg[viewBox]")[at];
    const isThere = Boolean(part);
    while (part && !part.nextSibling) part = part.parentNode;
    const isWhole = part || (isThere && document.readyState !== "loading");
    if (isWhole) port2.postMessage(null);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page: touches the first mark that is shown, once, and marks the first frame in which its row is shown as meant. */
function touchFirstMark() {
  let touched = false;
  const look = () => {
    const link = [...document.querySelectorAll("#still a[href*=select]")].find(link => link.getBoundingClientRect().width > 0);
    if (link && !touched) {
      touched = true;
      link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
    const row = document.querySelector("#still tr:target");
    if (row && row.getBoundingClientRect().height > 0) {
      requestAnimationFrame(() => performance.mark("answered"));
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

const server = await serveCompressed({
  "/only-picture.html": onlyPicture(),
  "/without.html": withoutPicture(),
  "/others.html": others(),
  ...Object.fromEntries(Object.entries(OTHERS).map(([path, file]) => [path, readFile(join(COMPARED, file))])),
});
const browser = await launch();
try {
  const pages = {
    only: ["only-picture.html", { picture: true }],
    atlas: ["", { picture: true }],
    program: ["", { program: true }],
    touched: ["", { touch: true }],
    without: ["without.html", { program: true }],
    others: ["others.html", { program: true }],
  };
  const found = Object.fromEntries(Object.keys(pages).map(name => [name, []]));
  // In turn, so that what else the machine does weighs on all.
  for (let at = 0; at < RUNS; at++) {
    for (const [name, [path, what]] of Object.entries(pages)) found[name].push(await run(browser, server.url + path, what));
  }
  const time = (name, what) => median(found[name].map(times => times[what]));
  const [only, without, other] = [time("only", "picture"), time("without", "program"), time("others", "all")];
  const rows = [
    ["only the picture: first paint", time("only", "paint")],
    ["only the picture: whole", only],
    ["without a picture in the page: chart drawn", without],
    ["without a picture in the page: all drawn", time("without", "all")],
    ["uPlot with vis-timeline: both drawn", other],
    ["first picture: first paint", time("atlas", "paint")],
    ["first picture: whole (at most 1.15 of only the picture)", time("atlas", "picture")],
    ["answer to a touch of the first picture (at most 0.35 of uPlot with vis-timeline)", time("touched", "answer")],
    ["program has drawn the chart, and answers (at most 1.25 of uPlot with vis-timeline)", time("program", "program")],
    ["program has drawn the timeline too", time("program", "all")],
  ];
  report(
    "slow-line",
    `Median of ${RUNS} runs in turns, ${WIDTH} px, at 400 kbit/s and 400 ms, processor ${SLOWER} times slower`,
    ["what", "ms", "of only the picture", "of uPlot with vis-timeline"],
    rows.map(([what, ms]) => [what, Math.round(ms), (ms / only).toFixed(2), (ms / other).toFixed(2)]),
  );
} finally {
  await browser.close();
  server.close();
}
