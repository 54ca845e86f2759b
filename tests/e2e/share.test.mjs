// Sharing, citing and saving a view: with all that a browser allows, and with next to nothing of it.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";
import { DIST, serve } from "./server.mjs";

const WORDS = {
  en: { open: "Share and save", title: "Share or save this view", close: "Close", copied: "Copied" },
  uz: { open: "Ulashish va saqlash", title: "Bu koʻrinishni ulashish yoki saqlash", close: "Yopish", copied: "Nusxalandi" },
  ru: { open: "Поделиться и сохранить", title: "Поделиться этим видом или сохранить его", close: "Закрыть", copied: "Скопировано" },
};
const plain = text => text.replaceAll("\u00a0", " ");
const dialog = page => page.getByRole("dialog");
const value = (page, id) => page.locator(`#${id}`).inputValue();

/** Opens the dialog of a page or frame, once the second program is there. */
async function share(page, lang = "en") {
  await page.getByRole("button", { name: WORDS[lang].open }).click();
  await dialog(page).waitFor();
}

for (const lang of ["en", "uz", "ru"]) {
  for (const [width, height, scheme] of [[360, 740, "light"], [768, 1024, "dark"], [1440, 900, "light"]]) {
    test(`the dialog speaks ${lang} at ${width} px, takes the focus and gives it back`, async t => {
      const page = await open(t, "#/growth?select=kg-ngos-2010", { lang, width, height, scheme });
      const button = page.getByRole("button", { name: WORDS[lang].open });
      await button.focus();
      await page.keyboard.press("Enter");
      await dialog(page).waitFor();
      assert.equal(await dialog(page).getAttribute("aria-labelledby"), "take-title");
      assert.equal(await page.locator("#take-title").innerText(), WORDS[lang].title);
      assert.ok(await page.evaluate(() => document.getElementById("take").contains(document.activeElement)));
      const { inner, outer } = await dialog(page).evaluate(el => ({ inner: el.scrollWidth, outer: el.clientWidth }));
      const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(element => element.id));
      assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [], "each id stands once");
      assert.ok(inner <= outer, `${inner} px of content in a dialog of ${outer} px`);
      for (const control of await dialog(page).locator("button").all()) {
        const box = await control.boundingBox();
        assert.ok(box.height >= 44 && box.width >= 44, `${await control.innerText()}: ${box.width} × ${box.height}`);
      }
      await assertAccessible(page);
      await screenshot(page, `share-${lang}-${width}-${scheme}`);
      await page.keyboard.press("Escape");
      assert.equal(await dialog(page).count(), 0);
      await page.waitForFunction(() => document.activeElement?.id === "take-open");
      await share(page, lang);
      await dialog(page).getByRole("button", { name: WORDS[lang].close }).click();
      assert.equal(await dialog(page).count(), 0);
      page.assertClean();
    });
  }
}

test("the link, the code, the citation and the element for other pages are copied", async t => {
  const page = await open(t, "#/growth?show=uz-ngos~kg-ngos&y=log", {
    context: { permissions: ["clipboard-read", "clipboard-write"] },
  });
  await share(page);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const copy = async (name, id) => {
    await dialog(page).getByRole("button", { name: `Copy: ${name}`, exact: true }).click();
    await page.locator(`#${id}-status`).getByText("Copied").waitFor();
    const text = await clipboard();
    assert.equal(text.replaceAll("\r\n", "\n"), await value(page, id));
    return text;
  };
  assert.equal(await copy("Link", "take-link"), page.url());
  assert.match(await copy("Short code", "take-code"), /^1[0-9A-HJKMNP-TV-Z-]+$/);
  const embed = await copy("Embed in a page", "take-embed");
  assert.match(embed, /^<iframe src="[^"]+#\/growth\?show=uz-ngos~kg-ngos&amp;y=log&amp;embed=1" title="[^"]+" .*><\/iframe>$/);
  const cited = plain(await copy("Cite", "take-cited"));
  assert.match(cited, /^The Civic Atlas authors \(20\d\d\)\. .+ Civic Atlas, data package [\d.]+, .+ CC BY 4\.0\. http.+ \(accessed \d+ \w+ 20\d\d\)\.$/);
  page.assertClean();
});

test("a view, a record and the data are cited in three forms", async t => {
  const page = await open(t, "#/growth?select=kg-ngos-2010");
  await share(page);
  await page.getByRole("button", { name: "BibTeX" }).click();
  assert.match(await value(page, "take-cited"), /^@misc\{civic-atlas-growth-kg-uz-kz-[\d-]+-printed-en-[0-9a-f]{6},\n {2}author = /);
  await page.getByRole("button", { name: "The open record" }).click();
  assert.match(await value(page, "take-cited"), /^@dataset\{civic-atlas-kg-ngos-2010,/);
  await page.getByRole("button", { name: "CSL-JSON" }).click();
  const [item] = JSON.parse(await value(page, "take-cited"));
  assert.equal(item.type, "dataset");
  assert.match(item.title, /18,341.*Article 2/);
  // Whatever page it is open on: the address where all that is known of it stands.
  assert.equal(item.URL, page.url().replace(/#.*/, "#/evidence?select=kg-ngos-2010"));
  const now = new Date();
  assert.deepEqual(item.accessed["date-parts"], [[now.getFullYear(), now.getMonth() + 1, now.getDate()]]);
  await page.getByRole("button", { name: "All data" }).click();
  assert.equal(JSON.parse(await value(page, "take-cited"))[0].id, "civic-atlas-data");
  page.assertClean();
});

test("a code that is typed opens the view, and a slip is found", async t => {
  const page = await open(t, "#/growth?show=uz-ngos~kg-ngos&time=1991..2010&y=log&lang=en");
  await share(page);
  const code = await value(page, "take-code");
  // The address changes behind the open dialog, as by the browser's way back: what is offered there was of the view before.
  await page.evaluate(() => { location.hash = "#/timeline?lang=en"; });
  await dialog(page).waitFor({ state: "hidden" });
  await share(page);
  assert.match(await value(page, "take-link"), /#\/timeline\?lang=en$/);
  const field = page.getByLabel("Open a view by code");
  const said = page.getByRole("alert").filter({ visible: true });
  for (const [typed, answer] of [
    ["", /Type a code first, such as 1/],
    ["12*4", /Codes never contain “\*”/],
    [code.slice(0, -1) + (code.endsWith("2") ? "3" : "2"), /a wrong or missing character, or two swapped/],
    ["24", /a newer version/],
  ]) {
    await field.fill(typed);
    await page.getByRole("button", { name: "Open view", exact: true }).click();
    await said.getByText(answer).waitFor();
  }
  await screenshot(page, "take-code-slip");
  await field.fill(` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `);
  await field.press("Enter");
  await page.locator("#open-growth[aria-current=page]").waitFor();
  assert.equal(new URL(page.url()).hash, "#/growth?show=uz-ngos~kg-ngos&time=1991..2010&y=log&lang=en");
  assert.equal(await dialog(page).count(), 0);
  page.assertClean();
});

/** Clicks a button and returns the file that the browser is given. */
async function saved(page, name) {
  const waiting = page.waitForEvent("download");
  await dialog(page).getByRole("button", { name, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test("pictures and tables are saved under names that say what is inside", async t => {
  const page = await open(t, "#/growth?show=uz-ngos~kg-ngos&time=1991..2010&lang=ru");
  await share(page, "ru");
  const stem = "civic-atlas_growth_uz-kg_1991-2010_printed_ru";
  const csv = await saved(page, "Таблица (CSV)");
  assert.equal(csv.name, `${stem}.csv`);
  const [header, first] = csv.content.toString("utf8").split("\r\n");
  assert.match(header, /^\ufeffkind,id,place,/);
  assert.match(first, /^observation,uz-ngos-/);
  assert.ok(csv.content.includes("#/growth?show=uz-ngos~kg-ngos&time=1991..2010&lang=ru"));
  const json = await saved(page, "Таблица (JSON)");
  assert.equal(json.name, `${stem}.json`);
  assert.equal(JSON.parse(json.content).records.length, csv.content.toString("utf8").trim().split("\r\n").length - 1);
  const svg = await saved(page, "Картинка (SVG)");
  assert.equal(svg.name, `${stem}.svg`);
  assert.match(svg.content.toString("utf8"), /^<\?xml [^>]+>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1200"/);
  const height = Number(svg.content.toString("utf8").match(/height="(\d+)"/)[1]);
  for (const times of [1, 2, 3, 4]) {
    const png = await saved(page, `Картинка (PNG) ${times}×`);
    assert.equal(png.name, times === 1 ? `${stem}.png` : `${stem}_${times}x.png`);
    assert.deepEqual([...png.content.subarray(1, 4)], [..."PNG"].map(c => c.charCodeAt(0)));
    assert.deepEqual([png.content.readUInt32BE(16), png.content.readUInt32BE(20)], [1200 * times, height * times]);
    if (process.env.SCREENSHOTS) await writeFile(join(process.env.SCREENSHOTS, `saved-${times}.png`), png.content);
  }
  await page.locator("#save-status").getByText(`${stem}_4x.png`).waitFor();
  page.assertClean();
});

test("a picture is copied, or shown where that is refused", async t => {
  const page = await open(t, "#/timeline", { context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await share(page);
  await page.getByRole("button", { name: "Copy picture" }).click();
  await page.getByText("Picture copied").waitFor();
  const kinds = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(item => item.types));
  assert.ok(kinds.includes("image/png"), `${kinds}`);
  await page.evaluate(() => { delete globalThis.ClipboardItem; });
  await page.getByRole("button", { name: "Copy picture" }).click();
  await page.getByText("does not let this page copy pictures").waitFor();
  await page.locator("#save-shown img").evaluate(image => image.decode());
  page.assertClean();
});

test("over plain http, without a clipboard, the text is selected and files are still saved", async t => {
  const files = async route => {
    const path = new URL(route.request().url()).pathname.slice(1) || "index.html";
    await route.fulfill({ path: join(DIST, path) });
  };
  const at = { url: "http://atlas.test/" };
  const page = await open(t, "#/growth", { at, prepare: context => context.route("http://atlas.test/**", files) });
  assert.equal(await page.evaluate(() => isSecureContext), false);
  await share(page);
  await dialog(page).getByRole("button", { name: "Copy: Link", exact: true }).click();
  await page.getByText("The text is selected").waitFor();
  assert.equal(await page.evaluate(() => getSelection().toString()), "http://atlas.test/#/growth");
  assert.match((await saved(page, "Table (CSV)")).name, /\.csv$/);
  assert.match((await saved(page, "Picture (PNG) 2×")).name, /\.png$/);
  page.assertClean();
});

/** Opens the page of another server that shows the growth chart in a frame, in a sandbox where its flags are given; `host` is what the atlas is served with. */
async function openFramed(t, sandbox, host = {}) {
  const atlas = await serve(host);
  const root = await mkdtemp(join(tmpdir(), "civic-atlas-frame-"));
  await writeFile(join(root, "index.html"), `<!doctype html><title>Frame</title><link rel="icon" href="data:,">
    <iframe ${sandbox ? `sandbox="${sandbox}"` : ""} src="${atlas.url}#/growth?lang=en" width="900" height="800"></iframe>`);
  const outside = await serve({ root });
  t.after(async () => {
    await Promise.all([atlas.close(), outside.close()]);
    await rm(root, { recursive: true });
  });
  // What blocks service workers in other tests reads a property that throws in such a frame.
  const page = await open(t, "", { at: outside, starts: false, width: 1000, height: 900, context: { serviceWorkers: "allow" } });
  return { page, frame: page.frames()[1], atlas };
}

// Kolibri's: tests/platforms/kolibri.mjs has the real one.
test("in a sandbox that leaves the page its origin, what may have been refused is said and shown", async t => {
  const { page, frame } = await openFramed(t, "allow-scripts allow-same-origin");
  await share(frame);
  for (const act of ["#print", "#save-counts"]) {
    await frame.locator(act).waitFor({ state: "attached" });
    assert.equal(await frame.locator(act).isVisible(), false, act);
  }
  const press = name => dialog(frame).getByRole("button", { name, exact: true }).click();
  await press("Table (CSV)");
  await frame.getByText("Some frames may not save files").waitFor();
  assert.match(await frame.locator("#save-text").inputValue(), /kind,id,place,/);
  await press("Picture (PNG) 1×");
  const image = frame.locator("#save-shown img");
  await image.waitFor();
  assert.equal(await image.evaluate(async image => { await image.decode(); return image.naturalWidth; }), 1200);
  await press("Print");
  await frame.getByText("This frame may not print").waitFor();
  await frame.evaluate(() => { document.querySelector("dialog").close(); location.hash = "#/growth?select=kg-ngos-2010&lang=en"; });
  const source = frame.locator(".reading a.outside").first();
  const address = await source.getAttribute("href");
  await source.click();
  await frame.getByText("This frame cannot open other pages").waitFor();
  assert.equal(await frame.locator("#outside-address").inputValue(), address);
  assert.equal(await frame.evaluate(() => document.activeElement.id), "outside-address");
  await screenshot(page, "framed-source");
  // That printing and windows are refused cannot be asked beforehand; the browser says so in its own words.
  const own = page.troubles.filter(text => !/request to another origin|Ignored call to 'print\(\)'|Blocked opening/.test(text));
  assert.deepEqual(own, []);
});

test("in a frame without a sandbox, printing closes the dialog and links to sources open", async t => {
  const { page, frame } = await openFramed(t);
  await share(frame);
  // A browser raises the event first, and then lays out.
  await frame.evaluate(() => {
    const own = globalThis.print.bind(globalThis);
    addEventListener("beforeprint", () => setTimeout(() => { globalThis.hasReallyAsked = true; }));
    globalThis.print = () => {
      own();
      globalThis.isOpenInPrint = document.getElementById("take").open;
    };
  });
  await dialog(frame).getByRole("button", { name: "Print", exact: true }).click();
  await frame.waitForFunction(() => !document.getElementById("take").open);
  await frame.waitForFunction(() => globalThis.hasReallyAsked);
  assert.equal(await frame.evaluate(() => globalThis.isOpenInPrint), false, "the dialog would be printed");

  await page.context().route(/icnl\.org/, route => route.fulfill({ contentType: "text/html", body: "<title>Source</title>" }));
  await frame.evaluate(() => { location.hash = "#/growth?select=kg-ngos-2010&lang=en"; });
  const source = frame.locator(".reading a.outside").first();
  const opened = page.context().waitForEvent("page");
  await source.click();
  const other = await opened;
  await other.waitForURL(await source.getAttribute("href"));
  assert.equal(await other.evaluate(() => opener === null && document.referrer === ""), true, "the source learns nothing of this page");
  assert.equal(await frame.locator("#outside-address").count(), 0);
});

test("in a sandbox that allows scripts only, everything is shown to be copied by hand", async t => {
  const { page, frame, atlas } = await openFramed(t, "allow-scripts", { cors: true });
  await share(frame);
  await dialog(frame).getByRole("button", { name: "Copy: Link", exact: true }).click();
  await frame.getByText("The text is selected").waitFor();
  // In such a frame the page goes to the one file.
  assert.equal(await frame.evaluate(() => getSelection().toString()), `${atlas.url}civic-atlas.html#/growth?lang=en`);
  await dialog(frame).getByRole("button", { name: "Table (CSV)", exact: true }).click();
  await frame.getByText("This frame may not save files").waitFor();
  assert.match(await frame.locator("#save-text").inputValue(), /kind,id,place,/);
  await dialog(frame).getByRole("button", { name: "Table (JSON)", exact: true }).click();
  await frame.waitForFunction(() => document.getElementById("save-text").value.startsWith("{"));
  await dialog(frame).getByRole("button", { name: "Picture (SVG)", exact: true }).click();
  await frame.waitForFunction(() => document.getElementById("save-text").value.startsWith("<?xml"));
  for (const name of ["Picture (PNG) 1×", "Copy picture"]) {
    await dialog(frame).getByRole("button", { name, exact: true }).click();
    const image = frame.locator("#save-shown img");
    await image.waitFor();
    assert.equal(await image.evaluate(async image => { await image.decode(); return image.naturalWidth; }), 1200);
  }
  await screenshot(page, "share-sandbox");
  await dialog(frame).getByRole("button", { name: "Print", exact: true }).click();
  await frame.getByText("This frame may not print").waitFor();
  const own = page.troubles.filter(text => !text.includes("request to another origin"));
  assert.deepEqual(own, []);
});
