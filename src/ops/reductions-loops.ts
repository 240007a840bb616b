import type { Loops } from './op.ts';

// Written-out loops; `loops.ts` states the bound behind each `!`. A value that is NaN passes NaN back, to all inputs.

export const sumLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let slot = from; slot < to; slot++) {
      const first = starts[slot]!;
      const last = starts[slot + 1]!;
      for (let lane = 0; lane < lanes; lane++) {
        let total = values[operands[first]! + lane]!;
        for (let k = first + 1; k < last; k++) total += values[operands[k]! + lane]!;
        values[slot * lanes + lane] = total;
      }
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let slot = to - 1; slot >= from; slot--) {
      const first = starts[slot]!;
      const last = starts[slot + 1]!;
      for (let lane = 0; lane < lanes; lane++) {
        const out = values[slot * lanes + lane]!;
        const adjoint = out === out ? adjoints[slot * lanes + lane]! : NaN;
        for (let k = first; k < last; k++) adjoints[operands[k]! + lane]! += adjoint;
      }
    }
  },
};
