import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { evaluate } from '../../src/compile/evaluate.ts';
import { nodeOf } from '../../src/kernel/ids.ts';
import { wiresInto } from '../../src/macros/wires.ts';
import { readExpressions } from '../../src/formats/read-expressions.ts';
import { cardSize } from '../../src/graph/geometry.ts';
import { exampleDocument } from '../../src/app/example-document.ts';
import { isFileExample } from '../../src/store/gallery/example.ts';
import { exampleById, examples, textExamples } from '../../src/store/gallery/examples.ts';
import { trainedExamples } from '../../src/store/gallery/trained-examples.ts';
import { firstDocument } from '../../src/store/gallery/first-document.ts';
import { firstExample } from '../../src/store/gallery/first-example.ts';
import { galleryDocument } from '../../src/store/gallery/gallery-document.ts';

interface Known {
  readonly name: string;
  readonly values: Readonly<Record<string, number>>;
  readonly gradients: Readonly<Record<string, number>>;
  readonly root: string;
}

const golden: readonly Known[] = JSON.parse(readFileSync('tests/fixtures/golden/known.json', 'utf8'));
const neuron = { values: { x1w1: -6, x2w2: 0, sum: -6 }, gradients: { x1w1: 0.5, x2w2: 0.5, sum: 0.5 } };

/** What each example must come to: the golden file's numbers, under our names where they differ, and for nodes that it does not list
 *  the numbers of the lecture. */
const expected: Readonly<Record<string, Omit<Known, 'name'>>> = {
  'product-and-sum': { root: 'd', values: { a: 2, b: -3, c: 10, d: 4 }, gradients: { a: -3, b: 2, c: 1, d: 1 } },
  'chain-rule': known('lecture-L'),
  'used-twice': known('lecture-a-plus-a'),
  'two-paths': known('lecture-two-paths'),
  'neuron-by-hand': known('lecture-neuron', {}, neuron),
  'tanh-by-hand': known('lecture-neuron-exp', {}, neuron),
  'neuron-card': only(known('lecture-neuron'), ['x1', 'x2', 'o']),
  micrograd: known('micrograd-readme', { c0: 'c_1', c1: 'c_2', d0: 'd_1', d1: 'd_2', g0: 'g_1' }),
};

function known(
  name: string,
  renamed: Readonly<Record<string, string>> = {},
  more: Omit<Known, 'name' | 'root'> = { values: {}, gradients: {} },
) {
  const entry = golden.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`known.json has no ${name}`);
  const ours = (numbers: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(numbers).map(([key, number]) => [renamed[key] ?? key, number]));
  return {
    root: entry.root,
    values: { ...ours(entry.values), ...more.values },
    gradients: { ...ours(entry.gradients), ...more.gradients },
  };
}

function only({ root, values, gradients }: Omit<Known, 'name'>, names: readonly string[]) {
  const pick = (numbers: Readonly<Record<string, number>>) =>
    Object.fromEntries(names.map((name) => [name, numbers[name] ?? Number.NaN]));
  return { root, values: pick(values), gradients: pick(gradients) };
}

/** 1e-12 of the size of the number, which the golden file promises; for 0, 1e-12 itself. */
function expectClose(actual: number | null | undefined, wanted: number, what: string): void {
  expect(typeof actual, what).toBe('number');
  expect(Math.abs((actual ?? Number.NaN) - wanted), `${what}: ${actual} is not ${wanted}`).toBeLessThanOrEqual(
    1e-12 * Math.max(1, Math.abs(wanted)),
  );
}

test('the gallery shows what is promised, each example once, and the first visit opens on one of them', () => {
  expect(textExamples.map(({ id }) => id).sort()).toEqual(Object.keys(expected).sort());
  expect(trainedExamples.map(({ id }) => id)).toEqual(['lecture-mlp', 'moons', 'yinyang']);
  expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length);
  expect(exampleById(firstExample.id)).toBe(firstExample);
  expect(exampleById('nothing')).toBeUndefined();
});

test.each(trainedExamples)(
  '$id opens as its file in examples/, and its picture has its cards and wires',
  async (example) => {
    const document = await exampleDocument(example);
    expect(example.blurb).toMatch(/\.$/);
    expect(example.tryThis).toMatch(/^[A-Z].*\.$/);
    expect(isFileExample(example)).toBe(true);
    expect(document.title).toBe(example.title);
    const { cards, wires } = example.sketch;
    const records = [...document.nodes.values()];
    expect(cards.map(({ x, y, kind }) => ({ x, y, kind }))).toEqual(records.map(({ x, y, kind }) => ({ x, y, kind })));
    const between = records.flatMap((reader, to) =>
      wiresInto(reader).map(({ from }) => `${records.findIndex(({ id }) => id === nodeOf(from))} ${to}`),
    );
    // The picture draws one wire where there are several side by side, and leaves out the long one from the table to the loss.
    const drawn = wires.map(([from, to]) => `${from} ${to}`);
    expect(drawn.filter((wire) => !between.includes(wire))).toEqual([]);
  },
);

describe.each(textExamples.map((example) => [example.id, example] as const))('%s', (id, example) => {
  const document = galleryDocument(example);
  const { root, value, gradient } = evaluate(document);
  const byName = new Map([...document.nodes.values()].map((record) => [record.name, record] as const));

  test('is told in plain sentences', () => {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(example.blurb).toMatch(/\.$/);
    expect(example.tryThis).toMatch(/^[A-Z].*\.$/);
    expect(document.title).toBe(example.title);
  });

  test('has every value and every gradient of the reference programs', () => {
    const wanted = expected[id];
    expect(wanted).toBeDefined();
    const named = (name: string) => byName.get(name)?.id ?? ('missing' as never);
    expect(root).toBe(named(wanted?.root ?? ''));
    for (const [name, number] of Object.entries(wanted?.values ?? {}))
      expectClose(value(named(name)), number, `value of ${name}`);
    for (const [name, number] of Object.entries(wanted?.gradients ?? {})) {
      expectClose(gradient(named(name)), number, `gradient of ${name}`);
    }
  });

  test('names no node that the reference does not know', () => {
    const names = [...byName.keys()].filter((name) => name !== null);
    expect(names.sort()).toEqual(Object.keys(expected[id]?.values ?? {}).sort());
  });

  test('lies in order: no card covers another, and every place is that of a card', () => {
    const cards = [...document.nodes.values()].map((record) => ({ ...record, ...cardSize(record) }));
    for (const [index, a] of cards.entries()) {
      for (const b of cards.slice(index + 1)) {
        const covers = a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
        expect(covers, `${a.name ?? a.id} and ${b.name ?? b.id} lie apart`).toBe(false);
      }
    }
    for (const [name, { x, y }] of Object.entries(example.places ?? {}))
      expect(byName.get(name)).toMatchObject({ x, y });
    for (const { x, y } of cards) expect([x % 4, y % 4].map(Math.abs)).toEqual([0, 0]);
  });

  test('reads without a complaint that a beginner would have to understand', () => {
    const read = readExpressions(example.text);
    const remarks = read.ok ? read.remarks : [read.message];
    // micrograd's own example defines c, d and g several times, on purpose.
    expect(id === 'micrograd' ? [] : remarks).toEqual([]);
  });
});

test('what a first visit opens on is what the text of the first example says', () => {
  expect(firstDocument()).toEqual(galleryDocument(firstExample));
});
