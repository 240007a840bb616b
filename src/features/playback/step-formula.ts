import type { Address } from '../../kernel/ids.ts';
import { mathOf, mathOfPartial, wordsOf } from '../../formats/math.ts';
import { row, sign, type MathTree } from '../../formats/math-tree.ts';
import { mathOfRule, wordsOfRule, type RuleNames } from '../../formats/math-of-rule.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import type { Slot } from '../../graph/slot.ts';
import type { PlaybackStep, WireStep } from '../../runtime/playback-steps.ts';

/** A formula, set and in words. */
export interface StepFormula {
  readonly math: MathTree;
  readonly name: string;
}

/** What a step does in symbols; null where there is nothing to add to its sentence. */
export function stepFormula(
  document: NudgeDocument,
  step: PlaybackStep,
  root: Address | null,
  slotAt: (address: Address) => Slot | undefined,
  name: (address: Address) => string,
): readonly StepFormula[] {
  switch (step.kind) {
    case 'forward': {
      const words = wordsOf(document, step.address);
      return words === '' ? [] : [{ math: mathOf(document, step.address), name: words }];
    }
    case 'seed':
      return [
        {
          math: row(mathOfPartial(name(step.address), name(step.address)), sign('='), { tag: 'mn', text: '1' }),
          name: `the gradient of ${name(step.address)} by itself is 1`,
        },
      ];
    case 'wire':
      return root === null ? [] : wireFormulas(step, name(root), slotAt, name);
    case 'inside':
      return [];
  }
}

/** ∂L/∂a += ∂L/∂e · ∂e/∂a, and the rule of the op, ∂e/∂a = b. */
function wireFormulas(
  step: WireStep,
  root: string,
  slotAt: (address: Address) => Slot | undefined,
  name: (address: Address) => string,
): readonly StepFormula[] {
  const [receiver] = step.receivers;
  const [part] = step.parts;
  if (receiver === undefined || part === undefined || step.receivers.length > 1) return [];
  const [from, to] = [name(step.address), name(receiver)];
  const chain = {
    math: row(mathOfPartial(root, to), sign('+='), mathOfPartial(root, from), sign('·'), mathOfPartial(from, to)),
    name: `add to the gradient of ${root} by ${to}: the gradient of ${root} by ${from}, times the slope of ${from} by ${to}`,
  };
  const slot = slotAt(part.address);
  if (step.isMacro || slot === undefined || slot.op === 'leaf') return [chain];
  const names: RuleNames = {
    operand: part.operand,
    inputs: slot.inputs.map((input) => (input === null ? '?' : name(input))),
    out: from,
  };
  return [chain, { math: mathOfRule(slot.op, names), name: wordsOfRule(slot.op, names) }];
}
