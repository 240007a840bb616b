import type { Column } from '../../graph/document.ts';
import { escapeFormula } from './formula-text.ts';

/** A table as CSV by RFC 4180: a header, lines that end with CRLF, numbers shortest round-trip with a point, labels as text. Text that a
 *  spreadsheet would run as a formula stands in quotes behind an apostrophe. Roles and the split are not part of it. */
export function writeTable(columns: readonly Column[]): string {
  const rows = columns[0]?.values.length ?? 0;
  const lines = [columns.map(({ name }) => textCell(name)).join(',')];
  for (let row = 0; row < rows; row++) lines.push(columns.map((column) => cell(column, row)).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function cell({ values, labels }: Column, row: number): string {
  const value = values[row] ?? 0;
  if (labels !== undefined) return textCell(labels[value] ?? '');
  return Object.is(value, -0) ? '-0' : String(value);
}

function textCell(text: string): string {
  const safe = escapeFormula(text);
  return safe !== text || /^\s|\s$|[",;\t|\r\n]/.test(safe) || safe === '' ? `"${safe.replaceAll('"', '""')}"` : safe;
}
