import { ops, type OpId } from '../ops/table.ts';
import { mathOfExpression } from './math-of-expression.ts';
import { fraction, nameTree, row, sign, type MathTree } from './math-tree.ts';
import { parseProgram } from './parse-program.ts';
import { partsOf, type Expression } from './syntax.ts';
import { wordsOfExpression } from './words-of-expression.ts';

/** What the local rule of an op is about: which operand, how the operands and the result are called. */
export interface RuleNames {
  readonly operand: number;
  readonly inputs: readonly string[];
  readonly out: string;
}

/** The slope of an op towards one of its operands, with the names of the graph in it: ∂o/∂n = 1 − o². From the op's own notation. */
export function mathOfRule(op: OpId, names: RuleNames): MathTree {
  const left = fraction(
    row(sign('∂'), nameTree(names.out)),
    row(sign('∂'), nameTree(names.inputs[names.operand] ?? '?')),
  );
  return row(left, sign('='), ...ruleParts(op, names).map(({ tree }) => tree));
}

/** The same in plain words: “1 minus o squared”. */
export function wordsOfRule(op: OpId, names: RuleNames): string {
  return ruleParts(op, names)
    .map(({ words }) => words)
    .join(' ');
}

/** The slope alone, 1 − o²; `isFactor` where it can stand in a product without brackets. */
export function mathOfSlope(
  op: OpId,
  names: RuleNames,
): { readonly tree: MathTree; readonly words: string; readonly isFactor: boolean } {
  const parts = ruleParts(op, names);
  const [only] = parts;
  return {
    tree: parts.length === 1 && only !== undefined ? only.tree : row(...parts.map(({ tree }) => tree)),
    words: parts.map(({ words }) => words).join(' '),
    isFactor: parts.length === 1 && only?.isFactor === true,
  };
}

interface RulePart {
  readonly isFactor?: boolean;
  readonly tree: MathTree;
  readonly words: string;
}

const comparisons: readonly (readonly [typed: string, drawn: string, spoken: string])[] = [
  [' > ', '>', 'is above'],
  [' < ', '<', 'is below'],
  [' == ', '=', 'equals'],
];

/** A rule is an expression, or `A if B > C else D`. */
function ruleParts(op: OpId, names: RuleNames): readonly RulePart[] {
  const { partialNotation } = ops[op];
  const text = partialNotation[names.operand] ?? partialNotation[0] ?? '';
  const [value = '', condition] = text.split(' if ');
  if (condition === undefined) return [expressionPart(value, names)];
  const [test = '', otherwise = ''] = condition.split(' else ');
  const comparison = comparisons.find(([typed]) => test.includes(typed));
  const [left = '', right = ''] = test.split(comparison?.[0] ?? ' > ');
  return [
    expressionPart(value, names),
    wordPart('if'),
    expressionPart(left, names),
    { tree: sign(comparison?.[1] ?? '>'), words: comparison?.[2] ?? 'is above' },
    expressionPart(right, names),
    wordPart('else'),
    expressionPart(otherwise, names),
  ];
}

function wordPart(word: string): RulePart {
  return { tree: { tag: 'mtext', text: `\u00a0${word}\u00a0` }, words: word };
}

function expressionPart(text: string, names: RuleNames): RulePart {
  const parsed = parseProgram(text);
  const [statement] = parsed.ok ? parsed.program.statements : [];
  if (statement?.kind !== 'bare') return { tree: { tag: 'mtext', text }, words: text };
  const expression = renamed(statement.expression, names);
  return {
    tree: mathOfExpression(expression),
    words: wordsOfExpression(expression),
    isFactor: isFactor(expression),
  };
}

/** Whether it can be multiplied as it stands. A title that is an expression itself needs brackets. */
function isFactor(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
      return expression.value >= 0;
    case 'name':
      return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(expression.name);
    case 'operation':
      return expression.op !== 'add' && expression.op !== 'sub' && expression.op !== 'neg';
    case 'call':
    case 'node':
    case 'waiting':
    case 'list':
    case 'part':
    case 'index':
      return true;
  }
}

/** The op's own letters replaced by the names of the graph. Rules are short, so recursion is safe. */
function renamed(expression: Expression, names: RuleNames): Expression {
  switch (expression.kind) {
    case 'name':
      return nameFor(expression, names);
    case 'operation':
    case 'call':
      return { ...expression, inputs: partsOf(expression).map((part) => renamed(part, names)) };
    case 'number':
    case 'node':
    case 'waiting':
    case 'list':
    case 'part':
    case 'index':
      return expression;
  }
}

function nameFor(expression: Expression & { kind: 'name' }, { operand, inputs, out }: RuleNames): Expression {
  const named = (name: string | undefined): Expression => (name === undefined ? expression : { ...expression, name });
  switch (expression.name) {
    case 'a':
      return named(inputs[0]);
    case 'b':
      return named(inputs[1]);
    case 'x':
      return named(inputs[operand]);
    case 'out':
      return named(out);
    case 'n':
      return { kind: 'number', value: inputs.length, at: expression.at };
    default:
      return expression;
  }
}
