import type { Address } from '../../kernel/ids.ts';
import { ops, type OpId } from '../../ops/table.ts';
import type { Slot } from '../../graph/slot.ts';
import type { Trial } from './trial.ts';

/** Numbers beyond this take too long by hand. */
const largest = 200;
/** What is not 0 is at least this large, so that it is not mistaken for 0. */
const smallest = 0.004;
/** Decimal places of a number that stands on paper as it is. */
const mostPlaces = 3;
const mostDigits = 5;

/** Ops whose results have no end of digits: what follows them is given to the digits that a card shows. */
const endless: ReadonlySet<OpId | 'leaf'> = new Set<OpId>([
  'exp',
  'log',
  'sin',
  'cos',
  'tanh',
  'sigmoid',
  'softplus',
  'gelu',
]);

/** What keeps the present numbers of a graph from being done by hand. */
export interface Obstacle {
  readonly address: Address;
  readonly why: 'long' | 'large' | 'zero' | 'trouble' | 'alike';
}

/** Tells whether the numbers on a trial can be done by hand: short decimals, no poles, no kinks, no zero that was not there from the start.
 *  What lies inside closed cards counts, too: the key works it out. The numbers on the trial now are those of the start. */
export function createHandTest(trial: Trial): () => Obstacle | null {
  const { program } = trial;
  const parts = program.slots.filter((_, index) => (program.tapeSlots[index] ?? -1) >= 0);
  const rounded = roundedSlots(trial);
  const rootAddress = program.root?.address;
  const rootIsRounded = rootAddress !== undefined && rounded.has(program.indexOf.get(rootAddress) ?? -1);
  const isZero = (number: number | null | undefined) => typeof number === 'number' && Math.abs(number) < 1e-12;
  const zeroValues = new Set(parts.filter(({ address }) => isZero(trial.value(address))).map(({ address }) => address));
  const zeroGradients = new Set(
    parts.filter(({ address }) => isZero(trial.gradient(address))).map(({ address }) => address),
  );

  function numberProblem(number: number, mayBeRounded: boolean, mayBeZero: boolean): Obstacle['why'] | null {
    if (!Number.isFinite(number)) return 'trouble';
    const size = Math.abs(number);
    if (size < 1e-12) return mayBeZero ? null : 'zero';
    if (size < smallest) return 'zero';
    if (size > largest) return 'large';
    return mayBeRounded || isShort(number) ? null : 'long';
  }

  return () => {
    for (const slot of parts) {
      const { address } = slot;
      const value = trial.value(address);
      if (value === undefined) return { address, why: 'trouble' };
      const isRounded = rounded.has(program.indexOf.get(address) ?? -1);
      const ofValue =
        numberProblem(value, isRounded, zeroValues.has(address)) ?? opProblem(trial, slot, zeroValues.has(address));
      if (ofValue !== null) return { address, why: ofValue };
      const gradient = slot.constant ? null : (trial.gradient(address) ?? null);
      const ofGradient = gradient === null ? null : numberProblem(gradient, rootIsRounded, zeroGradients.has(address));
      if (ofGradient !== null) return { address, why: ofGradient };
    }
    return null;
  };
}

/** Whether a number stands on paper whole: at most 3 decimal places and 5 digits. */
export function isShort(number: number): boolean {
  const scaled = Math.abs(number) * 10 ** mostPlaces;
  const whole = Math.round(scaled);
  if (Math.abs(scaled - whole) > 1e-6) return false;
  return String(whole).replace(/0+$/, '').length <= mostDigits;
}

/** Poles, kinks and domains, and products of two equal numbers, which hide whose operand was taken. */
function opProblem(trial: Trial, { op, inputs }: Slot, mayBeFlat: boolean): Obstacle['why'] | null {
  if (op === 'leaf') return null;
  const xs = inputs.map((input) => (input === null ? Number.NaN : (trial.value(input) ?? Number.NaN)));
  const [a = Number.NaN, b = Number.NaN] = xs;
  const trouble = ops[op].trouble(
    xs,
    ops[op].forward(xs),
    inputs.map(String),
    xs.map(() => false),
  );
  if (trouble !== null && !(trouble.kind === 'flat' && mayBeFlat)) return 'trouble';
  if ((op === 'relu' || op === 'leaky_relu' || op === 'abs' || op === 'step') && Math.abs(a) < 0.25) return 'trouble';
  if ((op === 'max' || op === 'min') && new Set(xs).size < xs.length) return 'trouble';
  if (op === 'mul' && inputs[0] !== inputs[1] && Math.abs(a) === Math.abs(b)) return 'alike';
  return null;
}

/** The slots that lie behind an op without an end of digits. Slots are visited in the order in which the tape computes them. */
function roundedSlots({ program }: Trial): ReadonlySet<number> {
  const { slots, tapeSlots, indexOf } = program;
  const order = slots.map((_, index) => index).sort((a, b) => (tapeSlots[a] ?? -1) - (tapeSlots[b] ?? -1));
  const rounded = new Set<number>();
  for (const index of order) {
    const slot = slots[index];
    if (slot === undefined) continue;
    const reads = slot.inputs.some((input) => input !== null && rounded.has(indexOf.get(input) ?? -1));
    if (reads || endless.has(slot.op)) rounded.add(index);
  }
  return rounded;
}
