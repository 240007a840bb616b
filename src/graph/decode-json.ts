import { limits } from './limits.ts';

/** A place in a JSON value, from the outside in: keys of objects, indices of arrays. */
export type JsonPath = readonly (string | number)[];

export interface JsonFault {
  readonly code: 'E-JSON' | 'E-DEPTH' | 'E-NUM' | 'E-KEY';
  /** Where in the text, in UTF-16 units from 0. */
  readonly offset: number;
  /** What was expected there, or the offending number or key. */
  readonly detail: string;
}

interface Frame {
  readonly kind: 'object' | 'array';
  /** Keys seen so far; undefined in arrays. */
  readonly keys: Set<string> | undefined;
  /** The key or index of the value being read. */
  at: string | number;
}

/** Called before each value, with the way to it. Returning true ends the walk. */
type Visit = (offset: number, frames: readonly Frame[]) => boolean;

/** Reads the text once, without building anything and without recursion, and returns its first fault, or null when it is
 *  sound JSON of bounded depth whose numbers are all finite and whose keys are unique. `JSON.parse` alone would take
 *  millions of nested arrays, drop all but the last of equal keys, turn 1e999 into Infinity, and tell no place in some browsers. */
export function findJsonFault(text: string): JsonFault | null {
  return walk(text, () => false);
}

/** Where the value at `path` begins in sound JSON text; the nearest outer value where the path leads nowhere. */
export function offsetOf(text: string, path: JsonPath): number {
  let best = 0;
  let bestDepth = -1;
  walk(text, (offset, frames) => {
    if (frames.length <= bestDepth || frames.length > path.length) return false;
    if (!frames.every((frame, depth) => frame.at === path[depth])) return false;
    best = offset;
    bestDepth = frames.length;
    return bestDepth === path.length;
  });
  return best;
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let index = 0; index < offset; index++) {
    const unit = text.charCodeAt(index);
    if (unit !== 10 && !(unit === 13 && text.charCodeAt(index + 1) !== 10)) continue;
    line++;
    start = index + 1;
  }
  return { line, column: offset - start + 1 };
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escapePattern = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
const words = ['true', 'false', 'null'];

function walk(text: string, visit: Visit): JsonFault | null {
  const frames: Frame[] = [];
  let offset = 0;
  const skipSpace = () => {
    for (; offset < text.length; offset++) {
      const unit = text.charCodeAt(offset);
      if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return;
    }
  };
  const broken = (detail: string): JsonFault => ({ code: 'E-JSON', offset, detail });

  /** Reads a string from its opening quote; the text of it, or null at a fault. */
  const readString = (): string | null => {
    const start = offset++;
    let escaped = false;
    for (; offset < text.length; offset++) {
      const unit = text.charCodeAt(offset);
      if (unit === 34) {
        offset++;
        return escaped ? String(JSON.parse(text.slice(start, offset))) : text.slice(start + 1, offset - 1);
      }
      if (unit < 32) return null;
      if (unit !== 92) continue;
      escaped = true;
      escapePattern.lastIndex = offset + 1;
      if (!escapePattern.test(text)) return null;
      offset = escapePattern.lastIndex - 1;
    }
    return null;
  };

  /** Reads `"key":` in the innermost object. */
  const readKey = (frame: Frame): JsonFault | null => {
    if (text[offset] !== '"') return broken('a key in double quotes');
    const start = offset;
    const key = readString();
    if (key === null) return broken('the end of the key');
    if (key === '__proto__')
      return { code: 'E-KEY', offset: start, detail: `The key "${key}" has no place in a document. Remove it.` };
    if (frame.keys?.has(key))
      return {
        code: 'E-KEY',
        offset: start,
        detail: `The key "${clip(key)}" stands twice in one object. Keep one of the two.`,
      };
    frame.keys?.add(key);
    frame.at = key;
    skipSpace();
    if (text[offset] !== ':') return broken('a colon');
    offset++;
    return null;
  };

  /** Reads a number, string or word. */
  const readScalar = (): JsonFault | null => {
    const first = text[offset];
    if (first === '"') return readString() === null ? broken('the end of the text in quotes') : null;
    const word = words.find((candidate) => text.startsWith(candidate, offset));
    if (word !== undefined) {
      offset += word.length;
      return null;
    }
    numberPattern.lastIndex = offset;
    const number = numberPattern.exec(text)?.[0];
    if (number === undefined) return broken('a value');
    if (!Number.isFinite(Number(number))) return { code: 'E-NUM', offset, detail: clip(number) };
    offset += number.length;
    return null;
  };

  skipSpace();
  for (;;) {
    // A value begins here.
    if (visit(offset, frames)) return null;
    const opener = text[offset];
    if (opener === '{' || opener === '[') {
      if (frames.length === limits.depth) return { code: 'E-DEPTH', offset, detail: '' };
      const frame: Frame =
        opener === '{' ? { kind: 'object', keys: new Set(), at: '' } : { kind: 'array', keys: undefined, at: 0 };
      offset++;
      skipSpace();
      frames.push(frame);
      if (text[offset] !== closerOf(frame)) {
        const fault = frame.kind === 'object' ? readKey(frame) : null;
        if (fault !== null) return fault;
        skipSpace();
        continue;
      }
    } else {
      const fault = readScalar();
      if (fault !== null) return fault;
      skipSpace();
    }
    // A value, or the opener of an empty one, has just ended: close what closes, then go on after a comma.
    for (let frame = frames.at(-1); frame !== undefined && text[offset] === closerOf(frame); frame = frames.at(-1)) {
      frames.pop();
      offset++;
      skipSpace();
    }
    const frame = frames.at(-1);
    if (frame === undefined) return offset === text.length ? null : broken('the end of the file');
    if (text[offset] !== ',') return broken(frame.kind === 'object' ? 'a comma or }' : 'a comma or ]');
    offset++;
    skipSpace();
    if (typeof frame.at === 'number') frame.at++;
    const fault = frame.kind === 'object' ? readKey(frame) : null;
    if (fault !== null) return fault;
    skipSpace();
  }
}

function closerOf(frame: Frame): string {
  return frame.kind === 'object' ? '}' : ']';
}

function clip(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
