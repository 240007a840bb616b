import { expect, test } from 'vitest';
import { compile } from '../../../src/compile/program.ts';
import { wouldCycle } from '../../../src/compile/would-cycle.ts';
import { at, graph } from '../../support/graph.ts';

//  a ─▶ p ─▶ q ─▶ r
const chain = compile(graph({ a: 1, p: ['add', 'a', null], q: ['neg', 'p'], r: ['exp', 'q'] }));

test('a wire back up the chain is a loop, spelled out along the wires', () => {
  expect(wouldCycle(chain, at('r'), at('p'))).toEqual(['p', 'q', 'r', 'p']);
  expect(wouldCycle(chain, at('p'), at('p'))).toEqual(['p', 'p']);
});

test('a wire down the chain is none', () => {
  expect(wouldCycle(chain, at('a'), at('r'))).toBeNull();
});

test('reading a weight from outside and feeding the same neuron is no loop; reading its sum is', () => {
  const program = compile(graph({ x: 1, o: { neuron: ['x', null] }, p: ['square', 'o/w:p1'], s: ['square', 'o/sum'] }));
  expect(wouldCycle(program, at('p'), at('o/m:p2'))).toBeNull();
  expect(wouldCycle(program, at('s'), at('o/m:p2'))).toEqual(['o/m:p2', 'o/sum', 's', 'o/m:p2']);
});
