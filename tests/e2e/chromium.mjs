// Starts Chromium as the tests and the benchmarks use it.

import { accessSync, constants, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** What makes Chromium work as root, without a graphics card and without a network. */
export const ARGUMENTS = JSON.parse(readFileSync(new URL("chromium-arguments.json", import.meta.url)));

/** Starts it without a window, with further arguments behind those that it always gets. */
export async function launch(args = []) {
  return chromium.launch({ executablePath: executable(), args: [...ARGUMENTS, ...args] });
}

/** Chromium: the one CHROMIUM names, else the first in PATH. */
export function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const folder of process.env.PATH.split(delimiter)) {
    for (const name of NAMES) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch { /* look further */ }
    }
  }
  throw new Error("no Chromium: set CHROMIUM to the path of one, or run `cargo xtask test`, which installs it");
}
