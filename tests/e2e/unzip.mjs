// Takes a ZIP archive apart (APPNOTE 6.3.10), as far as our own archives go: no encryption, no parts, under 4 GB.

import assert from "node:assert/strict";
import zlib from "node:zlib";

/**
 * The files of an archive by their path.
 *
 * @param {Buffer} archive
 * @returns {Map<string, Buffer>}
 */
export function unzipped(archive) {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  assert.ok(end >= 0, "no end of a central directory");
  const files = new Map();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    assert.equal(archive.readUInt32LE(at), 0x02014b50, "an entry of the central directory");
    const [method, sum, packed] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map(offset => archive.readUInt16LE(at + offset));
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + packed);
    const content = method === 0 ? bytes : zlib.inflateRawSync(bytes);
    // Older Node has no crc32.
    if (zlib.crc32) assert.equal(zlib.crc32(content), sum, name);
    assert.ok(!files.has(name), `${name} twice`);
    files.set(name, content);
    at += 46 + nameLength + extra + comment;
  }
  return files;
}
