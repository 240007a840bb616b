import { tokenise } from '../../formats/tokens.ts';

/** Lines of expression text as one line that means the same: comments go, and `;` stands where a line ended outside brackets. */
export function joinLines(text: string): string {
  let depth = 0;
  let joined = '';
  for (const token of tokenise(text)) {
    if (token.kind === 'bracket') depth += '([（［'.includes(token.text) ? 1 : -1;
    if (token.kind === 'comment') continue;
    if (token.kind === 'newline') joined += depth > 0 ? ' ' : '\n';
    else joined += token.text;
  }
  return joined
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('; ');
}
