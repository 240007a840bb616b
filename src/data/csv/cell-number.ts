export type DecimalMark = '.' | ',';

/** What a cell holds: a number, a number that binary64 cannot hold, nothing, or text. */
export type CellReading =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'too large' | 'too small' | 'empty' | 'text' };

/** So short that it is neither too large nor too small. */
const plain = /^-?\d{1,15}(?:\.\d{1,20})?$/;
const point = /^([+\-−]?)(\d+\.?\d*|\.\d+)(?:[eE]([+\-−]?\d+))?$/u;
const comma = /^([+\-−]?)(\d+,?\d*|,\d+)(?:[eE]([+\-−]?\d+))?$/u;

/** Reads a cell as a decimal number with this mark. Spaces around it do not count; marks between thousands are none. */
export function readCell(text: string, mark: DecimalMark): CellReading {
  const trimmed = text.trim();
  // Most cells of most tables are this plain; what they say is then what the language reads.
  if (mark === '.' && plain.test(trimmed)) return { kind: 'number', value: Number(trimmed) };
  if (trimmed === '') return { kind: 'empty' };
  const parts = (mark === '.' ? point : comma).exec(trimmed);
  if (parts === null) return { kind: 'text' };
  const [, sign = '', digits = '', exponent = '0'] = parts;
  const size = Number(`${digits.replace(',', '.')}e${exponent.replace('−', '-')}`);
  if (!Number.isFinite(size)) return { kind: 'too large' };
  if (size === 0 && /[1-9]/.test(digits)) return { kind: 'too small' };
  return { kind: 'number', value: sign === '' || sign === '+' ? size : -size };
}

/** Whether the text is a number only if the comma is its decimal mark. */
export function needsComma(text: string): boolean {
  return text.includes(',') && comma.test(text.trim());
}

/** Whether the text is a number only if the point is its decimal mark. */
export function needsPoint(text: string): boolean {
  return text.includes('.') && point.test(text.trim());
}
