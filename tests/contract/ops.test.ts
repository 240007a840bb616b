import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/kernel/random.ts';
import type { Cells, Op } from '../../src/ops/op.ts';
import { isOpId, opIds, ops, type OpId } from '../../src/ops/table.ts';
import { sameBits } from '../support/close.ts';
import { again, cases, seed } from '../support/seed.ts';

const wild = [0, -0, NaN, Infinity, -Infinity, 1, -1, 1, 710, -746, 1e308, 5e-324, -2.5];

/** How many operands to try an op with. */
function counts(op: Op): readonly number[] {
  return op.arity === 'many' ? [op.minimum, 2, 3, 7] : [op.arity];
}

function ordinary(op: Op, count: number, random: Random): readonly number[] {
  return Array.from({ length: count }, (_, index) => {
    const [low, high] = op.samples[index] ?? op.samples[0]!;
    return random.uniform(low, high);
  });
}

function some(op: Op, count: number, random: Random): readonly number[] {
  return ordinary(op, count, random).map((x) => (random.integer(3) === 0 ? wild[random.integer(wild.length)]! : x));
}

describe.each(opIds)('%s', (id: OpId) => {
  const op: Op = ops[id];

  test('says everything about itself, with as many samples and rules as inputs', () => {
    const inputs = op.arity === 'many' ? 1 : op.arity;
    expect(op.samples).toHaveLength(inputs);
    expect(op.partialNotation).toHaveLength(inputs);
    for (const [low, high] of op.samples) expect(low).toBeLessThan(high);
    for (const text of [op.title, op.sign, ...op.partialNotation]) expect(text).not.toBe('');
    for (const sentence of [op.rule, op.explain]) expect(sentence).toMatch(/^.{10,160}[.]$/);
    expect(op.minimum).toBe(op.arity === 'many' ? 1 : op.arity);
  });

  test('has one partial for each operand', () => {
    const random = createRandom(seed);
    for (const count of counts(op)) {
      const xs = ordinary(op, count, random);
      expect(op.partials(xs, op.forward(xs))).toHaveLength(count);
    }
  });

  test('has partials that match central differences off kinks', () => {
    const random = createRandom(seed);
    let compared = 0;
    for (let index = 0; index < 50; index++) {
      const count = counts(op)[random.integer(counts(op).length)]!;
      const xs = ordinary(op, count, random);
      const slopes = op.partials(xs, op.forward(xs));
      for (const [position, x] of xs.entries()) {
        const [above, below] = [x + 1e-6, x - 1e-6].map((nudged) => xs.with(position, nudged));
        const pieces = [xs, above!, below!].map((point) => op.piece?.(point));
        if (new Set(pieces).size > 1) continue;
        const numeric = (op.forward(above!) - op.forward(below!)) / (above![position]! - below![position]!);
        const scale = Math.max(1, Math.abs(slopes[position]!));
        expect(Math.abs(numeric - slopes[position]!) / scale, `at ${xs.join(', ')}, ${again(index)}`).toBeLessThan(
          1e-6,
        );
        compared++;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(40);
  });

  test('gives all slopes NaN wherever its value is NaN', () => {
    const random = createRandom(seed);
    for (let index = 0; index < cases(500); index++) {
      const xs = some(op, counts(op)[random.integer(counts(op).length)]!, random);
      const out = op.forward(xs);
      if (Number.isNaN(out))
        expect(op.partials(xs, out).every(Number.isNaN), `${xs.join(', ')}, ${again(index)}`).toBe(true);
    }
  });

  test('says in words what is wrong wherever the value or a slope is no ordinary number, and nothing at ordinary points', () => {
    const random = createRandom(seed);
    const names = ['height', 'width', 'depth', 'speed', 'mass', 'time', 'age'];
    for (let index = 0; index < cases(500); index++) {
      const count = counts(op)[random.integer(counts(op).length)]!;
      const xs = some(op, count, random);
      const out = op.forward(xs);
      const trouble = op.trouble(xs, out, names);
      const numbers = [out, ...op.partials(xs, out)];
      if (numbers.every(Number.isFinite)) {
        if (trouble) expect(['flat', 'meaning'], `${xs.join(', ')}: ${trouble.text}`).toContain(trouble.kind);
        continue;
      }
      expect(trouble?.text, `${xs.join(', ')}, ${again(index)}`).toMatch(/^.{10,}[.]$/);
      expect(
        names.some((name) => trouble!.text.includes(`“${name}”`)),
        trouble!.text,
      ).toBe(true);
    }
    const calm = ordinary(op, counts(op).at(-1)!, random).map(Math.abs);
    if (id !== 'step') expect(op.trouble(calm, op.forward(calm), names)).toBeNull();
  });

  test('has loops that give the same bits as its value and partials, on any numbers, in one lane and in several', () => {
    const random = createRandom(seed);
    for (let index = 0; index < cases(60); index++) {
      for (const lanes of [1, 3]) {
        const cells = run(op, lanes, random);
        const expected = byHand(op, cells);
        op.loops.forward(cells, leaves, leaves + slots);
        expect(sameBits(cells.values, expected.values), `values, ${lanes} lanes, ${again(index)}`).toBe(true);
        op.loops.backward(cells, leaves, leaves + slots);
        expect(sameBits(cells.adjoints, expected.adjoints), `adjoints, ${lanes} lanes, ${again(index)}`).toBe(true);
      }
    }
  });
});

const leaves = 6;
const slots = 5;

/** Six leaves and a run of five slots that read them, operands shared and repeated; leaves and adjoints are set. */
function run(op: Op, lanes: number, random: Random): Cells {
  const starts = new Int32Array(leaves + slots + 1);
  const operands: number[] = [];
  for (let slot = leaves; slot < leaves + slots; slot++) {
    const count = counts(op)[random.integer(counts(op).length)]!;
    for (let k = 0; k < count; k++) operands.push(random.integer(leaves) * lanes);
    starts[slot + 1] = operands.length;
  }
  const number = () => (random.integer(4) === 0 ? wild[random.integer(wild.length)]! : random.uniform(-3, 3));
  const values = Float64Array.from({ length: (leaves + slots) * lanes }, number);
  const adjoints = Float64Array.from({ length: (leaves + slots) * lanes }, number);
  return { values, adjoints, operands: Int32Array.from(operands), starts, lanes };
}

/** What the loops must give, from the op's own functions, lane by lane. */
function byHand(
  op: Op,
  { values, adjoints, operands, starts, lanes }: Cells,
): { values: Float64Array; adjoints: Float64Array } {
  const result = { values: values.slice(), adjoints: adjoints.slice() };
  for (let lane = 0; lane < lanes; lane++) {
    const cell = (slot: number) => slot * lanes + lane;
    const reads = (slot: number) => [...operands.subarray(starts[slot], starts[slot + 1])].map((cell) => cell / lanes);
    const xs = (slot: number) => reads(slot).map((operand) => result.values[cell(operand)]!);
    for (let slot = leaves; slot < leaves + slots; slot++) result.values[cell(slot)] = op.forward(xs(slot));
    for (let slot = leaves + slots - 1; slot >= leaves; slot--) {
      const slopes = op.partials(xs(slot), result.values[cell(slot)]!);
      for (const [index, operand] of reads(slot).entries())
        result.adjoints[cell(operand)]! += result.adjoints[cell(slot)]! * slopes[index]!;
    }
  }
  return result;
}

test('names of ops are names of expressions, and other words are none', () => {
  for (const id of opIds) expect(id).toMatch(/^[a-z][a-z_]*$/);
  expect(opIds).toHaveLength(25);
  for (const word of ['leaf', '', 'toString', '__proto__', 'Add', 'sin2']) expect(isOpId(word)).toBe(false);
});
