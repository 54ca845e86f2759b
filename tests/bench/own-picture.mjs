// From a table that is pasted to its picture: the page *Your data*, beside Papa Parse with uPlot on a page that does nothing
// else, with 40, 1,000 and 10,000 rows, at the processor's own speed and four times slower.
//
//   node tests/bench/own-picture.mjs [RUNS]
//
// The page is open and the text stands in the field; time runs from the press that reads it, over the press that shows the
// chart, which follows as soon as it is offered, to the second frame after the picture. The other page parses the same text,
// makes a line of each place, and draws; it checks nothing, asks nothing and knows no sources. Then, of this page alone and
// once all marks have their buttons: from a press on a mark, and from another lens in the address, to the second frame after.

import { join } from "node:path";
import { launch } from "../e2e/chromium.mjs";
import { serve } from "../e2e/server.mjs";
import { fetched } from "./npm.mjs";
import { median, report } from "./report.mjs";

const RUNS = Number(process.argv[2] ?? 5);
const modules = fetched("own-picture", { papaparse: "5.7.1", uplot: "1.6.32" });
const scripts = ["papaparse/papaparse.min.js", "uplot/dist/uPlot.iife.min.js"].map(path => join(modules, path));

/** So many counts of at most ten places, each on a day of its own. */
function table(rows) {
  const places = Math.min(10, rows / 10);
  const day = at => new Date(Date.UTC(1990, 0, 1 + 7 * Math.floor(at / places))).toISOString().slice(0, 10);
  const lines = Array.from({ length: rows }, (_, at) => `Place ${at % places}\t${day(at)}\t${100 + (at * 37) % 911}\tschools\tYearbook`);
  return ["place\tdate\tvalue\twhat\tsource", ...lines].join("\n");
}

async function opened(browser, slower, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(address);
  const session = await context.newCDPSession(page);
  return { page, slow: () => session.send("Emulation.setCPUThrottlingRate", { rate: slower }), close: () => context.close() };
}

async function ours(browser, server, slower, text) {
  const { page, slow, close } = await opened(browser, slower, server.url + "#/data?lang=en");
  await page.getByRole("button", { name: "Paste a table" }).click();
  await page.locator("#own-paste").evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
  await slow();
  const times = await page.evaluate(async () => {
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    const found = async find => {
      for (;;) {
        const element = find();
        if (element) return element;
        await frame();
      }
    };
    const title = words => () => [...document.querySelectorAll("main h1")].find(title => title.textContent.includes(words));
    const marks = () => document.querySelectorAll("button.mark");
    const start = performance.now();
    document.querySelector(".paste button").click();
    (await found(() => document.querySelector("#own-see"))).click();
    await found(title("→"));
    await frame();
    await frame();
    const picture = performance.now() - start;
    for (let count = 0; count < marks().length;) {
      count = marks().length;
      for (let rest = 0; rest < 20; rest++) await frame();
    }
    const from = async (act, isDone) => {
      const start = performance.now();
      act();
      await found(isDone);
      await frame();
      await frame();
      return performance.now() - start;
    };
    const read = await from(() => marks()[7].click(), () => document.querySelector(".mark[aria-pressed=true]"));
    const lens = await from(() => { location.hash += "&lens=index"; }, title("Index"));
    return { picture, read, lens };
  });
  await close();
  return times;
}

async function others(browser, slower, text) {
  const { page, slow, close } = await opened(browser, slower, "about:blank");
  for (const path of scripts) await page.addScriptTag({ path });
  await slow();
  const time = await page.evaluate(async text => {
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    const start = performance.now();
    const { data } = Papa.parse(text, { header: true, dynamicTyping: true });
    const places = [...new Set(data.map(row => row.place))];
    const dates = [...new Set(data.map(row => row.date))].sort();
    const values = new Map(data.map(row => [row.place + row.date, row.value]));
    const columns = [dates.map(date => Date.parse(date) / 1000), ...places.map(place => dates.map(date => values.get(place + date) ?? null))];
    const series = [{}, ...places.map((label, at) => ({ label, stroke: `hsl(${at * 36} 80% 40%)` }))];
    new uPlot({ width: 1200, height: 500, series }, columns, document.body);
    await frame();
    await frame();
    return performance.now() - start;
  }, text);
  await close();
  return time;
}

const server = await serve();
const browser = await launch();
const rows = [];
for (const slower of [1, 4]) {
  for (const count of [40, 1_000, 10_000]) {
    const text = table(count);
    const [own, other] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      own.push(await ours(browser, server, slower, text));
      other.push(await others(browser, slower, text));
    }
    const [picture, read, lens] = ["picture", "read", "lens"].map(of => median(own.map(times => times[of])));
    const beside = median(other);
    const rounded = [picture, beside].map(Math.round);
    rows.push([`${count.toLocaleString("en")} rows, ${slower} ×`, ...rounded, (picture / beside).toFixed(1), Math.round(read), Math.round(lens)]);
    console.log(rows.at(-1).join("  "));
  }
}
await browser.close();
await server.close();
report(
  "own-picture",
  `From the press that reads a pasted table to its picture, median of ${RUNS} runs in turns`,
  ["rows, processor slower by", "this page, ms", "Papa Parse with uPlot, ms", "ratio", "a mark is read, ms", "another lens, ms"],
  rows,
);
