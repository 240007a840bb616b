import { localOf, nodeOf, type Address } from '../kernel/ids.ts';
import { shortNumeral } from '../kernel/numeral.ts';
import { ops } from '../ops/table.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { Slot } from '../graph/slot.ts';
import { readersOf, type Reader } from '../compile/readers.ts';
import type { Live } from '../runtime/live.ts';
import { troubleReason, type Reason } from './problem-text.ts';
import { titleOf, type Titles } from './titles.ts';

/** What a reason is looked up in. */
export interface ReasonContext {
  readonly document: NudgeDocument;
  readonly titles: Titles;
  readonly live: Live;
  /** Who reads a slot; by default looked up at every call, which visits every wire. */
  readonly readers?: (address: Address) => readonly Reader[];
}

/** How far along the wires a cause is looked for. */
const farthest = 64;

/** Why a gradient is no ordinary number: absent, 0, NaN or ±∞. Null where there is nothing to explain or no reason is known. */
export function gradientReason(context: ReasonContext, address: Address): Reason | null {
  const gradient = context.live.gradient(address);
  if (gradient === undefined || gradient === null) return absentReason(context, address);
  if (gradient === 0) return zeroReason(context, address);
  return Number.isFinite(gradient) ? null : oddReason(context, address);
}

/** Why there is no gradient, where its node has a number. */
function absentReason({ document, titles, live }: ReasonContext, address: Address): Reason | null {
  const { root, slots, indexOf } = live.$program.get();
  const slot = slots[indexOf.get(address) ?? -1];
  if (slot === undefined) return null;
  if (slot.constant) return { short: '', text: 'A constant is not to be nudged, so it has no gradient.' };
  if (root === null || live.value(address) === undefined) return null;
  const rootTitle = titleOf(document, titles, root.address);
  if (root.tapeSlot < 0)
    return { short: `${rootTitle} waits`, text: `${rootTitle} has no number yet, so nothing has a gradient.` };
  return { short: `not in ${rootTitle}`, text: `${rootTitle} does not depend on it, so it has no gradient.` };
}

/** The cause of a gradient that is exactly 0: the other factor is 0, the op is flat here, a relu is closed, the contributions cancel. */
function zeroReason(context: ReasonContext, address: Address): Reason | null {
  const { live } = context;
  let at = address;
  for (let steps = 0; steps < farthest; steps++) {
    const readers = onPath(context, at);
    const passing = readers.filter(({ address: reader, operand }) => live.contribution(reader, operand) !== 0);
    if (passing.length > 0) return { short: 'they cancel out', text: 'What its wires bring back adds up to 0.' };
    const closed = readers.find((reader) => live.gradient(reader.address) !== 0);
    if (closed !== undefined) return closedReason(context, closed, readers.length > 1);
    const next = readers[0];
    if (next === undefined) return null;
    at = next.address;
  }
  return null;
}

/** The readers that lie on a path to the root. */
function onPath(context: ReasonContext, address: Address): readonly Reader[] {
  const { live } = context;
  const readers = context.readers?.(address) ?? readersOf(live.$program.get(), address);
  return readers.filter((reader) => live.contribution(reader.address, reader.operand) !== null);
}

/** Why an op that has a gradient passes none of it to one operand. */
function closedReason(context: ReasonContext, { address, operand }: Reader, several: boolean): Reason {
  const { document, titles, live } = context;
  const { slots, indexOf } = live.$program.get();
  const slot = slots[indexOf.get(address) ?? -1];
  const reader = titleOf(document, titles, address);
  const reason = slot === undefined ? null : slopeReason(context, slot, operand);
  if (reason === null)
    return {
      short: 'too small to hold',
      text: `What comes back through ${reader} is smaller than 1e−308 and became 0.`,
    };
  return several ? { ...reason, text: `${reason.text} Its other wires bring nothing either.` } : reason;
}

/** Why a local slope is 0; null where it is not. */
function slopeReason(context: ReasonContext, slot: Slot, operand: number): Reason | null {
  const { document, titles, live } = context;
  if (live.slopes(slot.address)[operand] !== 0 || slot.op === 'leaf') return null;
  const xs = slot.inputs.map((input) => (input === null ? Number.NaN : (live.value(input) ?? Number.NaN)));
  const names = slot.inputs.map((input) => (input === null ? '' : titleOf(document, titles, input)));
  const isNow = (index: number, what: string): Reason => ({
    short: `${names[index]} = ${shortNumeral(xs[index] ?? Number.NaN)}`,
    text: `${names[index]} is ${shortNumeral(xs[index] ?? Number.NaN)}, and ${what}.`,
  });
  const reader = titleOf(document, titles, slot.address);
  const factor = xs.findIndex((x, index) => x === 0 && index !== operand);
  switch (slot.op) {
    case 'mul':
    case 'product':
      return factor < 0 ? null : isNow(factor, 'anything times 0 stays 0');
    case 'div':
      return operand === 1 && xs[0] === 0
        ? isNow(0, '0 divided by anything stays 0')
        : isNow(1, 'divided by that, a nudge comes to nothing');
    case 'pow':
      if (operand === 0)
        return xs[1] === 0 ? isNow(1, 'anything to the power 0 stays 1') : isNow(0, 'the power is flat there');
      return isNow(0, `so the exponent changes nothing`);
    case 'min':
    case 'max':
      return beaten(slot.op, names[xs.findIndex((x) => x === live.value(slot.address))] ?? '', reader);
    case 'relu':
      if (isHinge(document, slot.address))
        return {
          short: 'the hinge is satisfied',
          text: 'The score is on the right side by 1 or more, so this loss asks no more of it and no gradient passes.',
        };
      return {
        short: 'relu is closed',
        text: `${reader} is 0 as long as ${names[0]} is not above 0, so no gradient passes.`,
      };
    default: {
      const { title } = ops[slot.op];
      return {
        short: `${title} is flat here`,
        text: `${title} is flat at ${shortNumeral(xs[operand] ?? Number.NaN)}, so no gradient passes.`,
      };
    }
  }
}

/** Whether a slot is the relu of a hinge loss, which people know by another name. */
function isHinge(document: NudgeDocument, address: Address): boolean {
  const record = document.nodes.get(nodeOf(address));
  return record?.kind === 'macro' && record.macro === 'hinge' && localOf(address) === 'each';
}

function beaten(op: 'min' | 'max', winner: string, reader: string): Reason {
  const how = op === 'max' ? 'larger' : 'smaller';
  return { short: `${winner} is ${how}`, text: `${winner} is ${how}, so ${reader} does not change with this one.` };
}

/** The first place along the wires where a gradient stops being an ordinary number. */
function oddReason(context: ReasonContext, address: Address): Reason | null {
  const { document, titles, live } = context;
  let at = address;
  for (let steps = 0; steps < farthest; steps++) {
    const odd = onPath(context, at).find(
      ({ address: reader, operand }) => !Number.isFinite(live.contribution(reader, operand) ?? 0),
    );
    if (odd === undefined) return null;
    if (!Number.isFinite(live.gradient(odd.address) ?? 0)) {
      at = odd.address;
      continue;
    }
    const short = `${titleOf(document, titles, odd.address)} has no ordinary slope`;
    return { short, text: troubleReason(live, document, titles, odd.address)?.text ?? `${short} here.` };
  }
  return null;
}
