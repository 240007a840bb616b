import type { RowCells } from '../ops/op.ts';
import { ops } from '../ops/table.ts';
import type { Run } from './tape-node.ts';

// Weighted sums bear most of the time of a net: many products of a number with rows and one without, each read by one sum alone. Swept
// together they are read and written once instead of twice. The bits are those of the separate loops, values and adjoints of the products
// included; `fuses` asks for what that takes.

/** A run of products and the run of sums right above it. */
export interface Dot {
  readonly products: Run;
  readonly sums: Run;
}

/** The runs of a stratum of rows as they are swept, in the order given: products and sums as one wherever no bit changes by it. */
export function fuse<R extends Run>(
  wiring: Wiring,
  runs: readonly R[],
  direction: 'up' | 'down',
): readonly (R | Dot)[] {
  const fused: (R | Dot)[] = [];
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at]!;
    const next = runs[at + 1];
    const dot = next && (direction === 'up' ? { products: run, sums: next } : { products: next, sums: run });
    if (dot && fits(wiring, dot)) {
      fused.push(dot);
      at++;
    } else fused.push(run);
  }
  return fused;
}

/** Who reads whom, by slot; `Tape` says more. */
interface Wiring {
  readonly reads: Int32Array;
  readonly starts: Int32Array;
  readonly spaceOf: Int32Array;
  readonly readCount: Int32Array;
}

/** Whether sweeping the two together changes no bit: every product has one operand with rows and one without, and is read by one sum and by
 *  nothing else; the sums read all of them in their order, and besides them only numbers that are no factors. */
function fits({ reads, starts, spaceOf, readCount }: Wiring, { products, sums }: Dot): boolean {
  if (products.op !== ops.mul || sums.op !== ops.sum || products.to !== sums.from) return false;
  const factors = new Set<number>();
  for (let slot = products.from; slot < products.to; slot++) {
    const [a, b] = [reads[starts[slot]!]!, reads[starts[slot]! + 1]!];
    if (spaceOf[a]! >= 0 === spaceOf[b]! >= 0 || readCount[slot] !== 1) return false;
    factors.add(spaceOf[a]! < 0 ? a : b);
  }
  let next = products.from;
  for (let k = starts[sums.from]!; k < starts[sums.to]!; k++) {
    const operand = reads[k]!;
    if (spaceOf[operand]! < 0 ? factors.has(operand) : operand !== next++) return false;
  }
  return next === products.to;
}

/** Sets the values of the products and of the sums. */
export function dotForward(tape: Wiring & RowCells, { sums }: Dot, shift: number, lanes: number): void {
  const { values, operands, reads, starts, first, slotCount, spaceOf } = tape;
  for (let slot = sums.from; slot < sums.to; slot++) {
    const y = first[slot]! + shift;
    const start = starts[slot]!;
    const end = starts[slot + 1]!;
    let k = start;
    while (k < end) {
      const product = operands[k]!;
      if (product < slotCount) {
        const other = values[product]!;
        if (k === start) values.fill(other, y, y + lanes);
        else for (let lane = 0; lane < lanes; lane++) values[y + lane]! += other;
        k++;
        continue;
      }
      const m1 = product + shift;
      const f1 = starts[reads[k]!]!;
      const flip1 = spaceOf[reads[f1]!]! < 0 ? 1 : 0;
      const x1 = operands[f1 + flip1]! + shift;
      const w1 = values[operands[f1 + 1 - flip1]!]!;
      if (k === start) {
        for (let lane = 0; lane < lanes; lane++) {
          const p1 = values[x1 + lane]! * w1;
          values[m1 + lane] = p1;
          values[y + lane] = p1;
        }
        k++;
      } else if (k + 1 < end && operands[k + 1]! >= slotCount) {
        const m2 = operands[k + 1]! + shift;
        const f2 = starts[reads[k + 1]!]!;
        const flip2 = spaceOf[reads[f2]!]! < 0 ? 1 : 0;
        const x2 = operands[f2 + flip2]! + shift;
        const w2 = values[operands[f2 + 1 - flip2]!]!;
        for (let lane = 0; lane < lanes; lane++) {
          const p1 = values[x1 + lane]! * w1;
          const p2 = values[x2 + lane]! * w2;
          values[m1 + lane] = p1;
          values[m2 + lane] = p2;
          values[y + lane] = values[y + lane]! + p1 + p2;
        }
        k += 2;
      } else {
        for (let lane = 0; lane < lanes; lane++) {
          const p1 = values[x1 + lane]! * w1;
          values[m1 + lane] = p1;
          values[y + lane]! += p1;
        }
        k++;
      }
    }
  }
}

/** Passes the adjoints of the sums to the products, and on to their operands. A product that is NaN makes its sum NaN, so one question
 *  answers for both. */
export function dotBackward(tape: Wiring & RowCells, { sums }: Dot, shift: number, lanes: number): void {
  const { values, adjoints, operands, reads, starts, first, slotCount, spaceOf } = tape;
  for (let slot = sums.to - 1; slot >= sums.from; slot--) {
    const y = first[slot]! + shift;
    const start = starts[slot]!;
    let k = starts[slot + 1]! - 1;
    while (k >= start) {
      const product = operands[k]!;
      if (product < slotCount) {
        let total = 0;
        for (let lane = 0; lane < lanes; lane++) {
          const out = values[y + lane]!;
          total += out === out ? adjoints[y + lane]! : NaN;
        }
        adjoints[product]! += total;
        k--;
        continue;
      }
      const m1 = product + shift;
      const f1 = starts[reads[k]!]!;
      const flip1 = spaceOf[reads[f1]!]! < 0 ? 1 : 0;
      const x1 = operands[f1 + flip1]! + shift;
      const c1 = operands[f1 + 1 - flip1]!;
      const w1 = values[c1]!;
      let total1 = 0;
      if (k > start && operands[k - 1]! >= slotCount) {
        const m2 = operands[k - 1]! + shift;
        const f2 = starts[reads[k - 1]!]!;
        const flip2 = spaceOf[reads[f2]!]! < 0 ? 1 : 0;
        const x2 = operands[f2 + flip2]! + shift;
        const c2 = operands[f2 + 1 - flip2]!;
        const w2 = values[c2]!;
        let total2 = 0;
        for (let lane = 0; lane < lanes; lane++) {
          const out = values[y + lane]!;
          const adjoint = out === out ? adjoints[y + lane]! : NaN;
          adjoints[m1 + lane] = 0 + adjoint;
          adjoints[x1 + lane]! += adjoint * w1;
          total1 += adjoint * values[x1 + lane]!;
          adjoints[m2 + lane] = 0 + adjoint;
          adjoints[x2 + lane]! += adjoint * w2;
          total2 += adjoint * values[x2 + lane]!;
        }
        adjoints[c1]! += total1;
        adjoints[c2]! += total2;
        k -= 2;
      } else {
        for (let lane = 0; lane < lanes; lane++) {
          const out = values[y + lane]!;
          const adjoint = out === out ? adjoints[y + lane]! : NaN;
          adjoints[m1 + lane] = 0 + adjoint;
          adjoints[x1 + lane]! += adjoint * w1;
          total1 += adjoint * values[x1 + lane]!;
        }
        adjoints[c1]! += total1;
        k--;
      }
    }
  }
}
