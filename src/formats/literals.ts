import type { Expression } from './syntax.ts';

/** The number that an expression alone on the right of a “=” gives to a leaf: a literal, pi, or a ratio of the two.
 *  Null for everything else, and for ratios that are no finite number: those stay operations. */
export function literalOf(expression: Expression, isPi: boolean): number | null {
  if (expression.kind === 'operation' && expression.op === 'div') {
    const [top, bottom] = expression.inputs.map((input) => simpleLiteral(input, isPi));
    if (top === null || top === undefined || bottom === null || bottom === undefined) return null;
    const ratio = top / bottom;
    return Number.isFinite(ratio) ? ratio : null;
  }
  return simpleLiteral(expression, isPi);
}

function simpleLiteral(expression: Expression, isPi: boolean): number | null {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'name') return isPi && expression.name === 'pi' ? Math.PI : null;
  if (expression.kind !== 'operation' || expression.op !== 'neg') return null;
  const [input] = expression.inputs;
  // `-2` is a number already; `-(2)` stays an operation.
  return isPi && input?.kind === 'name' && input.name === 'pi' ? -Math.PI : null;
}
