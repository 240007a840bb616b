import type { Address, NodeId } from '../kernel/ids.ts';
import type { OpId } from '../ops/table.ts';

/** A canonical order key, compared number by number, a prefix before what it is a prefix of.
 *  A record gets one number; a slot inside a macro adds its own to its macro's key and keeps the whole key when detached. */
export type OrderKey = readonly number[];

/** Where a node's title and its place on the canvas stand, in canvas pixels (top left corner). */
export interface Placed {
  readonly id: NodeId;
  readonly order: OrderKey;
  /** The name people see and write in formulas; null for an unnamed op, whose card is titled with its expression. */
  readonly name: string | null;
  readonly x: number;
  readonly y: number;
  /** Keys of the file that this version does not know, kept as they came. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}

export type Role = 'input' | 'parameter' | 'constant';

export interface Slider {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A number a person (or training) sets. */
export interface LeafRecord extends Placed {
  readonly kind: 'leaf';
  readonly role: Role;
  readonly value: number;
  readonly slider?: Slider;
}

/** One operation. `inputs` holds one entry for each operand: the address wired there, or null while it waits.
 *  Ops of fixed arity have exactly that many entries; ops of any number of inputs have as many as are wired. */
export interface OpRecord extends Placed {
  readonly kind: 'op';
  readonly op: OpId;
  readonly inputs: readonly (Address | null)[];
}

/** One input of a macro. Its port id never changes, so removing another input moves no address. */
export interface MacroInput {
  readonly port: string;
  readonly from: Address | null;
}

/** An instance of a macro. `numbers` holds its own leaves by local address (`w:p1`, `b`); its inside is derived, never stored. */
export interface MacroRecord extends Placed {
  readonly kind: 'macro';
  readonly macro: MacroId;
  readonly inputs: readonly MacroInput[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly settings: MacroSettings;
  /** Whether it lies open on the canvas, its inner cards in a frame. */
  readonly open: boolean;
}

export type MacroId = 'neuron';

export interface MacroSettings {
  /** A unary op, or `linear` for none. */
  readonly activation: OpId | 'linear';
}

/** A caption or remark. It has no number. */
export interface NoteRecord extends Placed {
  readonly kind: 'note';
  readonly text: string;
}

export type NodeRecord = LeafRecord | OpRecord | MacroRecord | NoteRecord;

/** Everything that is saved. `nodes` is keyed by id; iteration order means nothing, `order` does. */
export interface NudgeDocument {
  readonly title: string;
  /** The seed that new weights are drawn from, with the node's name. */
  readonly seed: number;
  /** The node being differentiated; null takes the last node, in canonical order, that nothing consumes. */
  readonly root: Address | null;
  readonly nodes: ReadonlyMap<NodeId, NodeRecord>;
  /** Keys of the file that this version does not know, kept as they came. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}

export const emptyDocument: NudgeDocument = { title: 'Untitled', seed: 1, root: null, nodes: new Map() };

/** Negative when `a` comes first. */
export function compareOrder(a: OrderKey, b: OrderKey): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
