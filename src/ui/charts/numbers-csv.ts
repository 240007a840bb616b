import type { Numbers } from './picture.ts';

/** Numbers as CSV (RFC 4180): CRLF, a heading line, numbers in full precision with a point, nothing where there is none.
 *  Text that a spreadsheet would take for a formula is written with an apostrophe before it. */
export function csvText({ columns, rows }: Numbers): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: number | string | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
