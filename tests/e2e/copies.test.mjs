// A reader's data in one file, in three engines: the page saves itself with them, the file opens from a disk and saves again,
// and again. The data stay equal, and so do the checks in them. What a sandbox refuses is said, and the link leads out of it.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { CHECKED } from "./checked.mjs";
import { ENGINES } from "./engines.mjs";
import { DIST, serve } from "./server.mjs";

/** The data that a file carries, however the element is written. */
const carried = text => [...text.matchAll(/<script type="text\/plain" data-own(?:="")?>([^<]+)<\/script>/g)].map(([, data]) => data);

const words = text => JSON.stringify(text);
const button = name => `[...document.querySelectorAll("button")].find(button => button.textContent.trim() === ${words(name)})`;
const press = name => `const button = ${button(name)}; button?.click(); return !!button;`;
const says = text => `return document.body.innerText.includes(${words(text)});`;
const SAVE = `document.querySelector("#own-page").click();`;

const OTHER = "place\tdate\tvalue\twhat\tsource\nNaryn\t1999\t12\tschools\tCABAR";

/** Brings the table with checks, or another one, to the page of own data. */
async function bring(page, table = CHECKED, title = "5 rows read, 2 interpreted, 0 refused") {
  await page.until(press("Paste a table"));
  await page.until(`return !!document.querySelector("#own-paste");`);
  await page.evaluate(`
    const field = document.querySelector("#own-paste");
    field.value = ${words(table)};
    field.dispatchEvent(new Event("input", { bubbles: true }));`);
  await page.until(press("Read it"));
  await page.until(says(title));
}

/** What the reading of each count says of its check, and the number of marks. Data that came in the address stay in it. */
async function seen(page) {
  const marks = `document.querySelectorAll("[id^=growth-osh-]")`;
  const go = rest => page.evaluate(`
    const own = /own=[^&]*/.exec(location.hash);
    location.hash = "#/growth?lang=en${rest}" + (own ? "&" + own : "");`);
  await go("");
  await page.until(`return ${marks}.length > 0;`);
  const count = await page.evaluate(`return ${marks}.length;`);
  const checks = {};
  for (const id of Object.keys(CHECKS)) {
    await go(`&select=${id}`);
    await page.until(`return !!document.querySelector("#growth-${id}[aria-pressed=true]") && document.querySelector(".reading").innerText.includes("Regnum");`);
    checks[id] = await page.evaluate(`
      const name = [...document.querySelectorAll(".reading dt")].find(name => name.textContent === "Check");
      return name ? name.nextElementSibling.textContent : null;`);
  }
  return { count, checks };
}

const CHECKS = {
  "osh-2000": "✓ Confirmed. The same there · Yearbook 2001",
  "osh-2001": "✎ Likely misprint. <b>2300</b> in table 4 · Yearbook 2001value from the check: over 2,300",
  "osh-2002": "• Checked. retyped · source not given",
  "osh-2003": null,
};

const FRAMES = {
  "allow-scripts": "The file could not be made here. Open the page on a website, or the one-file page, and save there.",
  "allow-scripts allow-same-origin": "Some frames may not save files: if no file was saved, open the page in a window of its own and save there.",
};

/** What each engine has carried, to be held against the others. */
const all = new Map();

for (const [engine, { lacks, start }] of Object.entries(ENGINES)) {
  describe(engine, { concurrency: 1 }, () => {
    const reason = lacks();
    if (reason) console.log(`SKIPPED: ${engine} is ${reason}; copies of a file with own data are not tested there`);
    const skip = reason ? `skipped: ${reason}` : false;
    let browser;
    after(async () => (await browser)?.close());

    test(`${engine}: three generations of one file hold the same data, to the byte`, { skip }, async t => {
      const root = await mkdtemp(join(tmpdir(), "civic-atlas-copies-"));
      const folder = join(root, "Чужая папка oʻquvchi");
      await mkdir(folder);
      const server = await serve();
      t.after(async () => {
        await server.close();
        await rm(root, { recursive: true });
      });
      browser = start();
      let page = await (await browser).open(`${server.url}#/data?lang=en`);
      await bring(page);
      const files = [await page.saved(SAVE)];
      assert.deepEqual(page.troubles ?? [], []);
      await page.close();
      for (const generation of [1, 2, 3]) {
        const file = join(folder, `${generation}.html`);
        await writeFile(file, files.at(-1));
        page = await (await browser).open(`${pathToFileURL(file).href}#/growth?lang=en`);
        await page.until(says("Data of the sender. Not checked by Civic Atlas."));
        const { count, checks } = await seen(page);
        assert.equal(count, 5);
        assert.deepEqual(checks, CHECKS);
        await page.until(press("Go to the table"));
        await page.until(says("Data of the sender: 5 counts, 0 events"));
        files.push(await page.saved(SAVE));
        assert.ok(files.at(-1), "nothing was saved");
        for (const part of [root, "Чужая", encodeURI("Чужая"), "file://"]) assert.ok(!files.at(-1).includes(part), `it names where it lies: ${part}`);
        assert.deepEqual(page.troubles ?? [], []);
        await page.close();
      }
      const data = files.map(file => carried(file).at(0));
      for (const file of files) {
        assert.equal(carried(file).length, 1, "data stand there once");
        assert.ok(!file.includes('id="still"'), "the first picture of the atlas is not of these data");
      }
      assert.equal(new Set(data).size, 1, "the data of all generations");
      all.set(engine, data[0]);
      assert.ok(files[2] === files[1], "what a copy saves is itself");
      assert.ok(files[3] === files[1]);

      // Other data, brought to a copy, stand in the place of those that came with it; so do data brought to the plain file.
      for (const from of [join(folder, "3.html"), join(DIST, "civic-atlas.html")]) {
        page = await (await browser).open(`${pathToFileURL(from).href}#/data?lang=en`);
        await bring(page, OTHER, "1 row read");
        const file = await page.saved(SAVE);
        await page.close();
        assert.equal(carried(file).length, 1);
        assert.notEqual(carried(file)[0], data[0]);
        assert.ok(!file.includes('id="still"'), "the first picture of the atlas is not of these data");
        const path = join(folder, "other.html");
        await writeFile(path, file);
        page = await (await browser).open(`${pathToFileURL(path).href}#/growth?lang=en`);
        await page.until(says("Data of the sender. Not checked by Civic Atlas."));
        await page.until(`return document.querySelector("main h1")?.textContent.includes("Naryn") && !document.querySelector("[id^=growth-osh-]");`);
        await page.close();
      }
      t.diagnostic(`${files.length} files of ${files.map(file => Buffer.byteLength(file)).join(", ")} bytes, ${data[0].length} characters of data`);
    });

    for (const [sandbox, sentence] of Object.entries(FRAMES)) {
      test(`${engine}: in a frame with sandbox="${sandbox}" it is said that nothing may be saved, and the link leads out`, { skip }, async t => {
        const root = await mkdtemp(join(tmpdir(), "civic-atlas-copies-"));
        const server = await serve({ root });
        t.after(async () => {
          await server.close();
          await rm(root, { recursive: true });
        });
        await writeFile(join(root, "app.html"), await readFile(join(DIST, "civic-atlas.html")));
        await writeFile(join(root, "index.html"), `<!doctype html><title>Frame</title><link rel="icon" href="data:,">
          <iframe sandbox="${sandbox}" width="1100" height="800" src="app.html#/data?lang=en"></iframe>`);
        browser ??= start();
        let page = await (await browser).open(server.url);
        await bring(page);
        assert.equal(await page.saved(SAVE, 2000), null, "the frame saves after all");
        await page.until(says(sentence));
        // Some engines let a frame copy, others have the link shown.
        await page.evaluate(`
          const write = navigator.clipboard?.writeText;
          if (write) navigator.clipboard.writeText = text => write.call(navigator.clipboard, globalThis.given = text);
          document.querySelector("#own-link").click();`);
        await page.until(`return document.querySelector(".keep input")?.value || (document.body.innerText.includes("Copied.") && given);`);
        const link = await page.evaluate(`return document.querySelector(".keep input")?.value ?? given;`);
        t.diagnostic(await page.evaluate(`return document.querySelector(".keep input") ? "the link is shown" : "the link is copied";`));
        assert.match(link, /^http.*\/app\.html#\/growth.*own=1\./);
        await page.close();
        page = await (await browser).open(link);
        await page.until(says("Data of the sender. Not checked by Civic Atlas."));
        assert.deepEqual((await seen(page)).checks, CHECKS);
        await page.until(press("Go to the table"));
        await page.until(says("Data of the sender: 5 counts, 0 events"));
        const file = await page.saved(SAVE);
        if (all.has(engine)) assert.deepEqual(carried(file), [all.get(engine)]);
        assert.deepEqual(page.troubles ?? [], []);
        await page.close();
      });
    }
  });
}

test("all engines write the same data", () => {
  assert.equal(new Set(all.values()).size, Math.min(all.size, 1), JSON.stringify([...all]));
});
