import { opIds, ops, type OpId } from '../ops/table.ts';
import { utf8Length } from '../graph/limits.ts';
import { longestName } from '../graph/names.ts';
import { createExpressionParser, unquoted, type ExpressionParser } from './parse-expression.ts';
import type { Statement, Syntax } from './syntax.ts';
import { quoted, textErrorAt, type TextError } from './text-error.ts';
import { textLimits } from './text-limits.ts';
import { createCursor, described, unknownText, type Cursor, type Mark } from './token-cursor.ts';

export type ParseResult = { readonly ok: true; readonly program: Syntax } | TextError;

const augmenting: ReadonlyMap<string, OpId> = new Map(
  opIds.flatMap((op) => {
    const { notation } = ops[op];
    return notation.kind === 'infix' ? [[`${notation.symbol}=`, op] as const] : [];
  }),
);

/** Words that begin statements of Python programs, which this language has not. */
const pythonWords = new Set(
  'assert async await class def del elif else except finally for global if lambda nonlocal pass raise return try while with yield'.split(
    ' ',
  ),
);

/** Reads expression text into statements. Says nothing of what the names mean. Never throws; cost: one pass. */
export function parseProgram(source: string): ParseResult {
  const text = source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source;
  const bytes = utf8Length(text);
  if (bytes > textLimits.bytes)
    return textErrorAt(
      text,
      0,
      `This text is ${Math.ceil(bytes / 100_000) / 10} MB. The most we read is ${textLimits.bytes / 1e6} MB.`,
    );
  const overlong = findOverlongLine(text);
  if (overlong !== null) return overlong;
  const cursor = createCursor(text);
  const parser = createExpressionParser(cursor);
  const statements: Statement[] = [];
  for (;;) {
    while (isStatementEnd(cursor.peek()) && cursor.peek().kind !== 'end') cursor.take();
    if (cursor.peek().kind === 'end') break;
    const statement = readStatement(cursor, parser);
    const failure = cursor.failure();
    if (failure !== null || statement === null)
      return textErrorAt(text, failure?.at ?? 0, failure?.message ?? 'This cannot be read.');
    statements.push(statement);
  }
  return { ok: true, program: { text, statements, comments: cursor.comments } };
}

function findOverlongLine(text: string): TextError | null {
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = text.charCodeAt(at);
    if (at < text.length && unit !== 10 && unit !== 13) continue;
    if (at - start > textLimits.formula)
      return textErrorAt(
        text,
        start + textLimits.formula,
        `A formula can have at most 10,000 characters; this line has ${(at - start).toLocaleString('en-US')}. Give parts of it names on lines of their own.`,
      );
    start = at + 1;
  }
  return null;
}

function isStatementEnd({ kind, text }: Mark): boolean {
  return kind === 'end' || kind === 'newline' || (kind === 'operator' && text === ';');
}

function readStatement(cursor: Cursor, parser: ExpressionParser): Statement | null {
  const first = cursor.peek();
  const skipped = skipPython(cursor);
  if (skipped !== null) return skipped;
  if (first.kind === 'name') {
    const second = cursor.peek(1);
    if (second.kind === 'operator' && second.text === '=') return readDefinition(cursor, parser);
    const op = second.kind === 'operator' ? augmenting.get(second.text) : undefined;
    if (op !== undefined) return readDefinition(cursor, parser, op);
    if (second.text === '.' && cursor.peek(2).text === 'label' && cursor.peek(3).text === '=') return readLabel(cursor);
    if (pythonWords.has(first.text) && !isStatementEnd(second) && second.kind !== 'operator')
      return cursor.fail(
        first.at,
        `${quoted(first.text)} belongs to Python programs. Here every line is “name = expression”; write the lines out.`,
      );
  }
  return readBare(cursor, parser);
}

function readDefinition(cursor: Cursor, parser: ExpressionParser, augmented?: OpId): Statement | null {
  const { text: name, at } = cursor.take();
  const length = [...name].length;
  if (length > longestName)
    return cursor.fail(at, `A name has at most ${longestName} characters; this one has ${length}.`);
  const sign = cursor.take();
  const right = parser.expression();
  if (right === null || !endStatement(cursor)) return null;
  if (augmented === undefined) return { kind: 'define', name, expression: right, at };
  const left = { kind: 'name', name, at } as const;
  return {
    kind: 'define',
    name,
    expression: { kind: 'operation', op: augmented, inputs: [left, right], at: sign.at },
    at,
  };
}

function readLabel(cursor: Cursor): Statement | null {
  const { text: name, at } = cursor.take();
  for (let part = 0; part < 3; part++) cursor.take();
  const label = cursor.take();
  if (label.kind !== 'string')
    return cursor.fail(
      label.at,
      `Expected a label in quotes, as in ${name}.label = '${name}', but found ${described(label)}.`,
    );
  return endStatement(cursor) ? { kind: 'label', name, label: unquoted(label.text), at } : null;
}

function readBare(cursor: Cursor, parser: ExpressionParser): Statement | null {
  const { at, kind } = cursor.peek();
  if (kind !== 'operator') {
    // Only a single operand can be told to go backward: read that much, and start again where it goes on.
    const place = cursor.place();
    const operand = parser.operand();
    if (operand === null) return null;
    if (cursor.peek().text === '.' && cursor.peek(1).text === 'backward') {
      for (let part = 0; part < 3; part++) cursor.take();
      if (cursor.peek().text !== ')') return cursor.fail(cursor.peek().at, 'backward() takes no inputs.');
      cursor.take();
      return endStatement(cursor) ? { kind: 'backward', expression: operand, at } : null;
    }
    cursor.goBack(place);
  }
  const expression = parser.expression();
  return expression !== null && endStatement(cursor) ? { kind: 'bare', expression, at } : null;
}

/** Checks that the statement ends here, and says what is wrong where it does not. */
function endStatement(cursor: Cursor): boolean {
  const mark = cursor.peek();
  if (isStatementEnd(mark)) return true;
  cursor.fail(mark.at, strayText(cursor, mark));
  return false;
}

function strayText(cursor: Cursor, mark: Mark): string {
  if (mark.kind === 'unknown') return unknownText(mark);
  const before = cursor.last();
  if (mark.text === ',') {
    return before?.kind === 'number'
      ? 'A comma stands between the inputs of a call. Write decimals with a point, as in 2.5.'
      : 'Expected the end of the line, but found “,”. Define one name on each line.';
  }
  if (mark.text === '.' && cursor.peek(1).text === 'backward')
    return 'backward() stands alone on its line, as in o.backward().';
  if (mark.text === ')' || mark.text === ']') return `This “${mark.text}” closes no bracket. Remove it.`;
  const startsOperand = mark.kind === 'name' || mark.kind === 'call' || mark.kind === 'number' || mark.text === '(';
  if (before !== null && startsOperand && before.kind !== 'operator') {
    const adjacent = before.end === mark.at && before.kind === 'number';
    return `Expected an operator between ${described(before)} and ${described(mark)}.${adjacent ? ` To multiply, write ${before.text}*${mark.text}.` : ''}`;
  }
  return `Expected an operator or the end of the line, but found ${described(mark)}.`;
}

/** Passes over what Python programs hold besides expressions; null when the statement is none of it. */
function skipPython(cursor: Cursor): Statement | null {
  const first = cursor.peek();
  const what = pythonSaid(cursor);
  if (what === null) return null;
  while (cursor.peek().kind !== 'end' && !(cursor.open.length === 0 && isStatementEnd(cursor.peek()))) cursor.take();
  const bracket = cursor.open.at(-1);
  if (bracket) return cursor.fail(bracket.at, 'This bracket is never closed.');
  return { kind: 'skipped', what, at: first.at };
}

function pythonSaid(cursor: Cursor): string | null {
  const first = cursor.peek();
  const second = cursor.peek(1);
  if (first.kind === 'string') return 'a text in quotes';
  if (first.kind === 'call' && (first.text === 'print' || first.text === 'draw_dot')) return `${first.text}(…)`;
  if (first.kind !== 'name') return null;
  if ((first.text === 'import' || first.text === 'from') && second.kind === 'name')
    return first.text === 'import' ? `import ${second.text}` : `from ${second.text} import …`;
  const attribute = cursor.peek(2).text;
  const after = cursor.peek(3);
  if (second.text !== '.' || (attribute !== 'data' && attribute !== 'grad')) return null;
  return isStatementEnd(after) || after.text === '=' || augmenting.has(after.text)
    ? `${first.text}.${attribute}`
    : null;
}
