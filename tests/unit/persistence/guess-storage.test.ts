import { expect, test } from 'vitest';
import { createGuessShelf } from '../../../src/persistence/guess-storage.ts';
import type { SheetScore } from '../../../src/store/classroom/guess-history.ts';

const score: SheetScore = {
  title: 'Chain',
  hidden: '7 gradients',
  questions: 7,
  right: 3,
  rightAtFirst: 2,
  shown: 1,
  tries: 5,
  slips: { sign: 2 },
};

function stored(first: string | null = null) {
  const texts = new Map<string, string>(first === null ? [] : [['nudge:guesses', first]]);
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
    texts,
  };
}

test('scores come back as they were kept', () => {
  const storage = stored();
  expect(createGuessShelf(() => storage).write([score])).toBe(true);
  expect(createGuessShelf(() => storage).read()).toEqual([score]);
});

test('cleared scores leave nothing behind', () => {
  const storage = stored();
  const shelf = createGuessShelf(() => storage);
  shelf.write([score]);
  shelf.write([]);
  expect(storage.texts.size).toBe(0);
});

test.each(['{', '7', 'null', '[null,3,{"title":"x"}]', `[{"title":"x","hidden":"y","questions":-1}]`])(
  'damaged scores are left out: %s',
  (text) => expect(createGuessShelf(() => stored(text)).read()).toEqual([]),
);

test('of a score with damaged slips the counts stay', () => {
  const text = JSON.stringify([{ ...score, slips: { sign: 'often', other: 1 } }]);
  expect(createGuessShelf(() => stored(text)).read()[0]?.slips).toEqual({ other: 1 });
});

test('blocked storage keeps nothing and throws nothing', () => {
  const shelf = createGuessShelf(() => {
    throw new Error('blocked');
  });
  expect(shelf.read()).toEqual([]);
  expect(shelf.write([score])).toBe(false);
});
