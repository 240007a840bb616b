import type { Column } from '../../graph/document.ts';
import { utf8Length } from '../../graph/limits.ts';
import { tableLimits } from '../../graph/table-limits.ts';
import { guessHeader } from './guess-header.ts';
import { guessRoles } from './guess-roles.ts';
import { nameColumns } from './name-columns.ts';
import { readColumn } from './read-column.ts';
import { readRecords, type RecordRow } from './records.ts';
import { delimiters, isBlank, sniffDelimiter, sniffMark, type Delimiter } from './sniff.ts';
import { unescapeFormula } from './formula-text.ts';

export interface ReadTable {
  readonly ok: true;
  /** Ports c1, c2, … in the order of the text. */
  readonly columns: readonly Column[];
  /** What was left out, renamed or guessed, one sentence each, for people. */
  readonly remarks: readonly string[];
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
}

export interface TableRefusal {
  readonly ok: false;
  /** From 1, counting empty lines too; absent when the text as a whole is meant. */
  readonly row?: number;
  readonly column?: number;
  readonly message: string;
}

/** What a person knows better than the guess. */
export interface ReadOptions {
  readonly hasHeader?: boolean | undefined;
  readonly delimiter?: Delimiter | undefined;
}

/** Reads a table of numbers and categories from CSV or TSV text. The delimiter, the decimal mark, whether there is a header and what each
 *  column is for are guessed; nothing is left out without a remark. Never throws. */
export function readTable(text: string, options: ReadOptions = {}): ReadTable | TableRefusal {
  const bytes = utf8Length(text);
  const { textBytes, rows: mostRows, columns: mostColumns } = tableLimits;
  if (bytes > textBytes)
    return refuse(`This table is ${(bytes / 1e6).toFixed(1)} MB. The largest we can read is ${textBytes / 1e6} MB.`);
  if (text.includes('\0'))
    return refuse('This is no table of text. Save it as CSV in UTF-8, or copy its cells and paste them.');
  const { body, declared } = withoutPreamble(text);
  const delimiter = options.delimiter ?? declared ?? sniffDelimiter(body);
  const read = readRecords(body, delimiter);
  if (!read.ok) return { ok: false, ...read.fault };
  const firstRow = declared === null ? 0 : 1;
  const filled = read.rows.filter((row) => !isBlank(row)).map(({ row, cells }) => ({ row: row + firstRow, cells }));
  const [first] = filled;
  if (first === undefined) return refuse('There is nothing in this table.');
  const ragged = findRagged(filled, delimiter);
  if (ragged !== null) return ragged;
  const kept = first.cells.flatMap((_, column) =>
    filled.some(({ cells }) => cells[column]?.trim() !== '') ? [column] : [],
  );
  if (kept.length > mostColumns)
    return refuse(`This table has ${kept.length} columns; ${mostColumns} is the most. Leave out what is not needed.`);
  const mark = sniffMark(filled, delimiter);
  const hasHeader = options.hasHeader ?? guessHeader(filled, mark);
  const rows = hasHeader ? filled.slice(1) : filled;
  if (rows.length === 0) return refuse('This table has a row of names and no rows of numbers.');
  if (rows.length > mostRows)
    return refuse(`This table has ${count(rows.length)} rows; ${count(mostRows)} is the most. Take a part of it.`);
  const named = nameColumns(
    hasHeader ? kept.map((column) => unescapeFormula(first.cells[column] ?? '')) : null,
    kept.length,
  );
  const numbers: { readonly name: string; readonly values: readonly number[]; readonly labels?: readonly string[] }[] =
    [];
  for (const [index, column] of kept.entries()) {
    const result = readColumn(rows, column, mark);
    if (!result.ok) return { ok: false, ...result.fault };
    const { values, labels } = result;
    numbers.push({ name: named.names[index] ?? '', values, ...(labels === undefined ? {} : { labels }) });
  }
  const { roles, remarks } = guessRoles(numbers);
  const columns = numbers.map((column, index): Column => ({
    port: `c${index + 1}`,
    role: roles[index] ?? 'input',
    ...column,
  }));
  return {
    ok: true,
    columns,
    remarks: [
      ...blankRemark(read.rows, filled),
      ...first.cells.flatMap((_, column) =>
        kept.includes(column) ? [] : [`Column ${column + 1} is empty and left out.`],
      ),
      ...(mark === ',' ? ['The comma is read as the decimal mark.'] : []),
      ...named.remarks,
      ...remarks,
    ],
    delimiter,
    hasHeader,
  };
}

/** The text without a byte order mark and without the line `sep=;` that Excel writes. */
function withoutPreamble(text: string): { readonly body: string; readonly declared: Delimiter | null } {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const line = /^sep=([\t;,|])(?:\r\n|\n|\r)/i.exec(body);
  const declared = delimiters.find((delimiter) => delimiter === line?.[1]);
  return line === null || declared === undefined
    ? { body, declared: null }
    : { body: body.slice(line[0].length), declared };
}

function findRagged(rows: readonly RecordRow[], delimiter: Delimiter): TableRefusal | null {
  const width = rows[0]?.cells.length ?? 0;
  const ragged = rows.find(({ cells }) => cells.length !== width);
  if (ragged === undefined) return null;
  const { row, cells } = ragged;
  const more = cells.length > width;
  const advice = more ? `Put text that holds ${delimiterName(delimiter)} in double quotes.` : 'Add what is missing.';
  return {
    ok: false,
    row,
    column: Math.min(cells.length, width) + 1,
    message: `Row ${row} has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, and the first row has ${width}. ${advice}`,
  };
}

export function delimiterName(delimiter: Delimiter): string {
  switch (delimiter) {
    case '\t':
      return 'a tab';
    case ';':
      return 'a semicolon';
    case ',':
      return 'a comma';
    case '|':
      return 'a bar';
  }
}

/** Empty lines between rows were left out; those after the last row say nothing. */
function blankRemark(all: readonly RecordRow[], filled: readonly RecordRow[]): readonly string[] {
  const last = filled.at(-1)?.cells;
  const inside = all
    .slice(
      0,
      all.findIndex(({ cells }) => cells === last),
    )
    .filter(isBlank).length;
  if (inside === 0) return [];
  return [inside === 1 ? 'One empty row was left out.' : `${count(inside)} empty rows were left out.`];
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function refuse(message: string): TableRefusal {
  return { ok: false, message };
}
