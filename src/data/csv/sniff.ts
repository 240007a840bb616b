import { readCell, needsComma, needsPoint, type DecimalMark } from './cell-number.ts';
import { readRecords, type RecordRow } from './records.ts';

export const delimiters = ['\t', ';', ',', '|'] as const;

export type Delimiter = (typeof delimiters)[number];

const rowsLookedAt = 50;

/** The delimiter that cuts the first rows into equally many cells, more than one; among several the one that leaves more numbers, then
 *  the first of tab ; , |. Where none does: the one that cuts the first row at all, so that the ragged row can be told; else the comma. */
export function sniffDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const score = scoreOf(text, delimiter);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

function scoreOf(text: string, delimiter: Delimiter): number {
  const read = readRecords(text, delimiter, rowsLookedAt);
  const rows = read.ok ? read.rows.filter((row) => !isBlank(row)) : [];
  const width = rows[0]?.cells.length ?? 0;
  if (width < 2) return 0;
  const even = rows.filter(({ cells }) => cells.length === width).length / rows.length;
  const cells = rows.slice(1).flatMap((row) => row.cells);
  const numbers = cells.filter((cell) => isNumber(cell, delimiter)).length / Math.max(1, cells.length);
  // Even rows weigh most; a single ragged row in a long table still leaves a delimiter ahead of one that cuts nothing evenly.
  return even * 10 + numbers;
}

function isNumber(cell: string, delimiter: Delimiter): boolean {
  return readCell(cell, '.').kind === 'number' || (delimiter !== ',' && readCell(cell, ',').kind === 'number');
}

/** The decimal mark of a table: the comma only where some cell needs it, no cell needs the point, and the comma parts no cells. */
export function sniffMark(rows: readonly RecordRow[], delimiter: Delimiter): DecimalMark {
  if (delimiter === ',') return '.';
  let mark: DecimalMark = '.';
  for (const { cells } of rows) {
    for (const text of cells) {
      if (needsPoint(text)) return '.';
      if (needsComma(text)) mark = ',';
    }
  }
  return mark;
}

/** Whether nothing stands in any cell of the row. */
export function isBlank({ cells }: RecordRow): boolean {
  return cells.every((text) => text.trim() === '');
}
