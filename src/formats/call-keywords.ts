import type { CallMeaning } from './draft-call.ts';
import type { Call, KeywordValue } from './syntax.ts';

type Refused = CallMeaning & { readonly ok: false };

/** Reads one keyword: null when it fits, else what would. */
export type ReadKeyword = (value: KeywordValue) => string | null;

/** Reads the keywords of a call, each at most once. Returns why one is refused, null when all fit. `takes` lists them for people. */
export function readKeywords(
  { name, keywords }: Call,
  readers: Readonly<Record<string, ReadKeyword>>,
  takes: string,
): Refused | null {
  const seen = new Set<string>();
  for (const { name: word, value, at } of keywords) {
    if (seen.has(word)) return { ok: false, at, message: `“${word}=” stands twice in this call. Keep one.` };
    seen.add(word);
    const read = Object.hasOwn(readers, word) ? readers[word] : undefined;
    if (read === undefined) return { ok: false, at, message: `${name} does not know “${word}=”. It takes ${takes}.` };
    const problem = read(value);
    if (problem !== null)
      return { ok: false, at: value.kind === 'expression' ? value.expression.at : at, message: problem };
  }
  return null;
}

/** `1 input`, `3 weights`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
