import type { Loops } from './op.ts';

// Written-out loops; `loops.ts` states the bound behind each `!`. A value that is NaN passes NaN back.

export const tanhLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let slot = from, k = starts[from]!; slot < to; slot++, k++) {
      const x = operands[k]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) values[y + lane] = Math.tanh(values[x + lane]!);
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let slot = to - 1, k = starts[to]! - 1; slot >= from; slot--, k--) {
      const x = operands[k]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) {
        // NaN in, NaN out: the slope of a NaN comes out as NaN by itself.
        const q = Math.exp(-2 * Math.abs(values[x + lane]!));
        adjoints[x + lane]! += adjoints[y + lane]! * ((4 * q) / ((1 + q) * (1 + q)));
      }
    }
  },
};

export const sigmoidLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let slot = from, k = starts[from]!; slot < to; slot++, k++) {
      const x = operands[k]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) {
        const value = values[x + lane]!;
        const e = Math.exp(-Math.abs(value));
        values[y + lane] = value >= 0 ? 1 / (1 + e) : e / (1 + e);
      }
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let slot = to - 1, k = starts[to]! - 1; slot >= from; slot--, k--) {
      const x = operands[k]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) {
        const e = Math.exp(-Math.abs(values[x + lane]!));
        adjoints[x + lane]! += adjoints[y + lane]! * (e / ((1 + e) * (1 + e)));
      }
    }
  },
};

export const reluLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let slot = from, k = starts[from]!; slot < to; slot++, k++) {
      const x = operands[k]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) {
        const value = values[x + lane]!;
        values[y + lane] = value > 0 ? value : value === value ? 0 : NaN;
      }
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let slot = to - 1, k = starts[to]! - 1; slot >= from; slot--, k--) {
      const x = operands[k]! * lanes;
      const y = slot * lanes;
      for (let lane = 0; lane < lanes; lane++) {
        const value = values[x + lane]!;
        adjoints[x + lane]! += adjoints[y + lane]! * (value > 0 ? 1 : value === value ? 0 : NaN);
      }
    }
  },
};
