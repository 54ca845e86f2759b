// Reads a workflow of GitHub Actions.

import { parse } from "yaml";

/**
 * The steps of all jobs, each job after those it needs; of the jobs that depend on nothing, in the order of the file.
 *
 * @param {string} text of a workflow
 * @returns {{run?: string, uses?: string, with?: Record<string, string>}[]}
 */
export function steps(text) {
  const { jobs } = parse(text);
  const done = new Set();
  const list = [];
  const take = name => {
    if (done.has(name)) return;
    done.add(name);
    for (const needed of [jobs[name].needs ?? []].flat()) take(needed);
    list.push(...jobs[name].steps);
  };
  for (const name of Object.keys(jobs)) take(name);
  return list;
}
