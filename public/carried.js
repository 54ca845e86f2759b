// Only in the page in one file: gives the start script the programs and texts that the page carries. Each stands in an
// element of its own, by the address that it has on a host, deflated and in base64; it is taken out when it is asked for.

import { unzlibSync } from "fflate";

const element = name => document.querySelector(`script[data-file="${name}"]`);

function decoded(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** The checksum at the end of what is deflated (RFC 1950), which the browser's own inflating checks by itself. */
function adler32(bytes) {
  let [a, b] = [1, 0];
  for (let at = 0; at < bytes.length; at++) {
    a = (a + bytes[at]) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

async function inflated(packed) {
  if (window.DecompressionStream) {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }
  const bytes = unzlibSync(packed);
  if (adler32(bytes) !== new DataView(packed.buffer).getUint32(packed.length - 4)) throw new Error("this file is damaged");
  return bytes;
}

// The page as it came, before a program changed it, for who saves it with a lesson inside. Scripts and programs are long
// texts, which a copy shares.
let page;
document.addEventListener("DOMContentLoaded", () => {
  page = document.documentElement.cloneNode(true);
  for (const name of ["theme", "embed", "start"]) delete page.dataset[name];
  // The links that a script has made, with the address of this copy, which names the folders of whoever opened it.
  for (const link of page.querySelectorAll("#full-view")) link.remove();
});

// With a lesson inside the page opens where it is shown, unless its address asks for something else.
const lesson = document.querySelector("script[data-lesson]");
if (lesson && location.hash.length < 3) location.replace(`#/lessons?lang=${lesson.dataset.lesson}`);

const bytes = async name => inflated(decoded(element(name).textContent));

// The glue of each program leaves what it exports here.
window.civicAtlasModules = {};
window.civicAtlasCarried = {
  module: name => window.civicAtlasModules[name],
  bytes,
  page: () => "<!DOCTYPE html>" + page.outerHTML,
};

// The downloads that a program offers: the first press takes the file out and presses again.
addEventListener("click", event => {
  const link = event.target.closest("a[download]");
  const name = link?.getAttribute("href");
  if (!name || !element(name)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  bytes(name).then(content => {
    link.href = URL.createObjectURL(new Blob([content], { type: "text/csv" }));
    link.click();
  });
}, true);
