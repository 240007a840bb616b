import { precedence } from '../ops/notation.ts';
import { ops, type OpId } from '../ops/table.ts';

/** A piece of printed expression and how tightly it binds, so that brackets stand where they are needed and nowhere else. */
export interface Fragment {
  readonly text: string;
  /** The precedence of its outermost operator. */
  readonly binds: number;
  /** A number without a sign: a minus before it must not become part of it. */
  readonly isNumber: boolean;
  /** How deeply the parser has to nest to read it. */
  readonly depth: number;
}

/** Names, calls and numbers without a sign bind tightest. */
const atom = precedence.power + 1;

/** How operators are drawn: as they are typed, or with the signs of the screen (`×`, `−`). */
export type SignStyle = 'typed' | 'screen';

export function atomFragment(text: string): Fragment {
  return { text, binds: atom, isNumber: false, depth: 0 };
}

/** The shortest text that reads back as the same number, −0 included. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

export function numberFragment(value: number, text: string = numberText(value)): Fragment {
  const isSigned = value < 0 || Object.is(value, -0);
  return { text, binds: isSigned ? precedence.sign : atom, isNumber: !isSigned, depth: 0 };
}

/** An op over printed operands, in its own notation. Text made here reads back as the same op over the same operands. */
export function operationFragment(op: OpId, inputs: readonly Fragment[], style: SignStyle = 'typed'): Fragment {
  const { notation, sign } = ops[op];
  const [first, second] = inputs;
  if (notation.kind === 'infix' && first !== undefined && second !== undefined) {
    const binds = notation.precedence;
    const isPower = binds === precedence.power;
    const left = bracketed(first, isPower ? atom : binds);
    const right = bracketed(second, isPower ? precedence.sign : binds + 1);
    const depth = Math.max(left.depth, right.depth + (isPower ? 1 : 0));
    const symbol = style === 'screen' ? sign : notation.symbol;
    const text = isPower ? powerText(left.text, right.text, style) : `${left.text} ${symbol} ${right.text}`;
    return { text, binds, isNumber: false, depth };
  }
  if (notation.kind === 'prefix' && first !== undefined) {
    const inner = bracketed(first, first.isNumber ? Infinity : precedence.power);
    const symbol = style === 'screen' ? '−' : notation.symbol;
    return { text: symbol + inner.text, binds: notation.precedence, isNumber: false, depth: inner.depth + 1 };
  }
  return callFragment(op, inputs);
}

const raised: ReadonlyMap<string, string> = new Map(
  [...'0123456789'].map((digit, index) => [digit, [...'⁰¹²³⁴⁵⁶⁷⁸⁹'][index] ?? digit] as const).concat([['−', '⁻']]),
);

/** `x**2`; on the screen `x²`, and `x^n` where the exponent is no whole number. */
function powerText(base: string, exponent: string, style: SignStyle): string {
  if (style === 'typed') return `${base}**${exponent}`;
  if (!/^−?\d{1,6}$/.test(exponent)) return `${base}^${exponent}`;
  return base + [...exponent].map((character) => raised.get(character) ?? character).join('');
}

/** `name(a, b)`; long lists go over several lines, which brackets allow. */
export function callFragment(name: string, inputs: readonly Fragment[], keywords: readonly string[] = []): Fragment {
  const depth = 1 + Math.max(0, ...inputs.slice(0, 1000).map((input) => input.depth));
  return {
    text: `${name}(${wrapped([...inputs.map(({ text }) => text), ...keywords])})`,
    binds: atom,
    isNumber: false,
    depth,
  };
}

const wrapAfter = 1000;

/** The items with commas between them. A list of more than a thousand characters is broken into lines of about a hundred. */
export function wrapped(items: readonly string[]): string {
  const length = items.reduce((sum, item) => sum + item.length + 2, 0);
  if (length <= wrapAfter) return items.join(', ');
  const lines: string[] = [];
  let line: string[] = [];
  let width = 0;
  for (const item of items) {
    if (width > 0 && width + item.length > 100) {
      lines.push(line.join(', '));
      line = [];
      width = 0;
    }
    line.push(item);
    width += item.length + 2;
  }
  return [...lines, line.join(', ')].join(',\n  ');
}

function bracketed(fragment: Fragment, atLeast: number): Fragment {
  if (fragment.binds >= atLeast) return fragment;
  return { text: `(${fragment.text})`, binds: atom, isNumber: false, depth: fragment.depth + 1 };
}
