// What the benchmarks have in common: medians, and tables, which are printed and, where the variable TABLES names a folder,
// written there in Markdown for docs/performance.md (`cargo xtask bench --write`).

import { writeFileSync } from "node:fs";
import { join } from "node:path";

export const median = numbers => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/**
 * Prints a table, the first column to the left and the others to the right.
 *
 * @param {string} name of the table in docs/performance.md; tables of one name follow each other there
 * @param {string} title
 * @param {string[]} head
 * @param {(string | number)[][]} rows
 */
export function report(name, title, head, rows) {
  const cells = [head, ...rows].map(row => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map(row => row[column].length)));
  const line = row => row.map((cell, at) => at === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[at])).join("  ");
  console.log(`\n${title}\n${cells.map(line).join("\n")}`);
  if (!process.env.TABLES) return;
  const [first, ...others] = cells.map(row => `| ${row.join(" | ")} |`);
  const rule = `|---|${"--:|".repeat(head.length - 1)}`;
  writeFileSync(join(process.env.TABLES, `${name}.md`), `${title}\n\n${[first, rule, ...others].join("\n")}\n\n`, { flag: "a" });
}
