import type { Loops } from './op.ts';

// Loops for any op, made from its own functions. A closure call per op costs about three times a written-out loop, so the ops that bear
// the time bring loops of their own (`*-loops.ts`). In all of these files the bound behind every `!` is the same: buildTape() made every
// operand a cell of the tape, and `values`, `adjoints` and `starts` cover all slots and rows.

/** Loops for one input. The partial of a NaN value is NaN, whatever `partial` says. */
export function unaryLoops(value: (x: number) => number, partial: (x: number, out: number) => number): Loops {
  return {
    forward: ({ values, operands, starts }, from, to) => {
      for (let y = from, k = starts[from]!; y < to; y++, k++) values[y] = value(values[operands[k]!]!);
    },
    backward: ({ values, adjoints, operands, starts }, from, to) => {
      for (let y = to - 1, k = starts[to]! - 1; y >= from; y--, k--) {
        const x = operands[k]!;
        const out = values[y]!;
        adjoints[x]! += adjoints[y]! * (out === out ? partial(values[x]!, out) : NaN);
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
    forward: ({ values, operands, starts }, from, to) => {
      for (let y = from, k = starts[from]!; y < to; y++, k += 2)
        values[y] = value(values[operands[k]!]!, values[operands[k + 1]!]!);
    },
    backward: ({ values, adjoints, operands, starts }, from, to) => {
      for (let y = to - 1, k = starts[to]! - 2; y >= from; y--, k -= 2) {
        const a = operands[k]!;
        const b = operands[k + 1]!;
        const out = values[y]!;
        const adjoint = adjoints[y]!;
        const valueA = values[a]!;
        const valueB = values[b]!;
        adjoints[a]! += adjoint * (out === out ? partialA(valueA, valueB, out) : NaN);
        adjoints[b]! += adjoint * (out === out ? partialB(valueA, valueB, out) : NaN);
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
    forward: ({ values, operands, starts }, from, to) => {
      for (let slot = from; slot < to; slot++) {
        const xs: number[] = [];
        for (let k = starts[slot]!; k < starts[slot + 1]!; k++) xs.push(values[operands[k]!]!);
        values[slot] = value(xs);
      }
    },
    backward: ({ values, adjoints, operands, starts }, from, to) => {
      for (let slot = to - 1; slot >= from; slot--) {
        const first = starts[slot]!;
        const last = starts[slot + 1]!;
        const xs: number[] = [];
        for (let k = first; k < last; k++) xs.push(values[operands[k]!]!);
        const slopes = partials(xs, values[slot]!);
        const adjoint = adjoints[slot]!;
        for (let k = first; k < last; k++) adjoints[operands[k]!]! += adjoint * slopes[k - first]!;
      }
    },
  };
}
