// Opens the built page in a real Chromium and listens for everything that goes wrong in it.
//
// One browser and one server serve all tests of a file; each page has a fresh profile.

import assert from "node:assert/strict";
import { after } from "node:test";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";

/** How long the program may take to start, in milliseconds. A busy machine with two cores needs seconds. */
const START_TIMEOUT = 30_000;

/** How long nothing is put into a page that is whole, in milliseconds. */
const QUIET = 300;

let browser;
let server;
after(async () => {
  await (await browser)?.close();
  await (await server)?.close();
});

/**
 * Opens the page and waits until the program has started.
 *
 * @param {import("node:test").TestContext} t the page is closed when this test ends
 * @param {string} [fragment] the part of the address from the # on, as in "#/growth?lang=ru"
 * @param {object} [options]
 * @param {number} [options.width] of the window, in CSS pixels
 * @param {number} [options.height] of the window, in CSS pixels
 * @param {"light" | "dark"} [options.scheme] what the system prefers
 * @param {string} [options.lang] what the browser prefers, as in "ru"
 * @param {number} [options.dpr] device pixels per CSS pixel
 * @param {boolean} [options.starts] false for a page that cannot start: then nothing is waited for
 * @param {string} [options.load] what of the page's loading is waited for, where some of it never comes
 * @param {{url: string}} [options.at] another server of `serve`
 * @param {import("playwright-core").Browser} [options.browser] another browser of `launch`
 * @param {(context: import("playwright-core").BrowserContext) => Promise<void>} [options.prepare] what is to be done to
 *   the profile before the page is asked for
 * @param {{processor: number, latency: number}} [options.slow] how many times slower the processor is, and the milliseconds
 *   until an answer begins
 * @param {object} [options.context] more options of Playwright's browser.newContext
 * @returns {Promise<import("playwright-core").Page & {troubles: string[], requested: string[], assertClean: () => void}>}
 */
export async function open(t, fragment = "", options = {}) {
  const { width = 1024, height = 768, scheme = "light", lang = "en", dpr = 1, starts = true } = options;
  const { url } = options.at ?? await (server ??= serve());
  const context = await (options.browser ?? await (browser ??= launch())).newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: lang,
    deviceScaleFactor: dpr,
    reducedMotion: "reduce",
    // Tests of the copy for no network ask for it; the others are about the page alone.
    serviceWorkers: "block",
    ...options.context,
  });
  t.after(() => context.close());
  await options.prepare?.(context);
  const page = await context.newPage();
  listen(page, new URL(url).origin);
  await page.addInitScript(tellWhenStarted);
  if (options.slow) await slowDown(page, options.slow);
  await page.goto(url + fragment, { waitUntil: options.load ?? "load" });
  if (starts) await waitForStart(page);
  return page;
}

async function slowDown(page, { processor, latency }) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const line = { offline: false, latency, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send("Network.emulateNetworkConditions", line);
  await session.send("Emulation.setCPUThrottlingRate", { rate: processor });
}

/**
 * Tries until nothing is thrown, for what a page comes to by and by, and gives back what was found. After some seconds
 * the last error stands.
 */
export async function eventually(check) {
  const end = Date.now() + START_TIMEOUT / 2;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}

/**
 * Waits until the page is whole: it keeps room for nothing any more, and nothing is put into it any more. A busy machine
 * deceives it as little as a quick one: what is drawn in steps takes turns of the same page in which the quiet is measured.
 */
export async function whole(page) {
  await page.waitForFunction(quiet => new Promise(resolve => {
    const isAwaited = () => !document.querySelector("main h1") || document.querySelector(".coming:empty, .awaited, .due") !== null;
    let timer;
    const observer = new MutationObserver(() => begin());
    const end = () => {
      observer.disconnect();
      resolve(!isAwaited());
    };
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(end, quiet);
    };
    observer.observe(document.body, { childList: true, subtree: true });
    begin();
  }), QUIET, { timeout: START_TIMEOUT });
}

/** The file that the page hands to the browser when something is pressed: Playwright's Download. */
export async function download(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return file;
}

/** Gives up at once when the page reports trouble: then it will hardly start. */
async function waitForStart(page) {
  const end = Date.now() + START_TIMEOUT;
  while (Date.now() < end && page.troubles.length === 0) {
    // The program is there, and has made its page, the pictures below the first one too.
    const hasStarted = () => globalThis.programHasStarted === true && performance.getEntriesByName("page-drawn").length > 0;
    if (await page.evaluate(hasStarted)) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  assert.fail(`the program did not start: ${page.troubles.join("; ") || `nothing in ${START_TIMEOUT / 1000} s`}`);
}

/**
 * Gives the page `troubles`, a list that grows, `assertClean`, which wants it empty,
 * and `requested`, the addresses it asked for, in order.
 */
function listen(page, origin) {
  page.troubles = [];
  page.requested = [];
  const report = text => page.troubles.push(text);
  page.on("console", message => {
    if (message.type() === "error") report(`console error: ${message.text()}`);
  });
  page.on("pageerror", error => report(`uncaught: ${error.message}`));
  page.on("crash", () => report("the page crashed"));
  page.on("request", request => {
    page.requested.push(request.url());
    const url = new URL(request.url());
    const isLocal = ["data:", "blob:"].includes(url.protocol) || url.origin === origin;
    if (!isLocal) report(`request to another origin: ${request.url()}`);
  });
  page.on("requestfailed", request => {
    // A reload cuts off what the page was still fetching; that is no fault of the page.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    report(`request failed: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on("response", response => {
    if (response.status() >= 400) report(`status ${response.status()}: ${response.url()}`);
  });
  page.assertClean = () => {
    if (page.troubles.length > 0) assert.fail(`the page reported trouble:\n  ${page.troubles.join("\n  ")}`);
  };
}

/**
 * Runs in the page before anything else: sets `programHasStarted` once the wasm was compiled and
 * its start function, which the glue calls right after, has returned.
 */
function tellWhenStarted() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const result = await original.apply(WebAssembly, values);
      // A message comes after all that the glue does without waiting.
      setTimeout(() => { globalThis.programHasStarted = true; });
      return result;
    };
  }
}
