// The keyboard on every page: each kind of control is pressed, and the focus is never nowhere after it. And what a screen
// reader is given on a walk through the page: tests/golden/heard.txt, which `GOLDEN=write` writes anew.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { open } from "./browser.mjs";

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };
const PAGES = ["#/?lang=en", "#/growth?select=kg-ngos-2010&lang=en", "#/timeline?select=andijan-2005&lang=en", "#/country?place=kg&lang=en",
  "#/organisations?lang=en", "#/laws?lang=en", "#/evidence?select=kg-ngos-2010&lang=en", "#/lessons?lang=en", "#/data?lang=en"];

/** So many controls of one kind are pressed. */
const MOST = 2;

/** Marks the controls that are seen, and gives for each its number and its kind: element and id without what names a record. */
const controls = page => page.evaluate(() => {
  const all = document.querySelectorAll("a[href], button, select, summary, input, textarea, [tabindex='0']");
  const seen = [...all].filter(element => element.getClientRects().length > 0 && !element.disabled && getComputedStyle(element).visibility === "visible");
  return seen.map((element, at) => {
    const around = element.closest("[id]:not(a, button, input, summary)")?.id ?? "";
    const id = element.id.split("-").slice(0, element.id.startsWith("open-") || element.id.startsWith("look-") ? 2 : 1).join("-");
    return { at, kind: [element.tagName, id, element.className, around.split("-")[0]].join(" ") };
  });
});

/** Focuses the control of a number; false for what leads out of the page, saves or prints. */
const focus = (page, at) => page.evaluate(at => {
  const all = document.querySelectorAll("a[href], button, select, summary, input, textarea, [tabindex='0']");
  const seen = [...all].filter(element => element.getClientRects().length > 0 && !element.disabled && getComputedStyle(element).visibility === "visible");
  const element = seen[at];
  if (!element || element.matches("a[download], a.outside, a[target], a[href^=http], #print, [id^=save], input[type=file]")) return false;
  element.focus();
  return document.activeElement === element;
}, at);

for (const link of PAGES) {
  for (const size of link === PAGES[0] || link === PAGES[2] ? [DESK, PHONE] : [DESK]) {
    test(`no control of ${link} loses the focus, ${size.width} px wide`, async t => {
      const page = await open(t, link, size);
      await page.locator("#take-open").waitFor({ state: "attached" });
      await page.waitForTimeout(500);
      const count = new Map();
      const chosen = (await controls(page)).filter(({ kind }) => {
        count.set(kind, (count.get(kind) ?? 0) + 1);
        return count.get(kind) <= MOST;
      });
      assert.ok(chosen.length > 12, `${chosen.length} controls`);
      const lost = [];
      for (const { at, kind } of chosen) {
        if (!await focus(page, at)) continue;
        const isBox = kind.startsWith("INPUT");
        for (const key of [isBox ? "Space" : "Enter", "Escape"]) {
          await page.keyboard.press(key);
          await page.waitForTimeout(220);
          if (await page.evaluate(() => document.activeElement === null || document.activeElement === document.body)) {
            lost.push(`${kind}, ${key}`);
          }
        }
        // Back to the page as it was.
        await page.evaluate(link => {
          document.querySelector("dialog[open]")?.close();
          for (const part of document.querySelectorAll("details[open]")) part.open = false;
          if (document.documentElement.lang !== "en" || location.hash !== link) location.hash = link;
        }, link);
        await page.waitForFunction(() => document.documentElement.dataset.spoken === "en");
        await page.waitForTimeout(120);
      }
      assert.deepEqual(lost, []);
      page.assertClean();
    });
  }
}

test("what is closed or left gives the focus to what stands for it", async t => {
  const page = await open(t, "#/?select=kg-ngos-2010&lang=en", DESK);
  await page.locator("#take-open").waitFor();
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
  await page.getByRole("link", { name: "Full record" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#selected-row").waitFor();
  await page.waitForFunction(() => document.activeElement !== document.body);
  await page.getByRole("link", { name: "Close the record" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#selected-row").waitFor({ state: "detached" });
  assert.notEqual(await focused(), "BODY");
  await page.evaluate(() => { location.hash = "#/organisations?lang=en"; });
  await page.locator("#organisations-list a[href*='evidence']").first().focus();
  await page.keyboard.press("Enter");
  await page.locator("#selected-row").waitFor();
  assert.notEqual(await focused(), "BODY");
  // A dialog lies on top: Escape closes it and nothing below it.
  await page.evaluate(() => { location.hash = "#/growth?select=kg-ngos-2010&lang=en"; });
  await page.locator(".reading").waitFor();
  await page.locator("#take-open").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement?.id === "take-open");
  assert.match(await page.evaluate(() => location.hash), /select=kg-ngos-2010/);
  page.assertClean();
});

test("what a screen reader hears on a walk through the page", async t => {
  const page = await open(t, "#/?lang=en", {
    ...DESK,
    prepare: context => context.addInitScript(() => {
      globalThis.spoken = new Map();
      const live = "[role=status], [role=alert], [aria-live=polite]";
      new MutationObserver(changes => {
        const regions = changes.map(({ target }) => (target.nodeType === 1 ? target : target.parentElement)?.closest(live)).filter(Boolean);
        for (const region of new Set(regions)) {
          // What a region says last is what is heard of it.
          if (region.isConnected) globalThis.spoken.set(region, (region.innerText ?? "").replace(/\s+/g, " ").trim());
        }
      }).observe(document, { childList: true, characterData: true, subtree: true });
    }),
  });
  await page.locator("#take-open").waitFor();
  await page.waitForTimeout(500);
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  const heard = [];
  /** The node of the accessibility tree for an element, in words. */
  const words = async expression => {
    const { result } = await session.send("Runtime.evaluate", { expression });
    const { nodes } = await session.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
    const [{ role, name, description, value, properties = [] }] = nodes;
    const states = properties.filter(({ name }) => ["pressed", "expanded", "checked", "selected", "level", "hasPopup"].includes(name));
    return [role.value, name?.value, value?.value, ...states.map(({ name, value }) => `${name} ${value.value}`), description?.value]
      .filter(Boolean).join(" | ").replaceAll("\u00a0", " ");
  };
  const step = async (name, act) => {
    await page.evaluate(() => { globalThis.spoken.clear(); });
    await act();
    await page.waitForTimeout(700);
    heard.push("", `# ${name}`, `focus: ${await words("document.activeElement")}`);
    const spoken = await page.evaluate(() => [...globalThis.spoken.values()]);
    for (const text of new Set(spoken.filter(Boolean))) heard.push(`says: ${text.replaceAll("\u00a0", " ")}`);
  };
  heard.push("# open", `title: ${await page.title()}`, `language: ${await page.evaluate(() => document.documentElement.lang)}`);
  heard.push("", "# read the title", await words("document.querySelector('h1')"), `text: ${await page.locator(".sub").first().innerText()}`);
  await step("skip to the picture", async () => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
  });
  await step("go to Kyrgyzstan 2010", async () => {
    for (let n = 0; n < 40 && !(await page.evaluate(() => document.activeElement.id === "growth-kg-ngos-2010")); n++) {
      await page.keyboard.press(n % 8 < 7 ? "ArrowRight" : "ArrowDown");
    }
    assert.equal(await page.evaluate(() => document.activeElement.id), "growth-kg-ngos-2010");
  });
  await step("hear value and check", () => page.keyboard.press("Enter"));
  heard.push(`reading: ${(await page.locator("#reading").innerText()).replace(/\s+/g, " ").replaceAll("\u00a0", " ")}`);
  await step("change the lens", async () => {
    await page.locator("#look-log").focus();
    await page.keyboard.press("Enter");
  });
  await page.locator("#reading-close").click();
  await step("find an event", async () => {
    await page.getByRole("searchbox").first().focus();
    await page.keyboard.type("Andijan");
    await page.keyboard.press("Enter");
  });
  heard.push(`reading: ${(await page.locator("#reading").innerText()).replace(/\s+/g, " ").replaceAll("\u00a0", " ")}`);
  const file = new URL("../golden/heard.txt", import.meta.url);
  const text = heard.join("\n") + "\n";
  if (process.env.GOLDEN === "write") await writeFile(file, text);
  assert.equal(text, await readFile(file, "utf8"));
  page.assertClean();
});
