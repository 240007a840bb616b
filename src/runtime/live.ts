import { atom, type ReadableAtom } from 'nanostores';
import type { Address } from '../kernel/ids.ts';
import { backward, forward, localSlopes } from '../engine/sweep.ts';
import { gradientsInRow, type RowParts } from '../engine/in-row.ts';
import { cellAt, rowsOf } from '../engine/tape.ts';
import { gradientAt, rowGradientsAt, rowValuesAt, tapeSlotAt, valueAt } from '../compile/evaluate.ts';
import { createProbe, type Probe } from '../compile/probe.ts';
import { compile, type Program } from '../compile/program.ts';
import { leavesOf } from '../graph/leaves.ts';
import { leafNumber } from '../graph/patch.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { Scheduler } from './scheduler.ts';
import { structureChanged } from './structure-changed.ts';

/** A document whose numbers are always up to date. Reads settle: whoever reads after a change gets the new number at once;
 *  only the tick, which views listen to, waits for the scheduler. */
export interface Live {
  readonly $program: ReadableAtom<Program>;
  /** Grows by one, at most once a frame, after numbers changed. */
  readonly $tick: ReadableAtom<number>;
  /** Takes a new version of the document. Recompiles only when its structure changed; drops all previews. */
  readonly replace: (document: NudgeDocument) => void;
  /** Writes a leaf without touching the document: a gesture in progress. No leaf there: does nothing. */
  readonly preview: (address: Address, number: number) => void;
  /** Many leaves at once, with one tick. */
  readonly previewMany: (numbers: Iterable<readonly [Address, number]>) => void;
  /** Puts the document's own number back. */
  readonly endPreview: (address: Address) => void;
  /** The row that is followed: of a slot with rows, `value`, `gradient`, `slopes` and `contribution` mean this one. A root with rows is
   *  differentiated in this row. From 0, among the rows that the program computes. */
  readonly $row: ReadableAtom<number>;
  readonly row: () => number;
  /** Follows another row; one that there is not becomes the nearest. */
  readonly setRow: (row: number) => void;
  /** How many rows a slot has; 0 for one number, and for none. */
  readonly rowCount: (address: Address) => number;
  /** The row of its table that the followed row of a slot is; null for a slot without rows. */
  readonly tableRow: (address: Address) => number | null;
  /** A copy of the numbers in all rows; null for one number, and for none. */
  readonly rowValues: (address: Address) => Float64Array | null;
  /** A copy of the gradients in all rows; null where there is one number or no gradient. */
  readonly rowGradients: (address: Address) => Float64Array | null;
  /** For a slot with one number: the part of its gradient that flows through the followed row. Null where none flows through rows. */
  readonly gradientInRow: (address: Address) => number | null;
  /** Undefined where there is no number (unknown, waiting, looped or blocked). */
  readonly value: (address: Address) => number | undefined;
  /** Null where a node has no gradient; undefined for an unknown address. */
  readonly gradient: (address: Address) => number | null | undefined;
  /** ∂out/∂input of the op at an address, one for each operand, at the present values; empty for a leaf or where there is no number. */
  readonly slopes: (address: Address) => readonly number[];
  /** The contribution that flows back along one wire: the consumer's gradient × its local slope. Null where nothing flows. */
  readonly contribution: (consumer: Address, operand: number) => number | null;
  /** How long the latest sweep, forward and backward, took, in milliseconds. */
  readonly sweepTime: () => number;
  /** The root's value if one slot's value were `number`, all else equal; nothing shown changes. Undefined without a root or a value. */
  readonly rootIf: (address: Address, number: number) => number | undefined;
}

export function createLive(initial: NudgeDocument, scheduler: Scheduler): Live {
  const $program = atom(compile(initial));
  const $tick = atom(0);
  const $row = atom(0);
  const previews = new Set<Address>();
  let document = initial;
  let stale = true;
  let announced = false;
  let sweepTime = 0;
  let inRow: RowParts | null = null;
  let probe: { readonly program: Program; readonly address: Address; readonly run: Probe } | null = null;

  function markStale(): void {
    stale = true;
    announce();
  }

  function announce(): void {
    if (announced) return;
    announced = true;
    scheduler.request(() => {
      announced = false;
      settle();
      $tick.set($tick.get() + 1);
    });
  }

  function settle(): void {
    if (!stale) return;
    stale = false;
    inRow = null;
    const { tape, root } = $program.get();
    const start = scheduler.now();
    forward(tape);
    if (root && root.tapeSlot >= 0) backward(tape, root.tapeSlot, rowOf(root.tapeSlot));
    sweepTime = scheduler.now() - start;
  }

  /** The followed row of a place on the tape: its last one where it has fewer. */
  function rowOf(tapeSlot: number): number {
    return Math.max(0, Math.min($row.get(), rowsOf($program.get().tape, tapeSlot) - 1));
  }

  function rowAt(address: Address): number {
    const slot = tapeSlotAt($program.get(), address);
    return slot < 0 ? 0 : rowOf(slot);
  }

  /** Keeps the followed row among the rows there are. */
  function follow(row: number): void {
    const most = Math.max(1, ...$program.get().tape.spaces.map(({ count }) => count));
    const next = Math.max(0, Math.min(Math.trunc(row) || 0, most - 1));
    if (next !== $row.get()) $row.set(next);
  }

  function fill(address: Address, number: number): void {
    const program = $program.get();
    const slot = tapeSlotAt(program, address);
    if (slot >= 0) program.tape.values[slot] = number;
  }

  /** The followed row of a slot, or of the rows that it brings together. */
  function followedBelow(slot: number): number {
    const { tape } = $program.get();
    const read = tape.reads[tape.starts[slot] ?? -1];
    return rowsOf(tape, slot) > 0 || read === undefined ? rowOf(slot) : rowOf(read);
  }

  function contribution(consumer: Address, operand: number): number | null {
    settle();
    const program = $program.get();
    const slot = tapeSlotAt(program, consumer);
    if (slot < 0 || !program.onPath[slot]) return null;
    const row = followedBelow(slot);
    const slope = localSlopes(program.tape, slot, row)[operand];
    return slope === undefined ? null : (program.tape.adjoints[cellAt(program.tape, slot, row)] ?? 0) * slope;
  }

  return {
    $program,
    $tick,
    $row,
    row: () => $row.get(),
    setRow(row) {
      const before = $row.get();
      follow(row);
      if ($row.get() === before) return;
      inRow = null;
      const { tape, root } = $program.get();
      // Only a root with rows is differentiated anew; everything else is there already.
      if (root && root.tapeSlot >= 0 && rowsOf(tape, root.tapeSlot) > 0) markStale();
      else announce();
    },
    rowCount(address) {
      const program = $program.get();
      const slot = tapeSlotAt(program, address);
      return slot < 0 ? 0 : rowsOf(program.tape, slot);
    },
    tableRow(address) {
      const { spaces, spaceOf } = $program.get();
      return spaces[spaceOf(address)]?.rows[rowAt(address)] ?? null;
    },
    rowValues(address) {
      settle();
      return rowValuesAt($program.get(), address);
    },
    rowGradients(address) {
      settle();
      return rowGradientsAt($program.get(), address);
    },
    gradientInRow(address) {
      settle();
      const { tape, root, slots, indexOf } = $program.get();
      const slot = tapeSlotAt($program.get(), address);
      if (!root || root.tapeSlot < 0 || slot < 0 || slots[indexOf.get(address) ?? -1]?.constant) return null;
      inRow ??= gradientsInRow(tape, root.tapeSlot, $row.get());
      const { parts, flows } = inRow;
      return flows[slot] === 1 ? (parts[slot] ?? null) : null;
    },
    replace(next) {
      const before = document;
      document = next;
      if (before === next) return;
      if (structureChanged(before, next)) {
        previews.clear();
        $program.set(compile(next));
        follow($row.get());
        markStale();
        return;
      }
      let changed = previews.size > 0;
      for (const address of previews) fill(address, leafNumber(next, address) ?? Number.NaN);
      previews.clear();
      for (const [id, record] of next.nodes) {
        const old = before.nodes.get(id);
        if (old === record || old === undefined) continue;
        for (const [address, number] of leavesOf(record)) {
          if (Object.is(leafNumber(before, address), number)) continue;
          fill(address, number);
          changed = true;
        }
      }
      if (changed) markStale();
    },
    preview(address, number) {
      if (leafNumber(document, address) === undefined) return;
      previews.add(address);
      fill(address, number);
      markStale();
    },
    previewMany(numbers) {
      let changed = false;
      for (const [address, number] of numbers) {
        if (leafNumber(document, address) === undefined) continue;
        previews.add(address);
        fill(address, number);
        changed = true;
      }
      if (changed) markStale();
    },
    endPreview(address) {
      if (!previews.delete(address)) return;
      fill(address, leafNumber(document, address) ?? Number.NaN);
      markStale();
    },
    value(address) {
      settle();
      return valueAt($program.get(), address, rowAt(address));
    },
    gradient(address) {
      settle();
      return gradientAt($program.get(), address, rowAt(address));
    },
    slopes(address) {
      settle();
      const program = $program.get();
      const slot = tapeSlotAt(program, address);
      return slot < 0 ? [] : localSlopes(program.tape, slot, followedBelow(slot));
    },
    contribution,
    sweepTime() {
      settle();
      return sweepTime;
    },
    rootIf(address, number) {
      settle();
      const program = $program.get();
      if (probe?.program !== program || probe.address !== address)
        probe = { program, address, run: createProbe(program, address) };
      return probe.run(number, $row.get());
    },
  };
}
