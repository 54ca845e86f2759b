// The other side of this crate: model.rs, longest.rs, place.rs and coder.rs say what is computed here and why.
// Both do the same arithmetic in the same order, or nothing comes out.
//
// unpack(text, parts) gives the bytes of all parts, one behind the other; a part has its `length` and `isModule`. It
// works in pieces of some milliseconds, so that the page stays alive.

const unpack = async (text, parts) => {
  const CONTEXTS = 8, INPUTS = 18, SLOTS = 21, NEW = 2048 << 12, SCALE = 4096 / 24, BOUND = 11.9;
  const OPCODE = 1, SIZE = 2, GROUPS = 3, GROUP = 4, TYPE = 5, OPERAND = 6, KINDS = 10, LEAST = 3814697265625;

  const chances = new Float64Array(4096), odds = new Float64Array(4096);
  for (let step = 0, against = 162754.79141900392; step < 4096; step++, against *= 0.9941577689188674) {
    chances[step] = 1 / (1 + against);
  }
  for (let chance = 0, step = 0; chance < 4096; chance++) {
    while (step < 4095 && chances[step] < (chance + 0.5) / 4096) step++;
    odds[chance] = (step - 2048) / SCALE;
  }
  const rates = Int32Array.from({ length: 16 }, (_, times) => 65536 / (times + 1.4));
  const slots = new Int32Array(CONTEXTS << SLOTS).fill(NEW);
  const shares = Float64Array.from({ length: 251 }, (_, times) => 1 / (times + 2));
  const met = new Float64Array(CONTEXTS << 9).fill(0.5), times = new Uint8Array(CONTEXTS << 9);
  const weights = new Float64Array((KINDS << 8) * INPUTS).fill(0.14);
  const otherWeights = new Float64Array((1 << 16) * INPUTS).fill(0.14);
  const corrections = Float64Array.from({ length: 33 << 14 }, (_, at) => chances[(at % 33 / 2 - 8) * SCALE + 2048 | 0]);
  const ends = new Int32Array(1 << 20), matched = new Float64Array(64).fill(0.75), trusted = new Float64Array(64).fill(0.9);
  const contexts = new Int32Array(CONTEXTS), rows = new Int32Array(CONTEXTS), inputs = new Float64Array(INPUTS);
  inputs[INPUTS - 1] = 0.3;

  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const out = new Uint8Array(size);
  const mix = (one, other) => {
    const both = Math.imul(one, 0x9E3779B1) ^ Math.imul(other, 0x85EBCA6B);
    return Math.imul(both ^ both >>> 15, 0x2C1B3C6D);
  };

  let read = 0;
  const digit = () => {
    const sign = text.charCodeAt(read++);
    // Behind a text that was cut nothing is told.
    return sign > 0 ? sign - 1 - (sign > 13) - (sign > 60) : 0;
  };
  // The position in the range, and the range. In an array: numbers beyond 31 bits are slow in variables of a closure.
  const coder = new Float64Array([0, LEAST * 125]);
  while (read < 7) coder[0] = coder[0] * 125 + digit();
  const take = chance => {
    let code = coder[0], range = coder[1];
    const piece = Math.floor(range / 65536) * (chance < 1 ? 1 : chance > 65535 ? 65535 : chance);
    const bit = code < piece ? 1 : 0;
    if (bit) {
      range = piece;
    } else {
      code -= piece;
      range -= piece;
    }
    while (range < LEAST) {
      code = code * 125 + digit();
      range *= 125;
    }
    coder[0] = code;
    coder[1] = range;
    return bit;
  };

  // place.rs
  let state, left, number, shift = 0, section, body, groups, numbers, bytes, kind, opcodes, operand, locals, depth;
  const last = new Int32Array(256);
  const isNumber = byte => {
    if (!shift) number = 0;
    number |= (byte & 127) << shift;
    shift = byte < 128 ? 0 : shift + 7;
    return byte < 128;
  };
  const next = () => {
    operand = 0;
    kind = numbers + bytes > 0 ? Math.min(kind + 1, KINDS - 1) : body ? OPCODE : SIZE;
  };
  const follow = byte => {
    left--;
    if (state === "code") {
      body--;
      if (kind === OPCODE) {
        opcodes = opcodes << 8 | byte;
        if (byte > 1 && byte < 5) depth++;
        if (byte === 11) depth--;
        bytes = byte === 0x43 ? 4 : byte === 0x44 ? 8 : 0;
        numbers = byte === 0x11 || byte === 0x1C || byte > 0x27 && byte < 0x3F ? 2
          : byte > 1 && byte < 5 || byte > 11 && byte < 15 || byte === 16 || byte > 0x1F && byte < 0x25
            || byte > 0x3E && byte < 0x43 || byte === 0xFC ? 1 : 0;
        kind = OPERAND - 1;
        next();
      } else if (kind >= OPERAND) {
        operand = operand << 8 | byte | 128;
        if (bytes) {
          if (!--bytes) next();
        } else if (isNumber(byte)) {
          const opcode = opcodes & 255;
          numbers--;
          if (kind === OPERAND) {
            if (opcode === 14) numbers = number + 1;
            if (opcode === 0xFC && number > 7 && number < 15) numbers = 2 - number % 2;
          }
          last[opcode] = operand;
          if (opcode > 0x1F && opcode < 0x23) locals = locals << 8 | operand & 255;
          next();
        }
      } else if (kind === TYPE) {
        kind = --groups ? GROUP : OPCODE;
      } else if (isNumber(byte)) {
        if (kind === SIZE) {
          body = number;
          opcodes = locals = depth = 0;
          kind = GROUPS;
        } else if (kind === GROUPS) {
          groups = number;
          kind = groups ? GROUP : OPCODE;
        } else {
          kind = TYPE;
        }
      }
    } else if (state === "head") {
      if (!left) state = "section";
    } else if (state === "section") {
      section = byte;
      state = "length";
    } else if (state === "length") {
      if (isNumber(byte)) {
        left = number;
        state = section === 10 ? "count" : "other";
      }
    } else if (state === "count" && isNumber(byte)) {
      state = "code";
      kind = SIZE;
    }
    if (!left && (state === "code" || state === "other")) {
      state = "section";
      kind = 0;
    }
  };

  let done = 0, word = 0, field = 0, column = 0, follows = 0, length = 0, isModule, pause = performance.now() + 40;
  const push = byte => {
    out[done++] = byte;
    if (isModule) follow(byte);
    word = byte > 127 || (byte | 32) > 96 && (byte | 32) < 123 ? mix(word, byte + 1) : 0;
    column++;
    if (byte === 30 || byte === 31 || byte === 10 || byte === 44 && !isModule) field = column = 0;
    else if (column < 4) field = mix(field, byte);
    if (length) {
      length++;
      follows++;
    }
    if (done < 6) return;
    let hash = 0;
    for (let at = done; at > done - 6;) hash = Math.imul(hash + out[--at] + 1, 0x2F0B4C47);
    hash >>>= 12;
    if (!length) {
      follows = ends[hash];
      while (length < 32 && length < follows && out[follows - 1 - length] === out[done - 1 - length]) length++;
    }
    ends[hash] = done;
  };

  const byte = () => {
    // model.rs: foretell
    const a = done > 0 ? out[done - 1] : 0, b = done > 1 ? out[done - 2] : 0;
    const c = done > 2 ? out[done - 3] : 0, d = done > 3 ? out[done - 4] : 0;
    const two = a | b << 8, three = two | c << 16, four = three | d << 24;
    if (kind) {
      const it = mix(operand, kind << 8 | opcodes & 255);
      contexts[0] = it;
      contexts[1] = mix(it, opcodes & 0xFFFFFF);
      contexts[2] = mix(it, opcodes ^ 0x5555);
      contexts[3] = mix(mix(it, opcodes), locals & 0xFFFF);
      contexts[4] = mix(kind, two);
      contexts[5] = mix(it, mix(last[opcodes & 255], 11));
      contexts[6] = mix(mix(it, depth), body >= 0 && body < 3 ? body : 3);
    } else {
      contexts[0] = two;
      contexts[1] = three;
      contexts[2] = four;
      contexts[3] = word;
      contexts[4] = mix(field, a);
      contexts[5] = mix(word, field);
      contexts[6] = mix(a << 16 | d, done > 7 ? out[done - 8] : 0);
    }

    const isCode = kind ? 1 : 0, expectedByte = out[follows];
    const set = kind << 8, otherSet = isCode ? (opcodes & 255) << 8 | kind << 3 : a << 8 | 248;
    const context = isCode ? (opcodes & 255) << 8 | kind : a;
    let bits = 1, half = 1;
    for (let place = 7; place >= 0; place--) {
      if (place === 7 || place === 3) {
        half = 1;
        for (let at = 0; at < CONTEXTS; at++) {
          const hash = mix(contexts[at] + (at << 24) | 0, place === 7 ? 0 : bits);
          let row = at << SLOTS | hash >>> 32 - SLOTS & ~15;
          const check = hash & 0xFFFF, other = row ^ 16;
          if (slots[row] !== check) {
            if (slots[other] === check) {
              row = other;
            } else {
              if ((slots[row + 1] >> 8 & 15) > (slots[other + 1] >> 8 & 15)) row = other;
              for (let slot = row; slot < row + 16; slot++) slots[slot] = NEW;
              slots[row] = check;
            }
          }
          rows[at] = row;
        }
      }

      // chance
      const before = (otherSet | place) * INPUTS, here = (set | bits) * INPUTS;
      for (let at = 0; at < CONTEXTS; at++) {
        const slot = slots[rows[at] + half], history = slot & 255;
        if (history) {
          inputs[2 * at] = odds[slot >> 12];
          inputs[2 * at + 1] = odds[met[at << 9 | isCode << 8 | history] * 4096 | 0];
        } else {
          inputs[2 * at] = inputs[2 * at + 1] = 0;
        }
      }
      const expected = length > 0 ? expectedByte >> place & 1 : -1;
      const matchClass = (length < 31 ? length : 31) + (isCode ? 32 : 0);
      const matchOdds = expected < 0 ? 0 : odds[matched[matchClass] * 4096 | 0];
      inputs[INPUTS - 2] = expected === 0 ? -matchOdds : matchOdds;
      let sum = 0, otherSum = 0;
      for (let at = 0; at < INPUTS; at++) {
        sum += weights[here + at] * inputs[at];
        otherSum += otherWeights[before + at] * inputs[at];
      }
      sum = sum > BOUND ? BOUND : sum < -BOUND ? -BOUND : sum;
      otherSum = otherSum > BOUND ? BOUND : otherSum < -BOUND ? -BOUND : otherSum;
      const both = (sum + otherSum) / 2;
      const position = ((both > 7.99 ? 7.99 : both < -7.99 ? -7.99 : both) + 8) * 2;
      const correction = (mix(context, bits) >>> 18) * 33 + (position | 0), share = position - (position | 0);
      const corrected = corrections[correction] * (1 - share) + corrections[correction + 1] * share;
      const chance = (chances[both * SCALE + 2048 | 0] + corrected) / 2 * 65536 | 0;

      const bit = take(chance);

      // learn
      for (let at = correction; at < correction + 2; at++) corrections[at] += (bit - corrections[at]) * 0.025;
      const error = bit - chances[sum * SCALE + 2048 | 0], otherError = bit - chances[otherSum * SCALE + 2048 | 0];
      if (error > 0.03 || error < -0.03) {
        const step = error * 0.006;
        for (let at = 0; at < INPUTS; at++) weights[here + at] += step * inputs[at];
      }
      if (otherError > 0.03 || otherError < -0.03) {
        const step = otherError * 0.006;
        for (let at = 0; at < INPUTS; at++) otherWeights[before + at] += step * inputs[at];
      }
      const miss = Math.abs(bit - chances[both * SCALE + 2048 | 0]);
      if (miss >= 0.004) {
        for (let at = 0; at < CONTEXTS; at++) {
          const slot = rows[at] + half, value = slots[slot], chance = value >> 12, count = value >> 8 & 15;
          const history = value & 255, longer = (history || 1) << 1 | bit;
          slots[slot] = chance + (((bit ? 4095 : 0) - chance) * rates[count] >> 16) << 12 | (count < 15 ? count + 1 : 15) << 8
            | (longer > 255 ? longer & 127 | 128 : longer);
          if (miss > 0.015) {
            const here = at << 9 | isCode << 8 | history;
            met[here] += (bit - met[here]) * shares[times[here]];
            if (times[here] < 250) times[here]++;
          }
        }
      }
      if (expected >= 0) {
        matched[matchClass] += ((expected === bit ? 1 : 0) - matched[matchClass]) * 0.016;
        if (expected !== bit) length = 0;
      }
      bits = bits << 1 | bit;
      half = half << 1 | bit;
    }
    return bits & 255;
  };

  for (const part of parts) {
    isModule = part.isModule;
    state = "head";
    left = 8;
    number = shift = section = body = groups = numbers = bytes = kind = opcodes = operand = locals = depth = word = 0;
    last.fill(0);
    for (const end = done + part.length; done < end;) {
      if (!(done & 255) && performance.now() > pause) {
        await new Promise(resolve => setTimeout(resolve));
        pause = performance.now() + 40;
      }
      if (length > 31) {
        const trust = length < 63 ? length : 63, isRight = take(trusted[trust] * 65536 | 0);
        trusted[trust] += (isRight - trusted[trust]) * 0.016;
        if (isRight) {
          push(out[follows]);
          continue;
        }
        length = 0;
      }
      push(byte());
    }
  }
  return out;
};
