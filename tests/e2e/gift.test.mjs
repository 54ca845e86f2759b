// The questions of the lessons in GIFT, taken apart by the reader of gift-pegjs.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import gift from 'gift-pegjs';

const file = await readFile(new URL('../lessons.gift', import.meta.url), 'utf8');
const questions = gift.parse(file);

test('each question has its title, its words and one right answer', () => {
  assert.equal(questions.length, file.match(/^::/gm).length);
  for (const { title, type, stem, choices } of questions) {
    assert.match(title, /^[a-z-]+ [a-z-]+$/);
    assert.ok(stem.text.length > 20, title);
    if (type === 'MC') {
      assert.equal(choices.filter((choice) => choice.isCorrect).length, 1, title);
      assert.ok(choices.every((choice) => choice.feedback.text.length > 10), title);
    } else {
      assert.equal(type, 'Numerical', title);
      assert.deepEqual([choices.number, choices.range], [50000, 0], title);
    }
  }
});

test('words with the signs of GIFT come back as they were', () => {
  const all = questions.flatMap(({ stem, choices }) => [stem, ...(Array.isArray(choices) ? choices : [])].map((part) => (part.text.text ?? part.text)));
  assert.ok(all.includes('Between 1,899 and 4,265'));
  assert.ok(all.some((words) => words.includes('“PROON, Soros Foundation')));
  assert.ok(!all.some((words) => /\\[~=#{}:]/.test(words)));
});
