import type { LocalRule } from '../../engine/broken.ts';
import { parseProgram } from '../../formats/parse-program.ts';
import { foldExpression, type Expression } from '../../formats/syntax.ts';
import { quoted } from '../../formats/text-error.ts';
import { isOpId, ops, type OpId } from '../../ops/table.ts';

/** What an own rule may speak of: `x` the input that the slope is towards, `a` and `b` the first two inputs, `out` the result, `n` the exponent of a
 *  power, for other ops how many inputs (over rows: rows) there are. */
const ruleNames = ['x', 'a', 'b', 'out', 'n'] as const;

type RuleName = (typeof ruleNames)[number];
type Slope = (named: Readonly<Record<RuleName, number>>) => number;

export type OwnRule = { readonly ok: true; readonly slope: Slope } | { readonly ok: false; readonly message: string };

/** A rule is one short line. */
export const longestRule = 200;

/** Reads a local slope as somebody types it: `1 - out`, `n * x**(n - 1)`. */
export function readOwnRule(text: string): OwnRule {
  if (text.trim() === '') return refused('Type a slope in x, a, b, out and n, like 1 - out.');
  if (text.length > longestRule) return refused(`A rule has at most ${longestRule} characters.`);
  const parsed = parseProgram(text);
  if (!parsed.ok) return refused(parsed.message);
  const [statement, ...more] = parsed.program.statements;
  if (statement?.kind !== 'bare' || more.length > 0)
    return refused('Type the slope alone, as one expression, like 1 - out.');
  let problem = 'This cannot be a slope. Use numbers, x, a, b, out, n and operations.';
  const slope = foldExpression<Slope>(statement.expression, (expression, parts) => {
    const made = slopeOf(expression, parts);
    if (typeof made === 'function') return made;
    problem = made;
    return null;
  });
  return slope === null ? refused(problem) : { ok: true, slope };
}

/** The slope that an expression means, or in words why it means none. */
function slopeOf(expression: Expression, parts: readonly Slope[]): Slope | string {
  switch (expression.kind) {
    case 'number': {
      const { value } = expression;
      return () => value;
    }
    case 'name': {
      const name = ruleNames.find((known) => known === expression.name);
      return name === undefined
        ? `A rule knows x, a, b, out and n, and not ${quoted(expression.name)}.`
        : (named) => named[name];
    }
    case 'operation':
      return operation(expression.op, parts);
    case 'call':
      return isOpId(expression.name) && expression.keywords.length === 0
        ? operation(expression.name, parts)
        : `There is no operation ${quoted(expression.name)}.`;
    case 'node':
    case 'waiting':
    case 'list':
    case 'part':
    case 'index':
      return 'A rule speaks of x, a, b, out and n alone.';
  }
}

function operation(op: OpId, parts: readonly Slope[]): Slope | string {
  const { arity, minimum, forward } = ops[op];
  if (arity === 'many' ? parts.length < minimum : parts.length !== arity)
    return `${op} does not take ${parts.length} inputs.`;
  return (named) => forward(parts.map((part) => part(named)));
}

/** The rule for all operands of an op: one slope for each input of an op of two, else one for all. Null where a text cannot be read. */
export function ownLocalRule(op: OpId, texts: readonly string[]): LocalRule | null {
  const slopes: Slope[] = [];
  for (const text of texts) {
    const read = readOwnRule(text);
    if (!read.ok) return null;
    slopes.push(read.slope);
  }
  return (xs, out, rows) => {
    const [a = NaN, b = NaN] = xs;
    const n = op === 'pow' ? b : ops[op].overRows === null ? xs.length : rows;
    return xs.map((x, place) => (slopes[place] ?? slopes[0])?.({ x, a, b, out, n }) ?? NaN);
  };
}

function refused(message: string): OwnRule {
  return { ok: false, message };
}
