import type { Address } from '../kernel/ids.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import { compile, type Program } from '../compile/program.ts';
import { forward } from '../engine/sweep.ts';
import type { NudgeDocument } from '../graph/document.ts';

/** A stretch of an axis. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** Numbers that differ from the document's: those of a nudge or of training in progress. */
export type PresentNumbers = Iterable<readonly [Address, number]>;

/** The loss over a plane of two parameters. */
export interface LandscapeJob {
  readonly loss: Address | null;
  readonly x: Address;
  readonly y: Address;
  readonly xs: Stretch;
  readonly ys: Stretch;
  readonly n: number;
}

/** The middles of n equal cells. */
export function cellMiddles({ low, high }: Stretch, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, cell) => low + ((cell + 0.5) / n) * (high - low));
}

/** The two columns of a plane: n × n places, row by row from the lowest y, each from the lowest x. */
export function planeColumns(xs: Stretch, ys: Stretch, n: number): readonly [x: Float64Array, y: Float64Array] {
  const [across, up] = [cellMiddles(xs, n), cellMiddles(ys, n)];
  const x = new Float64Array(n * n);
  const y = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    x.set(across, row * n);
    y.fill(up[row] ?? Number.NaN, row * n, (row + 1) * n);
  }
  return [x, y];
}

/** Computes the losses of a landscape row by row: each `next()` takes one row of n sweeps and fills it into `losses`, which begin as NaN.
 *  Null where there is no loss, or one of the parameters is unknown. */
export function landscapeJob(
  document: NudgeDocument,
  numbers: PresentNumbers,
  { loss, x, y, xs, ys, n }: LandscapeJob,
): { readonly losses: Float64Array; readonly rows: Iterator<void> } | null {
  const program = compile(loss === null ? document : { ...document, root: loss });
  const { tape, root } = program;
  const [xSlot, ySlot] = [tapeSlotAt(program, x), tapeSlotAt(program, y)];
  const lossSlot = root?.tapeSlot ?? -1;
  if (lossSlot < 0 || tape.spaceOf[lossSlot] !== -1 || xSlot < 0 || ySlot < 0 || xSlot === ySlot) return null;
  fill(program, numbers);
  const losses = new Float64Array(n * n).fill(Number.NaN);
  const [across, up] = [cellMiddles(xs, n), cellMiddles(ys, n)];
  function* rows(): Generator<void> {
    for (const [row, high] of up.entries()) {
      tape.values[ySlot] = high;
      for (const [column, wide] of across.entries()) {
        tape.values[xSlot] = wide;
        forward(tape);
        losses[row * n + column] = tape.values[lossSlot] ?? Number.NaN;
      }
      yield;
    }
  }
  return { losses, rows: rows() };
}

function fill(program: Program, numbers: PresentNumbers): void {
  for (const [address, number] of numbers) {
    const slot = tapeSlotAt(program, address);
    if (slot >= 0 && program.tape.spaceOf[slot] === -1) program.tape.values[slot] = number;
  }
}
