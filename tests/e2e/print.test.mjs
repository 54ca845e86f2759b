// Each printed page says where it comes from, and nothing is cut or covered by that.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { open, whole } from "./browser.mjs";
import { pagesOf } from "./pdf.mjs";

const MILLIMETRE = 72 / 25.4;

const PAPERS = [["A4", false], ["A4", true], ["Letter", false], ["Letter", true]];

/** The views with the words of their language for the address. */
const VIEWS = [
  ["#/growth?lang=en", "This view"],
  ["#/timeline?lang=ru", "Этот вид"],
  ["#/together?lang=uz", "Bu koʻrinish"],
  ["#/evidence?lang=en", "This view"],
  ["#/country?place=kg&lang=ru", "Этот вид"],
  ["#/organisations?lang=en", "This view"],
  ["#/laws?lang=uz", "Bu koʻrinish"],
  ["#/evidence?q=registered+organisations+that+are+named+in+no+other+source+of+the+atlas&lang=en", "This view"],
];

async function printed(page, name, format, landscape) {
  const pdf = await page.pdf({ format, landscape, printBackground: true });
  const file = `print-${name}-${format}-${landscape ? "across" : "upright"}.pdf`;
  if (process.env.SCREENSHOTS) await writeFile(join(process.env.SCREENSHOTS, file), pdf);
  return pagesOf(pdf);
}

/** Opens a view and waits for the program that prints, and until all stands there that is printed. */
async function opened(t, fragment) {
  const page = await open(t, fragment, { width: 1200, height: 900 });
  await page.locator("#print-foot .qr").waitFor({ state: "attached" });
  await whole(page);
  return page;
}

const words = lines => lines.map(line => line.text).join(" ").replace(/\s+/g, " ").trim();
// Fonts join letters, and texts keep their hyphens together.
const joined = lines => lines.map(line => line.text).join("").normalize("NFKC").replace(/[\u2010\u2011]/g, "-").replace(/\s+/g, "");

for (const [fragment, name] of VIEWS) {
  test(`each page printed of ${fragment.slice(0, 40)} bears its link, also as a QR code`, async t => {
    const page = await opened(t, fragment);
    const link = page.url();
    for (const [format, landscape] of PAPERS) {
      const pages = await printed(page, `${fragment.split(/[/?]/)[1]}${fragment.length > 40 ? "-long" : ""}`, format, landscape);
      const where = at => `page ${at + 1} of ${pages.length}, ${format}${landscape ? " across" : ""}`;
      const places = new Set();
      pages.forEach(({ width, height, lines, codes }, at) => {
        // The tables of the evidence are always printed across.
        if (!fragment.startsWith("#/evidence")) assert.equal(width > height, landscape, where(at));
        assert.deepEqual(codes.map(code => code.text), [link], `QR code, ${where(at)}`);
        const [{ top, bottom, right }] = codes;
        places.add(`${top.toFixed(1)} ${bottom.toFixed(1)} ${right.toFixed(1)}`);
        assert.ok(bottom > 14 * MILLIMETRE && right < width - 13 * MILLIMETRE, `inside of the margins, ${where(at)}`);
        assert.ok(top - bottom > 13 * MILLIMETRE && top - bottom < height / 4, `large enough, ${where(at)}`);
        const split = lines.findIndex(line => line.y < top + 3);
        assert.ok(split > 0, `something stands above the foot, ${where(at)}`);
        const [above, foot] = [lines.slice(0, split), lines.slice(split)];
        assert.ok(joined(foot).includes((name + link).replace(/\s+/g, "")), `“${words(foot)}”, ${where(at)}`);
        assert.ok(foot.length <= 7 && joined(foot).endsWith("CCBY4.0"), `only the foot: “${words(foot)}”, ${where(at)}`);
        assert.ok(joined(above).length > 40, `an empty page but for “${words(above)}”, ${where(at)}`);
        // A line's descenders and the rule above the foot lie between.
        assert.ok(above.at(-1).y > top + 12, `“${above.at(-1).text}” touches the foot, ${where(at)}`);
      });
      assert.equal(places.size, 1, "the code stands at one place on all pages");
    }
    page.assertClean();
  });
}

test("a timeline longer than a page has its years on each page, and its rows whole", async t => {
  const page = await opened(t, "#/timeline?lang=en");
  for (const [format, landscape] of PAPERS) {
    const pages = await printed(page, "timeline-en", format, landscape);
    const last = pages.findIndex(({ lines }) => lines.some(line => line.text.startsWith("Source")));
    assert.ok(last > 0, `${last} pages of the timeline before the one with its sources`);
    const years = pages.slice(0, last + 1).map(({ lines }) => lines.filter(line => /19(95|98)2000/.test(line.text)).length);
    assert.deepEqual(years, years.map(() => 1), `${format} ${landscape}`);
    // What a picture cut between two pages would say on both, or on neither.
    const names = pages.slice(0, last + 1).flatMap(({ lines }) => lines).filter(line => /^Andijan events/.test(line.text));
    assert.equal(names.length, 1);
  }
});

test("the growth chart is printed under its title, on the first page of any paper, and as wide as its height allows", async t => {
  const page = await opened(t, "#/growth?lang=en");
  for (const [format, landscape] of PAPERS) {
    const [first] = await printed(page, "growth-en", format, landscape);
    const text = joined(first.lines);
    const [label] = first.lines.filter(line => line.text.includes("20,000*"));
    assert.ok(label.last > first.width * (landscape ? 0.6 : 0.8), `the last label ends at ${label.last} of ${first.width}, ${format}`);
    for (const part of ["grewinnumber3.7-foldfrom", "20,000NGOs", "13,018", "2015", "countingmethodmaydiffer"]) {
      assert.ok(text.includes(part), `${part} on ${format}${landscape ? " across" : ""}: ${text}`);
    }
  }
});

test("the growth chart of both pictures stands on the first page of any paper, in the longest words", async t => {
  const page = await opened(t, "#/together?lang=uz");
  for (const [format, landscape] of PAPERS) {
    const [first] = await printed(page, "together-uz", format, landscape);
    const text = joined(first.lines);
    for (const part of ["2000-yildan", "20000", "18341"]) {
      assert.ok(text.includes(part), `${part} on ${format}${landscape ? " across" : ""}: ${text}`);
    }
  }
});

// A reader may print at any moment. The room that the window keeps for what comes would be sheets with nothing on them.
for (const [what, file, place, said] of [
  ["its program", /\/pages_bg[^/]*\.wasm$/, "main > .sub", "fourcannotbeverifiedThispartisloading."],
  ["its records", /\/records[^/]*\.txt$/, ".awaited", "Thispartisloading."],
]) {
  test(`a page printed before ${what} is there is one sheet that says so`, async t => {
    // What is asked for never comes.
    const prepare = context => context.route(file, () => {});
    const page = await open(t, "#/evidence?lang=en", { width: 1200, height: 900, prepare });
    await page.locator(place, { hasText: "This part is loading." }).waitFor();
    for (const [format, landscape] of PAPERS) {
      const pages = await printed(page, "early", format, landscape);
      const all = pages.map(({ lines }) => words(lines)).join(" | ");
      assert.equal(pages.length, 1, `${format}${landscape ? " across" : ""}: ${all}`);
      assert.ok(joined(pages[0].lines).includes(said), all);
    }
  });
}

// Long lists are drawn in steps, each in a turn of its own. Here these turns never come.
function stopSteps() {
  const real = setTimeout;
  globalThis.setTimeout = (then, time, ...more) =>
    !time && document.querySelector(".orgs > li, #evidence-rows > tr") ? 0 : real(then, time, ...more);
}

for (const [fragment, items, count] of [
  ["#/organisations?lang=en", ".orgs > li", 91],
  ["#/evidence?table=organisations&lang=en", "#evidence-rows > tr", 91],
]) {
  test(`a list of ${fragment} that is still being drawn is printed whole`, async t => {
    const prepare = context => context.addInitScript(stopSteps);
    const page = await open(t, fragment, { width: 1200, height: 900, starts: false, prepare });
    await page.locator(items).first().waitFor();
    await page.locator("#print-foot .qr").waitFor({ state: "attached" });
    assert.ok(await page.locator(items).count() < count, "the list is not whole yet");
    const pages = await printed(page, "steps", "A4", false);
    assert.equal(await page.locator(items).count(), count);
    const name = await page.locator(`${items} :is(h3, .opens)`).last().innerText();
    const all = pages.map(({ lines }) => joined(lines)).join("");
    assert.ok(all.includes(name.normalize("NFKC").replace(/\s+/g, "")), `${name} is not printed`);
  });
}
