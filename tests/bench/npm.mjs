// Packages that only a benchmark needs: fetched by npm into `target/` the first time, and never a part of the project's own.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Fetches packages unless they are there.
 *
 * @param {string} folder in `target/`
 * @param {Record<string, string>} packages versions by name
 * @returns {string} the folder with the packages
 */
export function fetched(folder, packages) {
  const prefix = fileURLToPath(new URL(`../../target/${folder}/`, import.meta.url));
  const modules = join(prefix, "node_modules");
  const names = Object.keys(packages);
  if (!names.every(name => existsSync(join(modules, name, "package.json")))) {
    console.log(`Fetching ${names.join(", ")} (once)`);
    mkdirSync(prefix, { recursive: true });
    const versions = names.map(name => `${name}@${packages[name]}`);
    const options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
    const { status } = spawnSync("npm", ["install", "--prefix", prefix, ...options, ...versions], { stdio: "inherit" });
    if (status !== 0) throw new Error(`npm could not fetch ${names.join(", ")}`);
  }
  return modules;
}
