// What others' own code makes of the columns in tests/data/columns.json, with default settings. Each column is a CSV of its
// own beside a column of places. Ours comes from `cargo xtask bench --data` as JSON and stands last.
// Usage: node own-data.mjs OURS.json
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ours = process.argv[2];
const folder = fileURLToPath(new URL("../../target/compare/own-data", import.meta.url));
const versions = ["@datawrapper/chart-core@8.47.0", "@rawgraphs/rawgraphs-core@1.0.0-beta.17", "d3-dsv@3.0.2", "papaparse@5.7.1", "vega-loader@5.1.3"];
if (!existsSync(join(folder, "node_modules/papaparse"))) {
  mkdirSync(folder, { recursive: true });
  const install = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  execFileSync("npm", [...install, ...versions], { stdio: "inherit" });
}
const require = createRequire(join(folder, "x.js"));
const columns = JSON.parse(readFileSync(fileURLToPath(new URL("../data/columns.json", import.meta.url)), "utf8"));

const quoted = cell => `"${cell.replaceAll('"', '""')}"`;
const csv = column => ["place,cell", ...column.cells.map((cell, at) => `P${at},${quoted(cell)}`)].join("\n");

const papa = require("papaparse");
const d3 = require("d3-dsv");
const datawrapper = require("@datawrapper/chart-core/dist/dw-2.0.cjs.js");
const { parseDataset } = require("@rawgraphs/rawgraphs-core");
const vega = await import(join(folder, "node_modules/vega-loader/index.js"));

const tools = {
  "Datawrapper chart-core": async column => {
    const dataset = await datawrapper.dataset.delimited({ csv: csv(column) }).dataset();
    return dataset.column("cell").values().slice();
  },
  "RAWGraphs core": column => {
    const { dataset } = parseDataset(d3.csvParse(csv(column)));
    return dataset.map(row => row.cell);
  },
  "Papa Parse": column => papa.parse(csv(column), { header: true, dynamicTyping: true }).data.map(row => row.cell),
  "d3.autoType": column => d3.csvParse(csv(column), d3.autoType).map(row => row.cell),
  // Its dates are numbers of milliseconds.
  "vega-loader": column =>
    vega.read(csv(column), { type: "csv", parse: "auto" })
      .map(({ cell }) => (column.of === "date" && typeof cell === "number" && cell > 1e10 ? new Date(cell) : cell)),
};

// A date as far as it is stated, read in the zone that each tool uses: local time or UTC.
const isDay = (value, right) => {
  const two = number => String(number).padStart(2, "0");
  const local = `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`;
  return [local, value.toISOString().slice(0, 10)].some(day => day.startsWith(right) && (right.length === 10 || day.endsWith("-01")));
};

// right, text (as it stands), dropped (nothing is left), wrong (another value).
const cell = (value, text, right) => {
  const isNothing = value === null || value === undefined || value === "" || Number.isNaN(value) || (value instanceof Date && Number.isNaN(+value));
  if (right === null && isNothing) return "right";
  if (isNothing) return "dropped";
  if (typeof value === "string" && value.trim() === text.trim()) return right === text ? "right" : "text";
  if (value instanceof Date) return typeof right === "string" && isDay(value, right) ? "right" : "wrong";
  if (typeof value === "number") return value === right || String(value) === right ? "right" : "wrong";
  return value === right ? "right" : "wrong";
};

const verdict = (column, values) => {
  if (values.length !== column.cells.length) return "dropped";
  const isAsk = column.right === "ask";
  const list = Array.isArray(column.right) ? column.right : column.cells.map(() => undefined);
  const found = values.map((value, at) => cell(value, column.cells[at], list[at]));
  if (!Array.isArray(column.right)) {
    if (found.includes("dropped")) return "dropped";
    // A cell beside them that says what it says may be read.
    const read = values.filter((value, at) => found[at] !== "text" && !/^\d+$/.test(column.cells[at]));
    if (read.length === 0) return "text";
    return isAsk ? "guessed" : "wrong";
  }
  return ["wrong", "dropped", "text"].find(word => found.includes(word)) ?? "right";
};

const words = ["right", "asked", "refused", "text", "guessed", "wrong", "dropped"];
const table = [];
const detail = Object.fromEntries(columns.map(column => [`${column.kind} ${column.name}`, []]));
for (const [name, read] of Object.entries(tools)) {
  const counts = Object.fromEntries(words.map(word => [word, 0]));
  for (const column of columns) {
    let found;
    try {
      found = verdict(column, await read(column));
    } catch {
      found = "dropped";
    }
    counts[found] += 1;
    detail[`${column.kind} ${column.name}`].push(found);
  }
  table.push([name, counts]);
}
const own = JSON.parse(readFileSync(ours, "utf8"));
const counts = Object.fromEntries(words.map(word => [word, 0]));
columns.forEach((column, at) => {
  counts[own[at]] += 1;
  detail[`${column.kind} ${column.name}`].push(own[at]);
});
table.push(["Civic Atlas", counts]);

const line = cells => cells.map((text, at) => (at ? String(text).padStart(13) : text.padEnd(44))).join("");
console.log(line([`${columns.length} columns`, ...table.map(([name]) => name.split(" ")[0])]));
for (const [name, found] of Object.entries(detail)) console.log(line([name, ...found]));
console.log();
console.log(line(["", ...words]));
for (const [name, counts] of table) console.log(line([name, ...words.map(word => counts[word])]));
