// Brings the program, styles and texts that the page in one file carries, packed, in its element "packed".
//
// Its text is base 91: each two characters are 13 bits, the lower ones first; the characters are those of printable
// ASCII without space, & < and >, so that the text means the same in every encoding and to every parser. The bytes
// are one LZMA stream (the specification of Igor Pavlov's LZMA SDK, without header and end mark). A part of it is
// unpacked only when it is asked for, with all that stand before it.

const base91 = text => {
  const bytes = new Uint8Array(text.length * 13 >> 4);
  let length = 0, bits = 0, held = 0, low = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 33) continue;
    const digit = code - 33 - (code > 38) - (code > 60) - (code > 62);
    if (low < 0) {
      low = digit;
      continue;
    }
    bits |= low + 91 * digit << held;
    low = -1;
    for (held += 13; held > 7; held -= 8) {
      bytes[length++] = bits;
      bits >>>= 8;
    }
  }
  return bytes.subarray(0, length);
};

// Gives a function that unpacks up to an end and returns all that is unpacked so far.
const unlzma = (input, lc, lp, pb, size) => {
  const out = new Uint8Array(size);
  const odds = count => new Uint16Array(count).fill(1024);
  const isMatch = odds(192), isRep = odds(12), isRep0 = odds(12), isRep1 = odds(12), isRep2 = odds(12);
  const isLong = odds(192), slots = odds(256), near = odds(115), align = odds(16), literals = odds(0x300 << lc + lp);
  const lengths = () => ({ choice: odds(2), low: odds(128), mid: odds(128), high: odds(256) });
  const matchLengths = lengths(), repLengths = lengths();
  let state = 0, rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0, done = 0;
  let at = 5, range = 0xFFFFFFFF, code = (input[1] << 24 | input[2] << 16 | input[3] << 8 | input[4]) >>> 0;

  const refill = () => {
    if (range < 0x1000000) {
      range = range << 8 >>> 0;
      code = (code << 8 | input[at++]) >>> 0;
    }
  };
  const bit = (table, index) => {
    const odd = table[index], bound = (range >>> 11) * odd;
    const one = code >= bound ? 1 : 0;
    if (one) {
      range -= bound;
      code -= bound;
      table[index] = odd - (odd >> 5);
    } else {
      range = bound;
      table[index] = odd + (2048 - odd >> 5);
    }
    refill();
    return one;
  };
  const direct = count => {
    let value = 0;
    while (count--) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      refill();
      value = value * 2 + one;
    }
    return value;
  };
  const tree = (table, from, count) => {
    let node = 1;
    for (let left = count; left > 0; left--) node = node << 1 | bit(table, from + node);
    return node - (1 << count);
  };
  const reversed = (table, from, count) => {
    let node = 1, value = 0;
    for (let place = 0; place < count; place++) {
      const one = bit(table, from + node);
      node = node << 1 | one;
      value |= one << place;
    }
    return value;
  };
  const length = ({ choice, low, mid, high }, position) => {
    if (!bit(choice, 0)) return tree(low, position * 8, 3);
    if (!bit(choice, 1)) return 8 + tree(mid, position * 8, 3);
    return 16 + tree(high, 0, 8);
  };
  const distance = length => {
    const slot = tree(slots, Math.min(length, 3) * 64, 6);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1, base = (2 | slot & 1) << count;
    if (slot < 14) return base + reversed(near, base - slot, count);
    return base + direct(count - 4) * 16 + reversed(align, 0, 4);
  };
  const literal = () => {
    const before = done ? out[done - 1] : 0;
    const from = 0x300 * (((done & (1 << lp) - 1) << lc) + (before >> 8 - lc));
    let symbol = 1;
    if (state > 6) {
      let match = out[done - rep0 - 1];
      do {
        const expected = match >> 7 & 1;
        match <<= 1;
        const one = bit(literals, from + (1 + expected << 8) + symbol);
        symbol = symbol << 1 | one;
        if (one !== expected) break;
      } while (symbol < 256);
    }
    while (symbol < 256) symbol = symbol << 1 | bit(literals, from + symbol);
    out[done++] = symbol;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };

  return end => {
    while (done < end) {
      const position = done & (1 << pb) - 1, both = state * 16 + position;
      if (!bit(isMatch, both)) {
        literal();
        continue;
      }
      let count;
      if (bit(isRep, state)) {
        if (!bit(isRep0, state)) {
          if (!bit(isLong, both)) {
            state = state < 7 ? 9 : 11;
            out[done] = out[done - rep0 - 1];
            done++;
            continue;
          }
        } else {
          let found = rep1;
          if (bit(isRep1, state)) {
            found = rep2;
            if (bit(isRep2, state)) {
              found = rep3;
              rep3 = rep2;
            }
            rep2 = rep1;
          }
          rep1 = rep0;
          rep0 = found;
        }
        count = length(repLengths, position);
        state = state < 7 ? 8 : 11;
      } else {
        rep3 = rep2;
        rep2 = rep1;
        rep1 = rep0;
        count = length(matchLengths, position);
        state = state < 7 ? 7 : 10;
        rep0 = distance(count);
      }
      for (count += 2; count > 0; count--, done++) out[done] = out[done - rep0 - 1];
    }
    return out;
  };
};

// FNV-1a with 32 bits tells a file that was damaged on its way.
const sum = bytes => {
  let hash = 0x811C9DC5;
  for (let at = 0; at < bytes.length; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  return hash >>> 0;
};

const packed = document.getElementById("packed");
const parts = new Map();
let size = 0;
for (const part of packed.dataset.parts.split(" ")) {
  const [name, length, check] = part.split(":");
  parts.set(name, { from: size, to: size += Number(length), check: Number(check) });
}
let unpack;
const bytes = name => {
  const part = parts.get(name);
  if (part.bytes) return part.bytes;
  unpack ??= unlzma(base91(packed.textContent), ...packed.dataset.lzma.split(" ").map(Number), size);
  const found = unpack(part.to).subarray(part.from, part.to);
  if (sum(found) !== part.check) throw new Error(`this file is damaged: ${name}`);
  return part.bytes = found;
};
const named = address => String(address).replace(/^\.\//, "");

const tag = () => document.querySelector("script[data-wasm]").dataset;
const text = name => new TextDecoder().decode(bytes(name));

// What boot.js calls for the program. The glue is a module, put into the page as text.
window.civicAtlasGlue = {};
window.civicAtlasProgram = async (glue, wasm) => {
  // The first picture is shown before the work begins.
  await new Promise(resolve => setTimeout(resolve, 20));
  for (const name of parts.keys()) {
    if (!name.endsWith(".css")) continue;
    const style = document.createElement("style");
    style.textContent = text(name);
    document.head.append(style);
  }
  const name = named(tag()[glue]);
  const code = text(name);
  const module_or_path = bytes(named(tag()[wasm]));
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
  get: (_, name) => parts.has(named(tag()[name])) ? text(named(tag()[name])) : undefined,
});

// The downloads that the program offers.
addEventListener("click", event => {
  const link = event.target.closest?.("a[download]");
  const name = named(link?.getAttribute("href"));
  if (parts.has(name)) link.href = URL.createObjectURL(new Blob([bytes(name)], { type: "text/csv" }));
}, true);
