import { describe, expect, test } from 'vitest';
import type { Op } from '../../../src/ops/op.ts';
import { opIds, ops, type OpId } from '../../../src/ops/table.ts';
import { brokenBackward, type Bugs, type LocalRule } from '../../../src/engine/broken.ts';
import { backward, forward } from '../../../src/engine/sweep.ts';
import { buildTape } from '../../../src/engine/tape.ts';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { runBroken, type BrokenOptions } from '../../../src/compile/broken.ts';
import { wrongRulesOf } from '../../../src/compile/wrong-rules.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { calmGraph, wildGraph } from '../../support/random-graph.ts';
import { again, cases, seed } from '../../support/seed.ts';
import type { TapeGraph } from '../../support/tape-graph.ts';
import { at, graph, type Sketch } from '../../support/graph.ts';

const right: BrokenOptions = {
  overwrite: false,
  noUpstream: false,
  order: null,
  passes: 1,
  zeroed: new Set(),
  rules: new Map(),
};

function wrong(document: NudgeDocument, bugs: Partial<BrokenOptions>, row = 0) {
  const { program } = evaluate(document);
  const broken = runBroken(program, { ...right, ...bugs }, row);
  if (broken === null) throw new Error('nothing to differentiate');
  return { ...broken, of: (name: string, inRow = 0) => broken.gradient(at(name), inRow) };
}

const rulesOf = (op: OpId, id: string): ReadonlyMap<Op, LocalRule> => {
  const rule = wrongRulesOf(op).find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id} of ${op}`);
  return new Map([[ops[op], rule.slopes]]);
};

//  a ─┬─▶ + ──▶ b      b = a + a, so db/da = 2
//     └──▲
test('= instead of += keeps only the last of two contributions: a + a gives 1, not 2', () => {
  expect(wrong(graph({ a: 3, b: ['add', 'a', 'a'] }), { overwrite: true }).of('a')).toBe(1);
  expect(wrong(graph({ a: 3, b: ['add', 'a', 'a'] }), {}).of('a')).toBe(2);
});

//  a ─┬─▶ × = d ─┐
//  b ─┼─▶        × = f     f = (a·b)·(a + b), a = −2, b = 3
//     └─▶ + = e ─┘         right: a −3, b −8
describe('f = (a·b)·(a + b) with = instead of +=', () => {
  test('the product made first passes on last and wins: a 3, b −2', () => {
    const made = { a: -2, b: 3, d: ['mul', 'a', 'b'], e: ['add', 'a', 'b'], f: ['mul', 'd', 'e'] } satisfies Sketch;
    const { of } = wrong(graph(made), { overwrite: true });
    expect([of('a'), of('b'), of('d'), of('e'), of('f')]).toEqual([3, -2, 1, -6, 1]);
    const truth = wrong(graph(made), {});
    expect([truth.of('a'), truth.of('b')]).toEqual([-3, -8]);
  });

  test('the sum made first passes on last and wins: a −6, b −6', () => {
    const { of } = wrong(graph({ a: -2, b: 3, e: ['add', 'a', 'b'], d: ['mul', 'a', 'b'], f: ['mul', 'd', 'e'] }), {
      overwrite: true,
    });
    expect([of('a'), of('b')]).toEqual([-6, -6]);
  });
});

//  a ═▶ + = b ═▶ + = c     c = 4a
describe('a = 1, b = a + a, c = b + b without a topological order', () => {
  const chain = graph({ a: 1, b: ['add', 'a', 'a'], c: ['add', 'b', 'b'] });
  test('a plain recursion passes on the first half twice: 6, not 4', () =>
    expect(wrong(chain, { order: 'recursive' }).of('a')).toBe(6));
  test('the oldest first passes on what has not come yet: 0', () => {
    const { of } = wrong(chain, { order: 'oldest' });
    expect([of('c'), of('b'), of('a')]).toEqual([1, 2, 0]);
  });
  test('the newest first is right here by luck, and wrong once a node is wired to one made later', () => {
    expect(wrong(chain, { order: 'newest' }).of('a')).toBe(4);
    // b reads a, made after it: d was made before b and reads it.
    const late = graph({ a: 1, d: ['neg', 'b'], b: ['square', 'a'], c: ['add', 'd', 'b'] });
    expect(wrong(late, {}).of('a')).toBe(0);
    expect(wrong(late, { order: 'newest' }).of('a')).toBe(2);
  });
});

//  a ──▶ b = 2a ──▶ c = b²
describe('passes without zero_grad, c = b², b = 2a, a = 3: right is b 12, a 24', () => {
  const chain = graph({ a: 3, two: { role: 'constant', value: 2 }, b: ['mul', 'two', 'a'], c: ['square', 'b'] });
  const passes = (count: number, ...zeroed: string[]) => {
    const { of } = wrong(chain, { passes: count, zeroed: new Set(zeroed.map(at)) });
    return [of('c'), of('b'), of('a')];
  };
  test('once is right', () => expect(passes(1)).toEqual([1, 12, 24]));
  test('what is left of the middle is passed on again: a gets 24, then 48 more, then 72 more', () => {
    expect(passes(2)).toEqual([1, 24, 72]);
    expect(passes(3)).toEqual([1, 36, 144]);
  });
  test('zeroing the leaf alone is not enough on the same graph: 48', () => expect(passes(2, 'a')).toEqual([1, 24, 48]));
  test('with the middle new, as in a training loop, the leaf adds up: 48 after two, 72 after three', () => {
    expect(passes(2, 'b', 'c')).toEqual([1, 12, 48]);
    expect(passes(3, 'b', 'c')).toEqual([1, 12, 72]);
  });
});

//  2, −3 ─▶ × = e ─▶ + 10 = d ─▶ × −2 = L      right: a 6, b −4
test('without the upstream gradient only the last slope is left: a −3, b 2', () => {
  const { of } = wrong(
    graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] }),
    { noUpstream: true },
  );
  expect([of('a'), of('b'), of('c'), of('f'), of('e'), of('d')]).toEqual([-3, 2, 1, 4, 1, -2]);
});

describe('wrong local rules', () => {
  test('× with its own number: a·b at 2, −3 gives 2 and −3', () => {
    const { of } = wrong(graph({ a: 2, b: -3, y: ['mul', 'a', 'b'] }), { rules: rulesOf('mul', 'own') });
    expect([of('a'), of('b')]).toEqual([2, -3]);
  });
  test('exp with its input for its result', () =>
    expect(wrong(graph({ a: 2, y: ['exp', 'a'] }), { rules: rulesOf('exp', 'input') }).of('a')).toBe(2));
  test('tanh with 1 − out', () =>
    expect(wrong(graph({ a: 1, y: ['tanh', 'a'] }), { rules: rulesOf('tanh', 'square') }).of('a')).toBe(
      1 - Math.tanh(1),
    ));
  test('a mean over rows that forgets 1/N gives N times as much', () => {
    const means = graph({ x: { columns: [[1, 2, 3, 4]] }, w: 5, y: ['mul', 'x/c1', 'w'], m: ['mean_rows', 'y'] });
    expect(wrong(means, {}).of('w')).toBe(2.5);
    expect(wrong(means, { rules: rulesOf('mean_rows', 'sum') }).of('w')).toBe(10);
  });

  const numbers = createRandom(7);
  test.each(opIds.flatMap((op) => wrongRulesOf(op).map((rule) => [op, rule.id, rule] as const)))(
    '%s, %s: says something else than the right rule, once for each operand',
    (op, _, rule) => {
      const { arity, minimum, samples, partials, forward: compute, picks } = ops[op];
      let differs = false;
      for (let sample = 0; sample < 20; sample++) {
        const count = arity === 'many' ? minimum + 2 : arity;
        const xs = Array.from({ length: count }, (__, place) => {
          const [low, high] = samples[place] ?? samples[0] ?? [0, 1];
          return picks && place === 0 ? 1 : numbers.uniform(low, high);
        });
        const out = compute(xs);
        const slopes = rule.slopes(xs, out, 4);
        expect(slopes).toHaveLength(count);
        const truth = partials(xs, out).map((slope) => (ops[op].overRows === 'mean' ? slope / 4 : slope));
        differs ||= slopes.some((slope, place) => Math.abs(slope - (truth[place] ?? NaN)) > 1e-6);
      }
      expect(differs).toBe(true);
      expect(rule.wrong).not.toBe(rule.right);
    },
  );
});

test('rows: a weight is overwritten by whole wires, each the sum over its rows', () => {
  // y = x·w + w in each of three rows, then the sum: w gets 1 + 2 + 3 along one wire and 3 along the other.
  const { of } = wrong(
    graph({
      x: { columns: [[1, 2, 3]] },
      w: 5,
      p: ['mul', 'x/c1', 'w'],
      y: ['add', 'p', 'w'],
      s: ['sum_rows', 'y'],
    }),
    { overwrite: true },
  );
  expect(of('w')).toBe(6);
  expect([of('p', 0), of('p', 2)]).toEqual([1, 1]);
});

test('a root with rows is followed in the seeded row alone', () => {
  const document = graph({ x: { columns: [[1, 2, 3]] }, w: 5, p: ['mul', 'x/c1', 'w'], y: ['add', 'p', 'w'] });
  expect(wrong(document, { overwrite: true }, 2).of('w')).toBe(3);
  expect(wrong(document, {}, 2).of('w')).toBe(4);
});

test('constants and what lies off the path have no wrong gradient either', () => {
  const { of } = wrong(
    graph({ a: 2, k: { role: 'constant', value: 3 }, off: ['neg', 'a'], y: ['mul', 'a', 'k'] }, 'y'),
    {
      noUpstream: true,
    },
  );
  expect([of('k'), of('off'), of('gone')]).toEqual([null, null, undefined]);
});

test('a recursion over 2⁶⁰ paths is given up and says so; 5,000 nodes in a row are not too deep', () => {
  const doubling: Record<string, Sketch[string]> = { v0: 1 };
  for (let k = 1; k <= 60; k++) doubling[`v${k}`] = ['add', `v${k - 1}`, `v${k - 1}`];
  expect(wrong(graph(doubling), { order: 'recursive' }).isFinished).toBe(false);
  const row: Record<string, Sketch[string]> = { v0: 1 };
  for (let k = 1; k <= 5_000; k++) row[`v${k}`] = ['neg', `v${k - 1}`];
  const deep = wrong(graph(row), { order: 'recursive' });
  expect([deep.isFinished, deep.of('v0'), deep.calls]).toEqual([true, 1, 5_000]);
});

/** The bugs once more, in the plainest way: objects with lists of parents, one number each. */
function slow({ nodes, initial, root }: TapeGraph, bugs: Bugs): readonly (number | null)[] {
  const value: number[] = [];
  const valueOf = (node: number): number =>
    (value[node] ??=
      nodes[node]!.op === 'leaf'
        ? initial[node]!
        : ops[nodes[node]!.op as OpId].forward(nodes[node]!.inputs.map(valueOf)));
  valueOf(root);
  const height = (node: number): number =>
    nodes[node]!.op === 'leaf' ? 0 : 1 + Math.max(...nodes[node]!.inputs.map(height));
  const reached = new Set([root]);
  for (const node of reached) for (const input of nodes[node]!.inputs) reached.add(input);
  const heights = nodes.map((_, node) => (reached.has(node) ? height(node) : 0));
  const grad = nodes.map(() => 0);
  const send = (node: number, place: number) => {
    const { op, inputs } = nodes[node]!;
    const xs = inputs.map(valueOf);
    const rule = bugs.rules.get(ops[op as OpId]) ?? ops[op as OpId].partials;
    const amount = (bugs.noUpstream ? 1 : grad[node]!) * rule(xs, valueOf(node), 1)[place]!;
    const input = inputs[place]!;
    grad[input] = bugs.overwrite ? amount : grad[input]! + amount;
  };
  const recurse = (node: number) => {
    for (const [place, input] of nodes[node]!.inputs.entries()) {
      send(node, place);
      recurse(input);
    }
  };
  const list = [...reached].sort((a, b) =>
    bugs.order === 'oldest' ? a - b : (bugs.order === null ? heights[b]! - heights[a]! : 0) || b - a,
  );
  for (let pass = 0; pass < bugs.passes; pass++) {
    if (pass > 0) for (const node of bugs.zeroed) grad[node] = 0;
    grad[root] = 1;
    if (bugs.order === 'recursive') recurse(root);
    else for (const node of list) for (const place of nodes[node]!.inputs.keys()) send(node, place);
  }
  return grad.map((gradient, node) => (reached.has(node) ? gradient : null));
}

const near = (a: number, b: number) =>
  Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

test('on random graphs every mix of bugs gives what a slow model gives', () => {
  for (let offset = 0; offset < cases(300); offset++) {
    const random = createRandom(seed + offset);
    const drawn = calmGraph(random);
    const paths = new Map<number, number>();
    const ways = (node: number): number => {
      const known = paths.get(node);
      if (known !== undefined) return known;
      const count = 1 + drawn.nodes[node]!.inputs.reduce((sum, input) => sum + ways(input), 0);
      paths.set(node, count);
      return count;
    };
    const orders =
      ways(drawn.root) > 20_000
        ? ([null, 'newest', 'oldest'] as const)
        : ([null, 'newest', 'oldest', 'recursive'] as const);
    const op = opIds[random.integer(opIds.length)]!;
    const tape = buildTape(drawn.nodes, drawn.initial);
    forward(tape);
    const zeroed = drawn.nodes.flatMap((_, node) => (random.integer(3) === 0 ? [node] : []));
    const bugs: Bugs = {
      overwrite: random.integer(2) === 0,
      noUpstream: random.integer(4) === 0,
      order: orders[random.integer(orders.length)]!,
      passes: 1 + random.integer(3),
      zeroed: new Set(zeroed),
      rules: random.integer(2) === 0 ? new Map() : new Map([[ops[op], wrongRulesOf(op)[0]!.slopes]]),
    };
    const inSlots = { ...bugs, zeroed: new Set(zeroed.map((node) => tape.slotOfNode[node]!)) };
    const found = brokenBackward(tape, tape.slotOfNode[drawn.root]!, inSlots);
    for (const [node, expected] of slow(drawn, bugs).entries()) {
      const got = found.adjoints[tape.slotOfNode[node]!]!;
      if (!near(got, expected ?? 0)) expect.fail(`node ${node}: ${got} for ${expected}; ${again(offset)}`);
    }
  }
});

test('without a bug it is the right pass, and with any the tape stays as it is', () => {
  for (let offset = 0; offset < cases(200); offset++) {
    const drawn = wildGraph(createRandom(seed + offset));
    const tape = buildTape(drawn.nodes, drawn.initial);
    forward(tape);
    const root = tape.slotOfNode[drawn.root]!;
    backward(tape, root);
    const before = { values: tape.values.slice(), adjoints: tape.adjoints.slice() };
    const none: Bugs = { ...right, zeroed: new Set() };
    const same = brokenBackward(tape, root, none).adjoints;
    for (const [cell, gradient] of tape.adjoints.entries()) {
      const finite = [...tape.adjoints].every(Number.isFinite);
      if (finite && !near(same[cell]!, gradient)) expect.fail(`${same[cell]} for ${gradient}; ${again(offset)}`);
    }
    brokenBackward(tape, root, { ...none, overwrite: true, passes: 3 });
    expect(tape.values).toEqual(before.values);
    expect(tape.adjoints).toEqual(before.adjoints);
  }
});
