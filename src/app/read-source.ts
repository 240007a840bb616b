import { decodeDocument, looksLikeDocument } from '../graph/decode.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { withAskLines } from '../store/exercise/ask-lines.ts';
import { readExpressions } from '../formats/read-expressions.ts';

export type ReadSource =
  | { readonly ok: true; readonly document: NudgeDocument; readonly remarks: readonly string[] }
  | { readonly ok: false; readonly line?: number; readonly column?: number; readonly message: string };

/** Document text or expression text as a document. Never throws. */
export function readSource(text: string): ReadSource {
  if (!looksLikeDocument(text)) {
    const read = readExpressions(text);
    if (!read.ok) return { ok: false, line: read.line, column: read.column, message: read.message };
    const asking = withAskLines(read.document, text);
    return { ok: true, document: asking.document, remarks: [...read.remarks, ...asking.remarks] };
  }
  const read = decodeDocument(text);
  if (read.ok) return { ok: true, document: read.document, remarks: read.remarks };
  const place = read.at === undefined ? {} : { line: read.at.line, column: read.at.column };
  return { ok: false, ...place, message: read.message };
}

/** The refusal as one sentence for people: where, then what. */
export function refusalText({ line, column, message }: ReadSource & { readonly ok: false }): string {
  return line === undefined || message.includes(`line ${line}`)
    ? message
    : `Line ${line}, column ${column ?? 1}: ${message}`;
}
