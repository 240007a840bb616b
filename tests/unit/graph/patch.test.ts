import { expect, test } from 'vitest';
import { applyPatch, invertPatch, leafNumber, patchBetween } from '../../../src/graph/patch.ts';
import { withRecord, removeNodes } from '../../../src/macros/wiring.ts';
import { at, graph, id } from '../../support/graph.ts';

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
