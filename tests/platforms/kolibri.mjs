// dist/civic-atlas.zip and dist/civic-atlas-scorm.zip in a real Kolibri, started, set up and ended by this file:
//
//     node tests/platforms/kolibri.mjs
//
// No test waits six minutes: Playwright moves on the clock of Kolibri's page and of the frames in it, whose timers all run.
// What is learnt of progress is read from the database that Kolibri writes.
//
// It needs Python 3 with venv, Chromium, the build in dist/ and the npm packages of tests/e2e; Kolibri is installed into
// target/platforms. It is no part of `cargo xtask test`: it tests a program of others as much as ours.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { CHECKED } from "../e2e/checked.mjs";
import { launch } from "../e2e/chromium.mjs";
import { DIST } from "../e2e/server.mjs";
import { freePort } from "../e2e/webdriver.mjs";

const KOLIBRI = "0.19.5";
const FOLDER = fileURLToPath(new URL("../../target/platforms/", import.meta.url));
const PICTURES = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));
const CHANNEL = fileURLToPath(new URL("kolibri_channel.py", import.meta.url));
/** The archives by the names of their nodes. */
const [PLAIN, SCORM] = ["civic-atlas", "civic-atlas-scorm"];
const [TEACHER, LEARNER, PASSWORD] = ["teacher", "learner", "not-a-secret"];
const RECORD = fileURLToPath(new URL("kolibri_record.py", import.meta.url));
const environment = join(FOLDER, `kolibri-${KOLIBRI}`);
const program = name => join(environment, "bin", name);

let home;
let server;
let browser;
let address;
let ids;
let env;
let ports;

before(async () => {
  if (!existsSync(program("kolibri"))) {
    console.log(`Installing Kolibri ${KOLIBRI} into target/platforms: some 20 s`);
    await mkdir(FOLDER, { recursive: true });
    execFileSync("python3", ["-m", "venv", "--clear", environment]);
    execFileSync(program("python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", `kolibri==${KOLIBRI}`]);
  }
  home = await mkdtemp(join(tmpdir(), "civic-atlas-kolibri-"));
  ports = [await freePort(), await freePort()];
  env = {
    ...process.env,
    KOLIBRI_HOME: join(home, "kolibri"),
    KOLIBRI_LISTEN_ADDRESS: "127.0.0.1",
    KOLIBRI_DISABLE_PING: "1",
    KOLIBRI_ZEROCONF_ENABLED: "0",
  };
  const run = (name, ...values) => execFileSync(program(name), values, { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const disk = join(home, "disk");
  ids = JSON.parse(run("python", CHANNEL, disk, ...[PLAIN, SCORM].map(name => join(DIST, `${name}.zip`))));
  run("kolibri", "manage", "provisiondevice", "--noinput", "--facility", "School", "--preset", "formal", "--language_id", "en",
    "--superusername", TEACHER, "--superuserpassword", PASSWORD);
  run("kolibri", "manage", "importchannel", "disk", ids.channel, disk);
  run("kolibri", "manage", "importcontent", "disk", ids.channel, disk);
  await start();
  browser = await launch();
});

async function start() {
  const [port, zipPort] = ports;
  server = spawn(program("kolibri"), ["start", "--foreground", `--port=${port}`, `--zip-port=${zipPort}`], { env, stdio: "ignore" });
  address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; !await fetch(address).then(() => true, () => false); tries++) {
    assert.ok(tries < 300 && server.exitCode === null, "Kolibri does not answer");
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

async function stop() {
  if (!server || server.exitCode !== null) return;
  const ended = new Promise(resolve => server.once("exit", resolve));
  server.kill();
  await ended;
}

after(async () => {
  await browser?.close();
  await stop();
  if (home) await rm(home, { recursive: true, force: true });
});

async function visitor(t, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en", ...options });
  t.after(() => context.close());
  return context.newPage();
}

/** Opens the app as a learner does, and gives Kolibri's page, our frame in it, and what went wrong in any of both. */
async function app(t, options = {}) {
  const page = await visitor(t, options);
  const troubles = [];
  page.on("console", message => message.type() === "error" && troubles.push(message.text()));
  page.on("pageerror", error => troubles.push(error.message));
  page.on("response", response => response.status() >= 400 && troubles.push(`${response.status()} ${response.url()}`));
  page.on("requestfailed", request => troubles.push(`failed: ${request.url()}`));
  page.on("download", download => troubles.push(`a download: ${download.suggestedFilename()}`));
  const frame = await shown(page, PLAIN);
  await drawn(frame);
  return { page, frame, troubles };
}

/** Opens a node of the channel, and gives our frame. */
async function shown(page, name) {
  const { node, file } = ids.nodes[name];
  await page.goto(`${address}en/learn/#/topics/c/${node}`);
  const isOurs = frame => frame.url().includes(`/zipcontent/${file}/index.html`);
  return page.frames().find(isOurs) ?? await page.waitForEvent("framenavigated", { predicate: isOurs });
}

/** Waits until a shown canvas holds more than a few colours, and the second program is there. */
async function drawn(frame) {
  await frame.waitForFunction(() => [...document.querySelectorAll("canvas.shown")].some(canvas => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size > 8;
  }));
  await frame.locator("html[data-framed], html:not([data-framed]) #take-open").first().waitFor({ state: "attached" });
}

const title = async frame => (await frame.getByRole("heading", { level: 1 }).innerText()).replaceAll("\u00a0", " ");
const go = (frame, hash) => frame.evaluate(to => { location.hash = to; }, hash);
const picture = (page, name) => page.screenshot({ path: join(PICTURES, `kolibri-${name}.png`) });

test("Kolibri puts the page into its sandbox, and the page works there", async t => {
  await mkdir(PICTURES, { recursive: true });
  const { page, frame, troubles } = await app(t);
  // What is tested is what schools have: an origin, but neither downloads nor windows nor printing.
  assert.equal(await page.locator("iframe").getAttribute("sandbox"), "allow-scripts allow-same-origin");
  const first = await frame.evaluate(() => document.scripts[0].text);
  assert.match(first, /sandbox\.initializeIframe/, "Kolibri's own script comes first");
  assert.match(await title(frame), /^Kyrgyzstan’s NGOs grew in number 3\.7-fold/);
  await picture(page, "1280");

  await frame.getByRole("button", { name: "Oʻzbekcha" }).click();
  await frame.locator("html[lang=uz]").waitFor({ state: "attached" });
  assert.match(await title(frame), /Qirgʻiziston/);
  await frame.getByRole("button", { name: "Русский" }).click();
  await frame.locator("html[lang=ru]").waitFor({ state: "attached" });
  assert.match(await title(frame), /Кыргызстан/);

  for (const view of ["growth", "timeline", "country", "organisations", "laws", "evidence"]) {
    await frame.locator(`nav a#open-${view}`).click();
    await frame.locator(`nav [aria-current=page]#open-${view}`).waitFor();
    await picture(page, view);
  }
  await frame.evaluate(() => history.back());
  await frame.locator(`nav [aria-current=page]#open-laws`).waitFor();
  assert.deepEqual(troubles, []);
});

test("a mark is read by a tap on a phone", async t => {
  const { page, frame, troubles } = await app(t, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await go(frame, "#/growth?lang=en");
  await frame.locator("nav [aria-current=page]#open-growth").waitFor();
  const mark = frame.locator("#growth-uz-ngos-2010");
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await frame.getByRole("complementary").getByText("over 5,100").first().waitFor();
  await picture(page, "tap-390");
  assert.deepEqual(troubles, []);
});

test("a link that is shared opens the same view, beside Kolibri", async t => {
  const { frame, troubles } = await app(t);
  await go(frame, "#/growth?y=log&lang=ru");
  await frame.locator("#look-log[aria-pressed=true], option[value=look-log]:checked").waitFor({ state: "attached" });
  await frame.locator("#take-open").click();
  const link = await frame.locator("#take-link").inputValue();
  assert.match(link, /^http:.+\/index\.html#\/growth\?y=log&lang=ru$/);
  const page = await browser.newPage();
  t.after(() => page.close());
  page.on("console", message => message.type() === "error" && troubles.push(message.text()));
  page.on("pageerror", error => troubles.push(error.message));
  await page.goto(link);
  await page.locator("#look-log[aria-pressed=true], option[value=look-log]:checked").waitFor({ state: "attached" });
  assert.equal(await page.locator("html").getAttribute("lang"), "ru");
  assert.deepEqual(troubles, []);
});

test("what the sandbox refuses is said, and shown to be taken by hand", async t => {
  const { page, frame, troubles } = await app(t);
  for (const act of ["#print", "#save-counts"]) {
    await frame.locator(act).waitFor({ state: "attached" });
    assert.equal(await frame.locator(act).isVisible(), false, `the page's foot offers what the frame refuses: ${act}`);
  }
  await frame.locator("#take-open").click();
  const dialog = frame.getByRole("dialog");
  const press = name => dialog.getByRole("button", { name, exact: true }).click();
  for (const [name, start] of [["Table (CSV)", ""], ["Table (JSON)", "{"], ["Picture (SVG)", "<?xml"]]) {
    await press(name);
    await frame.getByText("Some frames may not save files").waitFor();
    await frame.waitForFunction(start => document.getElementById("save-text").value.startsWith(start), start);
  }
  await picture(page, "save-text");
  for (const [name, words] of [["Picture (PNG) 2×", "Some frames may not save files"], ["Copy picture", "does not let this page copy"]]) {
    await press(name);
    await frame.getByText(words).waitFor();
    const image = frame.locator("#save-shown img");
    await image.waitFor();
    assert.ok(await image.evaluate(async image => { await image.decode(); return image.naturalWidth; }) >= 1200);
  }
  await picture(page, "save-picture");
  await press("Copy: Link");
  await frame.getByText("The text is selected").waitFor();
  assert.deepEqual(troubles, []);
  await press("Print");
  await frame.getByText("This frame may not print").waitFor();
  await frame.evaluate(() => {
    document.getElementById("take").close();
    location.hash = "#/growth?select=kg-ngos-2010&lang=en";
  });
  const source = frame.locator(".reading a.outside").first();
  await source.click();
  await frame.getByText("This frame cannot open other pages").waitFor();
  assert.equal(await frame.locator("#outside-address").inputValue(), await source.getAttribute("href"));
  await picture(page, "source");
  // The browser's own words on it; what a frame may not do cannot be asked beforehand.
  assert.ok(troubles.every(text => /^(Ignored call to 'print\(\)'|Blocked opening)/.test(text)), troubles.join("\n"));
});

test("a reader's table and a spreadsheet are drawn, checked and kept, and what cannot be saved is said", async t => {
  const { page, frame, troubles } = await app(t);
  await go(frame, "#/data?lang=en");
  await frame.locator("input[type=file]").setInputFiles(fileURLToPath(new URL("../data/12-one-sheet.xlsx", import.meta.url)));
  await frame.getByRole("heading", { name: "7 rows read" }).waitFor();
  await frame.locator("#own-see").click();
  await frame.locator("#own-bar", { hasText: "Your data. Not checked by Civic Atlas." }).waitFor();
  await frame.locator("[id^=growth-o-]").first().waitFor();
  await picture(page, "own");
  await frame.getByRole("button", { name: "Go to the table" }).click();
  await frame.locator("#own-hold").click();
  await frame.getByText("Kept in this browser").first().waitFor();
  assert.deepEqual(troubles, []);
  await frame.locator("#own-page").click();
  await frame.getByText("Some frames may not save files").waitFor();
});

test("a table with checks goes out of Kolibri by its link, into one file, and to a copy of that, unchanged", async t => {
  const { page, frame, troubles } = await app(t);
  await go(frame, "#/data?lang=en");
  await frame.getByRole("button", { name: "Paste a table" }).click();
  await frame.locator("#own-paste").fill(CHECKED);
  await frame.getByRole("button", { name: "Read it" }).click();
  await frame.getByRole("heading", { name: "5 rows read, 2 interpreted, 0 refused" }).waitFor();
  await frame.locator("#own-link").click();
  const link = await frame.locator(".keep input").inputValue();
  const data = /own=([^&]+)/.exec(link)[1];
  assert.deepEqual(troubles, [], "where the clipboard is not allowed it is not tried");
  let address = link;
  for (const name of ["out", "copy"]) {
    const outside = await page.context().newPage();
    await outside.goto(address);
    await outside.locator("#own-bar", { hasText: "Data of the sender. Not checked by Civic Atlas." }).waitFor();
    await outside.locator("#own-bar").getByRole("button", { name: "Go to the table" }).click();
    const download = outside.waitForEvent("download");
    await outside.locator("#own-page").click();
    const file = join(home, `${name}.html`);
    await (await download).saveAs(file);
    const carried = [...readFileSync(file, "utf8").matchAll(/data-own(?:="")?>([^<]+)</g)].map(([, found]) => found);
    assert.deepEqual(carried, [data], name);
    address = `${pathToFileURL(file).href}#/growth?lang=en`;
    await outside.close();
  }
  const copy = await page.context().newPage();
  await copy.goto(address);
  await copy.locator("#growth-osh-2001").press("Enter");
  await copy.locator(".reading dt", { hasText: /^Check$/ }).locator("+ dd", { hasText: "value from the check: over 2,300" }).waitFor();
});

test("a lesson is shown to the class", async t => {
  const { page, frame, troubles } = await app(t);
  await go(frame, "#/lessons?lang=en");
  await frame.locator("#lessons ul.lessons li").first().waitFor();
  await frame.getByRole("link", { name: "Show to the class" }).first().click();
  await frame.waitForFunction(() => /mode=show/.test(location.hash));
  await frame.locator("#lessons h1").first().waitFor();
  await picture(page, "lesson");
  assert.deepEqual(troubles, []);
});

// ---- What Kolibri is told of a lesson ----

/** Asks Kolibri's interface from within its page, with the reader's session. */
const ask = (page, path, body) => page.evaluate(async ([path, body]) => {
  const token = /kolibri_csrftoken=([^;]+)/.exec(document.cookie)?.[1];
  const headers = { "content-type": "application/json", "X-CSRFToken": token };
  const response = await fetch(path, body ? { method: "POST", headers, body: JSON.stringify(body) } : {});
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}, [path, body]);

/** A page of somebody who has signed in. */
async function signedIn(t, username) {
  const page = await visitor(t);
  await page.goto(`${address}en/auth/`);
  await page.locator("input, button").first().waitFor();
  const [{ id: facility }] = await ask(page, "/api/auth/facility/");
  await ask(page, "/api/auth/session/", { username, password: PASSWORD, facility });
  return { page, facility };
}

/** What Kolibri has written down of the learner at a node; null before there is anything. */
function record(name) {
  const database = join(env.KOLIBRI_HOME, "db.sqlite3");
  return JSON.parse(execFileSync(program("python"), [RECORD, database, LEARNER, ids.nodes[name].content], { encoding: "utf8" }));
}

/** Lets minutes pass in the page and its frames, in steps that leave it time to answer and to send. */
async function pass(page, minutes) {
  for (let step = 0; step < minutes * 3; step++) {
    await page.clock.runFor(20_000);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** Waits for what is written down some seconds after it was told, with the seconds counted by then at the least. */
async function written(name, expected, least = 0) {
  const part = () => {
    const found = record(name);
    return found && Object.fromEntries(Object.keys(expected).map(key => [key, found[key]]));
  };
  for (let tries = 0; tries < 100 && !(isDeepStrictEqual(part(), expected) && record(name).seconds >= least); tries++) {
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  assert.deepEqual(part(), expected);
  assert.ok(record(name).seconds >= least, `Kolibri has counted ${record(name).seconds} s`);
}

test("a teacher makes a learner", async t => {
  const { page, facility } = await signedIn(t, TEACHER);
  await ask(page, "/api/auth/facilityuser/", { username: LEARNER, full_name: "A Learner", password: PASSWORD, facility });
});

/** The archive of lessons as a learner opens it who has just signed in; the clock is moved on by hand. */
async function learning(t) {
  const { page } = await signedIn(t, LEARNER);
  await page.clock.install();
  return { page, frame: await shown(page, SCORM) };
}

test("a lesson that is begun stays unfinished after six minutes, is found again after a restart, and is finished at its end", async t => {
  let { page, frame } = await learning(t);
  await frame.getByRole("heading", { name: "From 95 to over 5,100" }).waitFor();
  await frame.getByRole("link", { name: "Work alone" }).first().click();
  await frame.getByRole("button", { name: "Reveal" }).waitFor();
  for (let press = 0; press < 4; press++) await frame.locator(".lesson-bottom .solid").click();
  await frame.getByRole("heading", { name: "What lies between?" }).waitFor();
  const second = "#/lesson?id=uz-growth&step=2";
  // Kolibri shows half for whatever is begun: it has no finer words for SCORM's statuses.
  const begun = { progress: 0.5, isComplete: false, status: "incomplete", score: null, place: second };
  await written(SCORM, begun);
  await pass(page, 6);
  await written(SCORM, begun, 300);
  const { seconds } = record(SCORM);
  t.diagnostic(`after six minutes: ${JSON.stringify(record(SCORM))}`);
  await picture(page, "scorm-begun");
  await page.context().close();

  await stop();
  await start();
  ({ page, frame } = await learning(t));
  for (let step = 2; step <= 4; step++) {
    await frame.getByText(`Step ${step} of 4`).waitFor();
    await frame.getByRole("button", { name: "I don’t know" }).click();
    await frame.getByRole("button", { name: "Next step" }).click();
  }
  await frame.getByRole("heading", { name: "End of the lesson" }).waitFor();
  await pass(page, 1);
  const end = { progress: 1, isComplete: true, status: "passed", score: null, place: second.replace("step=2", "step=5") };
  await written(SCORM, end);
  assert.ok(record(SCORM).seconds > seconds, "the time of both sittings");
  await picture(page, "scorm-end");
  const [said] = await ask(page, `/api/content/contentnodeprogress/?ids=${ids.nodes[SCORM].node}`);
  assert.equal(said.progress, 1);
  await page.context().close();

  // What is finished stays so, whatever is opened next.
  await stop();
  await start();
  ({ page, frame } = await learning(t));
  await frame.getByRole("heading", { name: "End of the lesson" }).waitFor();
  await frame.getByRole("link", { name: "All lessons" }).click();
  await frame.getByRole("link", { name: "Work alone" }).nth(1).click();
  await frame.getByText(/^Step 1 of/).waitFor();
  await pass(page, 1);
  assert.notEqual(record(SCORM).place, end.place);
  await written(SCORM, { progress: 1, isComplete: true, status: "passed" });
});

test("the archive that tells nothing counts as finished after five minutes, as Kolibri does with all that are silent", async t => {
  const { page } = await signedIn(t, LEARNER);
  await page.clock.install();
  await drawn(await shown(page, PLAIN));
  await pass(page, 4);
  await written(PLAIN, { isComplete: false });
  await pass(page, 2);
  await written(PLAIN, { progress: 1, isComplete: true, status: null });
});
