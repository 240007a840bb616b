import { lineAndColumn } from '../graph/decode-json.ts';

/** Why a text was refused, and where: line and column count from 1, columns in UTF-16 units, so that column − 1 is an index into the line. */
export interface TextError {
  readonly ok: false;
  readonly line: number;
  readonly column: number;
  /** In the user's words: what is wrong and what to do. */
  readonly message: string;
}

export function textErrorAt(text: string, offset: number, message: string): TextError {
  return { ok: false, ...lineAndColumn(text, Math.min(offset, text.length)), message };
}

/** A word of the user's in a message: in quotes, on one line, clipped. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const shown = [...line.slice(0, 80)].slice(0, 40).join('');
  return `“${shown}${shown.length < line.length ? '…' : ''}”`;
}
