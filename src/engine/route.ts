import type { Route, Run, Tape } from './tape.ts';

/** The way back from a root, found once and kept while the root stays. A slot off the path must not be swept at all: its adjoint is 0,
 *  but times an infinite slope that would be NaN. Cost: one visit per slot and wire below the root. */
export function route(tape: Tape, root: number): Route {
  if (tape.route?.root === root) return tape.route;
  const reaches = reachable(tape, root);
  const runs: Run[] = [];
  for (const stratum of tape.strata.toReversed()) {
    for (const run of stratum.runs.toReversed()) {
      if (run.from <= root) cut(run, reaches, runs);
    }
  }
  tape.route = { root, reaches, runs };
  return tape.route;
}

function reachable(tape: Tape, root: number): Uint8Array {
  const { operands, starts, lanes } = tape;
  const reaches = new Uint8Array(tape.slotCount);
  reaches[root] = 1;
  for (let slot = root; slot >= 0; slot--) {
    if (reaches[slot] === 0) continue;
    for (let k = starts[slot]!; k < starts[slot + 1]!; k++) reaches[operands[k]! / lanes] = 1;
  }
  return reaches;
}

/** Adds the stretches of a run that reach the root, the last first. */
function cut(run: Run, reaches: Uint8Array, into: Run[]): void {
  let to = run.to;
  while (to > run.from) {
    if (reaches[to - 1] === 0) {
      to--;
      continue;
    }
    let from = to - 1;
    while (from > run.from && reaches[from - 1] === 1) from--;
    into.push(from === run.from && to === run.to ? run : { op: run.op, from, to });
    to = from;
  }
}
