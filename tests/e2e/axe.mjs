// Accessibility by the rules of axe-core, in the page as it stands.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Fails when the page breaks any rule of axe-core, and names rule, elements and reason.
 *
 * The source goes in through the debugger, not as a script element, which the page's security
 * policy would refuse.
 *
 * @param {import("playwright-core").Page} page
 * @param {object} [options] of axe.run, as in {rules: {region: {enabled: false}}}
 */
export async function assertAccessible(page, options = {}) {
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(SOURCE);
  const { violations } = await page.evaluate(
    // Preloading would fetch the style sheets once more.
    options => axe.run(document, { resultTypes: ["violations"], preload: false, ...options }),
    options,
  );
  const said = violations.map(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.map(node => `  ${node.target.join(" ")}\n    ${node.failureSummary.replaceAll("\n", "\n    ")}`),
  ].join("\n"));
  if (said.length > 0) assert.fail(`axe-core found violations\n${said.join("\n")}`);
}
