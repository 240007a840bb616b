import { atom, type ReadableAtom } from 'nanostores';
import type { Address } from '../kernel/ids.ts';
import { backward, forward, localSlopes } from '../engine/sweep.ts';
import { gradientAt, tapeSlotAt, valueAt } from '../compile/evaluate.ts';
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
  /** Puts the document's own number back. */
  readonly endPreview: (address: Address) => void;
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
  const previews = new Set<Address>();
  let document = initial;
  let stale = true;
  let announced = false;
  let sweepTime = 0;
  let probe: { readonly program: Program; readonly address: Address; readonly run: Probe } | null = null;

  function markStale(): void {
    stale = true;
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
    const { tape, root } = $program.get();
    const start = scheduler.now();
    forward(tape);
    if (root && root.tapeSlot >= 0) backward(tape, root.tapeSlot);
    sweepTime = scheduler.now() - start;
  }

  function fill(address: Address, number: number): void {
    const program = $program.get();
    const slot = tapeSlotAt(program, address);
    if (slot >= 0) program.tape.values[slot] = number;
  }

  function contribution(consumer: Address, operand: number): number | null {
    settle();
    const program = $program.get();
    const slot = tapeSlotAt(program, consumer);
    if (slot < 0 || !program.onPath[slot]) return null;
    const slope = localSlopes(program.tape, slot)[operand];
    return slope === undefined ? null : (program.tape.adjoints[slot] ?? 0) * slope;
  }

  return {
    $program,
    $tick,
    replace(next) {
      const before = document;
      document = next;
      if (before === next) return;
      if (structureChanged(before, next)) {
        previews.clear();
        $program.set(compile(next));
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
    endPreview(address) {
      if (!previews.delete(address)) return;
      fill(address, leafNumber(document, address) ?? Number.NaN);
      markStale();
    },
    value(address) {
      settle();
      return valueAt($program.get(), address);
    },
    gradient(address) {
      settle();
      return gradientAt($program.get(), address);
    },
    slopes(address) {
      settle();
      const program = $program.get();
      const slot = tapeSlotAt(program, address);
      return slot < 0 ? [] : localSlopes(program.tape, slot);
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
      return probe.run(number);
    },
  };
}
