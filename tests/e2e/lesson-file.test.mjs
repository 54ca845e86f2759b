// A lesson of one's own: bad files are said by line, and "Save as one file" gives a page that opens from a disk and saves again.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { assertAccessible } from "./axe.mjs";
import { download, eventually, open } from "./browser.mjs";
import { unzipped } from "./unzip.mjs";

const LESSON = (title, more = "") => `# ${title}
id: mine
lang: en
minutes: 5
## First step {#one}
How many: {kg-ngos-2010}.
task: write
${more}`;

async function openList(t, options = {}) {
  const page = await open(t, options.fragment ?? "#/lessons?lang=en", { width: 1280, height: 900, ...options });
  await page.locator("#lesson-file").waitFor({ state: "attached" });
  return page;
}

const choose = (page, text, name = "mine.en.md") =>
  page.setInputFiles("#lesson-file", { name, mimeType: "text/markdown", buffer: Buffer.from(text) });

test("“Save as one file” gives a page that opens on the lesson from a disk, asks for nothing, and saves again", async t => {
  const folder = await mkdtemp(join(tmpdir(), "lesson-"));
  t.after(() => rm(folder, { recursive: true }));
  const hosted = await openList(t);
  await choose(hosted, LESSON("Mine, “first”"));
  const save = page => page.getByRole("button", { name: "Save as one file" });
  await save(hosted).waitFor();
  await assertAccessible(hosted);
  let file = join(folder, "first.html");
  const first = await download(hosted, () => save(hosted).click());
  assert.equal(first.suggestedFilename(), "civic-atlas-mine.html");
  await first.saveAs(file);
  hosted.assertClean();

  for (const [title, next] of [["Mine, “first”", "Mine again"], ["Mine again", "Mine, “first”"]]) {
    const page = await openList(t, { fragment: "", at: { url: pathToFileURL(file).href } });
    await page.locator(".own-lesson").getByRole("heading", { name: title }).waitFor();
    // Two actions from a double click to the first step before a class.
    await page.locator(".own-lesson").getByRole("link", { name: "Show to the class" }).click();
    await page.getByRole("heading", { level: 1, name: "First step" }).waitFor();
    await page.getByText("18,341").first().waitFor();
    await page.keyboard.press("Escape");
    await page.locator("#lesson-text").fill(LESSON(next));
    await page.locator("#lesson-text").blur();
    await page.locator(".own-lesson").getByRole("heading", { name: next }).waitFor();
    file = join(folder, `${next.length}.html`);
    await (await download(page, () => save(page).click())).saveAs(file);
    await page.getByText("Saved as civic-atlas-mine.html").waitFor();
    assert.deepEqual(page.requested.filter(url => !/^(data|blob):/.test(url)).map(url => url.split("#")[0]).slice(1), []);
    page.assertClean();
  }
});

test("a host that has not the page in one file is said, and the lesson stays", async t => {
  const page = await openList(t);
  await choose(page, LESSON("Mine"));
  await page.route("**/civic-atlas.html", route => route.fulfill({ body: "<html><head></head>Not found</html>" }));
  await page.getByRole("button", { name: "Save as one file" }).click();
  await page.getByText("The one-file page is not available here").waitFor();
  await page.locator(".own-lesson").getByRole("link", { name: "Work alone" }).click();
  await page.getByRole("heading", { level: 1, name: "First step" }).waitFor();
  page.assertClean();
});

test("bad files are said with their line, and the good steps run", async t => {
  const page = await openList(t);
  const two = "## Second {#two}\ntask: choose cite=s2-37\n- [x] One\n  > Yes.\n- [x] Two\n  > No.\n";
  for (const [what, content, said, runs] of [
    ["empty", "", "There is nothing in this file", "0 of 0"],
    ["cut", LESSON("Cut").slice(0, 40), "Line 5", "0 of 1"],
    ["in another encoding", Buffer.from([0x23, 0x20, 0xd3, 0xf0, 0xee, 0xea]), "UTF-8", "0 of 0"],
    ["too large", "x".repeat(1_000_001), "larger than one megabyte", "0 of 0"],
    ["with two right options", LESSON("Two", two), "Line 12", "1 of 2"],
    ["with no right option", LESSON("None", two.replaceAll("[x]", "[ ]")), "Line 9", "1 of 2"],
    ["with an unknown task", LESSON("Unknown", "## Second {#two}\ntask: sing\n"), "There is no task “sing”", "1 of 2"],
    ["with a link that means nothing", LESSON("Link", "## Second {#two}\nview: #/growth?show=nobody\n"), "nobody", "1 of 2"],
    ["with HTML", LESSON("HTML", "## Second {#two}\n<script>alert(1)</script>\n"), "HTML is not read", "1 of 2"],
  ]) {
    await choose(page, content);
    await eventually(async () => {
      const words = await page.locator(".own-lesson [role=status]").first().innerText();
      assert.ok(words.includes(said), `${what}: ${words}`);
      assert.ok(words.includes(`Steps that run: ${runs}`), `${what}: ${words}`);
    });
  }
  page.assertClean();
});

test("a lesson in another language says so and offers that language", async t => {
  const page = await openList(t);
  await choose(page, LESSON("Meniki").replace("lang: en", "lang: uz"));
  await page.getByText("This lesson is in another language").waitFor();
  await page.locator(".own-lesson").getByRole("link", { name: "Oʻzbekcha" }).click();
  await page.getByRole("button", { name: "Bitta fayl qilib saqlash" }).waitFor();
  page.assertClean();
});

test("codes become a table, and questions files for other systems, of one’s own lesson too", async t => {
  const page = await openList(t);
  const choice = "## Second {#two}\ntask: choose cite=s2-37\n- [x] One\n  > Yes.\n- [ ] Two\n  > No.\n";
  await choose(page, LESSON("Mine", choice));
  await page.getByText("Steps that run: 2 of 2").waitFor();
  await page.locator(".codes summary").click();
  await page.locator(".codes select").selectOption({ label: "Mine" });
  const qti = await download(page, () => page.getByRole("button", { name: "Questions as QTI 3" }).click());
  const { readFile } = await import("node:fs/promises");
  const files = unzipped(await readFile(await qti.path()));
  assert.deepEqual([...files.keys()], ["imsmanifest.xml", "two.xml"]);
  assert.match(files.get("two.xml").toString(), /<qti-value>A<\/qti-value>/);
  const gift = await download(page, () => page.getByRole("button", { name: "Questions as GIFT" }).click());
  assert.match((await readFile(await gift.path())).toString(), /One/);
  await page.locator("#lesson-codes").fill("nonsense\n");
  const table = await download(page, () => page.getByRole("button", { name: "Save the table (CSV)" }).click());
  assert.match((await readFile(await table.path())).toString(), /not a code of this lesson/);
  page.assertClean();
});

test("a lesson that is pasted is read at once, and Tab leads out of its field", async t => {
  const page = await openList(t);
  await page.locator("#lesson-text").focus();
  await page.keyboard.insertText(LESSON("Pasted"));
  await page.locator(".own-lesson").getByRole("heading", { name: "Pasted" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "lesson-text");
  await page.keyboard.type("## Second {#two}\ntask: sing\n");
  await page.keyboard.press("Tab");
  await page.getByText("Line 9").waitFor();
  await page.waitForTimeout(100);
  assert.doesNotMatch(await page.evaluate(() => document.activeElement.id || document.activeElement.tagName), /lesson-text|BODY/);
  page.assertClean();
});

test("what was answered in one lesson of one’s own is no answer to the next one", async t => {
  const page = await openList(t);
  const work = async title => {
    await page.locator(".own-lesson").getByRole("heading", { name: title }).waitFor();
    await page.locator(".own-lesson").getByRole("link", { name: "Work alone" }).click();
    await page.getByRole("heading", { level: 1, name: "First step" }).waitFor();
  };
  const text = page.getByLabel("Write.");
  await choose(page, LESSON("Mine"));
  await work("Mine");
  await text.fill("Said in the first lesson.");
  await page.getByRole("button", { name: "That is my answer" }).click();
  await page.getByRole("button", { name: "Next step" }).waitFor();
  await page.getByRole("link", { name: "Leave the lesson" }).click();
  await page.locator("#lesson-file").waitFor({ state: "attached" });
  await choose(page, LESSON("Another"));
  await work("Another");
  assert.equal(await text.inputValue(), "");
  await page.getByRole("button", { name: "That is my answer" }).waitFor();
  page.assertClean();
});

test("what a lesson in another language leaves to its records is told in that language, and the table in the teacher’s", async t => {
  const page = await openList(t);
  const choice = "## Ikkinchi {#two}\ntask: choose cite=s2-37\n- [x] Bir\n  > Toʻgʻri: {s2-37}.\n- [ ] Ikki\n  > Notoʻgʻri.\n";
  await choose(page, LESSON("Meniki", choice).replace("lang: en", "lang: uz"));
  await page.getByText("This lesson is in another language").waitFor();
  await page.locator(".codes summary").click();
  await page.locator(".codes select").selectOption({ label: "Meniki" });
  const { readFile } = await import("node:fs/promises");
  const saved = async name => (await readFile(await (await download(page, () => page.getByRole("button", { name }).click())).path()));
  assert.match((await saved("Questions as GIFT")).toString(), /s2-37 tekshiruvi, ishonch darajasi/);
  assert.match(unzipped(await saved("Questions as QTI 3")).get("two.xml").toString(), /s2-37 tekshiruvi, ishonch darajasi/);
  await page.locator("#lesson-codes").fill("nonsense\n");
  const table = (await saved("Save the table (CSV)")).toString();
  assert.match(table, /^\ufeffCode,First step,Ikkinchi\r?\nnonsense,not a code of this lesson,/);
  page.assertClean();
});

test("the sheet of a lesson of one’s own leaves out a chart that tells a number it asks for", async t => {
  const page = await openList(t);
  await choose(page, LESSON("Mine", "view: #/growth?show=kg-ngos\n## Second {#two}\nHow many?\ntask: number kg-ngos-2010\n"));
  await page.locator(".own-lesson").getByRole("link", { name: "Pupil’s sheet" }).click();
  await page.locator(".lesson-paper").waitFor();
  assert.doesNotMatch(await page.locator(".lesson-paper").textContent(), /18.?341/);
  await page.getByRole("link", { name: "Answers" }).click();
  await eventually(async () => assert.match(await page.locator(".lesson-paper").textContent(), /18.?341/));
  page.assertClean();
});
