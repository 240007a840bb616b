import { quoted } from './text-error.ts';
import { plainSign, tokenise, type TokenKind } from './tokens.ts';
import type { Comment } from './syntax.ts';

/** A token that counts, with its place. */
export interface Mark {
  readonly kind: TokenKind | 'end';
  /** As the grammar spells it: `*` for `×`. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** Walks over the tokens of a text. Inside brackets lines do not end. */
export interface Cursor {
  /** The token `ahead` places on; 0 is the next. */
  readonly peek: (ahead?: number) => Mark;
  readonly take: () => Mark;
  /** The token that was taken last. */
  readonly last: () => Mark | null;
  /** Where the walk is, to go back to. Only outside all brackets. */
  readonly place: () => number;
  readonly goBack: (place: number) => void;
  /** The brackets that are open, outermost first. */
  readonly open: readonly Mark[];
  /** Records why the text is refused; the first reason counts. Returns null, for its callers to return. */
  readonly fail: (at: number, message: string) => null;
  readonly failure: () => { readonly at: number; readonly message: string } | null;
  readonly comments: readonly Comment[];
}

export function createCursor(text: string): Cursor {
  const { marks, comments } = marksOf(text);
  const open: Mark[] = [];
  const end: Mark = { kind: 'end', text: '', at: text.length, end: text.length };
  let position = 0;
  let last: Mark | null = null;
  let failure: { readonly at: number; readonly message: string } | null = null;

  const skipLines = (from: number): number => {
    let index = from;
    while (open.length > 0 && marks[index]?.kind === 'newline') index++;
    return index;
  };

  return {
    open,
    comments,
    peek(ahead = 0) {
      let index = skipLines(position);
      for (let step = 0; step < ahead; step++) index = skipLines(index + 1);
      return marks[index] ?? end;
    },
    take() {
      const index = skipLines(position);
      const mark = marks[index] ?? end;
      position = index + 1;
      last = mark;
      if (mark.kind === 'bracket') {
        if (mark.text === '(' || mark.text === '[') open.push(mark);
        else open.pop();
      }
      return mark;
    },
    last: () => last,
    place: () => position,
    goBack(place) {
      position = place;
      open.length = 0;
    },
    fail(at, message) {
      failure ??= { at, message };
      return null;
    },
    failure: () => failure,
  };
}

function marksOf(text: string): { readonly marks: readonly Mark[]; readonly comments: readonly Comment[] } {
  const marks: Mark[] = [];
  const comments: Comment[] = [];
  let at = 0;
  for (const token of tokenise(text)) {
    const end = at + token.text.length;
    if (token.kind === 'comment') comments.push({ text: token.text.slice(1), at });
    else if (token.kind !== 'space') marks.push({ kind: token.kind, text: spelled(token.kind, token.text), at, end });
    at = end;
  }
  return { marks, comments };
}

function spelled(kind: TokenKind, text: string): string {
  if (kind !== 'operator' && kind !== 'bracket') return text;
  return text.length > 1 && text.endsWith('=') ? `${plainSign(text.slice(0, -1))}=` : plainSign(text);
}

/** A token as a message names it. */
export function described(mark: Mark): string {
  if (mark.kind === 'end') return 'the end of the text';
  if (mark.kind === 'newline') return 'the end of the line';
  return quoted(mark.text);
}

/** Why a token that no rule knows is there, in words. */
export function unknownText({ text }: Mark): string {
  if (`"'“‘`.includes(text[0] ?? ' ')) return 'This text in quotes does not end. Add the closing quote.';
  if (/^[\p{C}\p{Z}]/u.test(text)) {
    const code = (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `An invisible character (U+${code}) stands here. Delete it.`;
  }
  return `${quoted(text)} has no meaning here.`;
}
