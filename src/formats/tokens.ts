/** What a stretch of text is. Every character of a text belongs to exactly one token, so that an editor can colour it. */
export type TokenKind =
  | 'space'
  | 'newline'
  | 'comment'
  | 'number'
  | 'name'
  /** A name before a bracket: `tanh` in `tanh(x)`. */
  | 'call'
  | 'string'
  /** A node by its id, `@n7`: how a formula names a node that has no name. */
  | 'node'
  /** `?`: an input that waits. */
  | 'waiting'
  | 'operator'
  | 'bracket'
  | 'unknown';

export interface Token {
  readonly text: string;
  readonly kind: TokenKind;
}

/** Signs that keyboards, word processors and lecture notes use for the plain ones. */
const plainSigns: ReadonlyMap<string, string> = new Map([
  ...['−', '–', '－'].map((sign) => [sign, '-'] as const),
  ...['×', '·', '⋅', '∗', '＊'].map((sign) => [sign, '*'] as const),
  ...['÷', '∕', '／'].map((sign) => [sign, '/'] as const),
  ['^', '**'],
  ['＋', '+'],
  ['（', '('],
  ['）', ')'],
  ['［', '['],
  ['］', ']'],
  ['，', ','],
  ['；', ';'],
  ['＝', '='],
]);

/** The sign as the grammar spells it: `×` → `*`, `^` → `**`. */
export function plainSign(text: string): string {
  return plainSigns.get(text) ?? text;
}

/** Cuts a text into tokens. Never fails: what fits nowhere is `unknown`. Their texts, joined, are the text. Cost: one pass. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const [kind, end] = scan(text, at);
    tokens.push({ text: text.slice(at, end), kind });
    at = end;
  }
  return tokens;
}

function scan(text: string, at: number): readonly [TokenKind, number] {
  const first = characterAt(text, at);
  if (first === '\n') return ['newline', at + 1];
  if (first === '\r') return ['newline', at + (text[at + 1] === '\n' ? 2 : 1)];
  if (isSpace(first)) return ['space', endOf(text, at, isSpace)];
  if (first === '\\' && isLineEnd(text[at + 1])) return ['space', at + (text.startsWith('\r\n', at + 1) ? 3 : 2)];
  if (first === '#') return ['comment', endOf(text, at, (character) => !isLineEnd(character))];
  if (isDigit(first) || (first === '.' && isDigit(text[at + 1]))) return ['number', endOfNumber(text, at)];
  if (isNameStart(first)) return scanName(text, at);
  if (isQuote(first)) return scanString(text, at);
  if (first === '@' && isIdCharacter(text[at + 1])) return ['node', endOf(text, at + 1, isIdCharacter)];
  if (first === '?') return ['waiting', at + 1];
  const sign = plainSign(first);
  if ('()[]'.includes(sign)) return ['bracket', at + first.length];
  if (text.startsWith('**=', at)) return ['operator', at + 3];
  if (text.startsWith('**', at)) return ['operator', at + 2];
  if ('+-*/'.includes(sign) && text[at + first.length] === '=') return ['operator', at + first.length + 1];
  if (sign === '**' || '+-*/=,;.:'.includes(sign)) return ['operator', at + first.length];
  return ['unknown', at + first.length];
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

/** Where the run of such characters that begins at `at` ends. */
function endOf(text: string, at: number, belongs: (character: string) => boolean): number {
  let end = at;
  while (end < text.length) {
    const character = characterAt(text, end);
    if (!belongs(character)) break;
    end += character.length;
  }
  return end;
}

/** `2`, `2.`, `.5`, `2.5e-3`; in `2.tanh()` the point belongs to the method. */
function endOfNumber(text: string, at: number): number {
  let end = endOf(text, at, isDigit);
  if (text[end] === '.' && !isNameStart(characterAt(text, end + 1))) end = endOf(text, end + 1, isDigit);
  if (text[end] !== 'e' && text[end] !== 'E') return end;
  const sign = text[end + 1] === '+' || text[end + 1] === '-' ? 1 : 0;
  return isDigit(text[end + 1 + sign]) ? endOf(text, end + 1 + sign, isDigit) : end;
}

function scanName(text: string, at: number): readonly [TokenKind, number] {
  const end = endOf(text, at, isNamePart);
  // Python's f"…", r'…' and their kin.
  if (isQuote(text[end]) && /^(?:[frbu]|fr|rf|br|rb)$/i.test(text.slice(at, end))) return scanString(text, end);
  const next = text[endOf(text, end, isSpace)];
  return [next !== undefined && plainSign(next) === '(' ? 'call' : 'name', end];
}

/** A string in quotes, or in three quotes over several lines. One that does not end on its line is unknown up to there. */
function scanString(text: string, at: number): readonly [TokenKind, number] {
  const quote =
    text.startsWith('"""', at) || text.startsWith("'''", at) ? text.slice(at, at + 3) : characterAt(text, at);
  const closing = quote === '“' ? '”' : quote === '‘' ? '’' : quote;
  for (let end = at + quote.length; end < text.length; end++) {
    if (text.startsWith(closing, end)) return ['string', end + closing.length];
    if (text[end] === '\\') end++;
    else if (closing.length === 1 && isLineEnd(text[end])) return ['unknown', end];
  }
  return ['unknown', text.length];
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || (character > '\u007f' && /^\p{Zs}$/u.test(character));
}

function isQuote(character: string | undefined): boolean {
  return character !== undefined && `"'“‘`.includes(character);
}

function isIdCharacter(character: string | undefined): boolean {
  return character !== undefined && /^[A-Za-z0-9_-]$/.test(character);
}

function isNameStart(character: string): boolean {
  return isLetter(character) || (character > '\u007f' && /^\p{L}$/u.test(character));
}

function isNamePart(character: string): boolean {
  return isLetter(character) || isDigit(character) || (character > '\u007f' && /^[\p{L}\p{M}\p{N}]$/u.test(character));
}

function isLetter(character: string): boolean {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character === '_';
}
