// How fast the page draws long lines and crowded timelines, beside uPlot and beside code written by hand for one picture.
//
// `cargo xtask bench` builds the page with the feature `bench` and runs this; `node tests/bench/compare.mjs FOLDER` runs
// it on a build that is there. All are measured in one page, in turns; only ratios of one run say something, and only on
// a machine that does nothing else.

import { readFileSync } from "node:fs";
import { launch } from "../e2e/chromium.mjs";
import { serve } from "../e2e/server.mjs";
import { median, report } from "./report.mjs";

/** Turns, first draws and redraws in each turn, and how many before them are not counted. */
const [TURNS, FIRST, REDRAWS, BEFORE] = [3, 5, 15, 3];

const CASES = [
  { kind: "line", n: 100_000, subjects: ["empty", "by hand", "uPlot", "ours"] },
  { kind: "line", n: 1_000_000, subjects: ["empty", "by hand", "uPlot", "ours"] },
  { kind: "timeline", n: 10_000, subjects: ["empty", "by hand", "ours"] },
  { kind: "timeline", n: 100_000, subjects: ["empty", "by hand", "ours"] },
];

const EXPRESSIONS = {
  empty: () => "measure.empty",
  "by hand": kind => `byHand.${kind}`,
  uPlot: () => "measure.uplot",
  ours: kind => `__bench.${kind}`,
};

const root = process.argv[2] ?? new URL("../../target/bench-page/", import.meta.url).pathname;
const here = name => readFileSync(new URL(name, import.meta.url), "utf8");
const server = await serve({ root });
const browser = await launch();
const troubles = [];

for (const { kind, n, subjects } of CASES) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  page.on("pageerror", error => troubles.push(error.message));
  await page.goto(`${server.url}?bench=${kind}`);
  await page.waitForFunction(kind => globalThis.__bench?.[kind], kind);
  // Evaluated by the debugger: the page's security policy refuses scripts from elsewhere.
  await page.evaluate(`${here("../e2e/node_modules/uplot/dist/uPlot.iife.min.js")}; globalThis.uPlot = uPlot;`);
  await page.evaluate(css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, here("../e2e/node_modules/uplot/dist/uPlot.min.css"));
  await page.evaluate(here("by-hand.js"));
  await page.evaluate(here("measure.js"));
  await page.evaluate(([kind, n]) => measure.prepare(kind, n), [kind, n]);

  const results = new Map(subjects.map(name => [name, { first: [], redraws: [], call: [], missed: 0 }]));
  for (let turn = 0; turn < TURNS; turn += 1) {
    // Each turn begins with another one, so that no place in the order is better for any.
    for (const name of [...subjects.slice(turn % subjects.length), ...subjects.slice(0, turn % subjects.length)]) {
      const result = results.get(name);
      const of = expression => page.evaluate(`measure.${expression}`);
      const subject = EXPRESSIONS[name](kind);
      const first = await of(`first(${subject}, ${FIRST}, ${BEFORE})`);
      const redraws = await of(`redraws(${subject}, ${REDRAWS}, ${BEFORE})`);
      result.first.push(...first.map(time => time.frame));
      result.redraws.push(...redraws.map(time => time.frame));
      result.call.push(...redraws.map(time => time.call));
      if (kind === "timeline" && turn === 0) result.missed = await of(`missed(${subject})`);
    }
  }
  const marks = ["uPlot", "by hand"].filter(name => results.has(name));
  print(kind, n, results, marks);
  await page.close();
}
await browser.close();
await server.close();
if (troubles.length > 0) {
  console.error(troubles.join("\n"));
  process.exitCode = 1;
}

function print(kind, n, results, marks) {
  const count = n.toLocaleString("en");
  const redraw = kind === "line" ? "redraw" : "move";
  const ratios = marks.flatMap(mark => [`first/${mark}`, `${redraw}/${mark}`]);
  const head = [kind, "first draw", redraw, `${redraw}, call only`, ...ratios, ...(kind === "timeline" ? ["frames missed in 2 s"] : [])];
  const rows = [...results].map(([name, { first, redraws, call, missed }]) => {
    const compared = marks.flatMap(mark => {
      const other = results.get(mark);
      return [median(first) / median(other.first), median(redraws) / median(other.redraws)].map(ratio => ratio.toFixed(2));
    });
    const times = [median(first), median(redraws), median(call)].map(time => time.toFixed(1));
    return [name, ...times, ...compared, ...(kind === "timeline" ? [missed] : [])];
  });
  const what = kind === "line" ? "observations" : "events";
  report("drawing", `${count} ${what}: median ms from the call to the frame after`, head, rows);
}
