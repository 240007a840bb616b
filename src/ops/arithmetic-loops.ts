import type { Loops } from './op.ts';

// Written-out loops; `loops.ts` states the bound behind each `!`. A value that is NaN passes NaN back, to all inputs.

export const addLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let y = from * lanes, k = starts[from]!; y < to * lanes; y += lanes, k += 2) {
      const a = operands[k]!;
      const b = operands[k + 1]!;
      let lane = 0;
      do values[y + lane] = values[a + lane]! + values[b + lane]!;
      while (++lane < lanes);
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let y = (to - 1) * lanes, k = starts[to]! - 2; y >= from * lanes; y -= lanes, k -= 2) {
      const a = operands[k]!;
      const b = operands[k + 1]!;
      let lane = 0;
      do {
        const out = values[y + lane]!;
        const adjoint = out === out ? adjoints[y + lane]! : NaN;
        adjoints[a + lane]! += adjoint;
        adjoints[b + lane]! += adjoint;
      } while (++lane < lanes);
    }
  },
};

export const subLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let y = from * lanes, k = starts[from]!; y < to * lanes; y += lanes, k += 2) {
      const a = operands[k]!;
      const b = operands[k + 1]!;
      let lane = 0;
      do values[y + lane] = values[a + lane]! - values[b + lane]!;
      while (++lane < lanes);
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let y = (to - 1) * lanes, k = starts[to]! - 2; y >= from * lanes; y -= lanes, k -= 2) {
      const a = operands[k]!;
      const b = operands[k + 1]!;
      let lane = 0;
      do {
        const out = values[y + lane]!;
        const adjoint = out === out ? adjoints[y + lane]! : NaN;
        adjoints[a + lane]! += adjoint;
        adjoints[b + lane]! -= adjoint;
      } while (++lane < lanes);
    }
  },
};

export const mulLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let y = from * lanes, k = starts[from]!; y < to * lanes; y += lanes, k += 2) {
      const a = operands[k]!;
      const b = operands[k + 1]!;
      let lane = 0;
      do values[y + lane] = values[a + lane]! * values[b + lane]!;
      while (++lane < lanes);
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let y = (to - 1) * lanes, k = starts[to]! - 2; y >= from * lanes; y -= lanes, k -= 2) {
      const a = operands[k]!;
      const b = operands[k + 1]!;
      let lane = 0;
      do {
        const out = values[y + lane]!;
        const adjoint = out === out ? adjoints[y + lane]! : NaN;
        adjoints[a + lane]! += adjoint * values[b + lane]!;
        adjoints[b + lane]! += adjoint * values[a + lane]!;
      } while (++lane < lanes);
    }
  },
};

export const divLoops: Loops = {
  forward: ({ values, operands, starts, lanes }, from, to) => {
    for (let y = from * lanes, k = starts[from]!; y < to * lanes; y += lanes, k += 2) {
      const a = operands[k]!;
      const b = operands[k + 1]!;
      let lane = 0;
      do values[y + lane] = values[a + lane]! / values[b + lane]!;
      while (++lane < lanes);
    }
  },
  backward: ({ values, adjoints, operands, starts, lanes }, from, to) => {
    for (let y = (to - 1) * lanes, k = starts[to]! - 2; y >= from * lanes; y -= lanes, k -= 2) {
      const a = operands[k]!;
      const b = operands[k + 1]!;
      let lane = 0;
      do {
        const out = values[y + lane]!;
        const adjoint = out === out ? adjoints[y + lane]! : NaN;
        const below = values[b + lane]!;
        adjoints[a + lane]! += adjoint * (1 / below);
        adjoints[b + lane]! += adjoint * (-out / below);
      } while (++lane < lanes);
    }
  },
};
