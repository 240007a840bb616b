import type { Loops } from './op.ts';

// Written-out loops; `loops.ts` states the bound behind each `!`. A value that is NaN passes NaN back, to all inputs.

export const addLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let slot = from, k = starts[from]!; slot < to; slot++, k += 2) {
      const a = operands[k]! * lanes;
      const b = operands[k + 1]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) values[y + lane] = values[a + lane]! + values[b + lane]!;
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let slot = to - 1, k = starts[to]! - 2; slot >= from; slot--, k -= 2) {
      const a = operands[k]! * lanes;
      const b = operands[k + 1]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) {
        const out = values[y + lane]!;
        const adjoint = out === out ? adjoints[y + lane]! : NaN;
        adjoints[a + lane]! += adjoint;
        adjoints[b + lane]! += adjoint;
      }
    }
  },
};

export const subLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let slot = from, k = starts[from]!; slot < to; slot++, k += 2) {
      const a = operands[k]! * lanes;
      const b = operands[k + 1]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) values[y + lane] = values[a + lane]! - values[b + lane]!;
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let slot = to - 1, k = starts[to]! - 2; slot >= from; slot--, k -= 2) {
      const a = operands[k]! * lanes;
      const b = operands[k + 1]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) {
        const out = values[y + lane]!;
        const adjoint = out === out ? adjoints[y + lane]! : NaN;
        adjoints[a + lane]! += adjoint;
        adjoints[b + lane]! -= adjoint;
      }
    }
  },
};

export const mulLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let slot = from, k = starts[from]!; slot < to; slot++, k += 2) {
      const a = operands[k]! * lanes;
      const b = operands[k + 1]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) values[y + lane] = values[a + lane]! * values[b + lane]!;
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let slot = to - 1, k = starts[to]! - 2; slot >= from; slot--, k -= 2) {
      const a = operands[k]! * lanes;
      const b = operands[k + 1]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) {
        const out = values[y + lane]!;
        const adjoint = out === out ? adjoints[y + lane]! : NaN;
        adjoints[a + lane]! += adjoint * values[b + lane]!;
        adjoints[b + lane]! += adjoint * values[a + lane]!;
      }
    }
  },
};
