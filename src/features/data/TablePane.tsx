import './TablePane.css';
import { createSignal, createUniqueId, Index, Show } from 'solid-js';
import { shortNumeral } from '../../kernel/numeral.ts';
import type { Column } from '../../graph/document.ts';
import { removeColumn, rowCountOf, setCell, setLabel } from '../../store/data-edits.ts';
import { entryText, pasteBlock, readEntry, type CellPlace } from '../../store/data-entry.ts';
import { Icon } from '../../ui/Icon.tsx';
import { RowGrid } from '../../ui/RowGrid.tsx';
import { CellEditor } from './CellEditor.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import type { DataTable } from './data-table.ts';
import { moveCell } from './move-cell.ts';
import { TableBar } from './TableBar.tsx';

const rowHeight = 32;

/** The rows as numbers, one cell each to type into. */
export function TablePane(props: { readonly table: DataTable }) {
  const gridId = createUniqueId();
  const [at, setAt] = createSignal<CellPlace>({ row: 0, column: 0 });
  const [draft, setDraft] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<string | null>(null);
  let grid: HTMLElement | undefined;

  const columns = () => props.table.record().columns;
  const rows = () => rowCountOf(props.table.record());
  // Undo may take rows and columns away from under the cell.
  const place = (): CellPlace => ({
    row: Math.min(at().row, rows() - 1),
    column: Math.min(at().column, columns().length - 1),
  });
  const column = () => columns()[place().column];
  const cellId = (row: number, across: number) => `${gridId}-${row}-${across}`;
  const isAt = (row: number, across: number) => place().row === row && place().column === across;

  function go(to: CellPlace): void {
    setAt(to);
    setProblem(null);
  }

  function open(text: string): void {
    setProblem(null);
    setDraft(text);
  }

  /** Gives the keyboard back to the cell that is still open; false when none is. */
  function backToDraft(): boolean {
    if (draft() === null) return false;
    grid?.querySelector<HTMLElement>('.table-cell input')?.focus();
    return true;
  }

  /** Writes the draft down. False, with the reason shown, when it cannot be read. */
  function commit(text: string): boolean {
    const target = column();
    const { row } = place();
    if (target === undefined || draft() === null) return true;
    const entry = text === entryText(target, row) ? null : readEntry(target, text);
    if (entry?.ok === false) {
      setProblem(`Row ${row + 1}, “${target.name}”: ${entry.message}`);
      return false;
    }
    setDraft(null);
    setProblem(null);
    if (entry !== null) write(target, row, entry.value, text.trim());
    return true;
  }

  function write({ port, name, labels }: Column, row: number, value: number, text: string): void {
    const { id, document } = props.table;
    const after =
      labels === undefined ? setCell(document(), id, port, row, value) : setLabel(document(), id, port, row, text);
    props.table.edit(`Change row ${row + 1} of ${name}`, after);
  }

  function endEdit(move: 'down' | 'up' | 'right' | 'left' | null): void {
    grid?.focus({ preventScroll: true });
    if (move !== null) go(moveCell(place(), move, rows(), columns().length));
  }

  function key(event: KeyboardEvent): void {
    if (event.target !== grid || event.isComposing) return;
    // A draft that could not be written down comes first.
    if (backToDraft()) return event.preventDefault();
    const target = column();
    const mod = event.ctrlKey || event.metaKey;
    const moved = moveCell(place(), event.key, rows(), columns().length, mod);
    if (!event.altKey && isMove(event.key)) go(moved);
    else if ((event.key === 'Enter' || event.key === 'F2') && !mod && target !== undefined)
      open(entryText(target, place().row));
    else if ((event.key === 'Backspace' || event.key === 'Delete') && !mod) open('');
    else if (event.key.length === 1 && event.key !== ' ' && !mod && !event.altKey) open(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function bindClipboard(element: HTMLElement): void {
    grid = element;
    element.addEventListener('copy', (event) => {
      const target = column();
      if (event.target !== element || target === undefined) return;
      event.clipboardData?.setData('text/plain', entryText(target, place().row).replaceAll('−', '-'));
      event.preventDefault();
      event.stopPropagation();
    });
    element.addEventListener('paste', (event) => {
      if (event.target !== element) return;
      event.preventDefault();
      event.stopPropagation();
      paste(event.clipboardData?.getData('text/plain') ?? '');
    });
  }

  function paste(text: string): void {
    const pasted = pasteBlock(props.table.document(), props.table.id, place(), text);
    if (pasted.ok) {
      props.table.edit('Paste cells', pasted.document);
      props.table.say(`Pasted ${pasted.rows} × ${pasted.columns} cells.`);
    } else if (pasted.at !== undefined && pasted.at.row < rows()) setAt(pasted.at);
    setProblem(pasted.ok ? null : pasted.message);
  }

  /** Goes on in the table from a cell. */
  function resume(to: CellPlace): void {
    go(to);
    grid?.focus({ preventScroll: true });
  }

  function remove({ port, name }: Column): void {
    props.table.edit(`Remove the column ${name}`, removeColumn(props.table.document(), props.table.id, port));
  }

  return (
    <div class="table-pane">
      <TableBar table={props.table} at={place()} onMove={resume} />
      <RowGrid
        name="Rows"
        rows={rows()}
        columns={columns().length + 1}
        rowHeight={rowHeight}
        current={place().row}
        activeCell={draft() === null ? cellId(place().row, place().column) : undefined}
        onKey={key}
        ref={bindClipboard}
        head={
          <div class="table-row" role="row" aria-rowindex="1">
            <span class="table-number" role="columnheader" aria-colindex="1">
              row
            </span>
            <Index each={columns()}>
              {(each, across) => (
                <ColumnHead
                  table={props.table}
                  column={each()}
                  index={across}
                  isOnly={columns().length === 1}
                  onRemove={() => remove(each())}
                />
              )}
            </Index>
          </div>
        }
        row={(row) => (
          <div class="table-row" role="presentation">
            <span class="table-number" role="rowheader" aria-colindex="1">
              {row + 1}
            </span>
            <Index each={columns()}>
              {(each, across) => (
                <div
                  id={cellId(row, across)}
                  class="table-cell"
                  role="gridcell"
                  aria-colindex={across + 2}
                  aria-selected={isAt(row, across)}
                  aria-invalid={isAt(row, across) && problem() !== null ? 'true' : undefined}
                  data-label={each().labels === undefined ? undefined : ''}
                  on:pointerdown={(event) => press(event, row, across)}
                  on:dblclick={() => open(entryText(each(), row))}
                >
                  <Show when={isAt(row, across) && draft() !== null} fallback={shownText(each(), row)}>
                    <CellEditor
                      name={`Row ${row + 1}, ${each().name}`}
                      text={draft() ?? ''}
                      labels={each().labels}
                      onCommit={commit}
                      onEnd={endEdit}
                      onCancel={() => {
                        setDraft(null);
                        setProblem(null);
                        endEdit(null);
                      }}
                    />
                  </Show>
                </div>
              )}
            </Index>
          </div>
        )}
      />
      <Show when={problem()}>
        {(words) => (
          <p class="data-problem" role="alert">
            <Icon name="warning" />
            {words()}
          </p>
        )}
      </Show>
    </div>
  );

  function press(event: PointerEvent, row: number, across: number): void {
    if (isAt(row, across) && draft() !== null) return;
    event.preventDefault();
    // An open draft is written down by losing the focus; where it cannot be, one stays with it.
    grid?.focus({ preventScroll: true });
    if (!backToDraft()) go({ row, column: across });
  }
}

function isMove(key: string): boolean {
  return /^(Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown)$/.test(key);
}

function shownText(column: Column, row: number): string {
  const value = column.values[row] ?? Number.NaN;
  return column.labels?.[value] ?? shortNumeral(value);
}
