import { fullPrecision, shortNumeral } from '../../kernel/numeral.ts';
import type { Address } from '../../kernel/ids.ts';
import { leavesWithRole } from '../../graph/leaves.ts';
import { leafNumber } from '../../graph/patch.ts';
import type { Workbench } from '../workbench.ts';
import { nameOf } from './name-of.ts';

export interface GradientStep {
  readonly which: 'parameter' | 'input';
  /** How much of the gradient is added; the η of gradient descent. */
  readonly rate: number;
  /** Up the gradient makes the root larger, down smaller. */
  readonly direction: 'up' | 'down';
}

export type GradientStepResult =
  | { readonly ok: true; readonly moved: number; readonly rootFrom: number; readonly rootTo: number }
  | { readonly ok: false; readonly message: string };

/** Moves every parameter (or input) by rate · its gradient, all at once, as one undo step. Leaves off the path to the root have no
 *  gradient and stay. Refused, with nothing changed, where the rate or any new number is not finite. */
export function stepAlongGradient(workbench: Workbench, { which, rate, direction }: GradientStep): GradientStepResult {
  if (!Number.isFinite(rate)) return refuse(`η must be a finite number; ${fullPrecision(rate)} is none. Try 0.01.`);
  const document = workbench.$document.get();
  const { live } = workbench;
  const root = live.$program.get().root?.address;
  const rootFrom = root === undefined ? undefined : live.value(root);
  if (root === undefined || rootFrom === undefined)
    return refuse('There is no result to take gradients of. Wire an expression first.');
  const signed = direction === 'up' ? rate : -rate;
  const steps: (readonly [Address, number])[] = [];
  for (const address of leavesWithRole(document, which)) {
    const gradient = live.gradient(address);
    const old = leafNumber(document, address);
    if (gradient === null || gradient === undefined || old === undefined) continue;
    const next = old + signed * gradient;
    if (!Number.isFinite(next)) {
      const why = Number.isFinite(gradient)
        ? `it would become ${fullPrecision(next)}`
        : `its gradient is ${fullPrecision(gradient)}`;
      return refuse(`${nameOf(document, address)} cannot take this step: ${why}. Nothing was changed.`);
    }
    steps.push([address, next]);
  }
  if (steps.length === 0)
    return refuse(`No ${which} lies on the way to ${nameOf(document, root)}, so there is nothing to step.`);
  const words = `Step ${which}s ${direction} by ${shortNumeral(rate)} × gradient`;
  workbench.commitNumbers(words, steps);
  return { ok: true, moved: steps.length, rootFrom, rootTo: live.value(root) ?? Number.NaN };
}

function refuse(message: string): GradientStepResult {
  return { ok: false, message };
}
