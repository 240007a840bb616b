import type { Address } from '../kernel/ids.ts';
import type { Program } from '../compile/program.ts';
import type { Derivation, DerivationLink, GradientTerm } from './derivation.ts';
import { mathOfSlope } from './math-of-rule.ts';
import { mathOfPartial } from './math.ts';
import { fenced, identifier, joined, prefixSign, power, row, sign, type MathTree } from './math-tree.ts';

/** One side of a formula, set and in words. */
export interface FormulaLine {
  readonly tree: MathTree;
  readonly words: string;
}

/** The chain rule for one slot in its three forms. */
export interface DerivationLines {
  /** ∂L/∂b. */
  readonly left: FormulaLine;
  /** ∂L/∂d · ∂d/∂e · ∂e/∂b. */
  readonly chain: FormulaLine;
  /** f · 1 · a: the local slopes as the ops say them. */
  readonly slopes: FormulaLine;
}

/** What names the slots in a formula. */
export type Namer = (address: Address) => string;

/** The formula in symbols. */
export function derivationLines({ root, term }: Derivation, program: Program, name: Namer): DerivationLines {
  const partial = (of: Address): FormulaLine => ({
    tree: mathOfPartial(name(root), name(of)),
    words: `the gradient of ${name(root)} by ${name(of)}`,
  });
  const slope = ({ reader, operand, isNumbered }: DerivationLink, of: Address): FormulaLine => {
    const tree = mathOfPartial(name(reader), name(of));
    const words = `the slope of ${name(reader)} by ${name(of)}`;
    if (!isNumbered) return { tree, words };
    const numbered: MathTree = { tag: 'msub', children: [fenced(tree), { tag: 'mn', text: String(operand + 1) }] };
    return { tree: numbered, words: `${words} as operand ${operand + 1}` };
  };
  const rule = ({ reader, operand }: DerivationLink): FormulaLine => {
    const slot = program.slots[program.indexOf.get(reader) ?? -1];
    if (slot === undefined || slot.op === 'leaf') return { tree: identifier('?'), words: 'unknown' };
    const inputs = slot.inputs.map((input) => (input === null ? '?' : name(input)));
    const { tree, words, isFactor } = mathOfSlope(slot.op, { operand, inputs, out: name(reader) });
    return { tree: isFactor ? tree : fenced(tree), words };
  };
  return {
    left: partial(term.of),
    chain: write(term, { closed: partial, slope }),
    slopes: write(term, { closed: partial, slope: rule }),
  };
}

/** Where the numbers of a formula come from. */
export interface DerivationNumbers {
  readonly gradient: (address: Address) => number;
  readonly slope: (reader: Address, operand: number) => number;
  /** What one wire brings in all rows together. */
  readonly overRows: (reader: Address, operand: number) => number;
  readonly text: (number: number) => string;
  /** A part that is hidden leaves an empty box. */
  readonly shows: { readonly upstream: boolean; readonly slope: boolean; readonly product: boolean };
}

/** The formula with its numbers put in, and what it comes to: −2 · 1 · 2 and −4. */
export function derivationNumbers(
  { term }: Derivation,
  { gradient, slope, overRows, text, shows }: DerivationNumbers,
): {
  readonly right: FormulaLine;
  readonly result: FormulaLine;
  /** False where a number was rounded to be written. */
  readonly isExact: boolean;
} {
  let isExact = true;
  const number = (value: number, isShown: boolean): FormulaLine => {
    if (!isShown) return { tree: sign('□'), words: 'hidden' };
    const written = text(value);
    if (Number.isFinite(value) && Number(written.replaceAll('−', '-')) !== value) isExact = false;
    return numberLine(written);
  };
  const right = write(term, {
    closed: (of) => number(gradient(of), shows.upstream),
    slope: ({ reader, operand }) => number(slope(reader, operand), shows.slope),
    overRows: ({ reader, operand }) => number(overRows(reader, operand), shows.product),
  });
  return { right, result: number(gradient(term.of), shows.product), isExact };
}

/** How the pieces of a formula are written. */
interface Writer {
  readonly closed: (of: Address) => FormulaLine;
  readonly slope: (link: DerivationLink, of: Address) => FormulaLine;
  /** In place of a sum over rows. */
  readonly overRows?: (link: DerivationLink) => FormulaLine;
}

function write(term: GradientTerm, writer: Writer): FormulaLine {
  const { links } = term;
  if (links === null) return writer.closed(term.of);
  if (links.length === 0) return numberLine('1');
  const terms = links.map((link, place) => writeLink(term, link, writer, place === 0));
  const more: readonly FormulaLine[] = term.more === 0 ? [] : [{ tree: sign('⋯'), words: `${term.more} more` }];
  const all = [...terms, ...more];
  return {
    tree:
      all.length === 1
        ? (all[0]?.tree ?? row())
        : joined(
            all.map(({ tree }) => tree),
            '+',
          ),
    words: all.map(({ words }) => words).join(' plus '),
  };
}

function writeLink(term: GradientTerm, link: DerivationLink, writer: Writer, isFirst: boolean): FormulaLine {
  if (link.isOverRows && writer.overRows !== undefined) return bracketed(writer.overRows(link), isFirst);
  const slope = writer.slope(link, term.of);
  const { upstream } = link;
  const factors: FormulaLine[] = [];
  if (upstream !== null) {
    const inner = write(upstream, writer);
    const isSum = (upstream.links?.length ?? 0) + upstream.more > 1;
    const alone = isSum ? { tree: fenced(inner.tree), words: `the sum of ${inner.words}, all that,` } : inner;
    factors.push(bracketed(alone, isFirst && !link.isOverRows));
  }
  factors.push(bracketed(slope, isFirst && factors.length === 0 && !link.isOverRows));
  const product: FormulaLine = {
    tree:
      factors.length === 1
        ? slopeAlone(factors)
        : joined(
            factors.map(({ tree }) => tree),
            '·',
          ),
    words: factors.map(({ words }) => words).join(' times '),
  };
  if (!link.isOverRows) return product;
  const sum: MathTree = { tag: 'msub', children: [sign('∑'), { tag: 'mtext', text: 'rows' }] };
  return { tree: row(sum, product.tree), words: `the sum over the rows of ${product.words}` };
}

function slopeAlone(factors: readonly FormulaLine[]): MathTree {
  return factors[0]?.tree ?? row();
}

/** A number with a minus cannot stand after another sign. */
function bracketed(line: FormulaLine, isFirst: boolean): FormulaLine {
  const [first] = line.tree.children ?? [];
  const isSigned =
    line.tree.tag === 'mrow' && first?.tag === 'mo' && first.attributes?.form === 'prefix' && first.text === '−';
  return isSigned && !isFirst ? { ...line, tree: fenced(line.tree) } : line;
}

/** A number as it is written on the screen: `−1.5`, `1.2e−7` as 1.2 · 10⁻⁷, ∞, NaN. */
function numberLine(text: string): FormulaLine {
  const size = text.replace('−', text.startsWith('−') ? '' : '−');
  const [digits = '', exponent] = size.split('e');
  const plain: MathTree = size === 'NaN' ? identifier(size) : { tag: 'mn', text: digits };
  const tree =
    exponent === undefined ? plain : row(plain, sign('·'), power({ tag: 'mn', text: '10' }, exponentTree(exponent)));
  return { tree: text.startsWith('−') ? row(prefixSign('−'), tree) : tree, words: text };
}

function exponentTree(exponent: string): MathTree {
  const size: MathTree = { tag: 'mn', text: exponent.replace('−', '') };
  return exponent.startsWith('−') ? row(prefixSign('−'), size) : size;
}
