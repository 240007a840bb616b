import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/kernel/random.ts';
import type { Cells, Op, RowCells } from '../../src/ops/op.ts';
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
    return op.picks && index === 0 ? random.integer(Math.max(1, count - 1)) : random.uniform(low, high);
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

  test('has loops that give the same bits as its value and partials, on any numbers', () => {
    const random = createRandom(seed);
    for (let index = 0; index < cases(60); index++) {
      const cells = run(op, random);
      const expected = byHand(op, cells);
      op.loops.forward(cells, leaves, leaves + slots);
      expect(sameBits(cells.values, expected.values), `values, ${again(index)}`).toBe(true);
      op.loops.backward(cells, leaves, leaves + slots);
      expect(sameBits(cells.adjoints, expected.adjoints), `adjoints, ${again(index)}`).toBe(true);
    }
  });

  test('has row loops that give the same bits in every lane, and lane sums to operands with one number', () => {
    const random = createRandom(seed);
    for (let index = 0; index < cases(60); index++) {
      const shift = [0, (columns + slots) * stride][random.integer(2)]!;
      const lanes = 1 + random.integer(stride);
      const cells = rowRun(op, random);
      const expected = rowsByHand(op, cells, shift, lanes);
      op.rowLoops.forward(cells, leaves, leaves + slots, shift, lanes);
      expect(sameBits(cells.values, expected.values), `values, ${lanes} lanes, ${again(index)}`).toBe(true);
      op.rowLoops.backward(cells, leaves, leaves + slots, shift, lanes);
      expect(sameBits(cells.adjoints, expected.adjoints), `adjoints, ${lanes} lanes, ${again(index)}`).toBe(true);
    }
  });
});

const leaves = 6;
const slots = 5;
/** Of the leaves, this many are columns; the others have one number. */
const columns = 3;
const stride = 4;

const anyNumber = (random: Random) => () =>
  random.integer(4) === 0 ? wild[random.integer(wild.length)]! : random.uniform(-3, 3);

/** A run of slots and what they read: `choose` gives an operand for the first, second, … place. */
function wires(
  op: Op,
  random: Random,
  choose: (place: number) => number,
): { readonly operands: Int32Array; readonly starts: Int32Array } {
  const starts = new Int32Array(leaves + slots + 1);
  const operands: number[] = [];
  for (let slot = leaves; slot < leaves + slots; slot++) {
    const count = counts(op)[random.integer(counts(op).length)]!;
    for (let k = 0; k < count; k++) operands.push(choose(k));
    starts[slot + 1] = operands.length;
  }
  return { operands: Int32Array.from(operands), starts };
}

/** Six leaves and a run of five slots that read them, operands shared and repeated; leaves and adjoints are set. */
function run(op: Op, random: Random): Cells {
  const number = anyNumber(random);
  const values = Float64Array.from({ length: leaves + slots }, number);
  if (op.picks) values[0] = random.integer(4);
  const adjoints = Float64Array.from({ length: leaves + slots }, number);
  const choose = (place: number) => (op.picks && place === 0 ? 0 : random.integer(leaves));
  return { values, adjoints, ...wires(op, random, choose) };
}

/** What the loops must give, from the op's own functions. */
function byHand(
  op: Op,
  { values, adjoints, operands, starts }: Cells,
): { values: Float64Array; adjoints: Float64Array } {
  const result = { values: values.slice(), adjoints: adjoints.slice() };
  const reads = (slot: number) => [...operands.subarray(starts[slot], starts[slot + 1])];
  const xs = (slot: number) => reads(slot).map((operand) => result.values[operand]!);
  for (let slot = leaves; slot < leaves + slots; slot++) result.values[slot] = op.forward(xs(slot));
  for (let slot = leaves + slots - 1; slot >= leaves; slot--) {
    const slopes = op.partials(xs(slot), result.values[slot]!);
    for (const [index, operand] of reads(slot).entries())
      result.adjoints[operand]! += result.adjoints[slot]! * slopes[index]!;
  }
  return result;
}

/** The same with rows: two blocks of four lanes, in which three columns and the run lie; three more leaves have one number. */
function rowRun(op: Op, random: Random): RowCells {
  const number = anyNumber(random);
  const slotCount = leaves + slots;
  const first = Int32Array.from({ length: slotCount }, (_, slot) =>
    slot < leaves - columns ? slot : slotCount + (slot - leaves + columns) * stride,
  );
  const cells = slotCount + 2 * (columns + slots) * stride;
  const values = Float64Array.from({ length: cells }, number);
  if (op.picks)
    for (let slot = 0; slot < leaves; slot++) values.fill(random.integer(4), first[slot], first[slot]! + stride);
  const adjoints = Float64Array.from({ length: cells }, number);
  // The first operand, or the last, is a column: an op with rows reads rows.
  const atFront = op.arity === 1 || random.integer(2) === 0;
  const { operands, starts } = wires(op, random, () => first[random.integer(leaves)]!);
  for (let slot = leaves; slot < slotCount; slot++)
    operands[atFront ? starts[slot]! : starts[slot + 1]! - 1] = first[leaves - 1 - random.integer(columns)]!;
  return { values, adjoints, operands, starts, first, slotCount };
}

/** What the row loops must give: lane by lane, and what flows to one number summed over the lanes of one wire first. */
function rowsByHand(
  op: Op,
  { values, adjoints, operands, starts, first, slotCount }: RowCells,
  shift: number,
  lanes: number,
): { values: Float64Array; adjoints: Float64Array } {
  const result = { values: values.slice(), adjoints: adjoints.slice() };
  const every = Array.from({ length: lanes }, (_, lane) => lane);
  const reads = (slot: number) => [...operands.subarray(starts[slot], starts[slot + 1])];
  const cell = (operand: number, lane: number) => (operand < slotCount ? operand : operand + shift + lane);
  const xs = (slot: number, lane: number) => reads(slot).map((operand) => result.values[cell(operand, lane)]!);
  for (let slot = leaves; slot < slotCount; slot++)
    for (const lane of every) result.values[cell(first[slot]!, lane)] = op.forward(xs(slot, lane));
  for (let slot = slotCount - 1; slot >= leaves; slot--) {
    for (const [index, operand] of reads(slot).entries()) {
      const parts = every.map((lane) => {
        const y = cell(first[slot]!, lane);
        return result.adjoints[y]! * op.partials(xs(slot, lane), result.values[y]!)[index]!;
      });
      if (operand < slotCount) result.adjoints[operand]! += parts.reduce((total, part) => total + part, 0);
      else for (const lane of every) result.adjoints[cell(operand, lane)]! += parts[lane]!;
    }
  }
  return result;
}

test('names of ops are names of expressions, and other words are none', () => {
  for (const id of opIds) expect(id).toMatch(/^[a-z][a-z_]*$/);
  expect(opIds).toHaveLength(29);
  for (const word of ['leaf', '', 'toString', '__proto__', 'Add', 'sin2']) expect(isOpId(word)).toBe(false);
});
