/** A piece of a lesson's text. */
export interface MarkedPiece {
  readonly kind: 'plain' | 'code' | 'emphasis';
  readonly text: string;
}

/** A paragraph in pieces: `code` between backticks, *emphasis* between asterisks that touch its words. A mark without its fellow stays
 *  as it is. */
export function marked(text: string): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(/`([^`]+)`|\*(?=\S)([^*`]*[^*`\s])\*/g)) {
    if (match.index > from) pieces.push({ kind: 'plain', text: text.slice(from, match.index) });
    const [whole, code, emphasis = ''] = match;
    pieces.push(code === undefined ? { kind: 'emphasis', text: emphasis } : { kind: 'code', text: code });
    from = match.index + whole.length;
  }
  if (from < text.length) pieces.push({ kind: 'plain', text: text.slice(from) });
  return pieces;
}
