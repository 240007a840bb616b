import { tokenise, type TokenKind } from '../../formats/tokens.ts';

/** A stretch of the formula as it is coloured. */
export interface Segment {
  readonly text: string;
  readonly kind: TokenKind;
  /** Here is what is wrong. */
  readonly isWrong: boolean;
}

/** The formula cut for colouring, with the token at the wrong place marked; past the end, a blank of its own stands there.
 *  `wrongAt` counts UTF-16 units from 0; null where nothing is wrong. */
export function segmentsOf(text: string, wrongAt: number | null): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const token of tokenise(text)) {
    const end = at + token.text.length;
    segments.push({ ...token, isWrong: wrongAt !== null && wrongAt >= at && wrongAt < end });
    at = end;
  }
  if (wrongAt !== null && wrongAt >= text.length) segments.push({ text: '\u00A0', kind: 'space', isWrong: true });
  return segments;
}
