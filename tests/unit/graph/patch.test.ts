import { expect, test } from 'vitest';
import { applyPatch, invertPatch, leafNumber, patchBetween } from '../../../src/graph/patch.ts';
import { removeNodes } from '../../../src/macros/wiring.ts';
import { withRecord } from '../../../src/macros/wires.ts';
import { createLayer } from '../../../src/macros/create.ts';
import { defaultTraining } from '../../../src/graph/training-settings.ts';
import { at, graph, id } from '../../support/graph.ts';
import { swish } from '../../support/macro-samples.ts';

const document = () => graph({ a: 1, b: 2, y: ['add', 'a', 'b'], o: { neuron: ['y'], weights: [0.5], bias: 0.25 } });

test('a nudge is a patch of two numbers, not of a record', () => {
  const before = document();
  const after = applyPatch(before, { numbers: new Map([[at('a'), [1, 5]]]) });
  expect(patchBetween(before, after)).toEqual({ numbers: new Map([['a', [1, 5]]]) });
});

test('a nudged weight of a macro is a patch of one number', () => {
  const before = document();
  const after = applyPatch(before, { numbers: new Map([[at('o/w:p1'), [0.5, -1]]]) });
  expect(leafNumber(after, at('o/w:p1'))).toBe(-1);
  expect(leafNumber(after, at('o/b'))).toBe(0.25);
  expect(patchBetween(before, after)).toEqual({ numbers: new Map([['o/w:p1', [0.5, -1]]]) });
});

test('−0 and 0 are two numbers', () => {
  const before = applyPatch(document(), { numbers: new Map([[at('a'), [1, 0]]]) });
  const after = applyPatch(before, { numbers: new Map([[at('a'), [0, -0]]]) });
  expect(patchBetween(before, after).numbers?.get(at('a'))).toEqual([0, -0]);
});

test('a patch and its inverse lead there and back', () => {
  const before = { ...document(), root: at('y') };
  const after = { ...removeNodes(before, new Set([id('y')])), title: 'Other', seed: 9 };
  const patch = patchBetween(before, after);
  expect(applyPatch(before, patch)).toEqual(after);
  expect(applyPatch(after, invertPatch(before, patch))).toEqual(before);
});

test('a renamed record comes whole, with its number', () => {
  const before = document();
  const record = before.nodes.get(id('a'));
  if (record?.kind !== 'leaf') throw new Error('a is a leaf');
  const after = withRecord(before, { ...record, name: 'alpha', value: 7 });
  expect(patchBetween(before, after).nodes?.get(id('a'))).toEqual({ ...record, name: 'alpha', value: 7 });
});

test('only leaves have a number to set', () => {
  expect(leafNumber(document(), at('y'))).toBeUndefined();
  expect(leafNumber(document(), at('o'))).toBeUndefined();
  expect(leafNumber(document(), at('o/constructor'))).toBeUndefined();
  expect(leafNumber(document(), at('nobody'))).toBeUndefined();
});

test('settings of training and definitions come and go by patches, there and back', () => {
  const before = document();
  const definitions = new Map([[swish.id, swish]]);
  const after = { ...before, training: defaultTraining, definitions };
  const patch = patchBetween(before, after);
  expect(patch).toEqual({ training: defaultTraining, definitions });
  expect(applyPatch(before, patch)).toEqual(after);
  expect(applyPatch(after, invertPatch(before, patch))).toEqual(before);
  const back = patchBetween(after, before);
  expect(back).toEqual({ training: null, definitions: null });
  expect(applyPatch(before, invertPatch(after, back))).toEqual(after);
});

test('a patch of all numbers of a large net changes each, and is one copy of the record', () => {
  const from = Array.from({ length: 99 }, () => null);
  const net = createLayer({ id: id('h'), order: [9], name: null, x: 0, y: 0 }, 1, from, {
    size: 200,
    activation: 'tanh',
    initial: 'zeros',
  });
  const before = withRecord(document(), net);
  const locals = Object.keys(net.numbers);
  const numbers = new Map(locals.map((local, index) => [at(`h/${local}`), [0, index + 1] as const]));
  const after = applyPatch(before, { numbers });
  expect(locals).toHaveLength(20_000);
  expect(locals.every((local, index) => leafNumber(after, at(`h/${local}`)) === index + 1)).toBe(true);
  expect(net.numbers['n1/b']).toBe(0);
  expect(patchBetween(before, after)).toEqual({ numbers });
});
