// Drives WebKit as Debian ships it, by the W3C WebDriver protocol: Playwright's own WebKit is another program.
//
// The driver runs in a group of its own, which is ended as a whole: it starts a display, a browser and helpers.

import { spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** How long the driver may take to answer its first question, in milliseconds. */
const START_TIMEOUT = 60_000;

/** The first executable file of this name in PATH or in these folders, or null. */
export function which(name, ...folders) {
  for (const folder of [...process.env.PATH.split(delimiter), ...folders]) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch { /* look further */ }
  }
  return null;
}

/** WebKit's small browser, which lies beside the library, or null. */
function miniBrowser() {
  const folders = [];
  for (const base of ["/usr/lib", "/usr/libexec"]) {
    for (const part of ["", ...list(base)]) {
      for (const version of ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]) folders.push(join(base, part, version));
    }
  }
  return which("MiniBrowser", ...folders);
}

const list = folder => {
  try {
    return readdirSync(folder).filter(name => name.endsWith("-linux-gnu"));
  } catch {
    return [];
  }
};

/** What WebKit needs and this machine lacks, as a sentence, or null. */
export function webkitLacks() {
  const missing = [];
  if (!which("WebKitWebDriver")) missing.push("webkit2gtk-driver");
  if (!miniBrowser()) missing.push("WebKit's MiniBrowser (libwebkit2gtk)");
  if (!process.env.DISPLAY && !which("xvfb-run")) missing.push("xvfb");
  return missing.length > 0 ? `not installed: ${missing.join(", ")}` : null;
}

/**
 * Starts WebKit with a fresh profile. In a page of frames the innermost one is asked, first frames first.
 *
 * @param {string} downloads the folder for what it saves
 * @returns {Promise<{open: (url: string) => Promise<void>, evaluate: (body: string) => Promise<any>, screenshot: () => Promise<Buffer>, close: () => Promise<void>}>}
 */
export async function startWebKit(downloads) {
  const port = await freePort();
  const command = ["WebKitWebDriver", `--port=${port}`, "--host=127.0.0.1"];
  if (!process.env.DISPLAY) command.unshift("xvfb-run", "-a", "-s", "-screen 0 1280x1024x24");
  // A root user has no user namespaces for WebKit's own sandbox in a container.
  // It saves where the desktop's settings say.
  const settings = mkdtempSync(join(tmpdir(), "civic-atlas-webkit-"));
  writeFileSync(join(settings, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const env = { ...process.env, XDG_CONFIG_HOME: settings };
  const driver = spawn(command[0], command.slice(1), { detached: true, stdio: "ignore", env });
  const end = () => {
    rmSync(settings, { recursive: true, force: true });
    try {
      process.kill(-driver.pid, "SIGTERM");
    } catch { /* it has ended by itself */ }
  };
  process.once("exit", end);
  const base = `http://127.0.0.1:${port}`;
  const send = async (method, path, body) => {
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKit: ${value?.error}: ${value?.message}`);
    return value;
  };
  try {
    await answered(() => send("GET", "/status"), driver);
    const { sessionId } = await send("POST", "/session", {
      capabilities: {
        alwaysMatch: {
          browserName: "MiniBrowser",
          "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] },
        },
      },
    });
    const session = `/session/${sessionId}`;
    return {
      async open(url) {
        await send("POST", `${session}/url`, { url });
        while (await send("POST", `${session}/execute/sync`, { script: "return frames.length", args: [] }) > 0) {
          await send("POST", `${session}/frame`, { id: 0 });
        }
      },
      evaluate: body => send("POST", `${session}/execute/sync`, { script: body, args: [] }),
      screenshot: async () => Buffer.from(await send("GET", `${session}/screenshot`), "base64"),
      async close() {
        await send("DELETE", session).catch(() => {});
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

async function answered(ask, driver) {
  const end = Date.now() + START_TIMEOUT;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end || driver.exitCode !== null) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
