import { chromium } from "playwright-core";
import { serve } from "./server.mjs";
const jobs = process.argv.slice(2); // name|fragment|width|scheme
const s = await serve();
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const j of jobs) {
  const [name, frag, w, scheme, full] = j.split("|");
  const c = await b.newContext({ viewport: { width: +w, height: 900 }, colorScheme: scheme || "light", reducedMotion: "reduce" });
  const p = await c.newPage();
  p.on("console", m => console.log(name, m.type(), m.text()));
  p.on("pageerror", e => console.log(name, "ERR", e.message));
  await p.goto(s.url + frag);
  try { await p.waitForSelector(frag.includes("evidence") ? "#evidence-field" : "nav.main", { timeout: 15000 }); } catch (e) { console.log(name, "no field"); }
  await p.waitForTimeout(400);
  await p.screenshot({ path: `/tmp/ev_${name}.png`, fullPage: full === "full" });
  const o = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  console.log(name, "overflow", o);
  await c.close();
}
await b.close(); await s.close();
