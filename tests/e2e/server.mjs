// A static file server for tests: as plain as the plainest host, with the oddities of some.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The release build. */
export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves a folder on a free loopback port.
 *
 * @param {object} [options]
 * @param {string} [options.root] the folder; the release build unless told otherwise
 * @param {string} [options.prefix] the path it lies under, with a slash at both ends
 * @param {string} [options.wasmType] the type wasm is sent with; some hosts know only octet-stream
 * @param {string} [options.csp] a Content-Security-Policy header, beside the one in the page
 * @param {boolean} [options.cors] lets pages of all origins fetch its files, as hosts for sandboxes do
 * @returns {Promise<{url: string, origin: string, close: () => Promise<void>}>}
 */
export async function serve({ root = DIST, prefix = "/", wasmType = TYPES[".wasm"], csp, cors = false } = {}) {
  const types = { ...TYPES, ".wasm": wasmType };

  const server = createServer(async (request, response) => {
    const file = await fileFor(root, prefix, request.url);
    if (!file || !["GET", "HEAD"].includes(request.method)) {
      response.writeHead(file ? 405 : 404, { "content-type": "text/plain" }).end("not here\n");
      return;
    }
    const headers = {
      "cache-control": "no-store",
      "content-length": file.size,
      "content-type": types[extname(file.path)] ?? "application/octet-stream",
    };
    if (cors) headers["access-control-allow-origin"] = "*";
    if (csp) headers["content-security-policy"] = csp;
    response.writeHead(200, headers);
    if (request.method === "HEAD") response.end();
    else createReadStream(file.path).pipe(response);
  });

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + prefix,
    close: () => new Promise(resolve => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

/** The file an address names, or null; never one outside the folder. */
async function fileFor(root, prefix, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://host").pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(prefix)) return null;
  path = normalize(path.slice(prefix.length) || "index.html");
  if (path.endsWith(sep)) path += "index.html";
  if (path.startsWith("..")) return null;
  const file = join(root, path);
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { path: file, size: found.size } : null;
}
