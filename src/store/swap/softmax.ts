import type { Address } from '../../kernel/ids.ts';
import type { LossRecord, NodeRecord } from '../../graph/document.ts';
import type { Look, Maker, Use } from './form.ts';

/** Softmax with cross-entropy as one node, and spelled out: exp, sum, ÷, ln, −. The spelled out form overflows where a logit is large; the
 *  whole takes the largest logit off first. */
export const softmaxForm = {
  whole: 'softmax cross-entropy',
  parts: '−ln(exp(zₜ) / Σ exp(z))',
  caution: 'Where a logit is above 709.8 its exp is too large to hold; the whole takes the largest logit off first.',
} as const;

/** Spells the loss out; the last part is what the node becomes. Null while an input waits. */
export function softmaxApart(record: LossRecord, hasRows: boolean, make: Maker): Use | null {
  const wired = record.inputs.flatMap(({ from }) => from ?? []);
  const target = record.inputs.find(({ port }) => port === 't')?.from ?? null;
  const logits = record.inputs.flatMap(({ port, from }) => (port === 't' || from === null ? [] : [from]));
  if (wired.length !== record.inputs.length || target === null || logits.length === 0) return null;
  const powers = logits.map((logit) => make.op('exp', logit));
  const total = make.op('sum', ...powers);
  const shares = powers.map((power) => make.op('div', power, total));
  const log = make.op('log', make.op('pick', target, ...shares));
  if (!hasRows) return { op: 'neg', inputs: [log] };
  return { op: record.settings.over === 'mean' ? 'mean_rows' : 'sum_rows', inputs: [make.op('neg', log)] };
}

/** What a loss would read, and how it would bring rows together, where a node is the last part of one that is spelled out. */
export interface SpelledLoss {
  readonly logits: readonly Address[];
  /** The address that picks, or the place of the right class, from 0, where it is fixed. */
  readonly target: Address | number;
  readonly over: LossRecord['settings']['over'];
}

export function spelledLoss(record: NodeRecord, look: Look): SpelledLoss | null {
  if (record.kind !== 'op') return null;
  const { op } = record;
  const [read = null] = record.inputs;
  const over = op === 'sum_rows' ? 'sum' : 'mean';
  const isOver = op === 'mean_rows' || op === 'sum_rows';
  // Of each row alone: the whole would bring the rows together.
  if (!isOver && (op !== 'neg' || look.hasRows(record.id))) return null;
  const log = isOver ? look.inputs(read, 'neg')?.[0] : read;
  const share = log == null ? undefined : look.inputs(log, 'log')?.[0];
  if (share === undefined) return null;
  const picked = look.inputs(share, 'pick');
  if (picked === null) {
    const one = shareOf(share, look);
    if (one === null) return null;
    const place = one.powers.indexOf(one.power);
    const logits = logitsOf(one.powers, look);
    return place < 0 || logits === null ? null : { logits, target: place, over };
  }
  const [target, ...shares] = picked;
  const each = shares.flatMap((address) => shareOf(address, look) ?? []);
  const [first] = each;
  if (target === undefined || first === undefined || each.length !== shares.length) return null;
  const isSoftmax =
    each.length === first.powers.length &&
    each.every(({ power, total }, at) => total === first.total && power === first.powers[at]);
  const logits = isSoftmax ? logitsOf(first.powers, look) : null;
  return logits === null ? null : { logits, target, over };
}

interface Share {
  readonly power: Address;
  readonly total: Address;
  readonly powers: readonly Address[];
}

/** One power over the sum of all. */
function shareOf(address: Address, look: Look): Share | null {
  const [power, total] = look.inputs(address, 'div') ?? [];
  if (power === undefined || total === undefined) return null;
  const powers = look.inputs(total, 'sum') ?? addends(total, look);
  return powers.length === 0 ? null : { power, total, powers };
}

/** The inputs of a sum that is written as a chain of +. */
function addends(total: Address, look: Look): readonly Address[] {
  const open = [total];
  const found: Address[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [left, right] = look.inputs(next, 'add') ?? [];
    if (left === undefined || right === undefined) found.push(next);
    else open.push(right, left);
  }
  return found.length > 1 ? found : [];
}

function logitsOf(powers: readonly Address[], look: Look): readonly Address[] | null {
  const logits = powers.flatMap((power) => look.inputs(power, 'exp') ?? []);
  return logits.length === powers.length ? logits : null;
}
