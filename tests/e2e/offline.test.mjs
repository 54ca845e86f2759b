// The copy for when there is no network: whole builds only, the newest whenever there is a network, and a word about it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";
import { DIST, serve } from "./server.mjs";

const ALLOWED = { context: { serviceWorkers: "allow" } };
const integrity = text => `sha256-${createHash("sha256").update(text).digest("base64")}`;
const buildOf = html => html.match(/data-build="([^"]*)"/)[1];
const caches = page => page.evaluate(async () => (await globalThis.caches.keys()).map(name => name.split(" ").at(-1)));

/** A host with a copy of the build, which can be changed. */
async function host(t) {
  const root = await mkdtemp(join(tmpdir(), "civic-atlas-offline-"));
  await cp(DIST, root, { recursive: true });
  const server = await serve({ root, prefix: "/atlas/" });
  let isUp = true;
  const stop = async () => {
    if (isUp) await server.close();
    isUp = false;
  };
  t.after(async () => {
    await stop();
    await rm(root, { recursive: true });
  });
  const change = async (file, how) => writeFile(join(root, file), how(await readFile(join(root, file), "utf8")));
  return {
    at: server,
    stop,
    change,
    build: buildOf(await readFile(join(root, "index.html"), "utf8")),
    /** Puts another build there, as a deployment would. */
    async renew(build) {
      let before, after;
      await change("index.html", html => {
        before = html;
        return after = html.replace(/data-build="[^"]*"/, `data-build="${build}"`);
      });
      await change("sw.js", text => text.replaceAll(buildOf(before), build).replace(integrity(before), integrity(after)));
    },
  };
}

/** Opens the page and waits until its copy is whole. */
async function openAndKeep(t, at, fragment = "#/growth?lang=en") {
  const page = await open(t, fragment, { at, ...ALLOWED });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return page;
}

/** Another page of the same reader. */
async function another(page, url, shown = "canvas.shown") {
  const next = await page.context().newPage();
  await next.goto(url);
  await next.locator(shown).first().waitFor();
  return next;
}

const update = page => page.evaluate(() =>
  navigator.serviceWorker.getRegistration().then(registration => registration.update()).then(() => true, () => false));

test("after the first visit the page opens without a network, with every program and the words of opened records", async t => {
  const { at, stop } = await host(t);
  const page = await openAndKeep(t, at);
  page.assertClean();
  await stop();
  const next = await another(page, `${at.url}#/growth?select=kg-ngos-2010&lang=en`);
  await next.getByText("by 2010 there were 18,341").first().waitFor();
  const evidence = await another(page, `${at.url}#/growth?lang=en`);
  await evidence.evaluate(() => { location.hash = "#/evidence?lang=en"; });
  await evidence.locator("main table").first().waitFor();
  await screenshot(evidence, "offline-evidence-1024");
  // Programs that nobody has opened yet are there too: a class may have no network.
  await another(page, `${at.url}#/lesson?id=kg-count&mode=show&lang=uz`, "#lessons .lesson.show h1");
  await another(page, `${at.url}#/data?lang=ru`, "#yours h1");
  // The address with the file's name is the same page.
  await another(page, `${at.url}index.html#/growth`);
});

test("a new version is told once, quietly, and taken over when its reader wants it", async t => {
  const { at, renew, build } = await host(t);
  const page = await openAndKeep(t, at, "#/growth?y=log&lang=ru");
  assert.deepEqual(await caches(page), [build]);
  assert.equal(await page.locator("#new-version").count(), 0);
  await renew("0123456789abcdef");
  assert.ok(await update(page));
  const notice = page.locator("#new-version");
  await notice.waitFor();
  assert.match(await notice.innerText(), /Готова новая версия этой страницы/);
  await screenshot(page, "new-version-1024");
  await Promise.all([page.waitForEvent("load"), notice.getByRole("button").click()]);
  await page.locator("#look-log[aria-pressed=true], option[value=look-log]:checked").waitFor({ state: "attached" });
  assert.equal(buildOf(await page.content()), "0123456789abcdef");
  await page.waitForFunction(async () => (await globalThis.caches.keys()).length === 1);
  assert.deepEqual(await caches(page), ["0123456789abcdef"]);
  assert.equal(await notice.count(), 0);
});

test("of two tabs with an older version each gets to the new one, whichever is asked first", async t => {
  const { at, renew } = await host(t);
  const first = await openAndKeep(t, at);
  const second = await another(first, `${at.url}#/growth`);
  await renew("0123456789abcdef");
  assert.ok(await update(first));
  for (const page of [first, second]) {
    const notice = page.locator("#new-version");
    await notice.waitFor();
    await Promise.all([page.waitForEvent("load"), notice.getByRole("button").click()]);
    await page.locator("canvas.shown").first().waitFor();
    assert.equal(buildOf(await page.content()), "0123456789abcdef");
    assert.equal(await notice.count(), 0);
  }
});

test("a reader who comes back gets the new version from the network, and no word about it", async t => {
  const { at, renew } = await host(t);
  const page = await openAndKeep(t, at);
  await renew("0123456789abcdef");
  const next = await another(page, `${at.url}#/growth`);
  assert.equal(buildOf(await next.content()), "0123456789abcdef");
  await update(next);
  await next.waitForTimeout(500);
  assert.equal(await next.locator("#new-version").count(), 0);
});

test("a build that is not whole is not kept, and the one before stays", async t => {
  const { at, stop, renew, change, build } = await host(t);
  const page = await openAndKeep(t, at);
  await renew("0123456789abcdef");
  // A deployment in the middle: one file is still the old one.
  await change("manifest.webmanifest", text => `${text} `);
  await update(page);
  // Time to begin.
  await page.waitForTimeout(2000);
  await page.waitForFunction(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return !installing && !waiting && (await globalThis.caches.keys()).length === 1;
  });
  assert.deepEqual(await caches(page), [build]);
  assert.equal(await page.locator("#new-version").count(), 0);
  // With a network the new page comes all the same: what cannot be kept does not hold anybody back.
  assert.equal(buildOf(await (await another(page, `${at.url}#/growth`)).content()), "0123456789abcdef");
  await stop();
  assert.equal(buildOf(await (await another(page, `${at.url}#/growth`)).content()), build);
});

test("a host that answers with an error, or not in time, is replaced by the copy", async t => {
  const { at, build } = await host(t);
  const page = await openAndKeep(t, at);
  await page.context().route(`${at.url}`, async route => {
    await new Promise(resolve => setTimeout(resolve, 20_000));
    await route.abort().catch(() => {});
  });
  const start = Date.now();
  assert.equal(buildOf(await (await another(page, `${at.url}#/growth`)).content()), build);
  assert.ok(Date.now() - start < 15_000, `${Date.now() - start} ms`);
});

test("no copy is made in a frame of another page, nor for a reader who saves data", async t => {
  const { at } = await host(t);
  const page = await openAndKeep(t, at);
  await page.evaluate(() => navigator.serviceWorker.ready.then(registration => registration.unregister()));
  const frame = await page.context().newPage();
  await frame.route(`${at.url}outer.html`, route =>
    route.fulfill({ contentType: "text/html", body: '<iframe src="./#/growth?embed=1" width="800" height="600"></iframe>' }));
  await frame.goto(`${at.url}outer.html`);
  await frame.frameLocator("iframe").locator("canvas.shown").first().waitFor();
  await frame.waitForTimeout(500);
  assert.equal(await frame.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);

  const registered = page => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  const saving = await openAndKeep(t, at);
  await saving.evaluate(() => navigator.serviceWorker.ready.then(registration => registration.unregister()));
  await saving.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await saving.reload();
  await saving.locator("link[rel=manifest]").waitFor({ state: "attached" });
  await saving.waitForTimeout(500);
  assert.equal(await registered(saving), 0);
});

test("the manifest names the page and icons that are there", async t => {
  const page = await open(t);
  await page.locator("link[rel=manifest]").waitFor({ state: "attached" });
  const manifest = JSON.parse(await readFile(join(DIST, "manifest.webmanifest"), "utf8"));
  assert.equal(manifest.short_name, "Civic Atlas");
  for (const { src, sizes, type } of manifest.icons) {
    const bytes = await readFile(join(DIST, src));
    // The width and height of a PNG stand at 16 and 20.
    if (type === "image/png") assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes);
  }
  assert.ok(manifest.icons.some(({ purpose }) => purpose === "maskable"));
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  page.assertClean();
});
