// Pictures of the page, for looking at: target/screenshots/NAME.png.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));

/**
 * Takes a picture of the whole page, not only of the window.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} name without ending, as in "growth-360-dark"
 */
export async function screenshot(page, name) {
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage: true, animations: "disabled" });
}
