import { decodeDocument, looksLikeDocument } from '../graph/decode.ts';
import { sizeText } from '../graph/file-size.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { limits } from '../graph/limits.ts';
import { claimsOf, type Claim, type UnreadableClaim } from '../formats/claims.ts';
import { parseProgram } from '../formats/parse-program.ts';
import { buildProgram } from '../formats/read-expressions.ts';

/** Why a file cannot be used. Line and column count from 1. */
export interface Refusal {
  readonly ok: false;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Loaded {
  readonly ok: true;
  readonly document: NudgeDocument;
  readonly remarks: readonly string[];
  readonly claims: readonly (Claim | UnreadableClaim)[];
}

/** Refuses a file as a whole. */
export function refused(message: string): Refusal {
  return { ok: false, line: 1, column: 1, message };
}

/** Reads the bytes of a file: a document, or expression text. */
export function load(bytes: Uint8Array): Loaded | Refusal {
  if (bytes.length > limits.fileBytes.hard) return refused(sizeText(bytes.length));
  const text = textOf(bytes);
  if (text === null) return refused('This is no text file. Nudge reads expression text and documents in UTF-8.');
  if (looksLikeDocument(text)) {
    const decoded = decodeDocument(text);
    if (decoded.ok) return { ok: true, document: decoded.document, remarks: decoded.remarks, claims: [] };
    return { ok: false, line: decoded.at?.line ?? 1, column: decoded.at?.column ?? 1, message: decoded.message };
  }
  const parsed = parseProgram(text);
  if (!parsed.ok) return parsed;
  const built = buildProgram(parsed.program);
  return built.ok
    ? { ok: true, document: built.document, remarks: built.remarks, claims: claimsOf(parsed.program) }
    : built;
}

/** UTF-8, or UTF-16 where a byte order mark says so (as some editors of Windows write). Null for what is no text. */
function textOf(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
