import type { Address } from '../kernel/ids.ts';
import { pathSlopes, pathSums, type PathSpace } from './path-space.ts';
import { searchPaths, type PathWires } from './path-search.ts';

/** One wire of a path. */
export interface PathStep {
  /** The op that reads. */
  readonly address: Address;
  /** Which of its operands, from 0. */
  readonly operand: number;
  /** ∂op/∂operand. */
  readonly slope: number;
  /** The product of the slopes from here on to the root, multiplied from the root down: what flows back along this wire on this path. */
  readonly flow: number;
}

/** One path to the root. */
export interface Path {
  /** From the slot to the root; empty for the root itself. */
  readonly steps: readonly PathStep[];
  /** The product of its local slopes, multiplied from the root down, as the sweep does. */
  readonly product: number;
}

/** The largest paths, and all others together. */
export interface LargestPaths {
  /** The largest products by size first; before them any that are NaN or infinite. */
  readonly paths: readonly Path[];
  /** How many there are. */
  readonly count: bigint;
  /** The products of all others added up, without going through them one by one; null where there is no other. */
  readonly rest: number | null;
  /** All products added up: the gradient, or of one row the part that stays in this row. */
  readonly sum: number;
}

/** Finds the `most` largest paths in one row, and adds up the rest. Assumes that forward() ran. Never throws: NaN and ±∞ travel. */
export function largestPaths(space: PathSpace, row: number, most: number): LargestPaths {
  const slopes = pathSlopes(space, row);
  const sums = pathSums(space, slopes);
  const found = searchPaths(space, slopes, most);
  const all = BigInt(found.length) === space.count;
  return {
    paths: found.map((wires) => pathOf(space, slopes, wires)),
    count: space.count,
    rest: all ? null : sumWithout(space, slopes, sums, found),
    sum: sums[0] ?? Number.NaN,
  };
}

function pathOf({ addresses, to, operands }: PathSpace, slopes: Float64Array, wires: PathWires): Path {
  const flows: number[] = [];
  let product = 1;
  for (const wire of wires.toReversed()) {
    product *= slopes[wire] ?? Number.NaN;
    flows.push(product);
  }
  const steps = wires.flatMap((wire, place): readonly PathStep[] => {
    const address = addresses[to[wire] ?? -1];
    if (address === undefined) return [];
    const flow = flows[wires.length - 1 - place] ?? Number.NaN;
    return [{ address, operand: operands[wire] ?? 0, slope: slopes[wire] ?? Number.NaN, flow }];
  });
  return { steps, product };
}

/** A place where some of the paths that are left out go on together. */
interface Fork {
  readonly entry: number;
  readonly next: Map<number, Fork>;
}

/** The products of all paths but these, added up: at every place along them, what leaves them there. No difference is taken, so no digits
 *  are lost. */
function sumWithout(
  { starts, to }: PathSpace,
  slopes: Float64Array,
  sums: Float64Array,
  without: readonly PathWires[],
): number {
  const top: Fork = { entry: 0, next: new Map() };
  const forks = [top];
  for (const wires of without) {
    let fork = top;
    for (const wire of wires) {
      let next = fork.next.get(wire);
      if (next === undefined) {
        next = { entry: to[wire] ?? 0, next: new Map() };
        fork.next.set(wire, next);
        forks.push(next);
      }
      fork = next;
    }
  }
  // Null where nothing is left: 0 would turn to NaN on its way through an infinite slope.
  const left = new Map<Fork, number | null>();
  for (const fork of forks.toReversed()) {
    let sum: number | null = null;
    for (let wire = starts[fork.entry] ?? 0; wire < (starts[fork.entry + 1] ?? 0); wire++) {
      const taken = fork.next.get(wire);
      const onward = taken === undefined ? (sums[to[wire] ?? -1] ?? 0) : (left.get(taken) ?? null);
      if (onward !== null) sum = (sum ?? 0) + onward * (slopes[wire] ?? Number.NaN);
    }
    left.set(fork, sum);
  }
  return left.get(top) ?? 0;
}
