import type { Loops } from './op.ts';

// Written-out loops; `loops.ts` states the bound behind each `!`. Where the input is NaN the slope comes out as NaN by itself.

export const tanhLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let y = from * lanes, k = starts[from]!; y < to * lanes; y += lanes, k++) {
      const x = operands[k]!;
      let lane = 0;
      do values[y + lane] = Math.tanh(values[x + lane]!);
      while (++lane < lanes);
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let y = (to - 1) * lanes, k = starts[to]! - 1; y >= from * lanes; y -= lanes, k--) {
      const x = operands[k]!;
      let lane = 0;
      do {
        const q = Math.exp(-2 * Math.abs(values[x + lane]!));
        adjoints[x + lane]! += adjoints[y + lane]! * ((4 * q) / ((1 + q) * (1 + q)));
      } while (++lane < lanes);
    }
  },
};

export const sigmoidLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let y = from * lanes, k = starts[from]!; y < to * lanes; y += lanes, k++) {
      const x = operands[k]!;
      let lane = 0;
      do {
        const value = values[x + lane]!;
        const e = Math.exp(-Math.abs(value));
        values[y + lane] = value >= 0 ? 1 / (1 + e) : e / (1 + e);
      } while (++lane < lanes);
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let y = (to - 1) * lanes, k = starts[to]! - 1; y >= from * lanes; y -= lanes, k--) {
      const x = operands[k]!;
      let lane = 0;
      do {
        const e = Math.exp(-Math.abs(values[x + lane]!));
        adjoints[x + lane]! += adjoints[y + lane]! * (e / ((1 + e) * (1 + e)));
      } while (++lane < lanes);
    }
  },
};

export const reluLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let y = from * lanes, k = starts[from]!; y < to * lanes; y += lanes, k++) {
      const x = operands[k]!;
      let lane = 0;
      do {
        const value = values[x + lane]!;
        values[y + lane] = value > 0 ? value : value === value ? 0 : NaN;
      } while (++lane < lanes);
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let y = (to - 1) * lanes, k = starts[to]! - 1; y >= from * lanes; y -= lanes, k--) {
      const x = operands[k]!;
      let lane = 0;
      do {
        const value = values[x + lane]!;
        adjoints[x + lane]! += adjoints[y + lane]! * (value > 0 ? 1 : value === value ? 0 : NaN);
      } while (++lane < lanes);
    }
  },
};
