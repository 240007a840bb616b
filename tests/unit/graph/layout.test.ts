import { expect, test } from 'vitest';
import type { NodeRecord, NudgeDocument } from '../../../src/graph/document.ts';
import { cardPorts, cardSize } from '../../../src/graph/geometry.ts';
import { freeSpot } from '../../../src/graph/free-spot.ts';
import { nearestFit } from '../../../src/graph/layout-obstacles.ts';
import { layoutDocument } from '../../../src/graph/layout.ts';
import { at, graph, id, type Sketch } from '../../support/graph.ts';
import { covered, crossings, overlaps, wiresOf } from '../../support/drawing.ts';

const neuron: Sketch = {
  x1: 2,
  w1: { role: 'parameter', value: -3 },
  x2: 0,
  w2: { role: 'parameter', value: 1 },
  b: { role: 'parameter', value: 6.88 },
  x1w1: ['mul', 'x1', 'w1'],
  x2w2: ['mul', 'x2', 'w2'],
  sum: ['add', 'x1w1', 'x2w2'],
  n: ['add', 'sum', 'b'],
  o: ['tanh', 'n'],
};

const tanhByHand: Sketch = {
  ...neuron,
  o: ['div', 'less', 'more'],
  two: 2,
  e: ['exp', 'twice'],
  twice: ['mul', 'two', 'n'],
  one: 1,
  less: ['sub', 'e', 'one'],
  unit: 1,
  more: ['add', 'e', 'unit'],
};

/** The expression of the micrograd README. */
const readme: Sketch = {
  a: -4,
  b: 2,
  c1: ['add', 'a', 'b'],
  ab: ['mul', 'a', 'b'],
  three: 3,
  b3: ['pow', 'b', 'three'],
  d1: ['add', 'ab', 'b3'],
  k1: 1,
  c1k: ['add', 'c1', 'k1'],
  c2: ['add', 'c1', 'c1k'],
  k2: 1,
  c2k: ['add', 'k2', 'c2'],
  na: ['neg', 'a'],
  c2ka: ['add', 'c2k', 'na'],
  c: ['add', 'c2', 'c2ka'],
  k3: 2,
  d1k: ['mul', 'd1', 'k3'],
  ba: ['add', 'b', 'a'],
  rba: ['relu', 'ba'],
  d1r: ['add', 'd1k', 'rba'],
  d2: ['add', 'd1', 'd1r'],
  k4: 3,
  d2k: ['mul', 'k4', 'd2'],
  bma: ['sub', 'b', 'a'],
  rbma: ['relu', 'bma'],
  d2r: ['add', 'd2k', 'rbma'],
  d: ['add', 'd2', 'd2r'],
  e: ['sub', 'c', 'd'],
  f: ['square', 'e'],
  k5: 2,
  g1: ['div', 'f', 'k5'],
  k6: 10,
  kf: ['div', 'k6', 'f'],
  g: ['add', 'g1', 'kf'],
};

/** Wires that pass over whole columns. */
const skipping: Sketch = {
  x: 1,
  y: 2,
  s: ['sin', 'x'],
  c: ['cos', 's'],
  e: ['exp', 'c'],
  t: ['tanh', 'e'],
  m: ['mul', 't', 'x'],
  k: ['add', 'm', 'y'],
  z: ['add', 'k', 's'],
};

const drawings = { neuron, tanhByHand, readme, skipping };

function place(document: NudgeDocument, name: string): NodeRecord {
  const record = document.nodes.get(id(name));
  if (record === undefined) throw new Error(`no ${name}`);
  return record;
}

/** Where a card's wire leaves it, or where its operand enters, on the canvas. */
function level(document: NudgeDocument, name: string, port = 'out'): number {
  const record = place(document, name);
  return record.y + (cardPorts(record).find((candidate) => candidate.id === port)?.y ?? NaN);
}

test.each(Object.entries(drawings))(
  '%s: wires run left to right, no card covers another, every place is a multiple of 4',
  (_, sketch) => {
    const document = layoutDocument(graph(sketch));
    for (const { from, to } of wiresOf(document)) {
      expect(to.record.x - (from.record.x + cardSize(from.record).width)).toBeGreaterThanOrEqual(100);
    }
    expect(overlaps(document, 20)).toEqual([]);
    for (const { x, y } of document.nodes.values()) expect([Math.abs(x % 4), Math.abs(y % 4)]).toEqual([0, 0]);
  },
);

test.each(Object.entries(drawings))('%s: no wire runs under a card', (_, sketch) => {
  expect(covered(layoutDocument(graph(sketch)))).toEqual([]);
});

test('the neuron is drawn without a crossing, tanh by hand with the one it must have, the README with few', () => {
  expect(crossings(layoutDocument(graph(neuron)))).toBe(0);
  // e is the first operand of both, and each has its own second operand.
  expect(crossings(layoutDocument(graph(tanhByHand)))).toBe(1);
  expect(crossings(layoutDocument(graph(readme)))).toBeLessThanOrEqual(16);
});

//  x1 ─┬▶ x1w1 ─┬▶ sum ─┬▶ n ─▶ o
//  w1 ─┘        │   b ──┘
//  x2 ─┬▶ x2w2 ─┘
//  w2 ─┘
test('a leaf stands in the column beside what uses it', () => {
  const document = layoutDocument(graph(neuron));
  expect(place(document, 'b').x).toBe(place(document, 'sum').x);
  expect(place(document, 'b').y).toBeGreaterThan(place(document, 'sum').y);
});

test('a sum of leaves that is used late stands beside its user too', () => {
  //  x ─▶ s ─▶ c ─▶ e ─▶ y
  //  a ─┬▶ ab ───────────┘
  //  b ─┘
  const document = layoutDocument(
    graph({
      x: 1,
      a: 1,
      b: 1,
      ab: ['add', 'a', 'b'],
      s: ['sin', 'x'],
      c: ['cos', 's'],
      e: ['exp', 'c'],
      y: ['mul', 'e', 'ab'],
    }),
  );
  expect(place(document, 'ab').x).toBe(place(document, 'e').x);
  expect(place(document, 'a').x).toBe(place(document, 'c').x);
});

test('the first operand lies above the second, also when the second was made first', () => {
  const document = layoutDocument(graph({ late: 1, early: 2, y: ['sub', 'early', 'late'] }));
  expect(place(document, 'early').y).toBeLessThan(place(document, 'late').y);
});

test('a node stands at the middle of its inputs', () => {
  const document = layoutDocument(graph(neuron));
  expect(Math.abs(level(document, 'x1w1') - (level(document, 'x1') + level(document, 'w1')) / 2)).toBeLessThanOrEqual(
    4,
  );
  expect(
    Math.abs(level(document, 'sum') - (level(document, 'x1w1') + level(document, 'x2w2')) / 2),
  ).toBeLessThanOrEqual(4);
});

test('the wire of an only input is level', () => {
  const document = layoutDocument(graph(neuron));
  expect(level(document, 'o', '0')).toBe(level(document, 'n'));
});

test('parts that nothing joins are stacked in canonical order, and lone nodes stand in a row below', () => {
  const document = layoutDocument(graph({ lone: 1, a: 3, b: ['add', 'a', 'a'], p: 1, q: ['neg', 'p'], other: 2 }));
  expect(overlaps(document, 20)).toEqual([]);
  expect(place(document, 'b').y + cardSize(place(document, 'b')).height).toBeLessThan(place(document, 'q').y);
  expect(place(document, 'lone').y).toBeGreaterThan(place(document, 'q').y);
  expect(place(document, 'lone').y).toBe(place(document, 'other').y);
});

test('notes stay where they are, and nothing is put on them', () => {
  const bare = graph({ a: 1, b: 2, y: ['mul', 'a', 'b'] });
  const note: NodeRecord = {
    id: id('remark'),
    kind: 'note',
    order: [9],
    name: null,
    x: 60,
    y: 40,
    text: 'mind the product',
  };
  const document = layoutDocument({ ...bare, nodes: new Map([...bare.nodes, [note.id, note]]) });
  expect(place(document, 'remark')).toBe(note);
  expect(overlaps(document, 20)).toEqual([]);
});

test('the drawing begins at the origin', () => {
  const document = layoutDocument(graph(neuron), { origin: { x: 400, y: -200 } });
  const records = [...document.nodes.values()];
  expect(Math.min(...records.map(({ x }) => x))).toBe(400);
  expect(Math.min(...records.map(({ y }) => y))).toBe(-200);
});

test('only the named nodes move: a new reader goes to the right of what it reads, in free room', () => {
  const before = layoutDocument(graph(neuron));
  const grown = graph({ ...neuron, more: ['exp', 'n'] });
  const nodes = new Map([...grown.nodes].map(([key, record]) => [key, before.nodes.get(key) ?? record]));
  const after = layoutDocument({ ...grown, nodes }, { only: new Set([id('more')]) });
  for (const record of before.nodes.values()) expect(after.nodes.get(record.id)).toBe(record);
  expect(place(after, 'more').x).toBeGreaterThan(place(after, 'n').x + 132);
  expect(overlaps(after, 20)).toEqual([]);
});

test('a new operand of a node that stays goes to the left of it', () => {
  const before = layoutDocument(graph({ a: 1, y: ['neg', 'a'] }));
  const y = { ...place(before, 'y'), kind: 'op' as const, op: 'mul' as const, inputs: [at('a'), at('fresh')] };
  const fresh = place(graph({ z: 0, fresh: 5 }), 'fresh');
  const after = layoutDocument(
    { ...before, nodes: new Map([...before.nodes, [y.id, y], [fresh.id, fresh]]) },
    { only: new Set([fresh.id]) },
  );
  expect(place(after, 'fresh').x + 132).toBeLessThan(y.x);
  expect(overlaps(after, 20)).toEqual([]);
});

test('new nodes that nothing joins to the old go below everything, or to the origin if it is free', () => {
  const both = graph({ a: 1, b: 2, y: ['mul', 'a', 'b'], p: 1, q: ['neg', 'p'] });
  const old = layoutDocument(both, { only: new Set(['a', 'b', 'y'].map(id)) });
  const only = new Set(['p', 'q'].map(id));
  const below = layoutDocument(old, { only });
  for (const name of ['a', 'b', 'y'])
    expect(place(below, 'q').y).toBeGreaterThan(place(below, name).y + cardSize(place(below, name)).height);
  const there = layoutDocument(old, { only, origin: { x: 2000, y: 1000 } });
  expect(Math.min(place(there, 'p').x, place(there, 'q').x)).toBe(2000);
});

test('a loop is drawn too', () => {
  //  a ─▶ p ─▶ q ─▶ r
  //       ▲────┘
  const document = layoutDocument(graph({ a: 1, p: ['add', 'a', 'q'], q: ['neg', 'p'], r: ['exp', 'q'] }));
  expect(overlaps(document, 20)).toEqual([]);
  expect(place(document, 'r').x).toBeGreaterThan(place(document, 'q').x);
});

test('the order in which the document holds its nodes changes nothing', () => {
  const document = graph(readme);
  const backwards = { ...document, nodes: new Map([...document.nodes].reverse()) };
  const [one, other] = [layoutDocument(document), layoutDocument(backwards)];
  for (const [key, { x, y }] of one.nodes) expect(other.nodes.get(key)).toMatchObject({ x, y });
});

test('a drawn document is drawn again as it is', () => {
  const once = layoutDocument(graph(readme));
  const again = layoutDocument(once);
  for (const [key, record] of once.nodes) expect(again.nodes.get(key)).toBe(record);
});

test('open macros get the room that the caller names', () => {
  const document = graph({ x: 1, y: 2, o: { neuron: ['x', 'y'] }, z: ['neg', 'o'] });
  const sizeOf = (record: NodeRecord) => (record.kind === 'macro' ? { width: 800, height: 600 } : cardSize(record));
  const drawn = layoutDocument(document, { sizeOf });
  expect(place(drawn, 'z').x).toBeGreaterThanOrEqual(place(drawn, 'o').x + 900);
});

test('an empty document stays empty', () => {
  expect(layoutDocument(graph({})).nodes.size).toBe(0);
});

test('a chain of 8,000 and a sum of 2,000 are drawn without a RangeError', () => {
  const chain: Record<string, Sketch[string]> = { n0: 1 };
  for (let index = 1; index <= 8000; index++) chain[`n${index}`] = ['neg', `n${index - 1}`];
  const drawn = layoutDocument(graph(chain));
  expect(level(drawn, 'n7999', '0')).toBe(level(drawn, 'n7998'));
  const leaves = Array.from({ length: 2000 }, (_, index) => `x${index}`);
  const wide = layoutDocument(graph({ ...Object.fromEntries(leaves.map((name) => [name, 1])), s: ['sum', ...leaves] }));
  const tops = leaves.map((name) => place(wide, name).y);
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
});

test('the nearest fit may lie on a farther ring: straight over 80 is nearer than 60 over and 60 down', () => {
  const fits = ({ x, y }: { x: number; y: number }) => (x === 60 && y === 60) || (x === 80 && y === 0);
  expect(nearestFit({ x: 0, y: 0 }, 20, 10, fits)).toEqual({ x: 80, y: 0 });
  expect(nearestFit({ x: 0, y: 0 }, 20, 2, fits)).toBeNull();
});

test('a free spot is the nearest of all grid places that keep 20 px from every card', () => {
  const document = layoutDocument(graph(neuron));
  const size = { width: 132, height: 96 };
  const rects = [...document.nodes.values()].map((record) => ({ ...cardSize(record), x: record.x, y: record.y }));
  const isFree = (x: number, y: number) =>
    rects.every(
      (rect) =>
        x >= rect.x + rect.width + 20 || rect.x >= x + 152 || y >= rect.y + rect.height + 20 || rect.y >= y + 116,
    );
  const nears = Array.from({ length: 48 }, (_, index) => ({
    x: -60 + 170 * (index % 8),
    y: -40 + 97 * Math.floor(index / 8),
  }));
  for (const near of [...nears, { x: 3000, y: 40 }]) {
    let nearest = Infinity;
    const start = { x: Math.round(near.x / 20) * 20, y: Math.round(near.y / 20) * 20 };
    for (let x = -400; x <= 3200; x += 20)
      for (let y = -400; y <= 1000; y += 20)
        if (isFree(x, y)) nearest = Math.min(nearest, Math.hypot(x - start.x, y - start.y));
    const spot = freeSpot(document, size, near);
    expect(isFree(spot.x, spot.y)).toBe(true);
    expect(Math.hypot(spot.x - start.x, spot.y - start.y)).toBeCloseTo(nearest, 9);
    expect([Math.abs(spot.x % 20), Math.abs(spot.y % 20)]).toEqual([0, 0]);
  }
});
