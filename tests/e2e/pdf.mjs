// Reads what Chromium prints: on each page its lines of text and its QR codes, with where they stand.
//
// It knows as much of PDF as Chromium writes for our pages: no encryption, no object streams, text as glyphs whose font
// says which letters they are.

import { inflateSync } from "node:zlib";
import jsQR from "jsqr";

/**
 * @param {Buffer} pdf
 * @returns {{width: number, height: number, lines: {text: string, y: number, last: number}[], codes: {text: string | null, top: number, bottom: number, right: number}[]}[]}
 *   the pages, in points from the lower left corner; lines from the top down, `last` is where their last letters begin
 */
export function pagesOf(pdf) {
  const source = pdf.toString("latin1");
  const objects = new Map();
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const start = match.index + match[0].length;
    const end = source.indexOf("endobj", start);
    const stream = source.indexOf("stream", start);
    const head = source.slice(start, stream > 0 && stream < end ? stream : end);
    objects.set(match[1], { head, at: stream + (source[stream + 6] === "\r" ? 8 : 7) });
  }
  const streamOf = id => {
    const { head, at } = objects.get(id);
    const bytes = pdf.subarray(at, at + Number(/\/Length (\d+)/.exec(head)[1]));
    return (head.includes("/FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1");
  };
  const fonts = new Map();
  const fontOf = id => {
    const { head } = objects.get(id);
    if (!fonts.has(id)) {
      // Glyphs of letters that are drawn as shapes have numbers of one byte.
      const glyph = head.includes("/Type3") ? /[0-9A-F]{2}/gi : /[0-9A-F]{4}/gi;
      fonts.set(id, { glyph, letters: lettersOf(streamOf(/\/ToUnicode (\d+)/.exec(head)[1])) });
    }
    return fonts.get(id);
  };
  const leaves = id => {
    const kids = /\/Kids \[([^\]]*)\]/.exec(objects.get(id).head);
    return kids ? [...kids[1].matchAll(/(\d+) 0 R/g)].flatMap(kid => leaves(kid[1])) : [id];
  };
  const root = [...objects].find(([, { head }]) => /\/Type \/Pages\b/.test(head) && !head.includes("/Parent"))[0];
  return leaves(root).map(id => {
    const { head } = objects.get(id);
    const [width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head).slice(1).map(Number);
    const named = Object.fromEntries([...head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(found => [found[1], found[2]]));
    return { width, height, ...read(streamOf(/\/Contents (\d+)/.exec(head)[1]), name => fontOf(named[name])) };
  });
}

/** The letters of a font by the number of the glyph, from its table of them. */
function lettersOf(table) {
  const letters = new Map();
  const text = hex => hex.match(/.{4}/g).map(unit => String.fromCharCode(parseInt(unit, 16))).join("");
  for (const [, part] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, to] of part.matchAll(/<(\w+)> <(\w+)>/g)) letters.set(parseInt(glyph, 16), text(to));
  }
  for (const [, part] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first, last, to] of part.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let glyph = parseInt(first, 16), at = 0; glyph <= parseInt(last, 16); glyph += 1, at += 1) {
        letters.set(glyph, String.fromCharCode(parseInt(to, 16) + at));
      }
    }
  }
  return letters;
}

const times = ([a, b, c, d, e, f], [p, q, r, s, t, u]) =>
  [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];

/** Runs the drawing commands of a page. */
function read(commands, fontOf) {
  const kept = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  let [font, line, path, operands] = [null, null, [], []];
  const [glyphs, codes] = [[], []];
  for (const word of commands.match(/<[0-9A-Fa-f]+>|[^\s<>[\]]+/g)) {
    if (/^[-+.\d]/.test(word) || word[0] === "/" || word[0] === "<") {
      operands.push(word);
      continue;
    }
    const numbers = operands.map(Number);
    if (word === "q") kept.push(matrix);
    else if (word === "Q") matrix = kept.pop();
    else if (word === "cm") matrix = times(numbers, matrix);
    else if (word === "Tf") font = fontOf(operands[0].slice(1));
    else if (word === "Tm") line = numbers;
    else if (word === "Td") line = times([1, 0, 0, 1, ...numbers], line);
    else if (word === "Tj") {
      const text = operands.at(-1).match(font.glyph).map(glyph => font.letters.get(parseInt(glyph, 16)) ?? "").join("");
      const [, , , , x, y] = times(line, matrix);
      glyphs.push({ text, x, y });
    } else if (word === "m") path.push([numbers]);
    else if (word === "l") path.at(-1).push(numbers);
    else if (word === "f") {
      // A path of many bars one unit high is a QR code.
      if (path.length > 100 && path.every(bar => Math.abs(bar[2][1] - bar[0][1]) === 1)) codes.push(codeOf(path, matrix));
      path = [];
    } else if (word === "S" || word === "n" || word === "f*") path = [];
    operands = [];
  }
  const lines = new Map();
  for (const { text, x, y } of glyphs) {
    const before = lines.get(y.toFixed(1));
    lines.set(y.toFixed(1), { text: (before?.text ?? "") + text, last: Math.max(before?.last ?? 0, x) });
  }
  const found = [...lines].map(([y, { text, last }]) => ({ text: text.replaceAll("\u00a0", " "), y: Number(y), last }));
  return { lines: found.filter(({ text }) => text.trim()).sort((a, b) => b.y - a.y), codes };
}

/** Paints a QR code, four pixels a module with a quiet zone, and reads it as a phone would. */
function codeOf(bars, matrix) {
  const [xs, ys] = [0, 1].map(axis => bars.flatMap(bar => bar.map(point => point[axis])));
  const side = Math.max(...xs) + Math.min(...xs);
  const wide = side * 4;
  const pixels = new Uint8ClampedArray(wide * wide * 4).fill(255);
  for (const bar of bars) {
    for (let y = bar[0][1] * 4; y < bar[2][1] * 4; y += 1) {
      for (let x = bar[0][0] * 4; x < bar[2][0] * 4; x += 1) pixels.fill(0, (y * wide + x) * 4, (y * wide + x) * 4 + 3);
    }
  }
  const ends = [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]]
    .map(([x, y]) => times([1, 0, 0, 1, x, y], matrix));
  return { text: jsQR(pixels, wide, wide)?.data ?? null, top: ends[0][5], bottom: ends[1][5], right: ends[1][4] };
}
