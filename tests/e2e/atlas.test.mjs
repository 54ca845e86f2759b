// What readers do: read a mark by pointer, key and finger, change the picture, follow and share links, in three languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { eventually, open } from "./browser.mjs";
import { screenshot } from "./screenshot.mjs";

const plain = text => text.replaceAll("\u00a0", " ").replaceAll(/\s+/g, " ").trim();
const title = async page => plain(await page.getByRole("heading", { level: 1 }).innerText());
const fragment = page => new URL(page.url()).hash;
const card = page => page.getByRole("complementary");

const TITLES = {
  en: "Kyrgyzstan’s NGOs grew in number 3.7-fold from 2000 to 2010; Uzbekistan’s grew in number from 95 in 1991 to over 5,100 in 2010",
  uz: "Qirgʻizistonda NNTlar soni 2000\u2011yildan 2010\u2011yilgacha 3,7 baravar koʻpaydi; Oʻzbekistonda esa 1991\u2011yildagi 95 dan 2010\u2011yilda 5 100 dan ortiqqa yetdi",
  ru: "Число НПО в Кыргызстане с 2000 по 2010 год выросло в 3,7 раза; в Узбекистане их число выросло с 95 в 1991 году до более чем 5100 в 2010 году",
};

for (const [lang, expected] of Object.entries(TITLES)) {
  for (const [width, height] of [[320, 640], [360, 740], [768, 1024], [1440, 900]]) {
    test(`the page speaks ${lang} at ${width} px`, async t => {
      const page = await open(t, "", { lang, width, height });
      assert.equal(await title(page), expected);
      assert.equal(await page.locator("html").getAttribute("lang"), lang);
      for (const view of ["together", "growth", "timeline"]) {
        await page.evaluate(hash => { location.hash = hash; }, `#/${view}`);
        await page.locator(`[aria-current=page]#open-${view}`).waitFor();
        const { content, window } = await page.evaluate(() => ({
          content: document.documentElement.scrollWidth,
          window: document.documentElement.clientWidth,
        }));
        assert.ok(content <= window, `${view} is ${content} px wide in a window of ${window} px`);
        await screenshot(page, `${view}-${lang}-${width}`);
      }
      page.assertClean();
    });
  }
}

test("a mark is read by pointing at it, and by a click", async t => {
  const page = await open(t, "#/growth", { width: 1440, height: 900 });
  const mark = await page.locator("#growth-kg-ngos-2010").boundingBox();
  const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
  await page.mouse.move(x + 6, y - 5);
  const hint = plain(await page.locator(".hint").innerText());
  assert.match(hint, /^Kyrgyzstan, 2010 18,341 NGOs \(counting method not stated\) 5,323 more than in 2006 \(×1\.4\) Article 2, Kyrgyzstan, ¶ 2\. \? Unverifiable\.$/);
  assert.equal(fragment(page), "#/growth", "pointing must not change the link");
  await page.mouse.click(x + 6, y - 5);
  // The quotation is fetched after the first picture.
  await card(page).locator("q").waitFor();
  const text = plain(await card(page).innerText());
  for (const part of ["18,341", "by 2010 there were 18,341", "Article 2, Kyrgyzstan, ¶ 2", "? Unverifiable.", "5,323 more than in 2006"]) {
    assert.ok(text.includes(part), `“${part}” is not in “${text}”`);
  }
  assert.equal(fragment(page), "#/growth?select=kg-ngos-2010");
  await screenshot(page, "card-1440-light");
  await assertAccessible(page);
  page.assertClean();
});

test("pointing at marks repaints nothing of the pictures", async t => {
  const page = await open(t, "#/together", { width: 1440, height: 900 });
  // Counts every call that draws on a canvas, or makes one anew, from here on.
  await page.evaluate(() => {
    globalThis.painted = 0;
    const count = (prototype, name) => {
      const own = Object.getOwnPropertyDescriptor(prototype, name);
      const part = own.value ? "value" : "set";
      const original = own[part];
      const counted = function (...values) {
        globalThis.painted += 1;
        return original.apply(this, values);
      };
      Object.defineProperty(prototype, name, { ...own, [part]: counted });
    };
    for (const name of ["fill", "stroke", "fillRect", "strokeRect", "clearRect", "fillText", "drawImage", "putImageData"]) {
      count(CanvasRenderingContext2D.prototype, name);
    }
    for (const name of ["width", "height"]) count(HTMLCanvasElement.prototype, name);
  });
  const painted = () => page.evaluate(() => globalThis.painted);
  const hints = [];
  for (const id of ["#growth-kg-ngos-2010", "#growth-kg-ngos-2006", "#growth-uz-ngos-2010"]) {
    const mark = await page.locator(id).boundingBox();
    await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
    hints.push(plain(await page.locator(".hint").innerText()));
  }
  assert.equal(new Set(hints).size, 3, "each mark has its own reading");
  await page.locator("#growth-kg-ngos-2010").focus();
  await page.mouse.move(2, 2);
  assert.equal(await painted(), 0, "the canvas is drawn on");
  await page.getByRole("button", { name: "Count (log scale)" }).click();
  assert.ok(await painted() > 0, "what is counted is what draws");
  page.assertClean();
});

test("the closure of Counterpart International is read from two sources", async t => {
  const page = await open(t, "#/together?evidence=others&select=counterpart-closed-2006", { width: 1440, height: 900 });
  // Addresses follow after the first picture.
  await card(page).getByText("rferl.org").first().waitFor();
  const text = plain(await card(page).innerText());
  assert.match(text, /4 May 2006/);
  assert.match(text, /rferl\.org/);
  await screenshot(page, "card-event-1440");
  await assertAccessible(page);
  page.assertClean();
});

test("from a record the events next to it in time are one step away", async t => {
  const page = await open(t, "#/timeline", { width: 1440, height: 900 });
  await page.evaluate(hash => { location.hash = hash; }, "#/timeline?select=counterpart-closed-2006");
  await card(page).waitFor();
  const near = card(page).locator(".near button");
  assert.ok(await near.count() >= 3, "events next in time are listed");
  const name = plain(await near.first().innerText());
  await near.first().click();
  assert.equal(plain(await card(page).getByRole("heading").innerText()), name);
  await screenshot(page, "card-timeline-1440");
  await assertAccessible(page);
  page.assertClean();
});

test("the keyboard alone reaches, reads and leaves every mark", async t => {
  const page = await open(t, "#/growth", { width: 1440, height: 900 });
  const ids = await page.locator(".mark").evaluateAll(marks => marks.map(mark => mark.id));
  assert.ok(ids.length >= 7, `${ids.length} marks`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const focused = () => page.evaluate(() => document.activeElement.id);
  assert.equal(await focused(), ids[0], "the first link leads to the first mark");
  const seen = [ids[0]];
  for (let step = 1; step < ids.length; step += 1) {
    await page.keyboard.press("ArrowRight");
    seen.push(await focused());
  }
  assert.deepEqual(seen, ids);
  assert.equal(await page.locator(".mark[tabindex='0']").count(), 1, "one mark stands in the order of Tab");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await focused(), ids[0], "the arrow down leads to another series");
  await page.keyboard.press("Enter");
  const read = await focused();
  await card(page).waitFor();
  assert.equal(await focused(), read, "the focus stays on the mark that is read");
  await page.keyboard.press("Escape");
  assert.equal(await card(page).count(), 0);
  assert.equal(await focused(), read);
  page.assertClean();
});

test("a mark's name says place, date, value, source and check", async t => {
  const page = await open(t, "#/growth");
  const name = "Kyrgyzstan, 2017: about 20,000 NGOs (counting method: registered). Article 2, Kyrgyzstan, ¶ 5. ≠ Contradicted.";
  const label = plain(await page.locator("#growth-kg-ngos-2017").getAttribute("aria-label"));
  assert.match(label, /^Kyrgyzstan, 2017: about 20,000 NGOs \(counting method: registered\)\. Article 2, Kyrgyzstan, ¶ \d+\. ≠ Contradicted\.$/, name);
});

test("on a phone a tap opens a sheet, and the mark stays in sight", async t => {
  const context = { hasTouch: true, isMobile: true };
  const page = await open(t, "#/growth?lang=uz", { width: 390, height: 844, dpr: 3, context });
  const mark = await page.locator("#growth-uz-ngos-2010").boundingBox();
  await page.touchscreen.tap(mark.x + mark.width / 2, mark.y + mark.height / 2);
  await card(page).waitFor();
  await eventually(async () => {
    const sheet = await card(page).boundingBox();
    const now = await page.locator("#growth-uz-ngos-2010").boundingBox();
    assert.equal(Math.round(sheet.y + sheet.height), 844, "the sheet stands on the lower edge");
    assert.ok(now.y + now.height <= sheet.y, "the sheet covers the mark");
  });
  await screenshot(page, "sheet-390-uz");
  const shown = await page.locator("canvas.shown").evaluate(canvas => [canvas.width, canvas.getBoundingClientRect().width]);
  assert.equal(shown[0], Math.round(shown[1] * 3), "the canvas is as fine as the device");
  page.assertClean();
});

test("a vertical swipe over the chart scrolls the page", async t => {
  const page = await open(t, "#/growth", { width: 390, height: 600, context: { hasTouch: true, isMobile: true } });
  assert.equal(await page.locator("[data-sheet=growth]").evaluate(sheet => getComputedStyle(sheet).touchAction), "pan-y");
});

test("back and forward lead through views, not through readings", async t => {
  const page = await open(t, "#/growth", { width: 1440, height: 900 });
  await page.getByRole("button", { name: "Count (log scale)" }).click();
  assert.equal(fragment(page), "#/growth?y=log");
  await page.locator("#growth-kg-ngos-2006").focus();
  await page.keyboard.press("Enter");
  assert.equal(fragment(page), "#/growth?y=log&select=kg-ngos-2006");
  await page.goBack();
  assert.equal(fragment(page), "#/growth");
  assert.equal(await page.getByRole("button", { name: "Count", exact: true }).getAttribute("aria-pressed"), "true");
  await page.goForward();
  assert.equal(await page.getByRole("button", { name: "Count (log scale)" }).getAttribute("aria-pressed"), "true");
  assert.equal(await card(page).count(), 1, "the link of that entry holds the reading");
  await page.reload();
  await card(page).waitFor();
  page.assertClean();
});

test("a series is chosen by name, and the focus stays on its box", async t => {
  const page = await open(t, "#/growth", { width: 1440, height: 900 });
  await page.getByText("Choose series").click();
  const box = page.getByRole("checkbox", { name: "INGOs in the world", exact: true });
  await box.focus();
  await page.keyboard.press("Space");
  assert.equal(fragment(page), "#/growth?show=kg-ngos~uz-ngos~kz-ngos~world-ingos");
  assert.equal(await page.evaluate(() => document.activeElement.id), "toggle:world-ingos");
  assert.ok(await box.isChecked() && await box.isVisible(), "the list stays open");
  assert.ok(await page.locator("#growth-world-ingos-1850").count() === 1);
  await screenshot(page, "chooser-1440");
  await assertAccessible(page);
  page.assertClean();
});

test("a damaged link shows what could be understood and says what could not", async t => {
  const page = await open(t, "#/growth?show=uz-ngos~atlantis&y=cubic&time=1991..2010");
  const report = plain(await page.locator(".report").innerText());
  assert.equal(report, "Parts of this link could not be used: “atlantis” (no such series), “y=cubic” (no such choice).");
  assert.equal(await title(page), "Uzbekistan’s NGOs grew in number from 95 in 1991 to over 5,100 in 2010");
  for (const broken of ["#/%", "#/growth?%ff%00", "#/<script>alert(1)</script>", `#/${"x".repeat(10_000)}`, "#/growth?show=&select="]) {
    await page.evaluate(hash => { location.hash = hash; }, broken);
    await page.locator(".report").waitFor();
    assert.notEqual(await title(page), "");
  }
  page.assertClean();
});

test("the colours follow the reader's choice and are remembered", async t => {
  const page = await open(t, "#/growth", { scheme: "light" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const pixel = () => page.locator("canvas.shown").evaluate(canvas => canvas.toDataURL().length);
  const [before, picture] = [await paper(), await pixel()];
  await page.getByRole("button", { name: "Dark colours" }).click();
  assert.notEqual(await paper(), before);
  assert.notEqual(await pixel(), picture, "the chart is drawn anew");
  await page.reload();
  await page.getByRole("button", { name: "Light colours" }).waitFor();
  assert.notEqual(await paper(), before);
  page.assertClean();
});

test("the language is switched in place and stands in the link", async t => {
  const page = await open(t, "#/growth");
  await page.getByRole("button", { name: "Русский" }).click();
  // The words of other languages are fetched after the first picture.
  await eventually(async () => assert.equal(await title(page), TITLES.ru));
  assert.equal(fragment(page), "#/growth?lang=ru");
  assert.equal(await page.evaluate(() => document.activeElement.id), "speak-ru");
  page.assertClean();
});

test("the picture is redrawn when the window changes", async t => {
  const page = await open(t, "#/growth", { width: 1440, height: 900 });
  const width = () => page.locator("canvas.shown").evaluate(canvas => canvas.width);
  const wide = await width();
  await page.setViewportSize({ width: 700, height: 900 });
  await page.waitForFunction(wide => document.querySelector("canvas.shown").width < wide, wide);
  assert.ok(await width() <= 700);
  page.assertClean();
});

test("the table holds what is drawn", async t => {
  const page = await open(t, "#/growth");
  await page.getByText("Values shown in the chart").click();
  await page.locator("#table-growth tbody tr").first().waitFor();
  const rows = await page.locator("#table-growth tbody tr").allInnerTexts();
  // The other marks are the events over the curve.
  const marks = await page.locator("[data-sheet=growth] .mark[data-mark*='-ngos-']").count();
  assert.equal(rows.length, marks);
  assert.ok(rows.some(row => plain(row).includes("18,341") && plain(row).includes("by 2010 there were 18,341")));
  await assertAccessible(page);
});

test("through a lens the table holds what the lens draws, and a reason where it draws nothing", async t => {
  const page = await open(t, "#/growth?lens=factor&show=kg-ngos");
  await page.getByText("Values shown in the chart").click();
  const table = page.locator("#table-growth table");
  await table.getByRole("columnheader", { name: "times the previous count" }).waitFor();
  const column = (await table.getByRole("columnheader").allInnerTexts()).indexOf("times the previous count");
  const cells = await table.locator(`tbody tr > :nth-child(${column + 1})`).allInnerTexts();
  assert.deepEqual(cells.map(plain), ["no previous count", "×2.6, 2000–2006", "×1.4, 2006–2010", "The counting method may differ"]);
  const drawn = await page.locator("[data-sheet=growth] .mark[data-mark*='-ngos-']").count();
  assert.equal(cells.filter(cell => cell.startsWith("×")).length, drawn);
  await assertAccessible(page);
});

test("copying the link is confirmed, or the address is shown", async t => {
  const page = await open(t, "#/growth?y=log", { context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("Link copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  const denied = await open(t, "#/growth?y=log", { starts: false });
  await denied.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await denied.reload();
  await denied.getByRole("button", { name: "Copy link" }).click();
  assert.equal(await denied.getByLabel("Copy this address:").inputValue(), denied.url());
});

test("printed, the page is black on white with tables and without controls", async t => {
  const page = await open(t, "#/growth", { width: 1024, height: 1400, scheme: "dark" });
  await page.getByText("Values shown in the chart").click();
  await page.emulateMedia({ media: "print" });
  await page.locator("#table-growth table").waitFor();
  await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === "rgb(255, 255, 255)");
  assert.ok(!await page.locator(".controls").first().isVisible());
  assert.ok(await page.locator("#table-growth table").isVisible());
  await screenshot(page, "print-growth");
});
