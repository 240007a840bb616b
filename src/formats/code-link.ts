import { utf8Length } from '../graph/limits.ts';
import { textLimits } from './text-limits.ts';

/** Links longer than `soft` characters are refused by some mail and chat programs; longer than `hard` by us. */
export const linkLimits = { soft: 8_000, hard: 32_000 } as const;

const codeParameter = 'code';

export type MadeLink =
  | {
      readonly ok: true;
      /** What follows the `#`. */ readonly hash: string;
      /** Worth a warning. */ readonly isLong: boolean;
    }
  | { readonly ok: false; readonly message: string };

/** Expression text as the hash of a link, `code=<percent-encoded text>`. */
export function encodeCodeLink(text: string): MadeLink {
  // Half a character, which a note may hold, has no encoding.
  const hash = `${codeParameter}=${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))}`;
  if (hash.length > linkLimits.hard)
    return {
      ok: false,
      message: `As a link this would have ${hash.length.toLocaleString('en-US')} characters; ${linkLimits.hard.toLocaleString('en-US')} is the most. Save a file instead.`,
    };
  return { ok: true, hash, isLong: hash.length > linkLimits.soft };
}

export type ReadLink =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string }
  /** The hash is about something else. */
  | null;

/** The expression text of a hash, with or without its `#`. Never throws. */
export function decodeCodeLink(hash: string): ReadLink {
  const body = hash.startsWith('#') ? hash.slice(1) : hash;
  const part = body.split('&').find((piece) => piece.startsWith(`${codeParameter}=`));
  if (part === undefined) return null;
  const tooLong = {
    ok: false,
    message: 'This link is too long to open safely. Ask its author for the file instead.',
  } as const;
  if (part.length > linkLimits.hard) return tooLong;
  // Links that were typed by hand may hold a bare % or a +, which stays a plus: formulas are full of them.
  const text = decoded(part.slice(codeParameter.length + 1));
  if (text === null)
    return { ok: false, message: 'This link is damaged: its text cannot be decoded. Ask its author for a new one.' };
  return utf8Length(text) > textLimits.bytes ? tooLong : { ok: true, text };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
