import { readTable } from '../data/csv/read-table.ts';
import type { Bench } from '../store/bench.ts';
import { placeTable, rowCountOf } from '../store/data-edits.ts';
import type { Place } from '../store/view.ts';

/** Text that came as a table: the name of its file, or null for what was pasted. */
export interface TableText {
  readonly text: string;
  readonly fileName: string | null;
}

/** Makes a data node of CSV, TSV or cells from a spreadsheet: one undo step. What was left out or guessed is told; text that is no table is
 *  refused by row and column, and nothing changes. */
export function takeTable({ workbench, view, canvas }: Bench, { text, fileName }: TableText, at: Place): void {
  const called = fileName === null ? 'These cells' : `“${fileName}”`;
  const read = readTable(text);
  if (!read.ok) {
    view.notify(`${called} cannot be read as a table. ${read.message}`, { tone: 'error' });
    return;
  }
  const source = fileName === null ? ({ kind: 'own' } as const) : ({ kind: 'file', name: fileName } as const);
  const table = { columns: read.columns, source };
  const { document, id } = placeTable(workbench.$document.get(), table, fileName ?? 'data', at);
  workbench.commit('Add a data table', document, { select: [id] });
  canvas.reveal(id);
  const rows = rowCountOf(table);
  view.notify(
    [
      `${called}: ${counted(rows, 'row')}, ${counted(read.columns.length, 'column')}.`,
      ...read.remarks.slice(0, 3),
    ].join(' '),
    { action: { command: 'data.edit', title: 'Look at it' } },
  );
}

function counted(count: number, thing: string): string {
  return count === 1 ? `1 ${thing}` : `${count.toLocaleString('en-US')} ${thing}s`;
}
