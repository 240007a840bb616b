import { expect, test } from 'vitest';
import { sumOverRows } from '../../../src/compile/sum-over-rows.ts';
import { createLive } from '../../../src/runtime/live.ts';
import { at, graph } from '../../support/graph.ts';
import { manualScheduler } from '../../support/workbench.ts';

//  d ─▶ × ─▶ p ─▶ mean ─▶ L      p = d·w in each of 3 rows
//  w ─▶
const live = createLive(
  graph({ d: { columns: [[1, 2, 6]] }, w: 5, p: ['mul', 'd/c1', 'w'], L: ['mean_rows', 'p'] }),
  manualScheduler(),
);

test('what a weight gets along one wire is added up over all rows, and the rows are counted', () => {
  live.value(at('L'));
  const sum = sumOverRows(live.$program.get(), at('p'), 1);
  expect(sum?.rows).toBe(3);
  expect(sum?.total).toBeCloseTo(live.gradient(at('w')) ?? Number.NaN, 14);
});

test('what has rows itself has a number of its own in each, and so has what is no op', () => {
  expect(sumOverRows(live.$program.get(), at('p'), 0)).toBeNull();
  expect(sumOverRows(live.$program.get(), at('L'), 0)).toBeNull();
  expect(sumOverRows(live.$program.get(), at('w'), 0)).toBeNull();
});

test('where the root has rows, only the row that is followed flows, so there is nothing to add up', () => {
  const perRow = createLive(
    graph({ d: { columns: [[1, 2, 6]] }, w: 5, p: ['mul', 'd/c1', 'w'] }, 'p'),
    manualScheduler(),
  );
  perRow.value(at('p'));
  expect(sumOverRows(perRow.$program.get(), at('p'), 1)).toBeNull();
});
