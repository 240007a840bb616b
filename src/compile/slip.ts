import type { Address } from '../kernel/ids.ts';
import { shortNumeral } from '../kernel/numeral.ts';
import type { OpId } from '../ops/table.ts';
import type { Program } from './program.ts';
import { readersOf } from './readers.ts';

/** A number of the graph that somebody is asked for. */
export interface Question {
  readonly address: Address;
  readonly what: 'value' | 'gradient';
}

/** The numbers that slips are worked out from. A live document is one, once it is told the names. */
export interface SlipScene {
  readonly program: Program;
  readonly value: (address: Address) => number | undefined;
  readonly gradient: (address: Address) => number | null | undefined;
  readonly slopes: (address: Address) => readonly number[];
  readonly rowCount: (address: Address) => number;
  readonly gradientInRow: (address: Address) => number | null;
  /** What people call a slot. */
  readonly name: (address: Address) => string;
  /** Whether a number is still to be guessed, so that words must not give it away. Left out: none is. */
  readonly isHidden?: (question: Question) => boolean;
}

/** One wire that leaves the asked slot, and what flows back along it. */
export interface Reading {
  readonly reader: Address;
  readonly operand: number;
  readonly op: OpId;
  /** The gradient of the reader. */
  readonly upstream: number;
  readonly slope: number;
  /** All operands of the reader and what it computes from them. */
  readonly xs: readonly number[];
  readonly out: number;
  readonly inputs: readonly (Address | null)[];
}

/** A question about a gradient, with everything a learner may have mixed up. */
export interface GradientCase {
  readonly scene: SlipScene;
  readonly address: Address;
  readonly right: number;
  readonly value: number;
  readonly isRoot: boolean;
  /** Those that lead to the root, in canonical order. Empty where rows are added up along them, as one number cannot say it then. */
  readonly readings: readonly Reading[];
}

/** A question about a computed value. */
export interface ValueCase {
  readonly scene: SlipScene;
  readonly address: Address;
  readonly right: number;
  readonly op: OpId;
  readonly xs: readonly number[];
  readonly inputs: readonly (Address | null)[];
}

/** The number that a slip yields on this graph, and what to say to whoever gives it. */
export interface Slipped {
  readonly number: number;
  readonly words: string;
}

interface SlipWords {
  /** Lasting: histories count by it. */
  readonly id: string;
  /** What went wrong, in a few words for a list: “own operand for the other's”. */
  readonly title: string;
  /** Said only where nothing else explains the number. */
  readonly isLastResort?: boolean;
  /** Its words name values of the cards around, so they are shortened while one of these is to be guessed itself. */
  readonly tellsValues?: boolean;
}

export type Slip =
  | (SlipWords & { readonly of: 'gradient'; readonly find: (at: GradientCase) => readonly Slipped[] })
  | (SlipWords & { readonly of: 'value'; readonly find: (at: ValueCase) => readonly Slipped[] });

/** A number as words have it. */
export const said = shortNumeral;

/** A number as it stands after a sign: negative ones in brackets. */
export function factor(number: number): string {
  return number < 0 ? `(${said(number)})` : said(number);
}

/** The gradient of a reader in words; “?” while it is to be guessed itself. */
export function upstreamText({ scene }: Pick<GradientCase, 'scene'>, { reader, upstream }: Reading): string {
  return scene.isHidden?.({ address: reader, what: 'gradient' }) === true ? '?' : factor(upstream);
}

/** Whether a value that words about this op would name is still to be guessed. */
export function hidesValues(scene: SlipScene, addresses: readonly (Address | null)[]): boolean {
  return addresses.some((address) => address !== null && scene.isHidden?.({ address, what: 'value' }) === true);
}

/** Everything about a gradient that is asked for; null where there is none. */
export function gradientCase(scene: SlipScene, address: Address): GradientCase | null {
  const right = scene.gradient(address) ?? null;
  const value = scene.value(address);
  if (right === null || value === undefined) return null;
  const { root, indexOf } = scene.program;
  const isRoot = root !== null && indexOf.get(root.address) === indexOf.get(address);
  return { scene, address, right, value, isRoot, readings: readingsOf(scene, address) };
}

/** Everything about a value that is asked for; null for a leaf, whose value is given, and where there is none. */
export function valueCase(scene: SlipScene, address: Address): ValueCase | null {
  const right = scene.value(address);
  const slot = slotAt(scene, address);
  if (right === undefined || slot === undefined || slot.op === 'leaf' || slot.op.endsWith('_rows')) return null;
  const xs = operandValues(scene, slot.inputs);
  return xs === null ? null : { scene, address, right, op: slot.op, xs, inputs: slot.inputs };
}

function readingsOf(scene: SlipScene, address: Address): readonly Reading[] {
  const readers = readersOf(scene.program, address);
  const hasRows = scene.rowCount(address) > 0;
  if (!hasRows && readers.some(({ address: reader }) => scene.rowCount(reader) > 0)) return [];
  return readers.flatMap(({ address: reader, operand }): readonly Reading[] => {
    const upstream = scene.gradient(reader) ?? null;
    const slot = slotAt(scene, reader);
    const slope = scene.slopes(reader)[operand];
    const out = scene.value(reader);
    if (upstream === null || slot === undefined || slot.op === 'leaf' || slope === undefined || out === undefined) {
      return [];
    }
    const xs = operandValues(scene, slot.inputs);
    return xs === null ? [] : [{ reader, operand, op: slot.op, upstream, slope, xs, out, inputs: slot.inputs }];
  });
}

export function slotAt({ program }: Pick<SlipScene, 'program'>, address: Address) {
  return program.slots[program.indexOf.get(address) ?? -1];
}

function operandValues(scene: SlipScene, inputs: readonly (Address | null)[]): readonly number[] | null {
  const xs = inputs.flatMap((input) => (input === null ? [] : (scene.value(input) ?? [])));
  return xs.length === inputs.length ? xs : null;
}

/** The gradient as it would be with other local slopes; null where no reading is changed. */
export function withSlopes(
  { readings }: Pick<GradientCase, 'readings'>,
  slopeOf: (reading: Reading) => number | null,
): { readonly number: number; readonly changed: Reading } | null {
  let changed: Reading | null = null;
  let number = 0;
  for (const reading of readings) {
    const other = slopeOf(reading);
    if (other !== null) changed ??= reading;
    number += reading.upstream * (other ?? reading.slope);
  }
  return changed === null ? null : { number, changed };
}
