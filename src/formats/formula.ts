import type { Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { expressionOf } from './expression-of.ts';
import { expressionText } from './expression-text.ts';

/** The formula of a slot as the formula bar shows it: `d + c`, `2.5`, `parameter(0.5)`, `neuron(x1, …)`. Unnamed nodes are spelled out
 *  in it. Inside a neuron: `x1 * o.w1 + o.b`. Empty for notes. */
export function formulaOf(document: NudgeDocument, address: Address): string {
  const unfolded = expressionOf(document, address);
  return unfolded === null ? '' : expressionText(unfolded.expression);
}
