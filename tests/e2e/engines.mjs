// Three engines behind one small interface: Chromium and Firefox by Playwright, which drives the Firefox that Debian
// ships by WebDriver BiDi, and WebKit by WebDriver. An engine that is not here says why.

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { firefox } from "playwright-core";
import { launch } from "./chromium.mjs";
import { startWebKit, webkitLacks, which } from "./webdriver.mjs";

/** How long a page may take for what it is asked for, in milliseconds. */
const PATIENCE = 30_000;
const SIZE = { width: 1200, height: 900 };

const firefoxFile = () => process.env.FIREFOX ?? which("firefox-esr") ?? which("firefox");

/**
 * The engines by name. `lacks` is a sentence when this machine does not have it; `start` gives a browser with
 * `open(url, {init, context})`, which gives a page with `evaluate(body)`, `until(body)`, `troubles` (null where the driver
 * does not tell), `saved(body, patience)`, which gives the text of the file that the browser has saved after the body, or null,
 * `screenshot(file)` and `close`, and with `close`.
 */
export const ENGINES = {
  chromium: {
    lacks: () => null,
    start: async (args = []) => byPlaywright(await launch(args)),
  },
  firefox: {
    lacks: () => (firefoxFile() ? null : "not installed: firefox-esr"),
    start: async () => {
      // Playwright is not told of what this Firefox saves of its own page; it lies here all the same.
      const folder = downloads();
      const started = await firefox.launch({ channel: "moz-firefox", executablePath: firefoxFile(), downloadsPath: folder });
      return byPlaywright(started, folder);
    },
  },
  webkit: { lacks: webkitLacks, start: byWebDriver },
};

/** A folder for what a browser saves, which goes with this process. */
function downloads() {
  const folder = mkdtempSync(join(tmpdir(), "civic-atlas-downloads-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The text of the file that comes to the folder when something is done, or null where none comes in time. */
async function arrival(folder, act, patience) {
  // WebKit saves under a name that is taken already by replacing that file.
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  await act();
  const end = Date.now() + patience;
  for (let last = ""; Date.now() < end;) {
    await new Promise(resolve => setTimeout(resolve, 200));
    const [name] = readdirSync(folder).filter(name => !/\.(part|wkdownload)$/.test(name));
    const text = name ? readFileSync(join(folder, name), "utf8") : "";
    if (text && text === last) return text;
    last = text;
  }
  return null;
}

function byPlaywright(browser, folder) {
  return {
    async open(url, { init, context: options } = {}) {
      const context = await browser.newContext({ viewport: SIZE, locale: "en", ...options });
      const page = await context.newPage();
      if (init) await page.addInitScript(init);
      const troubles = [];
      page.on("console", message => {
        if (message.type() === "error") troubles.push(message.text());
      });
      page.on("pageerror", error => troubles.push(error.message));
      const requested = [];
      page.on("request", request => requested.push(request.url()));
      await page.goto(url);
      // The atlas stands in the innermost frame, if there are frames.
      const evaluate = body => page.frames().at(-1).evaluate(`(() => { ${body} })()`);
      return {
        page,
        evaluate,
        troubles,
        requested,
        until: body => until(evaluate, body),
        saved: async (body, patience = PATIENCE) => {
          if (folder) return arrival(folder, () => evaluate(body), patience);
          const comes = page.waitForEvent("download", { timeout: patience }).catch(() => null);
          await evaluate(body);
          const download = await comes;
          return download && readFileSync(await download.path(), "utf8");
        },
        screenshot: async file => keep(file, await page.screenshot()),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function byWebDriver() {
  const folder = downloads();
  const driver = await startWebKit(folder);
  return {
    async open(url) {
      await driver.open(url);
      return {
        evaluate: driver.evaluate,
        troubles: null,
        until: body => until(driver.evaluate, body),
        saved: (body, patience = PATIENCE) => arrival(folder, () => driver.evaluate(body), patience),
        screenshot: async file => keep(file, await driver.screenshot()),
        close: async () => {},
      };
    },
    close: driver.close,
  };
}

/** Asks again until the answer is true. */
async function until(evaluate, body) {
  const end = Date.now() + PATIENCE;
  let last;
  while (Date.now() < end) {
    try {
      last = await evaluate(body);
      if (last) return last;
    } catch (error) {
      // A page that is being replaced cannot answer.
      last = error.message;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`nothing in ${PATIENCE / 1000} s, last ${JSON.stringify(last)}: ${body}`);
}

function keep(file, picture) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
}
