import { expect, test } from 'vitest';
import { address, inside, lastOf, localOf, nodeId, nodeOf, outerOf, within } from '../../../src/kernel/ids.ts';
import { assertNever, invariant } from '../../../src/kernel/invariant.ts';

test('ids are letters, digits, _ and -, 1 to 32 of them', () => {
  for (const text of ['n7', 'A_b-9', 'x'.repeat(32), '__proto__']) expect(nodeId(text)).toBe(text);
  for (const text of ['', 'x'.repeat(33), 'a b', 'a/b', 'ä', 'n7\n']) expect(nodeId(text)).toBeNull();
});

test('addresses are an id, or an id and places inside it', () => {
  for (const text of ['n7', 'n7/w:p3', 'net/h:0/w:p1', `n${'/a'.repeat(12)}`]) expect(address(text)).toBe(text);
  for (const text of ['', '/w', 'n7/', 'n7//w', 'n7/w 1', `n${'/a'.repeat(13)}`]) expect(address(text)).toBeNull();
});

test('an address splits into its node and the place inside, and is made of them', () => {
  const id = nodeId('n7')!;
  const slot = inside(id, 'w:p3');
  expect([slot, nodeOf(slot), localOf(slot)]).toEqual(['n7/w:p3', 'n7', 'w:p3']);
  expect([nodeOf(id), localOf(id)]).toEqual(['n7', null]);
});

test('an address inside macros is made step by step, and taken apart from its end', () => {
  const layer = within(nodeId('n7')!, 'l1');
  const weight = within(within(layer, 'n2'), 'w:p3');
  expect(weight).toBe('n7/l1/n2/w:p3');
  expect([outerOf(weight), lastOf(weight), nodeOf(weight), localOf(weight)]).toEqual([
    'n7/l1/n2',
    'w:p3',
    'n7',
    'l1/n2/w:p3',
  ]);
  expect([outerOf(layer), outerOf(nodeOf(layer)), lastOf(nodeOf(layer))]).toEqual(['n7', null, 'n7']);
});

test('an invariant that holds is silent, one that is broken says which', () => {
  invariant(true, 'two is even');
  expect(() => invariant(false, 'two is even')).toThrow('Invariant broken: two is even');
  expect(() => assertNever('new case' as never)).toThrow('Unexpected case: "new case"');
});
