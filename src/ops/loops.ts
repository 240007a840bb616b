import type { Loops } from './op.ts';

// Loops for any op, made from its own functions. A closure call per op costs about three times a written-out loop, so the ops that bear
// the time bring loops of their own (`*-loops.ts`). In all of these files the bound behind every `!` is the same: buildTape() made every
// operand a slot of the tape, and `values`, `adjoints` and `starts` cover all slots and lanes.

/** Loops for one input. The partial of a NaN value is NaN, whatever `partial` says. */
export function unaryLoops(value: (x: number) => number, partial: (x: number, out: number) => number): Loops {
  return {
    forward: ({ values, operands, starts, lanes }, from, to) => {
      for (let y = from * lanes, k = starts[from]!; y < to * lanes; y += lanes, k++) {
        const x = operands[k]!;
        for (let lane = 0; lane < lanes; lane++) values[y + lane] = value(values[x + lane]!);
      }
    },
    backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
      for (let y = (to - 1) * lanes, k = starts[to]! - 1; y >= from * lanes; y -= lanes, k--) {
        const x = operands[k]!;
        for (let lane = 0; lane < lanes; lane++) {
          const out = values[y + lane]!;
          adjoints[x + lane]! += adjoints[y + lane]! * (out === out ? partial(values[x + lane]!, out) : NaN);
        }
      }
    },
  };
}

/** Loops for two inputs. */
export function binaryLoops(
  value: (a: number, b: number) => number,
  partialA: (a: number, b: number, out: number) => number,
  partialB: (a: number, b: number, out: number) => number,
): Loops {
  return {
    forward: ({ values, operands, starts, lanes }, from, to) => {
      for (let y = from * lanes, k = starts[from]!; y < to * lanes; y += lanes, k += 2) {
        const a = operands[k]!;
        const b = operands[k + 1]!;
        for (let lane = 0; lane < lanes; lane++) values[y + lane] = value(values[a + lane]!, values[b + lane]!);
      }
    },
    backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
      for (let y = (to - 1) * lanes, k = starts[to]! - 2; y >= from * lanes; y -= lanes, k -= 2) {
        const a = operands[k]!;
        const b = operands[k + 1]!;
        for (let lane = 0; lane < lanes; lane++) {
          const out = values[y + lane]!;
          const adjoint = adjoints[y + lane]!;
          const valueA = values[a + lane]!;
          const valueB = values[b + lane]!;
          adjoints[a + lane]! += adjoint * (out === out ? partialA(valueA, valueB, out) : NaN);
          adjoints[b + lane]! += adjoint * (out === out ? partialB(valueA, valueB, out) : NaN);
        }
      }
    },
  };
}

/** Loops for any number of inputs. */
export function manyLoops(
  value: (xs: readonly number[]) => number,
  partials: (xs: readonly number[], out: number) => readonly number[],
): Loops {
  return {
    forward: ({ values, operands, starts, lanes }, from, to) => {
      for (let slot = from; slot < to; slot++) {
        for (let lane = 0; lane < lanes; lane++) {
          const xs: number[] = [];
          for (let k = starts[slot]!; k < starts[slot + 1]!; k++) xs.push(values[operands[k]! + lane]!);
          values[slot * lanes + lane] = value(xs);
        }
      }
    },
    backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
      for (let slot = to - 1; slot >= from; slot--) {
        const first = starts[slot]!;
        const last = starts[slot + 1]!;
        for (let lane = 0; lane < lanes; lane++) {
          const xs: number[] = [];
          for (let k = first; k < last; k++) xs.push(values[operands[k]! + lane]!);
          const slopes = partials(xs, values[slot * lanes + lane]!);
          const adjoint = adjoints[slot * lanes + lane]!;
          for (let k = first; k < last; k++) adjoints[operands[k]! + lane]! += adjoint * slopes[k - first]!;
        }
      }
    },
  };
}
