import type { Address } from '../kernel/ids.ts';
import { buildTape, type Tape, type TapeNode } from '../engine/tape.ts';
import { reachesRoot } from '../engine/sweep.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { Problem } from '../graph/problem.ts';
import type { Slot } from '../graph/slot.ts';
import { expandDocument } from './expand.ts';
import { findProblems } from './find-problems.ts';

/** A document made ready to sweep. Built anew on a structural edit; a changed number only refills a leaf. */
export interface Program {
  readonly tape: Tape;
  /** Every slot of the document in canonical order, those without a number too. */
  readonly slots: readonly Slot[];
  /** Where an address lies in `slots`; a macro instance's own address means its output slot. */
  readonly indexOf: ReadonlyMap<Address, number>;
  /** The place on the tape of each entry of `slots`, −1 for those without a number. */
  readonly tapeSlots: Int32Array;
  readonly problems: ReadonlyMap<Address, Problem>;
  readonly root: Root | null;
  /** By place on the tape: 1 where the slot lies on a path to the root. */
  readonly onPath: Uint8Array;
}

export interface Root {
  readonly address: Address;
  /** False when nobody chose it and the default was taken. */
  readonly chosen: boolean;
  /** Its place on the tape; −1 while it has no number. */
  readonly tapeSlot: number;
}

/** Compiles a document. Never throws for what a document can hold: loops and missing inputs become problems. */
export function compile(document: NudgeDocument): Program {
  const { slots, indexOf } = expandDocument(document);
  const inputs = slots.map((slot) =>
    slot.inputs.map((address) => (address === null ? -1 : (indexOf.get(address) ?? -1))),
  );
  const problems = findProblems(slots, inputs);
  const tapeNodeOf = new Int32Array(slots.length).fill(-1);
  const nodes: TapeNode[] = [];
  const initial: number[] = [];
  for (const [index, slot] of slots.entries()) {
    if (problems.has(slot.address)) continue;
    tapeNodeOf[index] = nodes.length;
    initial.push(slot.value);
    // Operands are numbered below, once every node has its place: canonical order is not topological order.
    nodes.push({ op: slot.op, inputs: inputs[index] ?? [] });
  }
  const tape = buildTape(
    nodes.map(({ op, inputs: operands }) => ({ op, inputs: operands.map((operand) => tapeNodeOf[operand] ?? -1) })),
    initial,
  );
  const tapeSlots = tapeNodeOf.map((node) => (node < 0 ? -1 : (tape.slotOfNode[node] ?? -1)));
  const address = document.root ?? defaultRoot(document, slots, indexOf, inputs, problems);
  const index = address === null ? undefined : indexOf.get(address);
  const tapeSlot = index === undefined ? -1 : (tapeSlots[index] ?? -1);
  const root = address === null || index === undefined ? null : { address, chosen: document.root !== null, tapeSlot };
  const onPath = tapeSlot < 0 ? new Uint8Array(tape.slotCount) : reachesRoot(tape, tapeSlot);
  return { tape, slots, indexOf, tapeSlots, problems, root, onPath };
}

/** The last node in canonical order that computes something and that nothing consumes. Nodes that still wait for an input are taken only
 *  where nothing else computes, so that placing a card does not blank every gradient; a leaf only where there are leaves alone. */
function defaultRoot(
  document: NudgeDocument,
  slots: readonly Slot[],
  indexOf: ReadonlyMap<Address, number>,
  inputs: readonly (readonly number[])[],
  problems: ReadonlyMap<Address, Problem>,
): Address | null {
  const consumed = new Set(inputs.flat());
  let best: { readonly address: Address; readonly rank: number; readonly index: number } | null = null;
  for (const record of document.nodes.values()) {
    const index = indexOf.get(record.id);
    if (index === undefined || consumed.has(index)) continue;
    const slot = slots[index];
    const rank = record.kind === 'leaf' ? 0 : slot === undefined || problems.has(slot.address) ? 1 : 2;
    if (best === null || rank > best.rank || (rank === best.rank && index > best.index))
      best = { address: record.id, rank, index };
  }
  return best?.address ?? null;
}
