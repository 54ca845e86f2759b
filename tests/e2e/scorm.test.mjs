// The archive for SCORM 1.2 with the run-time of scorm-again: what a platform is told of a lesson, and where it opens again.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { eventually, open } from "./browser.mjs";
import { DIST, serve } from "./server.mjs";
import { unzipped } from "./unzip.mjs";

const RUNTIME = readFile(new URL("node_modules/scorm-again/dist/scorm12.min.js", import.meta.url));

/** A page of a platform around the app: its run-time keeps what the app says, as a platform's database would. */
const platform = kept => `<!doctype html><title>A platform</title><script src="runtime.js"></script>
<script>
  window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
  API.loadFromJSON(${JSON.stringify(kept)}, "");
</script>
<iframe src="app/index.html" title="The app" width="1200" height="800" style="border:0"></iframe>`;

test("a platform is told that a lesson is begun, where it stands, and that it is through; it opens there again", async t => {
  const files = unzipped(await readFile(join(DIST, "civic-atlas-scorm.zip")));
  assert.deepEqual([...files.keys()], ["imsmanifest.xml", "index.html"]);
  const manifest = files.get("imsmanifest.xml").toString();
  for (const [, file] of manifest.matchAll(/<file href="([^"]+)"/g)) assert.ok(files.has(file), file);
  assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);

  const server = await serve();
  t.after(() => server.close());
  const enter = async kept => {
    const page = await open(t, "", {
      starts: false,
      width: 1280,
      height: 900,
      at: { url: `${server.url}platform.html` },
      prepare: async context => {
        await context.route("**/platform.html", route => route.fulfill({ contentType: "text/html", body: platform(kept) }));
        await context.route("**/runtime.js", async route => route.fulfill({ contentType: "text/javascript", body: await RUNTIME }));
        await context.route("**/app/index.html", route => route.fulfill({ contentType: "text/html", body: files.get("index.html") }));
      },
    });
    const said = () => page.evaluate(() => {
      const get = name => API.LMSGetValue(`cmi.core.${name}`);
      return { status: get("lesson_status"), place: get("lesson_location"), score: get("score.raw") };
    });
    return { page, app: page.frameLocator("iframe"), said };
  };

  const first = await enter({});
  await first.app.getByRole("heading", { name: "From 95 to over 5,100" }).waitFor();
  assert.equal((await first.said()).status, "incomplete");
  await first.app.getByRole("link", { name: "Work alone" }).first().click();
  await first.app.getByRole("button", { name: "Reveal" }).waitFor();
  for (let press = 0; press < 4; press++) await first.app.locator(".lesson-bottom .solid").click();
  await first.app.getByRole("heading", { name: "What lies between?" }).waitFor();
  await eventually(async () => assert.match((await first.said()).place, /^#\/lesson\?id=uz-growth&step=2/));
  const { place } = await first.said();
  first.page.assertClean();

  const second = await enter({ core: { lesson_location: place, lesson_status: "incomplete" } });
  await second.app.getByRole("heading", { name: "What lies between?" }).waitFor();
  for (let step = 2; step <= 4; step++) {
    await second.app.getByText(`Step ${step} of 4`).waitFor();
    await second.app.getByRole("button", { name: "I don’t know" }).click();
    assert.equal((await second.said()).status, "incomplete");
    await second.app.getByRole("button", { name: "Next step" }).click();
  }
  await second.app.getByRole("heading", { name: "End of the lesson" }).waitFor();
  await eventually(async () => assert.equal((await second.said()).status, "passed"));
  assert.ok(!(await second.said()).score);
  second.page.assertClean();
});
