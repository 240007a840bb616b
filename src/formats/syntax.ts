import type { Address } from '../kernel/ids.ts';
import type { OpId } from '../ops/table.ts';

/** One expression as a tree: what text parses to and what a graph is printed from. `at` is its offset in the text; 0 when it came
 *  from a graph. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  /** A node by its address, `@n7`. */
  | { readonly kind: 'node'; readonly address: Address; readonly at: number }
  /** `?`: nothing is wired here yet. */
  | { readonly kind: 'waiting'; readonly at: number }
  /** `a + b`, `-a`; from a graph, any op. */
  | { readonly kind: 'operation'; readonly op: OpId; readonly inputs: readonly Expression[]; readonly at: number }
  /** `tanh(a)`, `a.tanh()`: what the name means is not the parser's business. */
  | Call
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly at: number }
  /** `o.sum`: a slot inside a macro. */
  | { readonly kind: 'part'; readonly of: Expression; readonly part: string; readonly at: number }
  /** `h[0]`: one of several outputs. */
  | { readonly kind: 'index'; readonly of: Expression; readonly index: number; readonly at: number };

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  /** Those without a keyword; in `a.tanh()` the first is `a`. */
  readonly inputs: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly isMethod: boolean;
  readonly at: number;
}

/** `bias=0.5`. */
export interface Keyword {
  readonly name: string;
  readonly value: KeywordValue;
  readonly at: number;
}

export type KeywordValue =
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'text'; readonly text: string };

export type Statement =
  | { readonly kind: 'define'; readonly name: string; readonly expression: Expression; readonly at: number }
  | { readonly kind: 'bare'; readonly expression: Expression; readonly at: number }
  | { readonly kind: 'label'; readonly name: string; readonly label: string; readonly at: number }
  | { readonly kind: 'backward'; readonly expression: Expression; readonly at: number }
  /** Something of Python's that builds nothing. `what` says it in words. */
  | { readonly kind: 'skipped'; readonly what: string; readonly at: number };

export interface Comment {
  /** What follows the `#`. */
  readonly text: string;
  /** The offset of the `#`. */
  readonly at: number;
}

export interface Syntax {
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly comments: readonly Comment[];
}

export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'name':
    case 'node':
    case 'waiting':
      return [];
    case 'operation':
    case 'call':
      return expression.inputs;
    case 'list':
      return expression.items;
    case 'part':
    case 'index':
      return [expression.of];
  }
}

/** Computes something of a tree from its parts upwards, operands from left to right, without recursion: chains of operators can be
 *  hundreds of thousands deep. Ends with null as soon as a visit returns null. */
export function foldExpression<T extends object | string>(
  root: Expression,
  visit: (expression: Expression, parts: readonly T[]) => T | null,
  partsFor: (expression: Expression) => readonly Expression[] = partsOf,
): T | null {
  const open = [{ expression: root, parts: partsFor(root), done: new Array<T>() }];
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const part = frame.parts[frame.done.length];
    if (part !== undefined) {
      open.push({ expression: part, parts: partsFor(part), done: [] });
      continue;
    }
    const result = visit(frame.expression, frame.done);
    open.pop();
    const parent = open.at(-1);
    if (result === null || parent === undefined) return result;
    parent.done.push(result);
  }
  return null;
}
