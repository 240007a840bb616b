/** One line of the table: its number counts from 1 and counts empty lines too, as a spreadsheet does. */
export interface RecordRow {
  readonly row: number;
  /** What stands in them, their quotes taken off. */
  readonly cells: readonly string[];
}

/** Why the text is no table. Rows and columns count from 1. */
export interface TableFault {
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

export type Records =
  | { readonly ok: true; readonly rows: readonly RecordRow[] }
  | { readonly ok: false; readonly fault: TableFault };

const quoteMark = '"';

/** Splits delimited text into cells, by RFC 4180: a cell may stand in double quotes and then hold delimiters, line ends and doubled quotes.
 *  Lines end with CRLF, LF or CR. A quote inside an unquoted cell is a character as any other. At most `mostRows` rows are read. */
export function readRecords(text: string, delimiter: string, mostRows = Infinity): Records {
  const rows: RecordRow[] = [];
  const plain = new RegExp(`[^\\r\\n${delimiter}]*`, 'y');
  let cells: string[] = [];
  let at = 0;
  const endRow = () => {
    rows.push({ row: rows.length + 1, cells });
    cells = [];
  };
  while (at < text.length && rows.length < mostRows) {
    const place = { row: rows.length + 1, column: cells.length + 1 };
    const quoted = text[at] === quoteMark;
    const cell = quoted ? quotedCell(text, at) : plainCell(text, at, plain);
    if (cell === null)
      return {
        ok: false,
        fault: {
          ...place,
          message: `${placeText(place)} begins with a quote that is never closed. Close it, or double it if it is part of the text.`,
        },
      };
    cells.push(cell.text);
    at = cell.end;
    if (at === text.length) break;
    if (text[at] === delimiter) {
      at++;
      // A delimiter at the very end of the text leaves one more cell after it.
      if (at === text.length) cells.push('');
      continue;
    }
    const lineEnd = lineEndAt(text, at);
    if (lineEnd === 0)
      return {
        ok: false,
        fault: {
          ...place,
          message: `${placeText(place)} goes on after its closing quote. Double the quotes that are part of the text.`,
        },
      };
    endRow();
    at += lineEnd;
  }
  if (cells.length > 0) endRow();
  return { ok: true, rows };
}

function placeText({ row, column }: { readonly row: number; readonly column: number }): string {
  return `Row ${row}, column ${column}`;
}

interface Scanned {
  readonly text: string;
  readonly end: number;
}

/** A cell from its opening quote; null when no quote closes it. Spaces after the closing quote are left out. */
function quotedCell(text: string, start: number): Scanned | null {
  let whole = '';
  for (let from = start + 1; ;) {
    const close = text.indexOf(quoteMark, from);
    if (close < 0) return null;
    whole += text.slice(from, close);
    if (text[close + 1] !== quoteMark) {
      let end = close + 1;
      while (text[end] === ' ') end++;
      return { text: whole, end };
    }
    whole += quoteMark;
    from = close + 2;
  }
}

/** A cell that no quote opens: all up to the next delimiter or line end, which `plain` matches from a place on. */
function plainCell(text: string, start: number, plain: RegExp): Scanned {
  plain.lastIndex = start;
  plain.exec(text);
  const end = plain.lastIndex;
  return { text: text.slice(start, end), end };
}

/** How many characters end a line here; 0 where none does. */
function lineEndAt(text: string, at: number): number {
  if (text[at] === '\n') return 1;
  if (text[at] !== '\r') return 0;
  return text[at + 1] === '\n' ? 2 : 1;
}
