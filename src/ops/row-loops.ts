import type { RowLoops } from './op.ts';

// Row loops for any op, made from its own functions; `loops.ts` states the bound behind each `!`. An operand with one number has stride 0:
// every lane reads the same cell, and what flows back to it is added up over the lanes first.

/** Row loops for one input, which has rows: an op of one input without rows has none itself. */
export function unaryRowLoops(value: (x: number) => number, partial: (x: number, out: number) => number): RowLoops {
  return {
    forward: ({ values, operands, starts, first }, from, to, shift, lanes) => {
      for (let slot = from; slot < to; slot++) {
        const y = first[slot]! + shift;
        const x = operands[starts[slot]!]! + shift;
        for (let lane = 0; lane < lanes; lane++) values[y + lane] = value(values[x + lane]!);
      }
    },
    backward: ({ values, adjoints, operands, starts, first }, from, to, shift, lanes) => {
      for (let slot = to - 1; slot >= from; slot--) {
        const y = first[slot]! + shift;
        const x = operands[starts[slot]!]! + shift;
        for (let lane = 0; lane < lanes; lane++) {
          const out = values[y + lane]!;
          adjoints[x + lane]! += adjoints[y + lane]! * (out === out ? partial(values[x + lane]!, out) : NaN);
        }
      }
    },
  };
}

/** Row loops for two inputs, at least one of them with rows. */
export function binaryRowLoops(
  value: (a: number, b: number) => number,
  partialA: (a: number, b: number, out: number) => number,
  partialB: (a: number, b: number, out: number) => number,
): RowLoops {
  return {
    forward: ({ values, operands, starts, first, slotCount }, from, to, shift, lanes) => {
      for (let slot = from; slot < to; slot++) {
        const y = first[slot]! + shift;
        const cellA = operands[starts[slot]!]!;
        const cellB = operands[starts[slot]! + 1]!;
        const strideA = cellA < slotCount ? 0 : 1;
        const strideB = cellB < slotCount ? 0 : 1;
        const a = cellA + strideA * shift;
        const b = cellB + strideB * shift;
        for (let lane = 0; lane < lanes; lane++)
          values[y + lane] = value(values[a + lane * strideA]!, values[b + lane * strideB]!);
      }
    },
    backward: ({ values, adjoints, operands, starts, first, slotCount }, from, to, shift, lanes) => {
      for (let slot = to - 1; slot >= from; slot--) {
        const y = first[slot]! + shift;
        const cellA = operands[starts[slot]!]!;
        const cellB = operands[starts[slot]! + 1]!;
        const strideA = cellA < slotCount ? 0 : 1;
        const strideB = cellB < slotCount ? 0 : 1;
        const a = cellA + strideA * shift;
        const b = cellB + strideB * shift;
        let totalA = 0;
        let totalB = 0;
        for (let lane = 0; lane < lanes; lane++) {
          const out = values[y + lane]!;
          const adjoint = adjoints[y + lane]!;
          const valueA = values[a + lane * strideA]!;
          const valueB = values[b + lane * strideB]!;
          const backA = adjoint * (out === out ? partialA(valueA, valueB, out) : NaN);
          const backB = adjoint * (out === out ? partialB(valueA, valueB, out) : NaN);
          if (strideA === 1) adjoints[a + lane]! += backA;
          else totalA += backA;
          if (strideB === 1) adjoints[b + lane]! += backB;
          else totalB += backB;
        }
        if (strideA === 0) adjoints[a]! += totalA;
        if (strideB === 0) adjoints[b]! += totalB;
      }
    },
  };
}

/** Row loops for any number of inputs, at least one of them with rows. */
export function manyRowLoops(
  value: (xs: readonly number[]) => number,
  partials: (xs: readonly number[], out: number) => readonly number[],
): RowLoops {
  return {
    forward: ({ values, operands, starts, first, slotCount }, from, to, shift, lanes) => {
      for (let slot = from; slot < to; slot++) {
        const y = first[slot]! + shift;
        const start = starts[slot]!;
        const xs: number[] = Array.from(operands.subarray(start, starts[slot + 1]!));
        for (let lane = 0; lane < lanes; lane++) {
          for (let index = 0; index < xs.length; index++) {
            const x = operands[start + index]!;
            xs[index] = values[x < slotCount ? x : x + shift + lane]!;
          }
          values[y + lane] = value(xs);
        }
      }
    },
    backward: ({ values, adjoints, operands, starts, first, slotCount }, from, to, shift, lanes) => {
      for (let slot = to - 1; slot >= from; slot--) {
        const y = first[slot]! + shift;
        const start = starts[slot]!;
        const count = starts[slot + 1]! - start;
        const totals = new Float64Array(count);
        const xs: number[] = Array.from(totals);
        for (let lane = 0; lane < lanes; lane++) {
          for (let index = 0; index < count; index++) {
            const x = operands[start + index]!;
            xs[index] = values[x < slotCount ? x : x + shift + lane]!;
          }
          const slopes = partials(xs, values[y + lane]!);
          const adjoint = adjoints[y + lane]!;
          for (let index = 0; index < count; index++) {
            const x = operands[start + index]!;
            if (x < slotCount) totals[index]! += adjoint * slopes[index]!;
            else adjoints[x + shift + lane]! += adjoint * slopes[index]!;
          }
        }
        for (let index = 0; index < count; index++) {
          const x = operands[start + index]!;
          if (x < slotCount) adjoints[x]! += totals[index]!;
        }
      }
    },
  };
}
