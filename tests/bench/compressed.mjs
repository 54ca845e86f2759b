// Serves the build as a good host does: brotli, and kept by the browser.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { DIST } from "../e2e/server.mjs";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

const brotli = content => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/**
 * @param {Record<string, Promise<string | Buffer> | string>} [extra] further pages and files, by path
 * @returns {Promise<{url: string, close: () => void}>}
 */
export async function serveCompressed(extra = {}) {
  const kept = new Map();
  for (const [path, content] of Object.entries(extra)) kept.set(path, brotli(await content));
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://host").pathname.replace(/\/$/, "/index.html");
    try {
      if (!kept.has(path)) kept.set(path, brotli(await readFile(join(DIST, path))));
    } catch {
      return response.writeHead(404).end();
    }
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-encoding": "br", "cache-control": "max-age=3600" }).end(kept.get(path));
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
