import { fuse } from './dot.ts';
import type { Route, RouteRun, RouteStratum, Tape } from './tape.ts';
import type { Run } from './tape-node.ts';

/** The way back from a root, found once and kept while the root stays. A slot off the path must not be swept at all: its adjoint is 0,
 *  but times an infinite slope that would be NaN. The same holds for the other rows of a root with rows: only the seeded row is on the path,
 *  until a mean or sum over rows spreads it. Cost: one visit per slot and wire below the root. */
export function route(tape: Tape, root: number): Route {
  if (tape.route?.root === root) return tape.route;
  const reaches = reachable(tape, root);
  const strata: RouteStratum[] = [];
  for (const { space, runs } of tape.strata.toReversed()) {
    const onPath: RouteRun[] = [];
    for (const run of runs.toReversed()) if (run.from <= root) cut(run, reaches, onPath);
    if (onPath.length > 0) strata.push({ space, runs: onPath, sweeps: space < 0 ? [] : fuseOnPath(tape, onPath) });
  }
  tape.route = { root, reaches, strata };
  return tape.route;
}

/** Only what is swept in all rows is fused. */
function fuseOnPath(tape: Tape, runs: readonly RouteRun[]): RouteStratum['sweeps'] {
  return runs.some(({ seeded }) => seeded) ? runs : fuse(tape, runs, 'down');
}

function reachable({ slotCount, reads, starts, spaceOf }: Tape, root: number): Uint8Array {
  const reaches = new Uint8Array(slotCount);
  reaches[root] = spaceOf[root]! < 0 ? 1 : 2;
  for (let slot = root; slot >= 0; slot--) {
    if (reaches[slot] === 0) continue;
    for (let k = starts[slot]!; k < starts[slot + 1]!; k++) {
      const operand = reads[k]!;
      const inRow = reaches[slot] === 2 && spaceOf[operand]! >= 0;
      if (!inRow) reaches[operand] = 1;
      else if (reaches[operand] === 0) reaches[operand] = 2;
    }
  }
  return reaches;
}

/** Adds the stretches of a run that reach the root, the last first. */
function cut({ op, ...run }: Run, reaches: Uint8Array, into: RouteRun[]): void {
  let to = run.to;
  while (to > run.from) {
    const reach = reaches[to - 1];
    if (reach === 0) {
      to--;
      continue;
    }
    let from = to - 1;
    while (from > run.from && reaches[from - 1] === reach) from--;
    into.push({ op, from, to, seeded: reach === 2 });
    to = from;
  }
}
