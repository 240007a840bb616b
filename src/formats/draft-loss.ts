import { localOf } from '../kernel/ids.ts';
import type { LossId } from '../graph/document.ts';
import { counted, readKeywords } from './call-keywords.ts';
import { tooMany, type CallMeaning } from './draft-call.ts';
import type { Operand } from './draft.ts';
import { numberOf, wordOf } from './keyword-values.ts';
import type { Call } from './syntax.ts';

/** `squared_error(y, t, over=mean)`, `softmax_cross_entropy(z1, z2, z3, t)`. */
export function lossMeaning(loss: LossId, operands: readonly Operand[], call: Call): CallMeaning {
  let over: 'mean' | 'sum' = 'mean';
  const refused = readKeywords(
    call,
    {
      over(value) {
        const word = wordOf(value);
        if (word !== 'mean' && word !== 'sum') return 'over is mean or sum: how the losses of all rows come together.';
        over = word;
        return null;
      },
    },
    'over',
  );
  if (refused !== null) return refused;
  const isSoftmax = loss === 'softmax_cross_entropy';
  if (isSoftmax ? operands.length < 2 : operands.length !== 2)
    return {
      ok: false,
      at: call.at,
      message: `${loss} takes ${isSoftmax ? 'the logits and, last, the number of the right class' : 'a prediction and a target'}; this call has ${operands.length === 0 ? 'no inputs' : counted(operands.length, 'input')}.`,
    };
  return tooMany(operands, call.at) ?? { ok: true, what: { kind: loss, inputs: operands, settings: { over } } };
}

/** `l2_penalty(net, strength=0.0001)`; without nodes it counts every parameter, with an empty list none. */
export function penaltyMeaning(
  operands: readonly Operand[],
  isOverAll: boolean,
  call: Call,
  isPi: boolean,
): CallMeaning {
  let strength: number | null = null;
  const refused = readKeywords(
    call,
    {
      strength(value) {
        strength = numberOf(value, isPi);
        return strength === null ? 'strength is a number, as in strength=0.0001.' : null;
      },
    },
    'strength',
  );
  if (refused !== null) return refused;
  const inner = operands.find((operand) => !isWhole(operand));
  if (inner !== undefined)
    return {
      ok: false,
      at: call.at,
      message: 'A penalty counts whole nodes. Name those alone, as in l2_penalty(net).',
    };
  return (
    tooMany(operands, call.at) ?? {
      ok: true,
      what: { kind: 'l2_penalty', inputs: unique(operands), isOverAll, strength },
    }
  );
}

function isWhole(operand: Operand): boolean {
  switch (operand.kind) {
    case 'waiting':
      return false;
    case 'known':
      return localOf(operand.address) === null;
    case 'draft':
      return operand.local === null;
  }
}

/** Each node counts once. */
function unique(operands: readonly Operand[]): readonly Operand[] {
  const seen = new Set<string>();
  return operands.filter((operand) => {
    const key = operand.kind === 'draft' ? `#${operand.index}` : operand.kind === 'known' ? operand.address : '?';
    return !seen.has(key) && seen.add(key);
  });
}
