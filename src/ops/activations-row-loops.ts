import type { RowLoops } from './op.ts';

// Written-out row loops; `loops.ts` states the bound behind each `!`. The one input has rows. Where it is NaN the slope comes out as NaN by
// itself.

export const tanhRowLoops: RowLoops = {
  forward: ({ values, operands, starts, first }, from, to, shift, lanes) => {
    for (let slot = from; slot < to; slot++) {
      const y = first[slot]! + shift;
      const x = operands[starts[slot]!]! + shift;
      for (let lane = 0; lane < lanes; lane++) values[y + lane] = Math.tanh(values[x + lane]!);
    }
  },
  backward: ({ values, adjoints, operands, starts, first }, from, to, shift, lanes) => {
    for (let slot = to - 1; slot >= from; slot--) {
      const y = first[slot]! + shift;
      const x = operands[starts[slot]!]! + shift;
      for (let lane = 0; lane < lanes; lane++) {
        const q = Math.exp(-2 * Math.abs(values[x + lane]!));
        adjoints[x + lane]! += adjoints[y + lane]! * ((4 * q) / ((1 + q) * (1 + q)));
      }
    }
  },
};

export const sigmoidRowLoops: RowLoops = {
  forward: ({ values, operands, starts, first }, from, to, shift, lanes) => {
    for (let slot = from; slot < to; slot++) {
      const y = first[slot]! + shift;
      const x = operands[starts[slot]!]! + shift;
      for (let lane = 0; lane < lanes; lane++) {
        const value = values[x + lane]!;
        const e = Math.exp(-Math.abs(value));
        values[y + lane] = value >= 0 ? 1 / (1 + e) : e / (1 + e);
      }
    }
  },
  backward: ({ values, adjoints, operands, starts, first }, from, to, shift, lanes) => {
    for (let slot = to - 1; slot >= from; slot--) {
      const y = first[slot]! + shift;
      const x = operands[starts[slot]!]! + shift;
      for (let lane = 0; lane < lanes; lane++) {
        const e = Math.exp(-Math.abs(values[x + lane]!));
        adjoints[x + lane]! += adjoints[y + lane]! * (e / ((1 + e) * (1 + e)));
      }
    }
  },
};

export const reluRowLoops: RowLoops = {
  forward: ({ values, operands, starts, first }, from, to, shift, lanes) => {
    for (let slot = from; slot < to; slot++) {
      const y = first[slot]! + shift;
      const x = operands[starts[slot]!]! + shift;
      for (let lane = 0; lane < lanes; lane++) {
        const value = values[x + lane]!;
        values[y + lane] = value > 0 ? value : value === value ? 0 : NaN;
      }
    }
  },
  backward: ({ values, adjoints, operands, starts, first }, from, to, shift, lanes) => {
    for (let slot = to - 1; slot >= from; slot--) {
      const y = first[slot]! + shift;
      const x = operands[starts[slot]!]! + shift;
      for (let lane = 0; lane < lanes; lane++) {
        const value = values[x + lane]!;
        adjoints[x + lane]! += adjoints[y + lane]! * (value > 0 ? 1 : value === value ? 0 : NaN);
      }
    }
  },
};
