import { createSignal, type Accessor } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { tapeSlotAt } from '../../compile/evaluate.ts';
import type { Program } from '../../compile/program.ts';
import { createSampler, type Sampler } from '../../compile/sample.ts';
import { planeColumns } from '../../training/picture-job.ts';
import type { Workbench } from '../../store/workbench.ts';
import { planeAxes, type PlaneAxis } from './axes.ts';

/** A tile is so many cells wide and high. */
export const heatCells = 24;

/** The two inputs that the tiles of all neurons are drawn over. */
export type HeatPlane = readonly [across: PlaneAxis, up: PlaneAxis];

/** What each neuron makes of a plane of inputs, for all tiles in sight in one run of one sampler. */
export interface HeatReadings {
  /** Null where the document has no two inputs that lead anywhere. */
  readonly plane: Accessor<HeatPlane | null>;
  /** n × n numbers of a neuron; null where there are none. Reads anew after each sweep. */
  readonly values: (address: Address) => Float64Array | null;
  /** Asks for a neuron's numbers until the returned function is called. */
  readonly want: (address: Address) => () => void;
}

/** The sampler of one program, one plane and one set of neurons. */
interface Sampled {
  readonly program: Program;
  readonly plane: HeatPlane;
  readonly addresses: readonly Address[];
  readonly sampler: Sampler | null;
}

/** For a bench, as long as the page. It samples only while somebody wants a tile. */
export function createHeatReadings({ $document, live }: Workbench): HeatReadings {
  const [changed, notify] = createSignal<void>(undefined, { equals: false });
  const [plane, setPlane] = createSignal<HeatPlane | null>(null, { equals: isSamePlane });
  const wanted = new Map<Address, number>();
  let sampled: Sampled | null = null;
  let results: ReadonlyMap<Address, Float64Array> | null = null;
  let isTold = false;
  let stop: (() => void) | null = null;
  let seen: Program | null = null;

  /** Another plane comes only with another program. */
  function look(): void {
    if (seen === live.$program.get()) return;
    seen = live.$program.get();
    setPlane(planeOf(live.$program.get(), planeAxes($document.get())));
  }

  /** Once for all tiles that come or go together. */
  function tellSoon(): void {
    if (isTold) return;
    isTold = true;
    queueMicrotask(() => {
      isTold = false;
      results = null;
      notify();
    });
  }

  function follow(): void {
    stop = live.$tick.listen(() => {
      results = null;
      notify();
    });
  }

  function compute(): ReadonlyMap<Address, Float64Array> {
    const over = plane();
    if (over === null) return new Map();
    const program = live.$program.get();
    const isOther =
      sampled?.program !== program ||
      !isSamePlane(sampled.plane, over) ||
      sampled.addresses.length !== wanted.size ||
      !sampled.addresses.every((address) => wanted.has(address));
    if (isOther || sampled === null) sampled = sampledOf(program, over, [...wanted.keys()]);
    const { sampler, addresses } = sampled;
    // Whoever reads the tape itself reads it swept.
    live.value(over[0].address);
    const found = sampler?.run(planeColumns(over[0].stretch, over[1].stretch, heatCells), { row: live.row() }) ?? [];
    return new Map(addresses.flatMap((address, index) => (found[index] ? [[address, found[index]] as const] : [])));
  }

  // For as long as the bench: a document may come to have a plane while no tile is there.
  $document.listen(look);
  look();
  return {
    plane,
    values(address) {
      changed();
      if (!wanted.has(address)) return null;
      results ??= compute();
      return results.get(address) ?? null;
    },
    want(address) {
      if (wanted.size === 0) follow();
      wanted.set(address, (wanted.get(address) ?? 0) + 1);
      tellSoon();
      return () => {
        const count = (wanted.get(address) ?? 1) - 1;
        if (count > 0) wanted.set(address, count);
        else wanted.delete(address);
        if (wanted.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}

/** A sampler for all the neurons that one can be had for. */
function sampledOf(program: Program, plane: HeatPlane, wanted: readonly Address[]): Sampled {
  const moving = plane.map(({ address }) => address);
  const known = wanted.filter((address) => tapeSlotAt(program, address) >= 0);
  const together = createSampler(program, moving, known);
  if (together !== null) return { program, plane, addresses: known, sampler: together };
  // One that brings rows together spoils it for all: those that go alone go together.
  const addresses = known.filter((address) => createSampler(program, moving, [address]) !== null);
  return { program, plane, addresses, sampler: createSampler(program, moving, addresses) };
}

/** The first two columns that lead to the root, else the first two lone inputs that do. */
function planeOf(program: Program, axes: readonly PlaneAxis[]): HeatPlane | null {
  const leading = axes.filter(({ address }) => (program.onPath[tapeSlotAt(program, address)] ?? 0) !== 0);
  const [across, up] = leading;
  return across === undefined || up === undefined ? null : [across, up];
}

function isSamePlane(a: HeatPlane | null, b: HeatPlane | null): boolean {
  if (a === null || b === null) return a === b;
  return a.every(({ address, stretch }, index) => {
    const other = b[index];
    return address === other?.address && stretch.low === other.stretch.low && stretch.high === other.stretch.high;
  });
}
