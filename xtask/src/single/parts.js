// Brings the program, styles and texts that the page in one file carries, packed, in its element "packed"; `unpack` of
// the packer stands in front of this. Each part has a sum, so that a file that was damaged on its way is told.

// FNV-1a with 32 bits tells a file that was damaged on its way.
const sum = bytes => {
  let hash = 0x811C9DC5;
  for (let at = 0; at < bytes.length; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  return hash >>> 0;
};

const packed = document.getElementById("packed");
const parts = packed.dataset.parts.split(" ").map(part => {
  const [name, length, check] = part.split(":");
  return { name, length: Number(length), check: Number(check), isModule: name.endsWith(".wasm") };
});
const found = new Map();
const unpackAll = async () => {
  const all = await unpack(packed.textContent, parts);
  let from = 0;
  for (const { name, length, check } of parts) {
    const bytes = all.subarray(from, from += length);
    if (sum(bytes) !== check) throw new Error(`this file is damaged: ${name}`);
    found.set(name, bytes);
  }
};
const named = address => String(address).replace(/^\.\//, "");

const tag = () => document.querySelector("script[data-wasm]").dataset;
const text = name => new TextDecoder().decode(found.get(name));

// What boot.js calls for the program. The glue is a module, put into the page as text.
window.civicAtlasGlue = {};
window.civicAtlasProgram = async (glue, wasm) => {
  // The first picture is shown before the work begins.
  await new Promise(resolve => setTimeout(resolve, 20));
  await unpackAll();
  for (const name of found.keys()) {
    if (!name.endsWith(".css")) continue;
    const style = document.createElement("style");
    style.textContent = text(name);
    document.head.append(style);
  }
  const name = named(tag()[glue]);
  const code = text(name);
  const module_or_path = found.get(named(tag()[wasm]));
  const init = await new Promise(resolve => {
    window.civicAtlasGlue[name] = resolve;
    const script = document.createElement("script");
    script.type = "module";
    script.textContent = code;
    document.head.append(script);
  });
  return init({ module_or_path });
};

// The texts that boot.js gives the program, by the names of the attributes that say where a host has them.
window.civicAtlasTexts = new Proxy({}, {
  get: (_, name) => found.has(named(tag()[name])) ? text(named(tag()[name])) : undefined,
});

// The downloads that the program offers.
addEventListener("click", event => {
  const link = event.target.closest?.("a[download]");
  const name = named(link?.getAttribute("href"));
  if (found.has(name)) link.href = URL.createObjectURL(new Blob([found.get(name)], { type: "text/csv" }));
}, true);
