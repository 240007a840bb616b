import type { Loops } from './op.ts';

// Written-out loops; `loops.ts` states the bound behind each `!`. A value that is NaN passes NaN back, to all inputs.

export const sumLoops: Loops = {
  forward: ({ values, operands, starts }, from, to) => {
    for (let slot = from; slot < to; slot++) {
      const start = starts[slot]!;
      const end = starts[slot + 1]!;
      let total = values[operands[start]!]!;
      for (let k = start + 1; k < end; k++) total += values[operands[k]!]!;
      values[slot] = total;
    }
  },
  backward: ({ values, adjoints, operands, starts }, from, to) => {
    for (let slot = to - 1; slot >= from; slot--) {
      const end = starts[slot + 1]!;
      const out = values[slot]!;
      const adjoint = out === out ? adjoints[slot]! : NaN;
      for (let k = starts[slot]!; k < end; k++) adjoints[operands[k]!]! += adjoint;
    }
  },
};

export const sumOfSquaresLoops: Loops = {
  forward: ({ values, operands, starts }, from, to) => {
    for (let slot = from; slot < to; slot++) {
      const end = starts[slot + 1]!;
      const head = values[operands[starts[slot]!]!]!;
      let total = head * head;
      for (let k = starts[slot]! + 1; k < end; k++) {
        const x = values[operands[k]!]!;
        total += x * x;
      }
      values[slot] = total;
    }
  },
  backward: ({ values, adjoints, operands, starts }, from, to) => {
    for (let slot = to - 1; slot >= from; slot--) {
      const end = starts[slot + 1]!;
      const out = values[slot]!;
      const adjoint = out === out ? adjoints[slot]! : NaN;
      for (let k = starts[slot]!; k < end; k++) {
        const x = operands[k]!;
        adjoints[x]! += adjoint * (2 * values[x]!);
      }
    }
  },
};
