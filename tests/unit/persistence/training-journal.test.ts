import { expect, test } from 'vitest';
import { createTrainingJournal } from '../../../src/persistence/training-journal.ts';
import type { TrainingJournalEntry } from '../../../src/store/training-journal-entry.ts';
import { at } from '../../support/graph.ts';

const entry: TrainingJournalEntry = {
  addresses: [at('w'), at('o/w:p1')],
  numbers: Float64Array.of(0.1, -2e-300),
  initial: { addresses: [at('w')], numbers: Float64Array.of(1 / 3) },
  state: {
    step: 12,
    optimiser: 'adam',
    addresses: [at('w'), at('o/w:p1')],
    counts: Float64Array.of(12, 12),
    moments: [Float64Array.of(0.5, -0.25), Float64Array.of(1e-9, 2)],
    gradients: Float64Array.of(3, 4),
    batches: [{ epoch: 2, taken: 30 }],
  },
};

function textStorage(text: string | null = null) {
  let stored = text;
  return {
    getItem: () => stored,
    setItem: (_key: string, value: string) => void (stored = value),
    removeItem: () => void (stored = null),
    text: () => stored ?? '',
  };
}

test('what was written is read, bit for bit', () => {
  const storage = textStorage();
  createTrainingJournal(() => storage).write(entry);
  expect(createTrainingJournal(() => storage).read()).toEqual(entry);
});

test('nothing stored, no storage, and anything damaged read as nothing', () => {
  expect(createTrainingJournal(() => textStorage()).read()).toBeNull();
  const blocked = createTrainingJournal(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  blocked.write(entry);
  expect(blocked.read()).toBeNull();
  const storage = textStorage();
  createTrainingJournal(() => storage).write(entry);
  for (const [good, bad] of [
    ['"adam"', '"magic"'],
    ['"step":12', '"step":-1'],
    ['"o/w:p1"', '"o w"'],
    ['[12,12]', '[12]'],
    ['[3,4]', '[3,"4"]'],
    ['"epoch":2', '"epoch":null'],
    ['"moments"', '"moment"'],
    ['{"addresses"', '["addresses"'],
  ] as const) {
    const damaged = storage.text().replace(good, bad);
    expect(damaged).not.toBe(storage.text());
    expect(createTrainingJournal(() => textStorage(damaged)).read(), bad).toBeNull();
  }
});

test('a run too large for the tab’s storage leaves no entry rather than an old one', () => {
  const storage = textStorage();
  const journal = createTrainingJournal(() => storage);
  journal.write(entry);
  journal.write({ ...entry, numbers: new Float64Array(300_000).fill(Math.PI) });
  expect(journal.read()).toBeNull();
});
