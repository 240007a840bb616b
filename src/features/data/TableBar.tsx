import { writeTable } from '../../data/csv/write-table.ts';
import { tableLimits } from '../../graph/table-limits.ts';
import { addColumn, insertRows, removeRows, rowCountOf } from '../../store/data-edits.ts';
import type { CellPlace } from '../../store/data-entry.ts';
import { Button } from '../../ui/Button.tsx';
import { saveBlob } from '../../ui/charts/save-blob.ts';
import type { DataTable } from './data-table.ts';

/** What can be done to the table as a whole, and to the row one is on. */
export function TableBar(props: {
  readonly table: DataTable;
  /** The cell the keyboard is on. */
  readonly at: CellPlace;
  /** The keyboard goes on from another cell. */
  readonly onMove: (to: CellPlace) => void;
}) {
  const columns = () => props.table.record().columns;
  const rows = () => rowCountOf(props.table.record());
  const full = () => (rows() >= tableLimits.rows ? `A table has at most ${tableLimits.rows} rows.` : undefined);
  const lastRow = () => (rows() <= 1 ? 'A table keeps at least one row.' : undefined);
  const wide = () =>
    columns().length >= tableLimits.columns ? `A table has at most ${tableLimits.columns} columns.` : undefined;

  function addRow(): void {
    const { row, column: across } = props.at;
    // A copy of the row one is on: there is no empty number.
    const copied = columns().map(({ values }) => values[row] ?? 0);
    props.table.edit('Add a row', insertRows(props.table.document(), props.table.id, row + 1, [copied]));
    props.onMove({ row: row + 1, column: across });
  }

  function removeRow(): void {
    const { row, column: across } = props.at;
    props.table.edit(`Remove row ${row + 1}`, removeRows(props.table.document(), props.table.id, new Set([row])));
    props.onMove({ row: Math.min(row, rows() - 1), column: across });
  }

  function widen(): void {
    const taken = new Set(columns().map(({ name }) => name));
    let number = columns().length + 1;
    while (taken.has(`x${number}`)) number++;
    props.table.edit('Add a column', addColumn(props.table.document(), props.table.id, `x${number}`, 0));
    props.onMove({ row: props.at.row, column: columns().length - 1 });
  }

  async function copyAll(): Promise<void> {
    try {
      await navigator.clipboard.writeText(writeTable(columns()));
      props.table.say('Copied the table as CSV.');
    } catch {
      props.table.say('The browser does not let this page use the clipboard.');
    }
  }

  function download(): void {
    const name = `${props.table.record().name ?? 'data'}.csv`;
    // The mark at its beginning tells Excel that it is UTF-8.
    saveBlob(new Blob(['\uFEFF', writeTable(columns())], { type: 'text/csv' }), name);
    props.table.say(`Downloaded “${name}”.`);
  }

  return (
    <div class="table-bar">
      <Button
        size="small"
        variant="outline"
        icon="plus"
        disabled={full()}
        hint="A copy of this row, below it"
        onPress={addRow}
      >
        Add row
      </Button>
      <Button
        size="small"
        variant="outline"
        icon="minus"
        disabled={lastRow()}
        hint="Removes the row of this cell"
        onPress={removeRow}
      >
        Remove row
      </Button>
      <Button size="small" variant="outline" icon="plus" disabled={wide()} onPress={widen}>
        Add column
      </Button>
      <Button size="small" variant="outline" icon="duplicate" onPress={() => void copyAll()}>
        Copy as CSV
      </Button>
      <Button size="small" variant="outline" icon="download" onPress={download}>
        Download CSV
      </Button>
      <small>
        {rows()} {rows() === 1 ? 'row' : 'rows'}. Type, Enter or F2 to change a cell; paste a block from a spreadsheet.
      </small>
    </div>
  );
}
