import { fullPrecision } from '../kernel/numeral.ts';
import { precedence } from '../ops/notation.ts';
import { isOpId, ops, type OpId } from '../ops/table.ts';
import {
  applied,
  fenced,
  fraction,
  identifier,
  joined,
  nameTree,
  power,
  prefixSign,
  row,
  sign,
  type MathTree,
} from './math-tree.ts';
import { foldExpression, type Expression } from './syntax.ts';

interface Typeset {
  readonly tree: MathTree;
  readonly binds: number;
}

const atom = precedence.power + 1;
/** A fraction needs brackets only under an exponent. */
const fractionBinds = precedence.sign;

/** Past this many terms, a sum shows its first ones and its last. */
const mostTerms = 8;

/** An expression set as mathematics: fractions, powers and roots in their places, brackets only where they are needed.
 *  `isBare` says of `o.w1` whether it is clear which neuron is meant. */
export function mathOfExpression(expression: Expression, isBare: (of: Expression) => boolean = () => false): MathTree {
  const set = foldExpression<Typeset>(expression, (node, parts) => setAsMath(node, parts, isBare));
  return set?.tree ?? row();
}

function setAsMath(expression: Expression, parts: readonly Typeset[], isBare: (of: Expression) => boolean): Typeset {
  switch (expression.kind) {
    case 'number':
      return numberSet(expression.value);
    case 'name':
      return { tree: nameTree(expression.name), binds: atom };
    case 'node':
    case 'waiting':
      return { tree: identifier(expression.kind === 'node' ? '…' : '?'), binds: atom };
    case 'operation':
      return operationSet(expression.op, parts);
    case 'call':
      if (isOpId(expression.name)) return operationSet(expression.name, parts);
      return {
        tree: applied(
          identifier(expression.name),
          shortened(parts).map(({ tree }) => tree),
        ),
        binds: atom,
      };
    case 'list':
      return {
        tree: fenced(
          joined(
            parts.map(({ tree }) => tree),
            ',',
          ),
          '[',
          ']',
        ),
        binds: atom,
      };
    case 'part': {
      const part = nameTree(expression.part);
      const [of = { tree: row(), binds: atom }] = parts;
      return { tree: isBare(expression.of) ? part : row(of.tree, sign('.'), part), binds: atom };
    }
    case 'index':
      return parts[0] ?? { tree: row(), binds: atom };
  }
}

function numberSet(value: number): Typeset {
  const [digits = '', exponent] = fullPrecision(Math.abs(value)).split('e');
  const size = exponent === undefined ? { tree: digitsTree(digits), binds: atom } : scientific(digits, exponent);
  if (value >= 0 || Number.isNaN(value)) return size;
  return { tree: row(prefixSign('−'), size.tree), binds: Math.min(size.binds, precedence.sign) };
}

/** 2.5e−7 as 2.5 · 10⁻⁷. */
function scientific(digits: string, exponent: string): Typeset {
  const size = digitsTree(exponent.replace('−', ''));
  const tens = power(digitsTree('10'), exponent.startsWith('−') ? row(prefixSign('−'), size) : size);
  return digits === '1'
    ? { tree: tens, binds: precedence.power }
    : { tree: row(digitsTree(digits), sign('·'), tens), binds: precedence.product };
}

function digitsTree(text: string): MathTree {
  return { tag: 'mn', text };
}

/** Ops that mathematics writes in its own way; the others are applied like functions. */
function operationSet(op: OpId, inputs: readonly Typeset[]): Typeset {
  const [a = { tree: identifier('?'), binds: atom }, b = { tree: identifier('?'), binds: atom }] = inputs;
  const few = shortened(inputs);
  switch (op) {
    case 'add':
      return {
        tree: row(bracketed(a, precedence.sum), sign('+'), bracketed(b, precedence.sum + 1)),
        binds: precedence.sum,
      };
    case 'sub':
      return {
        tree: row(bracketed(a, precedence.sum), sign('−'), bracketed(b, precedence.sum + 1)),
        binds: precedence.sum,
      };
    case 'mul':
      // A sign after a product's dot would be read as a difference.
      return {
        tree: row(
          bracketed(a, precedence.product),
          sign('·'),
          bracketed(b, isSigned(b) ? atom : precedence.product + 1),
        ),
        binds: precedence.product,
      };
    case 'div':
      return { tree: fraction(a.tree, b.tree), binds: fractionBinds };
    case 'neg':
      return { tree: row(prefixSign('−'), bracketed(a, isSigned(a) ? atom : precedence.sign)), binds: precedence.sign };
    case 'pow':
      return { tree: power(bracketed(a, atom), b.tree), binds: precedence.power };
    case 'square':
      return { tree: power(bracketed(a, atom), digitsTree('2')), binds: precedence.power };
    case 'sqrt':
      return { tree: { tag: 'msqrt', children: [a.tree] }, binds: atom };
    case 'exp':
      return { tree: power(identifier('e'), a.tree), binds: precedence.power };
    case 'abs':
      return { tree: fenced(a.tree, '|', '|'), binds: atom };
    case 'sum':
      return {
        tree: joined(
          few.map((term) => bracketed(term, precedence.sum + 1)),
          '+',
        ),
        binds: inputs.length > 1 ? precedence.sum : a.binds,
      };
    case 'product':
      return {
        tree: joined(
          few.map((factor) => bracketed(factor, isSigned(factor) ? atom : precedence.product + 1)),
          '·',
        ),
        binds: inputs.length > 1 ? precedence.product : a.binds,
      };
    case 'mean':
      return {
        tree: fraction(
          joined(
            few.map(({ tree }) => tree),
            '+',
          ),
          { tag: 'mn', text: String(inputs.length) },
        ),
        binds: fractionBinds,
      };
    case 'sigmoid':
      return { tree: applied(identifier('σ'), [a.tree]), binds: atom };
    case 'log':
    case 'sin':
    case 'cos':
    case 'tanh':
    case 'relu':
    case 'leaky_relu':
    case 'softplus':
    case 'gelu':
    case 'step':
    case 'min':
    case 'max':
    case 'mean_rows':
    case 'sum_rows':
    case 'sum_of_squares':
    case 'pick':
      return {
        tree: applied(
          identifier(ops[op].notation.kind === 'call' ? op.replaceAll('_', ' ') : op),
          few.map(({ tree }) => tree),
        ),
        binds: atom,
      };
  }
}

/** Whether it begins with a minus, so that it cannot stand after another sign. A fraction hides its signs. */
function isSigned({ tree, binds }: Typeset): boolean {
  return binds === precedence.sign && tree.tag !== 'mfrac';
}

function bracketed({ tree, binds }: Typeset, atLeast: number): MathTree {
  return binds >= atLeast ? tree : fenced(tree);
}

/** The first terms, dots and the last where there are many. */
function shortened(inputs: readonly Typeset[]): readonly Typeset[] {
  const last = inputs.at(-1);
  if (inputs.length <= mostTerms || last === undefined) return inputs;
  return [...inputs.slice(0, 3), { tree: sign('⋯'), binds: atom }, last];
}
