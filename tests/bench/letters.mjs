// How soon a letter typed on the page Evidence is answered: searched, drawn, and shown in the next frame. Beside it, in
// turns of the same run, the least that any page does for it: the same rows, made before, put in their place. Only the
// ratio says something, and only on a machine that does nothing else.
//
//   node tests/bench/letters.mjs [RUNS]

import { launch } from "../e2e/chromium.mjs";
import { serve } from "../e2e/server.mjs";

const RUNS = Number(process.argv[2] ?? 9);
const TYPED = ["a", "th", "o", "the", "closed", "мфо"];

const median = numbers => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const server = await serve();
const browser = await launch();
const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "en" })).newPage();
await page.goto(`${server.url}#/evidence?table=claims&lang=en`);
await page.locator("table.records").waitFor();

/** One run: milliseconds from each search to the end of the frame after it, and from putting its rows in place to that. */
const measured = () => page.evaluate(async typed => {
  const after = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  const timed = async change => {
    await after();
    const start = performance.now();
    change();
    await after();
    return performance.now() - start;
  };
  const room = document.getElementById("pages");
  const times = [];
  for (const q of typed) {
    const search = q => {
      history.replaceState(null, "", `#/evidence?table=claims&q=${q}&lang=en`);
      dispatchEvent(new PopStateEvent("popstate"));
    };
    const own = await timed(() => search(q));
    const rows = room.cloneNode(true);
    search("");
    await after();
    const place = [...room.childNodes];
    const least = await timed(() => room.replaceChildren(...rows.childNodes));
    room.replaceChildren(...place);
    times.push([own, least]);
  }
  return times;
}, TYPED);

await measured();
const runs = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await measured());
await browser.close();
await server.close();
for (const [index, q] of TYPED.entries()) {
  const [own, least] = [0, 1].map(of => median(runs.map(run => run[index][of])));
  console.log(`${q.padEnd(8)} searched, drawn and shown ${own.toFixed(1).padStart(6)} ms, only put in place ${least.toFixed(1).padStart(6)} ms, ratio ${(own / least).toFixed(2)}`);
}
