import { tableOf } from '../table-of.ts';
import type { DataSet } from '../data-set.ts';

/** The four rows that the micrograd lecture trains its first net on. */
export const lecture: DataSet = {
  title: 'The lecture’s four rows',
  explain: 'Three inputs, four rows, targets 1 and −1: what the micrograd lecture trains its first net on.',
  defaults: null,
  fewestRows: 4,
  generate: () =>
    tableOf(
      ['x1', 'x2', 'x3', 'y'],
      [
        [2, 3, -1, 1],
        [3, -1, 0.5, -1],
        [0.5, 1, 1, -1],
        [1, 1, -1, 1],
      ],
    ),
};
