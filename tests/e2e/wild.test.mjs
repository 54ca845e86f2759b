// What breaks other people's pages: blockers of content, colours that a browser or system forces, translators, clocks that
// are wrong, copies that a browser saves, clipboards and canvases that refuse. One test for each kind of docs/faults.md.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { download, eventually, open } from "./browser.mjs";
import { launch } from "./chromium.mjs";
import { DIST, serve } from "./server.mjs";

const FROM_DISK = { at: { url: `file://${join(DIST, "civic-atlas.html")}` } };
const PAGES = ["#/", "#/growth", "#/timeline", "#/country?place=kg", "#/organisations", "#/laws", "#/evidence"];
const DESK = { width: 1440, height: 900 };

const isLive = page => page.locator("#take-open").waitFor();
const openDialog = async page => {
  await page.locator("#take-open").click();
  await page.getByRole("dialog").waitFor();
};
const saved = async (page, press) => {
  const file = await download(page, press);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
};
/** Asks for a view by its link, and waits until the page shows it. */
const go = async (page, link) => {
  await page.evaluate(link => { location.hash = link; }, link);
  await page.waitForFunction(link => document.documentElement.dataset.view === link, link);
};

/** Words by which lists of content blockers know what they hide, as parts of ids and classes. */
const BLOCKED = new Set(["ad", "ads", "advert", "advertisement", "adsense", "affiliate", "analytics", "banner", "beacon", "consent",
  "cookie", "cookies", "donate", "facebook", "follow", "gdpr", "interstitial", "like", "newsletter", "outbrain", "paywall",
  "pinterest", "popup", "popunder", "promo", "promoted", "promotion", "recommended", "share", "shares", "sharing", "social",
  "sponsor", "sponsored", "subscribe", "taboola", "teaser", "telegram", "track", "tracker", "tracking", "tweet", "twitter",
  "whatsapp"]);

test("no name is one that content blockers hide", async t => {
  const page = await open(t, "#/?select=kg-ngos-2010&lang=en", DESK);
  await isLive(page);
  const known = new Set();
  for (const link of [...PAGES, "#/lessons", "#/data"]) {
    await page.evaluate(link => { location.hash = link; }, link);
    await isLive(page);
    await page.waitForTimeout(300);
    await openDialog(page);
    for (const name of await page.evaluate(() => [...document.querySelectorAll("*")].flatMap(element =>
      [element.id, ...element.classList, ...[...element.attributes].map(({ name }) => name)]))) known.add(name);
    await page.keyboard.press("Escape");
  }
  for (const url of page.requested) known.add(new URL(url).pathname.split("/").at(-1).replace(/[-_][0-9a-f]{16}(?=\.)/, ""));
  assert.ok(known.size > 200, `${known.size} names`);
  const parts = name => name.toLowerCase().split(/[^a-z]+/);
  assert.deepEqual([...known].filter(name => parts(name).some(part => BLOCKED.has(part))), []);
  page.assertClean();
});

/** The contrast of the darkest and the lightest of the colours in a part of the page, as it is seen. */
async function contrast(page, clip) {
  const picture = (await page.screenshot({ clip })).toString("base64");
  return page.evaluate(async picture => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const part = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    let [least, most] = [1, 0];
    for (let at = 0; at < data.length; at += 4) {
      const light = 0.2126 * part(data[at]) + 0.7152 * part(data[at + 1]) + 0.0722 * part(data[at + 2]);
      [least, most] = [Math.min(least, light), Math.max(most, light)];
    }
    return (most + 0.05) / (least + 0.05);
  }, picture);
}

/** Where the label of an axis stands in the growth chart. */
const label = async page => {
  const { x, y, width, height } = await page.locator("#growth-canvas").boundingBox();
  return { x: x + width * 0.3, y: y + height - 24, width: width * 0.6, height: 22 };
};

test("a browser that makes light pages dark leaves the pictures readable", async t => {
  const browser = await launch(["--blink-settings=forceDarkModeEnabled=true"]);
  t.after(() => browser.close());
  for (const link of ["#/growth?lang=en", "#/?lang=en"]) {
    const page = await open(t, link, { ...DESK, browser });
    assert.ok(await contrast(page, await label(page)) > 4.5, link);
  }
});

test("where the system forces its colours the pictures go by the system, whatever was chosen before", async t => {
  for (const [scheme, chosen] of [["dark", "light"], ["light", "dark"], ["dark", null]]) {
    const page = await open(t, "#/growth?lang=en", {
      ...DESK, scheme,
      context: { forcedColors: "active" },
      prepare: context => context.addInitScript(chosen => { if (chosen) localStorage.setItem("civic-atlas.theme", chosen); }, chosen),
    });
    assert.ok(await contrast(page, await label(page)) > 4.5, `${scheme}, ${chosen} chosen`);
    const paper = await page.evaluate(() => [...document.getElementById("growth-canvas").getContext("2d").getImageData(2, 2, 1, 1).data]);
    assert.equal(paper[0] < 128, scheme === "dark", `${scheme}: ${paper}`);
    assert.equal(await page.locator("#colours").isVisible(), false);
    page.assertClean();
  }
});

test("a picture has paper of its own up to its edges, and is painted again when the browser has lost it", async t => {
  const page = await open(t, "#/?lang=en", DESK);
  for (const id of ["growth-canvas", "timeline-canvas", "overview-canvas"]) {
    const look = () => page.evaluate(id => {
      const canvas = document.getElementById(id);
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return { holes: data.filter((value, at) => at % 4 === 3 && value < 255).length, words: data.filter((value, at) => at % 4 === 0 && value < 128).length };
    }, id);
    const before = await look();
    assert.equal(before.holes, 0, id);
    assert.ok(before.words > 50, id);
    await page.evaluate(id => {
      const canvas = document.getElementById(id);
      canvas.width += 0;
      canvas.dispatchEvent(new Event("contextrestored"));
    }, id);
    assert.deepEqual(await eventually(async () => {
      const now = await look();
      assert.ok(now.words > 0, `${id} stays blank`);
      return now;
    }), before);
  }
  page.assertClean();
});

test("a copy of the page that a browser saved says which file to take along", async t => {
  const page = await open(t, "#/growth?lang=en", DESK);
  await isLive(page);
  const folder = await mkdtemp(join(tmpdir(), "atlas-saved-"));
  t.after(() => rm(folder, { recursive: true }));
  // As browsers save a page: the elements as they are, links made whole, scripts and style sheets beside it.
  const html = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true);
    const from = [...document.querySelectorAll("a[href]")];
    copy.querySelectorAll("a[href]").forEach((link, at) => link.setAttribute("href", from[at].href));
    for (const part of copy.querySelectorAll("script[src], link[href]")) {
      const name = part.src ? "src" : "href";
      part.setAttribute(name, part.getAttribute(name).replace("./", "./files-"));
    }
    return "<!doctype html>" + copy.outerHTML;
  });
  const parts = [...html.matchAll(/"\.\/files-([^"]+)"/g)].map(match => match[1]);
  for (const name of new Set(parts)) await writeFile(join(folder, `files-${name}`), await readFile(join(DIST, name)));
  await writeFile(join(folder, "saved.html"), html);
  const copy = await open(t, "", { at: { url: `file://${join(folder, "saved.html")}` }, starts: false, ...DESK });
  const said = copy.locator("#saved-copy");
  await said.waitFor({ state: "visible" });
  assert.match(await said.innerText(), /The program of the page cannot start in this saved copy\. Save and open civic-atlas\.html instead/);
  assert.equal(await said.locator("a").first().getAttribute("href"), new URL("civic-atlas.html", page.url()).href);
});

test("what a translator makes of the page does not get into what is saved and cited", async t => {
  const page = await open(t, "#/growth?show=kg-ngos&select=kg-ngos-2010&lang=ru", DESK);
  await isLive(page);
  await page.evaluate(() => {
    document.documentElement.lang = "de";
    document.title = "Übersetzt";
    for (const heading of document.querySelectorAll("h1, .sub")) heading.innerHTML = "<font><font>Übersetzt</font></font>";
    const link = document.createElement("base");
    document.head.append(link);
  });
  await openDialog(page);
  const csv = await saved(page, () => page.getByRole("button", { name: "Таблица (CSV)", exact: true }).click());
  assert.match(csv.name, /_ru_[0-9a-f]{6}\.csv$/);
  assert.match(csv.text, /Кыргызстан/);
  const json = await saved(page, () => page.getByRole("button", { name: "Таблица (JSON)", exact: true }).click());
  const svg = await saved(page, () => page.getByRole("button", { name: "Картинка (SVG)", exact: true }).click());
  await page.getByRole("button", { name: "BibTeX" }).click();
  const cited = await page.locator("#take-cited").inputValue();
  assert.match(cited, /langid = \{russian\}/);
  const embedded = await page.locator("#take-embed").inputValue();
  for (const [name, text] of Object.entries({ csv: csv.text, json: json.text, svg: svg.text, cited, embedded })) {
    assert.doesNotMatch(text, /Übersetzt|"de"|lang=de/, name);
    assert.match(text, /[а-я]{3}/, name);
  }
});

test("in a page that its browser translates, what is said is of the view that is shown", async t => {
  const page = await open(t, "#/growth?show=kg-ngos&select=kg-ngos-2010&lang=en", DESK);
  await isLive(page);
  // As translators do it: elements of their own in the place of every text, also of one that comes later.
  await page.evaluate(() => {
    const translate = node => {
      if (node.nodeType === Node.ELEMENT_NODE) return [...node.childNodes].forEach(translate);
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim() || node.parentElement.closest("font, script, style, textarea")) return;
      const outer = document.createElement("font");
      outer.append(Object.assign(document.createElement("font"), { textContent: node.data }));
      node.replaceWith(outer);
    };
    translate(document.body);
    new MutationObserver(changes => changes.forEach(({ addedNodes }) => addedNodes.forEach(translate)))
      .observe(document.body, { childList: true, subtree: true });
  });
  const reading = page.locator("#reading");
  await go(page, "#/growth?show=kg-ngos&select=kg-ngos-2006&lang=en");
  await eventually(async () => assert.match(await reading.innerText(), /Kyrgyzstan, 2006[^]*8,7\d\d|Kyrgyzstan, 2006/));
  assert.doesNotMatch(await reading.innerText(), /18,341/);
  await go(page, "#/growth?show=uz-ngos&lang=en");
  await eventually(async () => assert.match(await page.locator("h1").innerText(), /^Uzbekistan’s NGOs/));
  await go(page, "#/country?place=kg&lang=en");
  await eventually(async () => assert.match(await page.locator("main").innerText(), /From 4,966 NGOs in 2000/));
  await go(page, "#/country?place=uz&lang=en");
  await eventually(async () => assert.match(await page.locator("main").innerText(), /Uzbekistan/));
  await eventually(async () => assert.doesNotMatch(await page.locator("main").innerText(), /From 4,966 NGOs in 2000/));
  page.assertClean();
});

test("a part that failed is asked for under a new address each time, also when a page needs it once more", async t => {
  let isAway = true;
  const page = await open(t, "#/growth?lang=en", {
    ...DESK, starts: false,
    prepare: context => context.route(/\/pages-[0-9a-f]+\.js/, route => isAway ? route.fulfill({ status: 503, body: "" }) : route.continue()),
  });
  const asked = () => page.requested.filter(url => /\/pages-[0-9a-f]+\.js/.test(url));
  await eventually(() => assert.equal(asked().length, 3));
  await page.waitForTimeout(300);
  isAway = false;
  await page.evaluate(() => { location.hash = "#/laws?lang=en"; });
  await page.locator("#take-open").waitFor();
  assert.equal(new Set(asked()).size, asked().length, asked().join("\n"));
});

test("keys and presses outside of the pictures are the browser's, and close what is open", async t => {
  const page = await open(t, "#/timeline?time=2000..2010&lang=en", DESK);
  await isLive(page);
  await page.locator("h1").focus();
  for (const key of ["Shift+ArrowRight", "+", "-", "0"]) await page.keyboard.press(key);
  await page.locator("nav.main a").first().focus();
  await page.keyboard.press("-");
  assert.equal(new URL(page.url()).hash, "#/timeline?time=2000..2010&lang=en");
  await page.locator(".mark[tabindex='0']").last().focus();
  await page.keyboard.press("Shift+ArrowRight");
  await eventually(() => assert.notEqual(new URL(page.url()).hash, "#/timeline?time=2000..2010&lang=en"));
  // The focus is on nothing after a press on nothing.
  await go(page, "#/timeline?select=andijan-2005&lang=en");
  await page.locator("#reading[role=complementary]").waitFor();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(await page.locator("#reading[role=complementary]").count(), 0));
  page.assertClean();
});

test("going back closes the dialog and writes into the field what the view looks for", async t => {
  const page = await open(t, "#/evidence?table=laws&q=1999&lang=en", DESK);
  await isLive(page);
  await go(page, "#/evidence?table=laws&q=2004&lang=en");
  const field = page.getByRole("searchbox");
  assert.equal(await field.inputValue(), "2004");
  await field.click();
  await page.keyboard.type(" closed");
  await page.waitForTimeout(300);
  await page.goBack();
  await eventually(async () => assert.equal(await field.inputValue(), "1999"));
  await go(page, "#/growth?lang=en");
  await openDialog(page);
  await page.goBack();
  await eventually(async () => assert.equal(await page.getByRole("dialog").count(), 0));
  page.assertClean();
});

test("from a disk nothing that leaves the page names a folder of its reader", async t => {
  const page = await open(t, "#/growth?show=kg-ngos&select=kg-ngos-2010&lang=en", { ...DESK, ...FROM_DISK });
  await isLive(page);
  assert.equal(await page.locator("#copy-link").count(), 0);
  await openDialog(page);
  const code = await page.locator("#take-code").inputValue();
  assert.equal(await page.locator("#take-link, #take-embed, #take .qr").count(), 0);
  await page.getByText("this page has no link that opens elsewhere").waitFor();
  const texts = {};
  for (const name of ["Table (CSV)", "Table (JSON)", "Picture (SVG)"]) {
    texts[name] = (await saved(page, () => page.getByRole("button", { name, exact: true }).click())).text;
  }
  for (const form of ["Text", "BibTeX", "CSL-JSON"]) {
    await page.getByRole("button", { name: form, exact: true }).click();
    texts[form] = await page.locator("#take-cited").inputValue();
  }
  await page.keyboard.press("Escape");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  texts.foot = await page.locator("#print-lines").evaluate(foot => foot.textContent);
  assert.equal(await page.locator("#print-lines .qr").count(), 0);
  for (const [name, text] of Object.entries(texts)) {
    assert.doesNotMatch(text, /file:|\/home|\/root|\/work|\/tmp|civic-atlas\.html/, name);
    assert.ok(text.includes(code), `${name} lacks ${code}`);
  }
  await page.evaluate(() => { location.hash = "#/evidence?select=kg-ngos-2010&lang=en"; });
  await page.locator("#record-citation").waitFor();
  assert.doesNotMatch(await page.locator("#record-citation").innerText(), /file:/);
  const json = await saved(page, () => page.locator("#save-json").click());
  assert.doesNotMatch(json.text, /file:/);
  page.assertClean();
});

test("keys of citations and names of files tell views apart", async t => {
  const page = await open(t, "#/growth?lang=en", DESK);
  await isLive(page);
  const names = new Map();
  for (const link of ["#/growth?show=kg-ngos&lang=en", "#/growth?show=uz-ngos&lang=en", "#/growth?lens=index&lang=en", "#/growth?lens=factor&lang=en",
    "#/growth?y=log&lang=en", "#/timeline?q=closed&lang=en", "#/timeline?q=opened&lang=en", "#/timeline?only=kg&lang=en", "#/evidence?table=laws&lang=en",
    "#/evidence?table=laws&place=kg&lang=en", "#/country?place=kg&lang=en", "#/country?place=uz&lang=en"]) {
    await go(page, link);
    await openDialog(page);
    await page.getByRole("button", { name: "BibTeX" }).click();
    const key = /^@misc\{([^,]+),/.exec(await page.locator("#take-cited").inputValue())?.[1];
    assert.ok(key, link);
    assert.equal(names.get(key), undefined, `${link} and ${names.get(key)}: ${key}`);
    names.set(key, link);
    await page.keyboard.press("Escape");
  }
  page.assertClean();
});

test("the record that is open is what is cited, with its value, its date, its source and its words", async t => {
  for (const [link, words] of [
    ["#/evidence?select=kg-ngos-2010&lang=en", [/Kyrgyzstan, 2010: 18,341 NGOs/, /“by 2010 there were 18,341/, /Article 2/]],
    ["#/evidence?select=counterpart-closed-2006&lang=ru", [/2006/, /Статья/]],
    ["#/organisations?select=hrw&lang=en", [/hrw/, /Human Rights Watch/]],
    ["#/laws?select=law-uz-1999&lang=en", [/law-uz-1999/, /1999/]],
  ]) {
    const page = await open(t, link, DESK);
    await isLive(page);
    await openDialog(page);
    const cited = (await page.locator("#take-cited").inputValue()).replaceAll("\u00a0", " ");
    for (const part of words) assert.match(cited, part, link);
    page.assertClean();
  }
});

test("no day is cited on which the data were not there yet", async t => {
  for (const clock of ["1970-01-01T00:00:00Z", "2020-02-29T12:00:00Z", "+020000-01-01T00:00:00Z"]) {
    const page = await open(t, "#/evidence?select=kg-ngos-2010&lang=en", {
      ...DESK,
      prepare: context => context.addInitScript(clock => {
        const now = new Date(clock).getTime();
        const Own = Date;
        globalThis.Date = class extends Own {
          constructor(...values) { values.length > 0 ? super(...values) : super(now); }
        };
      }, clock),
    });
    await isLive(page);
    assert.doesNotMatch(await page.locator("#record-citation").innerText(), /accessed/, clock);
    await openDialog(page);
    for (const form of ["Text", "BibTeX", "CSL-JSON"]) {
      await page.getByRole("button", { name: form, exact: true }).last().click();
      assert.doesNotMatch(await page.locator("#take-cited").inputValue(), /accessed|urldate|1970/, `${clock}: ${form}`);
    }
    page.assertClean();
  }
});

test("files of rows open in spreadsheets: one mark at the start, and semicolons where the decimal sign is a comma", async t => {
  const page = await open(t, "#/growth?lens=factor&show=kg-ngos&lang=ru", DESK);
  await isLive(page);
  const all = await saved(page, () => page.locator("#save-counts").click());
  assert.equal(all.name, "civic-atlas-observations.csv");
  assert.match(all.text, /^\uFEFFid,series,/);
  await openDialog(page);
  const commas = await saved(page, () => page.getByRole("button", { name: "Таблица (CSV)", exact: true }).click());
  assert.match(commas.text, /^\uFEFFkind,id,place,/);
  const semicolons = await saved(page, () => page.getByRole("button", { name: "Таблица (CSV с точкой с запятой)", exact: true }).click());
  assert.match(semicolons.text, /^\uFEFFkind;id;place;/);
  assert.equal(semicolons.name, commas.name.replace(".csv", "_semicolons.csv"));
  assert.match(semicolons.text, /;2,62\d*;/);
  await page.keyboard.press("Escape");
  await go(page, "#/evidence?table=laws&lang=ru");
  const rows = await saved(page, () => page.locator("#save-semicolons").click());
  assert.match(rows.text, /^\uFEFFid;place;date;/);
  await go(page, "#/evidence?table=laws&lang=en");
  await page.locator("#save-csv").waitFor();
  assert.equal(await page.locator("#save-semicolons").count(), 0);
  // The package's own files stay as they are.
  assert.match(await (await page.request.get(new URL("data/observations.csv", page.url()).href)).text(), /^id,series,/);
  page.assertClean();
});

test("the data are saved without a network, and before the second program is there", async t => {
  const page = await open(t, "#/growth?lang=en", DESK);
  await isLive(page);
  await page.context().setOffline(true);
  const { text } = await saved(page, () => page.locator("#save-counts").click());
  assert.ok(text.split("\r\n").length > 70);
  const server = await serve();
  t.after(() => server.close());
  const slow = await open(t, "#/growth?lang=en", {
    ...DESK, at: server,
    prepare: context => context.route(/pages_bg-.*\.wasm/, async route => {
      await new Promise(resolve => setTimeout(resolve, 1500));
      await route.continue();
    }),
  });
  assert.ok((await saved(slow, () => slow.locator("#save-counts").click())).text.length > 1000);
  slow.assertClean();
});

test("a browser that keeps what is drawn on a canvas is named as the reason", async t => {
  for (const keeps of ["callback => callback(null)", "() => {}"]) {
    const page = await open(t, "#/growth?lang=en", {
      ...DESK,
      prepare: context => context.addInitScript(`HTMLCanvasElement.prototype.toBlob = ${keeps};
        const own = setTimeout; globalThis.setTimeout = (act, time, ...rest) => own(act, time === 20000 ? 200 : time, ...rest);`),
    });
    await isLive(page);
    await openDialog(page);
    await page.getByRole("button", { name: "Picture (PNG) 1×" }).click();
    await page.getByText("This browser does not let a page save the pictures it draws. Choose SVG instead.").waitFor();
    page.assertClean();
  }
});

test("after a burst of moves the address is that of the last one", async t => {
  const page = await open(t, "#/timeline?lang=en", {
    ...DESK,
    // As browsers do it: more than a hundred changes in half a minute are refused, by some with an error.
    prepare: context => context.addInitScript(() => {
      for (const name of ["pushState", "replaceState"]) {
        const own = History.prototype[name];
        History.prototype[name] = function(...values) {
          globalThis.written = (globalThis.written ?? 0) + 1;
          if (globalThis.written > 20 && !globalThis.isOver) {
            if (globalThis.written % 2) return;
            throw new DOMException("too many", "SecurityError");
          }
          return own.apply(this, values);
        };
      }
    }),
  });
  const window = page.locator("#timeline-canvas");
  await window.hover();
  await page.locator(".mark[tabindex='0']").last().focus();
  for (let n = 0; n < 130; n++) await page.keyboard.press("Shift+ArrowRight");
  const shown = await page.evaluate(() => document.documentElement.dataset.view);
  assert.notEqual(await page.evaluate(() => location.hash), shown, "the browser's limit was not reached");
  await page.evaluate(() => { globalThis.isOver = true; });
  await eventually(async () => assert.equal(await page.evaluate(() => location.hash), shown));
  page.assertClean();
});

test("the least size of letters that a browser is told to have holds in pictures too", async t => {
  const browser = await launch(["--blink-settings=minimumFontSize=24"]);
  t.after(() => browser.close());
  for (const link of ["#/growth?lang=en", "#/?lang=en"]) {
    const page = await open(t, link, { ...DESK, browser });
    const scale = await page.evaluate(() => Number(getComputedStyle(document.documentElement).getPropertyValue("--k")));
    assert.ok(scale * 13 >= 24 - 0.1, `letters of ${scale * 13} px at ${link}`);
    const plain = await open(t, link, DESK);
    assert.equal(await plain.evaluate(() => Number(getComputedStyle(document.documentElement).getPropertyValue("--k"))), 1);
  }
});

test("a page that is enlarged by two fingers leaves one finger to the browser", async t => {
  const page = await open(t, "#/timeline?time=1990..2010&lang=en", { width: 1024, height: 768, context: { hasTouch: true } });
  const session = await page.context().newCDPSession(page);
  const { x, y, width } = await page.locator("#timeline-canvas").boundingBox();
  const swipe = async () => {
    const at = x => [{ x, y: y + 40 }];
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(x + width / 3) });
    for (let n = 1; n <= 8; n++) await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(x + width / 3 - 12 * n) });
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await page.waitForTimeout(500);
  };
  const view = () => page.evaluate(() => document.documentElement.dataset.view);
  const before = await view();
  await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 3 });
  await page.waitForFunction(() => visualViewport.scale > 2.9);
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-pinched"));
  assert.notEqual(await page.locator("#timeline-canvas").evaluate(canvas => getComputedStyle(canvas.parentElement).touchAction), "pan-y");
  await swipe();
  assert.equal(await view(), before, "the years ran off");
  await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 1 });
  await page.waitForFunction(() => visualViewport.scale < 1.01);
  await swipe();
  assert.notEqual(await view(), before, "one finger moves the timeline of a page that is not enlarged");
});

test("many events on a phone are folded, so that key, source and sharing are near", async t => {
  const page = await open(t, "#/?lang=en", { width: 360, height: 740 });
  await isLive(page);
  for (const part of [".key", "#take-open", "#copy-link"]) {
    const { y } = await page.locator(part).first().boundingBox();
    assert.ok(y + await page.evaluate(() => scrollY) < 5 * 740, `${part} at ${y} px`);
  }
  // Nothing is lost: each decade says how many events it has and lists them when it is pressed; a search opens all.
  const decade = page.getByRole("button", { name: /^2000s?.*: \d+ events$|^200\d.*: \d+ events$/ }).first();
  const many = Number(/(\d+) events$/.exec(await decade.getAttribute("aria-label"))[1]);
  await decade.focus();
  await page.keyboard.press("Enter");
  await page.locator(".cluster li").first().waitFor();
  assert.equal(await page.locator(".cluster li").count(), many);
  await page.keyboard.press("Escape");
  await page.evaluate(() => { location.hash = "#/?q=Andijan&lang=en"; });
  await page.locator("#timeline-andijan-2005").waitFor();
  assert.equal(await page.getByRole("button", { name: /: \d+ events$/ }).count(), 0);
  await page.evaluate(() => { location.hash = "#/?lang=en"; dispatchEvent(new Event("beforeprint")); });
  assert.ok((await page.locator("#print-pictures").evaluate(element => element.textContent)).includes("Andijan"));
  page.assertClean();
});

test("the reading leaves the mark that is read free, and shows its check without being scrolled", async t => {
  for (const [link, width, height] of [
    ["#/growth?select=kg-ngos-2010&lang=en", 1440, 900],
    ["#/growth?select=uz-ngos-2010&lang=uz", 1600, 1000],
    ["#/?select=kg-ngos-2010&lang=en", 1024, 768],
    ["#/?select=uz-ngos-2010&lang=uz", 900, 900],
    ["#/growth?select=kg-ngos-2006&lang=ru", 1280, 800],
    ["#/timeline?select=tulip-2005&lang=en", 1440, 900],
  ]) {
    const page = await open(t, link, { width, height });
    await isLive(page);
    // Its longer words make it grow.
    await page.waitForFunction(() => document.querySelectorAll(".reading dd").length > 2);
    await page.waitForTimeout(300);
    const found = await page.evaluate(() => {
      const reading = document.querySelector(".reading");
      const isColumn = reading.matches(".column");
      const sheet = reading.getBoundingClientRect();
      const mark = document.querySelector(".mark[aria-pressed=true]").getBoundingClientRect();
      const picture = document.querySelector(".mark[aria-pressed=true]").closest("[data-sheet]");
      const marks = [...picture.querySelectorAll(".mark")].map(mark => mark.getBoundingClientRect());
      const fits = picture.getBoundingClientRect().height <= innerHeight - sheet.height;
      const isUnder = ({ left, right, top, bottom }) => left + 7 < sheet.right && sheet.left < right - 7 && top + 7 < sheet.bottom && sheet.top < bottom - 7;
      const line = [...reading.querySelectorAll("dd")].at(-1).getBoundingClientRect();
      return {
        isMarkSeen: mark.top >= 0 && mark.bottom <= innerHeight
          && (mark.right <= sheet.left || mark.left >= sheet.right || mark.bottom <= sheet.top || mark.top >= sheet.bottom),
        // A column moves with its picture until it has come to the top of the window.
        isSeen: sheet.height > 100 && sheet.top >= 0 && (isColumn ? sheet.top < innerHeight / 2 : sheet.bottom <= innerHeight + 1),
        // A picture that fits is seen whole.
        under: fits || isColumn ? marks.filter(isUnder).length : 0,
        isLineSeen: isColumn || line.bottom <= sheet.bottom,
      };
    });
    assert.deepEqual(found, { isMarkSeen: true, isSeen: true, under: 0, isLineSeen: true }, `${link} ${width}`);
    page.assertClean();
  }
});

test("live regions stand before they speak", async t => {
  const server = await serve();
  t.after(() => server.close());
  const page = await open(t, "#/?lang=en", {
    ...DESK, at: server,
    prepare: context => context.addInitScript(() => {
      globalThis.bornFull = [];
      const live = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
      new MutationObserver(changes => {
        for (const node of changes.flatMap(change => [...change.addedNodes])) {
          if (node.nodeType !== 1) continue;
          for (const region of [node, ...node.querySelectorAll("*")].filter(element => element.matches(live))) {
            if (region.textContent.trim()) globalThis.bornFull.push(region.outerHTML.slice(0, 120));
          }
        }
      }).observe(document, { childList: true, subtree: true });
    }),
  });
  await isLive(page);
  await page.evaluate(() => { globalThis.bornFull.length = 0; });
  for (const link of ["#/?select=kg-ngos-2010&lang=en", "#/?show=atlantis&lang=en", "#/timeline?select=andijan-2005&lang=en",
    "#/evidence?place=atlantis&lang=en", "#/evidence?select=kg-ngos-2010&lang=en", "#/organisations?select=nobody&lang=en", "#/country?place=xx&lang=en",
    "#/laws?q=zzz&lang=en", "#/growth?lens=index&lang=en"]) {
    await page.evaluate(link => { location.hash = link; }, link);
    await page.waitForTimeout(600);
  }
  await openDialog(page);
  await page.getByRole("button", { name: "Copy: Link", exact: true }).click();
  await page.waitForTimeout(300);
  const full = await page.evaluate(() => globalThis.bornFull);
  assert.deepEqual(full, []);
});

test("names in the head of the page stand in one piece in every language, at every width", async t => {
  for (const lang of ["en", "uz", "ru"]) {
    for (const width of [320, 360, 768, 1024, 1366, 1440, 1600]) {
      const page = await open(t, `#/growth?lang=${lang}`, { width, height: 700 });
      await page.waitForFunction(lang => document.documentElement.dataset.spoken === lang && document.documentElement.lang === lang, lang);
      const broken = await page.evaluate(() => [...document.querySelectorAll("header.top :is(.brand, nav a, .tools div button)")]
        .filter(element => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return new Set([...range.getClientRects()].map(rect => Math.round(rect.top))).size > 1;
        }).map(element => element.textContent));
      assert.deepEqual(broken, [], `${lang} at ${width}`);
      const over = await page.evaluate(() => [...document.querySelectorAll(".tools button")].filter(button => button.getBoundingClientRect().right > innerWidth).length);
      assert.equal(over, 0, `${lang} at ${width}: beyond the window`);
      await page.context().close();
    }
  }
});
