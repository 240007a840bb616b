import type { Address } from '../kernel/ids.ts';
import { rowsOf } from '../engine/tape.ts';
import type { Program } from '../compile/program.ts';

/** ∂root/∂slot in a formula: as it stands, or opened into the sum over all that read the slot. */
export interface GradientTerm {
  readonly of: Address;
  /** Its place in the formula, by which it is opened and closed: the same gradient may stand in several. */
  readonly key: string;
  /** False where only the root reads the slot, once: it is opened from the start, as its one link is the gradient itself. */
  readonly canOpen: boolean;
  /** Null while it is closed. */
  readonly links: readonly DerivationLink[] | null;
  /** How many readers are left out of the sum. */
  readonly more: number;
}

/** One term of the sum: ∂root/∂reader · ∂reader/∂slot. */
export interface DerivationLink {
  readonly reader: Address;
  readonly operand: number;
  /** Null where the reader is the root, whose gradient is 1. */
  readonly upstream: GradientTerm | null;
  /** Whether the reader has one number per row and the slot has one for all, so that this is a sum over the rows. */
  readonly isOverRows: boolean;
  /** Whether its slope must be told from another ∂reader/∂slot by which operand it is. */
  readonly isNumbered: boolean;
}

export interface Derivation {
  readonly root: Address;
  readonly term: GradientTerm;
}

/** A sum shows so many of its terms. */
const mostLinks = 8;

/** A formula has at most so many links; what would be more stays closed. */
export const longestDerivation = 48;

/** Formulas of so many links are shown opened from the start. */
const shortDerivation = 6;

/** The chain rule for one slot, with the terms opened whose keys are given. Null where there is no gradient.
 *  Cost: one look at every wire. It recurses only as deep as terms were opened, which `longestDerivation` bounds. */
export function derive(program: Program, of: Address, opened: ReadonlySet<string>): Derivation | null {
  const graph = readersOf(program);
  const { root } = program;
  const index = program.indexOf.get(of);
  if (root === null || index === undefined || !graph.hasGradient(index)) return null;
  const budget = { left: longestDerivation };
  return { root: root.address, term: openTerm(graph, index, of, '', opened, budget) };
}

/** The keys that open a formula from its start for as long as it stays short. */
export function shortOpening(program: Program, of: Address): ReadonlySet<string> {
  let opened: ReadonlySet<string> = new Set();
  for (;;) {
    const now = derive(program, of, opened);
    if (now === null) return opened;
    const closed = openable(now).filter(({ links }) => links === null);
    const next = new Set([...opened, ...closed.map(({ key }) => key)]);
    const longer = derive(program, of, next);
    if (closed.length === 0 || longer === null || countLinks(longer.term) > shortDerivation) return opened;
    opened = next;
  }
}

/** The terms of a formula that can be opened, or are, in reading order; the slot's own is not among them. */
export function openable({ term }: Derivation): readonly GradientTerm[] {
  const found: GradientTerm[] = [];
  const waiting = [...(term.links ?? [])].reverse();
  for (let link = waiting.pop(); link !== undefined; link = waiting.pop()) {
    if (link.upstream === null) continue;
    if (link.upstream.canOpen) found.push(link.upstream);
    waiting.push(...[...(link.upstream.links ?? [])].reverse());
  }
  return found;
}

function countLinks(term: GradientTerm): number {
  return (term.links ?? []).reduce(
    (count, { upstream }) => count + 1 + (upstream === null ? 0 : countLinks(upstream)),
    0,
  );
}

interface Read {
  readonly reader: number;
  readonly operand: number;
}

/** Who reads whom on the way to the root, by index in `program.slots`. */
interface Readers {
  readonly program: Program;
  readonly root: number;
  readonly of: (slot: number) => readonly Read[];
  readonly hasGradient: (slot: number) => boolean;
}

function readersOf(program: Program): Readers {
  const { slots, indexOf, tapeSlots, onPath, root } = program;
  const reads = new Map<number, Read[]>();
  const isOnPath = (slot: number) => (onPath[tapeSlots[slot] ?? -1] ?? 0) !== 0;
  for (const [reader, { inputs }] of slots.entries()) {
    if (!isOnPath(reader)) continue;
    for (const [operand, input] of inputs.entries()) {
      const slot = input === null ? undefined : indexOf.get(input);
      if (slot === undefined) continue;
      const known = reads.get(slot);
      if (known === undefined) reads.set(slot, [{ reader, operand }]);
      else known.push({ reader, operand });
    }
  }
  return {
    program,
    root: root === null ? -1 : (indexOf.get(root.address) ?? -1),
    of: (slot) => reads.get(slot) ?? [],
    hasGradient: (slot) => isOnPath(slot) && slots[slot]?.constant !== true,
  };
}

function openTerm(
  graph: Readers,
  index: number,
  of: Address,
  key: string,
  opened: ReadonlySet<string>,
  budget: { left: number },
): GradientTerm {
  // What reads the root has no part in its own gradient.
  const all = index === graph.root ? [] : graph.of(index);
  const canOpen = all.some(({ reader }) => reader !== graph.root) || all.length > 1;
  const shown = all.slice(0, mostLinks);
  const isOpen = key === '' || ((opened.has(key) || !canOpen) && shown.length <= budget.left);
  if (!isOpen) return { of, key, canOpen, links: null, more: 0 };
  budget.left -= shown.length;
  const links = shown.map((read): DerivationLink => {
    const { program, root } = graph;
    const { reader, operand } = read;
    const address = program.slots[reader]?.address ?? of;
    const isTwin = all.some((other) => other !== read && other.reader === reader);
    return {
      reader: address,
      operand,
      upstream:
        reader === root ? null : openTerm(graph, reader, address, `${key}/${address}:${operand}`, opened, budget),
      isOverRows: hasRows(program, reader) && !hasRows(program, index) && flowsInAllRows(program, reader),
      isNumbered: isTwin || (reader === root && all.length > 1),
    };
  });
  return { of, key, canOpen, links, more: all.length - shown.length };
}

function hasRows({ tape, tapeSlots }: Program, slot: number): boolean {
  return rowsOf(tape, tapeSlots[slot] ?? 0) > 0;
}

/** Of a root with rows only the row that is followed is differentiated. */
function flowsInAllRows({ onPath, tapeSlots }: Program, slot: number): boolean {
  return onPath[tapeSlots[slot] ?? -1] === 1;
}
