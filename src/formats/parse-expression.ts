import { address } from '../kernel/ids.ts';
import { precedence } from '../ops/notation.ts';
import { opIds, ops, type OpId } from '../ops/table.ts';
import type { Expression, Keyword } from './syntax.ts';
import { textLimits } from './text-limits.ts';
import { described, unknownText, type Cursor, type Mark } from './token-cursor.ts';

/** Reads expressions from a cursor. Each function returns null after it has told the cursor why. */
export interface ExpressionParser {
  readonly expression: () => Expression | null;
  /** A single operand with its calls: what can stand before `.backward()`. */
  readonly operand: () => Expression | null;
}

const infixOps: ReadonlyMap<string, { readonly op: OpId; readonly binds: number }> = new Map(
  opIds.flatMap((op) => {
    const { notation } = ops[op];
    return notation.kind === 'infix' ? [[notation.symbol, { op, binds: notation.precedence }] as const] : [];
  }),
);

const prefixOps: ReadonlyMap<string, OpId> = new Map(
  opIds.flatMap((op) => {
    const { notation } = ops[op];
    return notation.kind === 'prefix' ? [[notation.symbol, op] as const] : [];
  }),
);

/** Precedence climbing over Python's grouping: `-a**2` is `-(a**2)`, `a**b**c` binds to the right, all else to the left. */
export function createExpressionParser(cursor: Cursor): ExpressionParser {
  let nesting = 0;

  /** Runs a rule one level deeper, or refuses: the levels are JavaScript's own call stack. */
  const deeper = <T>(at: number, rule: () => T | null): T | null => {
    if (nesting >= textLimits.nesting)
      return cursor.fail(
        at,
        `This is nested more than ${textLimits.nesting} levels deep. Give the inner part a name on a line of its own.`,
      );
    nesting++;
    const result = rule();
    nesting--;
    return result;
  };

  const climb = (weakest: number): Expression | null => {
    let left = prefixed();
    while (left !== null) {
      const sign = cursor.peek();
      const infix = sign.kind === 'operator' ? infixOps.get(sign.text) : undefined;
      if (infix === undefined || infix.binds < weakest) return left;
      cursor.take();
      const { op, binds } = infix;
      // Python's exponent may carry a sign of its own, and powers bind to the right.
      const right: Expression | null =
        binds === precedence.power ? deeper(sign.at, () => climb(precedence.sign)) : climb(binds + 1);
      if (right === null) return null;
      left = { kind: 'operation', op, inputs: [left, right], at: sign.at };
    }
    return null;
  };

  const prefixed = (): Expression | null => {
    const sign = cursor.peek();
    const op = sign.kind === 'operator' ? prefixOps.get(sign.text) : undefined;
    if (op === undefined && !(sign.kind === 'operator' && sign.text === '+')) return operand();
    cursor.take();
    if (isWholeLiteral()) {
      const literal = number();
      return literal === null ? null : { kind: 'number', value: op === undefined ? literal : -literal, at: sign.at };
    }
    const input = deeper(sign.at, () => climb(precedence.sign));
    if (input === null) return null;
    return op === undefined ? input : { kind: 'operation', op, inputs: [input], at: sign.at };
  };

  /** Whether the next token is a number that a sign before it belongs to: in `-2**x` and `-2.0.tanh()` it does not. */
  const isWholeLiteral = () => {
    if (cursor.peek().kind !== 'number') return false;
    const { kind, text } = cursor.peek(1);
    return kind !== 'operator' || (text !== '**' && text !== '.');
  };

  const number = (): number | null => {
    const { text, at } = cursor.take();
    const value = Number(text);
    if (!Number.isFinite(value)) return cursor.fail(at, `This number is too large to hold: ${text.slice(0, 40)}.`);
    if (value === 0 && /^[0.]*[1-9]/.test(text))
      return cursor.fail(at, `This number is too small to hold: ${text.slice(0, 40)}. Write 0.`);
    return value;
  };

  const operand = (): Expression | null => {
    let result = primary();
    while (result !== null) {
      const mark = cursor.peek();
      if (mark.text === '[' && mark.kind === 'bracket') result = indexed(result);
      else if (mark.text === '.' && mark.kind === 'operator' && !isBackward()) result = member(result);
      else return result;
    }
    return null;
  };

  const isBackward = () => cursor.peek(1).text === 'backward' && cursor.peek(1).kind === 'call';

  const primary = (): Expression | null => {
    const mark = cursor.peek();
    const { kind, text, at } = mark;
    switch (kind) {
      case 'number': {
        const value = number();
        return value === null ? null : { kind: 'number', value, at };
      }
      case 'name':
        cursor.take();
        return { kind: 'name', name: text, at };
      case 'node': {
        cursor.take();
        const node = address(text.slice(1));
        return node === null
          ? cursor.fail(at, `${described(mark)} is no node’s id.`)
          : { kind: 'node', address: node, at };
      }
      case 'waiting':
        cursor.take();
        return { kind: 'waiting', at };
      case 'call': {
        cursor.take();
        const inside = callArguments(at);
        return inside === null ? null : { kind: 'call', name: text, isMethod: false, at, ...inside };
      }
      case 'bracket':
        if (text === '(') return grouped();
        if (text === '[') return list();
        return cursor.fail(at, `Expected a number, a name or “(”, but found ${described(mark)}.`);
      case 'unknown':
        return cursor.fail(at, unknownText(mark));
      case 'string':
        return cursor.fail(at, 'A text in quotes is no number. Write a name without quotes.');
      case 'operator':
      case 'newline':
      case 'end':
      case 'space':
      case 'comment':
        return unclosed(mark) ?? cursor.fail(at, `Expected a number, a name or “(”, but found ${described(mark)}.`);
    }
  };

  /** At the end of the text, an open bracket is what is wrong, and its place the place to mend. */
  const unclosed = ({ kind }: Mark): null => {
    const bracket = cursor.open.at(-1);
    if (kind === 'end' && bracket) cursor.fail(bracket.at, `This bracket is never closed. Add “${closing(bracket)}”.`);
    return null;
  };

  const close = (): boolean => {
    const mark = cursor.peek();
    const bracket = cursor.open.at(-1);
    if (bracket === undefined) return false;
    if (mark.kind === 'bracket' && mark.text === closing(bracket)) {
      cursor.take();
      return true;
    }
    if (mark.kind === 'unknown') cursor.fail(mark.at, unknownText(mark));
    else if (mark.kind === 'end') unclosed(mark);
    else cursor.fail(mark.at, `Expected an operator, “,” or “${closing(bracket)}”, but found ${described(mark)}.`);
    return false;
  };

  const grouped = (): Expression | null => {
    const { at } = cursor.take();
    const inner = deeper(at, () => climb(precedence.sum));
    return inner !== null && close() ? inner : null;
  };

  const list = (): Expression | null => {
    const { at } = cursor.take();
    const items: Expression[] = [];
    while (cursor.peek().text !== ']') {
      const item = deeper(at, () => climb(precedence.sum));
      if (item === null) return null;
      items.push(item);
      if (cursor.peek().text !== ',') break;
      cursor.take();
    }
    return close() ? { kind: 'list', items, at } : null;
  };

  const callArguments = (
    at: number,
  ): { readonly inputs: readonly Expression[]; readonly keywords: readonly Keyword[] } | null => {
    const inputs: Expression[] = [];
    const keywords: Keyword[] = [];
    cursor.take();
    while (!(cursor.peek().kind === 'bracket' && cursor.peek().text === ')')) {
      const word = cursor.peek();
      if (word.kind === 'name' && cursor.peek(1).text === '=') {
        const value = keyword();
        if (value === null) return null;
        keywords.push(value);
      } else {
        if (keywords.length > 0)
          return cursor.fail(word.at, 'Inputs come before words with “=”. Move this one to the front.');
        const input = deeper(at, () => climb(precedence.sum));
        if (input === null) return null;
        inputs.push(input);
      }
      if (cursor.peek().text !== ',') break;
      cursor.take();
    }
    return close() ? { inputs, keywords } : null;
  };

  const keyword = (): Keyword | null => {
    const { text: name, at } = cursor.take();
    cursor.take();
    const mark = cursor.peek();
    if (mark.kind === 'string') {
      cursor.take();
      return { name, value: { kind: 'text', text: unquoted(mark.text) }, at };
    }
    const expression = deeper(at, () => climb(precedence.sum));
    return expression === null ? null : { name, value: { kind: 'expression', expression }, at };
  };

  const member = (of: Expression): Expression | null => {
    cursor.take();
    const mark = cursor.take();
    if (mark.kind === 'name') return { kind: 'part', of, part: mark.text, at: mark.at };
    if (mark.kind !== 'call')
      return cursor.fail(mark.at, `Expected a name after the point, but found ${described(mark)}.`);
    const inside = callArguments(mark.at);
    if (inside === null) return null;
    return {
      kind: 'call',
      name: mark.text,
      isMethod: true,
      at: mark.at,
      inputs: [of, ...inside.inputs],
      keywords: inside.keywords,
    };
  };

  const indexed = (of: Expression): Expression | null => {
    cursor.take();
    const mark = cursor.peek();
    if (mark.kind !== 'number' || !/^\d{1,9}$/.test(mark.text))
      return (
        unclosed(mark) ??
        cursor.fail(mark.at, `Expected the number of an output, as in h[0], but found ${described(mark)}.`)
      );
    cursor.take();
    return close() ? { kind: 'index', of, index: Number(mark.text), at: mark.at } : null;
  };

  return { expression: () => climb(precedence.sum), operand };
}

function closing(bracket: Mark): string {
  return bracket.text === '[' ? ']' : ')';
}

/** What stands between the quotes. */
export function unquoted(text: string): string {
  const bare = text.replace(/^[a-z]{1,2}(?=["'])/i, '');
  const width = bare.startsWith('"""') || bare.startsWith("'''") ? 3 : 1;
  return bare.slice(width, -width).replaceAll(/\\(.)/g, '$1');
}
