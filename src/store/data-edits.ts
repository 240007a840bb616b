import { inside, type Address, type NodeId } from '../kernel/ids.ts';
import { createFresh } from '../graph/fresh.ts';
import { cardSize } from '../graph/geometry.ts';
import { freeSpot } from '../graph/free-spot.ts';
import { freeName } from '../graph/names.ts';
import { splitProblem } from '../graph/decode-data.ts';
import type { Column, ColumnRole, DataRecord, DataSource, NudgeDocument, Split } from '../graph/document.ts';
import { placedSizeIn } from '../macros/open-in-place.ts';
import { disconnect } from '../macros/wiring.ts';
import { wiresInto, withRecord } from '../macros/wires.ts';
import { adoptPorts } from './adopt-ports.ts';
import type { Placed } from './place.ts';
import type { Place } from './view.ts';

/** Edits of data tables: each takes a document and gives the next one, the same one where nothing changes. */

/** The data node of an id; null where there is none. */
export function dataRecord(document: NudgeDocument, id: NodeId): DataRecord | null {
  const record = document.nodes.get(id);
  return record?.kind === 'data' ? record : null;
}

export function rowCountOf({ columns }: Pick<DataRecord, 'columns'>): number {
  return columns[0]?.values.length ?? 0;
}

/** Places a new data node with its top left corner near `at`. `wanted` becomes its name, with a number after it where that is taken. */
export function placeTable(
  document: NudgeDocument,
  { columns, source }: Pick<DataRecord, 'columns' | 'source'>,
  wanted: string,
  at: Place,
): Placed {
  const fresh = createFresh(document);
  const draft: DataRecord = {
    id: fresh.id(),
    order: fresh.order(),
    name: freeName(document, nodeNameFrom(wanted)),
    x: 0,
    y: 0,
    kind: 'data',
    columns,
    source,
    split: null,
  };
  const spot = freeSpot(document, cardSize(draft), at, placedSizeIn(document));
  return { document: withRecord(document, { ...draft, x: spot.x, y: spot.y }), id: draft.id };
}

/** A name that a node may have, made of a title or the name of a file: `iris data.csv` → `iris_data`. */
function nodeNameFrom(text: string): string {
  const bare = text
    .replace(/\.(csv|tsv|tab|txt)$/i, '')
    .replaceAll(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^[\p{N}_]+|_+$/gu, '');
  return bare === '' ? 'data' : [...bare].slice(0, 40).join('');
}

/** Another number in one cell. For a column of categories it is the index of a label. */
export function setCell(document: NudgeDocument, id: NodeId, port: string, row: number, value: number): NudgeDocument {
  return withColumn(document, id, port, (column) =>
    Object.is(column.values[row], value) || column.values[row] === undefined
      ? column
      : { ...column, values: column.values.with(row, value) },
  );
}

/** Another text in a cell of a column of categories. A text that no label has yet becomes a new one. */
export function setLabel(document: NudgeDocument, id: NodeId, port: string, row: number, text: string): NudgeDocument {
  return withColumn(document, id, port, (column) => {
    const { labels } = column;
    if (labels === undefined || column.values[row] === undefined) return column;
    const known = labels.indexOf(text);
    if (known === column.values[row]) return column;
    return known >= 0
      ? { ...column, values: column.values.with(row, known) }
      : { ...column, labels: [...labels, text], values: column.values.with(row, labels.length) };
  });
}

/** Other numbers, labels and rows in the same columns. */
export function setColumns(document: NudgeDocument, id: NodeId, columns: readonly Column[]): NudgeDocument {
  return withNumbers(document, id, () => columns);
}

/** Rows put in before row `at`, each with one number for each column in their order. */
export function insertRows(
  document: NudgeDocument,
  id: NodeId,
  at: number,
  rows: readonly (readonly number[])[],
): NudgeDocument {
  if (rows.length === 0) return document;
  return withNumbers(document, id, (columns) =>
    columns.map((column, index) => ({
      ...column,
      values: column.values.toSpliced(at, 0, ...rows.map((row) => row[index] ?? 0)),
    })),
  );
}

/** The table without some rows. One row always stays, and a split keeps fewer rows where the table has become too short for it. */
export function removeRows(document: NudgeDocument, id: NodeId, gone: ReadonlySet<number>): NudgeDocument {
  const record = dataRecord(document, id);
  if (record === null || gone.size === 0) return document;
  const kept = rowCountOf(record) - [...gone].filter((row) => row >= 0 && row < rowCountOf(record)).length;
  if (kept < 1) return document;
  return withNumbers(document, id, (columns) =>
    columns.map((column) => ({ ...column, values: column.values.filter((_, row) => !gone.has(row)) })),
  );
}

/** A new column at the right, every cell with the same number. */
export function addColumn(document: NudgeDocument, id: NodeId, name: string, value: number): NudgeDocument {
  const record = dataRecord(document, id);
  if (record === null) return document;
  const highest = Math.max(0, ...record.columns.map(({ port }) => Number(port.slice(1))));
  const values = Array.from({ length: rowCountOf(record) }, () => value);
  return withNumbers(document, id, (columns) => [...columns, { port: `c${highest + 1}`, name, role: 'input', values }]);
}

/** The table without a column; what was wired to it waits. One column always stays. */
export function removeColumn(document: NudgeDocument, id: NodeId, port: string): NudgeDocument {
  const record = dataRecord(document, id);
  if (record === null || record.columns.length < 2) return document;
  const after = withNumbers(document, id, (columns) => columns.filter((column) => column.port !== port));
  return withoutReaders(after, new Set([inside(id, port)]));
}

/** Gives a column a name. The caller has asked `columnNameProblem`. */
export function renameColumn(document: NudgeDocument, id: NodeId, port: string, name: string): NudgeDocument {
  return changeColumn(document, id, port, (column) => (column.name === name ? column : { ...column, name }));
}

export function setColumnRole(document: NudgeDocument, id: NodeId, port: string, role: ColumnRole): NudgeDocument {
  return changeColumn(document, id, port, (column) => (column.role === role ? column : { ...column, role }));
}

/** Other columns in the place of all. Those that take the part of an old one keep its port, so its wires stay; wires of the others are
 *  cut. The split stays where it still fits. */
export function replaceTable(
  document: NudgeDocument,
  id: NodeId,
  table: { readonly columns: readonly Column[]; readonly source: DataSource },
): NudgeDocument {
  const record = dataRecord(document, id);
  if (record === null) return document;
  const columns = adoptPorts(record.columns, table.columns);
  const kept = new Set(columns.map(({ port }) => port));
  const lost = record.columns.flatMap(({ port }) => (kept.has(port) ? [] : [inside(id, port)]));
  const after = withRecord(document, fitted({ ...record, columns, source: table.source }));
  return withoutReaders(after, new Set(lost));
}

/** Keeps rows for validation, or all to train on (null). The caller has asked `splitProblem`. */
export function setSplit(document: NudgeDocument, id: NodeId, split: Split | null): NudgeDocument {
  const record = dataRecord(document, id);
  if (record === null) return document;
  const same = record.split?.validation === split?.validation && record.split?.seed === split?.seed;
  return same ? document : withRecord(document, { ...record, split });
}

/** How many wires read columns that `after` no longer has. */
export function wiresCut(before: NudgeDocument, after: NudgeDocument): number {
  return wireCount(before) - wireCount(after);
}

function wireCount(document: NudgeDocument): number {
  let count = 0;
  for (const record of document.nodes.values()) count += wiresInto(record).length;
  return count;
}

function changeColumn(
  document: NudgeDocument,
  id: NodeId,
  port: string,
  change: (column: Column) => Column,
): NudgeDocument {
  const record = dataRecord(document, id);
  if (record === null) return document;
  const columns = record.columns.map((column) => (column.port === port ? change(column) : column));
  const same = columns.every((column, index) => column === record.columns[index]);
  return same ? document : withRecord(document, { ...record, columns });
}

/** As `changeColumn`, for its numbers: the rows are one's own from now on. */
function withColumn(
  document: NudgeDocument,
  id: NodeId,
  port: string,
  change: (column: Column) => Column,
): NudgeDocument {
  const after = changeColumn(document, id, port, change);
  const record = dataRecord(after, id);
  return after === document || record === null ? document : withRecord(after, owned(record));
}

function withNumbers(
  document: NudgeDocument,
  id: NodeId,
  change: (columns: readonly Column[]) => readonly Column[],
): NudgeDocument {
  const record = dataRecord(document, id);
  return record === null
    ? document
    : withRecord(document, fitted(owned({ ...record, columns: change(record.columns) })));
}

/** Drawing a set again would lose what was edited by hand, so an edited table is no longer called that set. */
function owned(record: DataRecord): DataRecord {
  return record.source.kind === 'generated' ? { ...record, source: { kind: 'own' } } : record;
}

/** The record with a split that leaves a row to train on. */
function fitted(record: DataRecord): DataRecord {
  const { split } = record;
  const rows = rowCountOf(record);
  if (split === null || splitProblem(rows, split.validation) === null) return record;
  return { ...record, split: rows < 2 ? null : { ...split, validation: rows - 1 } };
}

/** The document without the wires that read these columns, and without a root that is one of them. */
function withoutReaders(document: NudgeDocument, lost: ReadonlySet<Address>): NudgeDocument {
  if (lost.size === 0) return document;
  let next = document;
  for (const record of document.nodes.values()) {
    // From the last input on: an op of any number of inputs closes up, which renumbers those behind.
    for (const { from, to } of [...wiresInto(record)].reverse()) if (lost.has(from)) next = disconnect(next, to);
  }
  return next.root !== null && lost.has(next.root) ? { ...next, root: null } : next;
}
