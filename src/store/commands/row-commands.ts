import { inside } from '../../kernel/ids.ts';
import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';

/** How many rows the longest data table of the document computes. */
function rowCount({ workbench }: Bench): number {
  const { live, $document } = workbench;
  let most = 0;
  for (const record of $document.get().nodes.values()) {
    if (record.kind !== 'data') continue;
    for (const { port } of record.columns) most = Math.max(most, live.rowCount(inside(record.id, port)));
  }
  return most;
}

/** Beyond the last row comes the first, and the other way round. */
function follow(bench: Bench, step: number): void {
  const { live } = bench.workbench;
  const count = rowCount(bench);
  if (count === 0) return;
  live.setRow((((live.row() + step) % count) + count) % count);
  bench.view.announce(`Row ${live.row() + 1} of ${count}.`);
}

const noRows = (bench: Bench) => (rowCount(bench) === 0 ? 'Add data first: without it there are no rows.' : null);

export const rowCommands = [
  {
    id: 'numbers.nextRow',
    title: 'Next row of the data',
    group: 'numbers',
    hint: 'Follows another row through the graph. With Shift ten rows further.',
    keys: ['J', 'Shift+J'],
    unavailable: noRows,
    run: (bench, far) => follow(bench, far ? 10 : 1),
  },
  {
    id: 'numbers.previousRow',
    title: 'Previous row of the data',
    group: 'numbers',
    hint: 'Follows another row through the graph. With Shift ten rows back.',
    keys: ['K', 'Shift+K'],
    unavailable: noRows,
    run: (bench, far) => follow(bench, far ? -10 : -1),
  },
] as const satisfies readonly Command[];
