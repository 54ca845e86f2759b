// How soon a reader on a slow phone sees the first picture, and can act: 400 kbit/s, 400 ms, a processor four times
// slower. Beside it a page that is nothing but the same pictures, so that the result is a ratio and not a machine's.
//
//   node tests/bench/first-picture.mjs [RUNS]
//
// Measured are the medians of several runs with an empty cache, in milliseconds from the navigation: to the first
// contentful paint (the picture stands in the page, so it is in that paint), and to the program's mark "chart-drawn".

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { launch } from "../e2e/chromium.mjs";
import { DIST } from "../e2e/server.mjs";

const RUNS = Number(process.argv[2] ?? 5);
const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const SLOWER = 4;
const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".wasm": "application/wasm", ".txt": "text/plain", ".svg": "image/svg+xml" };

/** The page of the build with its style inside and nothing to fetch or run. */
async function onlyPicture() {
  const html = await readFile(join(DIST, "index.html"), "utf8");
  const files = [...html.matchAll(/<link rel="stylesheet"[^>]*? href="\.\/([^"]+)"/g)].map(match => match[1]);
  const style = await Promise.all(files.map(file => readFile(join(DIST, file), "utf8")));
  const pictures = html.match(/<svg class="first [\s\S]*?<\/svg>/g);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Picture</title><link rel="icon" href="data:,"><style>${style.join("")}</style>${pictures.join("")}</html>`;
}

/** Serves the build as a good host does: brotli, and kept by the browser. */
async function serveCompressed() {
  const kept = new Map([["/only-picture.html", brotli(await onlyPicture())]]);
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://host").pathname.replace(/\/$/, "/index.html");
    try {
      if (!kept.has(path)) kept.set(path, brotli(await readFile(join(DIST, path))));
    } catch {
      return response.writeHead(404).end();
    }
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-encoding": "br", "cache-control": "max-age=3600" }).end(kept.get(path));
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

const brotli = content => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function run(browser, url, waitForProgram) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(url, { waitUntil: "commit", timeout: 120_000 });
  const mark = name => page.waitForFunction(
    name => performance.getEntriesByName(name)[0]?.startTime, name, { timeout: 120_000, polling: 100 },
  ).then(handle => handle.jsonValue());
  const picture = await mark("first-contentful-paint");
  const program = waitForProgram ? await mark("chart-drawn") : null;
  await context.close();
  return { picture, program };
}

const server = await serveCompressed();
const browser = await launch();
try {
  const found = { only: [], atlas: [] };
  // In turn, so that what else the machine does weighs on both.
  for (let at = 0; at < RUNS; at++) {
    found.only.push(await run(browser, `${server.url}only-picture.html`, false));
    found.atlas.push(await run(browser, server.url, true));
  }
  const only = median(found.only.map(({ picture }) => picture));
  const picture = median(found.atlas.map(({ picture }) => picture));
  const program = median(found.atlas.map(({ program }) => program));
  console.log(`median of ${RUNS} runs at 400 kbit/s, 400 ms, processor ${SLOWER} times slower`);
  console.log(`page that is only the picture: ${Math.round(only)} ms`);
  console.log(`first picture:                 ${Math.round(picture)} ms, ${(picture / only).toFixed(2)} of that`);
  console.log(`first interaction:             ${Math.round(program)} ms, ${(program / only).toFixed(2)} of that`);
} finally {
  await browser.close();
  server.close();
}
