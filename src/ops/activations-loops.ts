import type { Loops } from './op.ts';

// Written-out loops; `loops.ts` states the bound behind each `!`. Where the input is NaN the slope comes out as NaN by itself.

export const tanhLoops: Loops = {
  forward: ({ values, operands, starts }, from, to) => {
    for (let y = from, k = starts[from]!; y < to; y++, k++) values[y] = Math.tanh(values[operands[k]!]!);
  },
  backward: ({ values, adjoints, operands, starts }, from, to) => {
    for (let y = to - 1, k = starts[to]! - 1; y >= from; y--, k--) {
      const x = operands[k]!;
      const q = Math.exp(-2 * Math.abs(values[x]!));
      adjoints[x]! += adjoints[y]! * ((4 * q) / ((1 + q) * (1 + q)));
    }
  },
};

export const sigmoidLoops: Loops = {
  forward: ({ values, operands, starts }, from, to) => {
    for (let y = from, k = starts[from]!; y < to; y++, k++) {
      const value = values[operands[k]!]!;
      const e = Math.exp(-Math.abs(value));
      values[y] = value >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
  },
  backward: ({ values, adjoints, operands, starts }, from, to) => {
    for (let y = to - 1, k = starts[to]! - 1; y >= from; y--, k--) {
      const x = operands[k]!;
      const e = Math.exp(-Math.abs(values[x]!));
      adjoints[x]! += adjoints[y]! * (e / ((1 + e) * (1 + e)));
    }
  },
};

export const reluLoops: Loops = {
  forward: ({ values, operands, starts }, from, to) => {
    for (let y = from, k = starts[from]!; y < to; y++, k++) {
      const value = values[operands[k]!]!;
      values[y] = value > 0 ? value : value === value ? 0 : NaN;
    }
  },
  backward: ({ values, adjoints, operands, starts }, from, to) => {
    for (let y = to - 1, k = starts[to]! - 1; y >= from; y--, k--) {
      const x = operands[k]!;
      const value = values[x]!;
      adjoints[x]! += adjoints[y]! * (value > 0 ? 1 : value === value ? 0 : NaN);
    }
  },
};
