import { within, type Address } from '../kernel/ids.ts';
import type { OpId } from '../ops/table.ts';
import type { LossRecord } from '../graph/document.ts';
import type { Body, Part } from './body.ts';
import type { Instance } from './instance.ts';

type Loss = Instance & { readonly macro: LossRecord['macro'] };

/** Collects the parts of one loss. Each op takes the next number of the order key, so that the way a loss is written fixes its order. */
function createParts(loss: Loss) {
  const parts: Part[] = [];
  const at = (local: string) => within(loss.address, local);
  const order = () => [...loss.order, parts.length + 1];
  const leaf = (local: string, value: number): Address => {
    const address = at(local);
    parts.push({ kind: 'leaf', address, order: order(), value, constant: true });
    return address;
  };
  const op = (local: string, name: OpId, inputs: readonly (Address | null)[]): Address => {
    const address = at(local);
    parts.push({ kind: 'op', address, order: order(), op: name, inputs });
    return address;
  };
  /** Brings the loss of each row together; this is the instance's own number. */
  const over = (each: Address): Body => {
    const name = loss.settings.over === 'mean' ? 'mean_rows' : 'sum_rows';
    parts.push({ kind: 'op', address: loss.address, order: order(), op: name, inputs: [each] });
    return { parts, output: loss.address, aliases: [] };
  };
  return { leaf, op, over };
}

function wired(loss: Loss, port: string): Address | null {
  return loss.inputs.find((input) => input.port === port)?.from ?? null;
}

/** (y − t)². */
export function squaredErrorBody(loss: Loss): Body {
  const { op, over } = createParts(loss);
  const difference = op('difference', 'sub', [wired(loss, 'p1'), wired(loss, 't')]);
  return over(op('each', 'square', [difference]));
}

/** |y − t|. */
export function absoluteErrorBody(loss: Loss): Body {
  const { op, over } = createParts(loss);
  const difference = op('difference', 'sub', [wired(loss, 'p1'), wired(loss, 't')]);
  return over(op('each', 'abs', [difference]));
}

/** max(0, 1 − t·y), for targets −1 and 1. */
export function hingeBody(loss: Loss): Body {
  const { leaf, op, over } = createParts(loss);
  const one = leaf('one', 1);
  const margin = op('margin', 'mul', [wired(loss, 't'), wired(loss, 'p1')]);
  const missing = op('missing', 'sub', [one, margin]);
  return over(op('each', 'relu', [missing]));
}

/** −t·log σ(z) − (1 − t)·log(1 − σ(z)) of a logit z, as t·softplus(−z) + (1 − t)·softplus(z), which keeps its digits for any z. */
export function binaryCrossEntropyBody(loss: Loss): Body {
  const { leaf, op, over } = createParts(loss);
  const [logit, target] = [wired(loss, 'p1'), wired(loss, 't')];
  const one = leaf('one', 1);
  const negated = op('negated', 'neg', [logit]);
  const ifOne = op('if_one', 'softplus', [negated]);
  const ifZero = op('if_zero', 'softplus', [logit]);
  const rest = op('rest', 'sub', [one, target]);
  const left = op('left', 'mul', [target, ifOne]);
  const right = op('right', 'mul', [rest, ifZero]);
  return over(op('each', 'add', [left, right]));
}

/** log Σ exp(zᵢ) − z_t of the logits z and the index t of the right class, counted from 0. The largest logit is taken off first, so that
 *  nothing overflows. */
export function softmaxCrossEntropyBody(loss: Loss): Body {
  const { op, over } = createParts(loss);
  const logits = loss.inputs.filter(({ port }) => port !== 't');
  const largest = op(
    'largest',
    'max',
    logits.map(({ from }) => from),
  );
  const powers = logits.map(({ port, from }) =>
    op(`exp:${port}`, 'exp', [op(`shifted:${port}`, 'sub', [from, largest])]),
  );
  const log = op('log', 'log', [op('sum', 'sum', powers)]);
  const total = op('total', 'add', [largest, log]);
  const right = op('right', 'pick', [wired(loss, 't'), ...logits.map(({ from }) => from)]);
  return over(op('each', 'sub', [total, right]));
}

/** strength · Σ w². */
export function penaltyBody(
  penalty: Instance & { readonly macro: 'l2_penalty' },
  parameters: readonly Address[],
): Body {
  const at = (local: string) => within(penalty.address, local);
  const parts: readonly Part[] = [
    {
      kind: 'leaf',
      address: at('strength'),
      order: [...penalty.order, 1],
      value: penalty.numbers['strength'] ?? 0,
    },
    { kind: 'op', address: at('squares'), order: [...penalty.order, 2], op: 'sum_of_squares', inputs: parameters },
    {
      kind: 'op',
      address: penalty.address,
      order: [...penalty.order, 3],
      op: 'mul',
      inputs: [at('strength'), at('squares')],
    },
  ];
  return { parts, output: penalty.address, aliases: [] };
}
