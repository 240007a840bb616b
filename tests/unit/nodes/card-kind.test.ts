import { expect, test } from 'vitest';
import { setOpen } from '../../../src/macros/open-in-place.ts';
import { cardKind } from '../../../src/nodes/card-kind.ts';
import { createInsides } from '../../../src/macros/insides.ts';
import { graph, id } from '../../support/graph.ts';

test('a flow node is drawn as what it stands for; the id of a neuron stands for its activation while it is open', () => {
  const closed = graph({ a: 1, y: ['neg', 'a'], o: { neuron: ['a'] } });
  const open = setOpen(closed, id('o'), true);
  expect(['a', 'y', 'o', 'gone'].map((flowId) => cardKind(closed, createInsides()(closed), flowId))).toEqual([
    'leaf',
    'op',
    'neuron',
    'gone',
  ]);
  expect(
    ['o', 'o/frame', 'o/w:p1', 'o/b', 'o/m:p1', 'o/sum'].map((flowId) => cardKind(open, createInsides()(open), flowId)),
  ).toEqual(['op', 'frame', 'weight', 'weight', 'op', 'op']);
});
