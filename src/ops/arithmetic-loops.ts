import type { Loops } from './op.ts';

// Written-out loops; `loops.ts` states the bound behind each `!`. A value that is NaN passes NaN back, to all inputs.

export const addLoops: Loops = {
  forward: ({ values, operands, starts }, from, to) => {
    for (let y = from, k = starts[from]!; y < to; y++, k += 2)
      values[y] = values[operands[k]!]! + values[operands[k + 1]!]!;
  },
  backward: ({ values, adjoints, operands, starts }, from, to) => {
    for (let y = to - 1, k = starts[to]! - 2; y >= from; y--, k -= 2) {
      const out = values[y]!;
      const adjoint = out === out ? adjoints[y]! : NaN;
      adjoints[operands[k]!]! += adjoint;
      adjoints[operands[k + 1]!]! += adjoint;
    }
  },
};

export const subLoops: Loops = {
  forward: ({ values, operands, starts }, from, to) => {
    for (let y = from, k = starts[from]!; y < to; y++, k += 2)
      values[y] = values[operands[k]!]! - values[operands[k + 1]!]!;
  },
  backward: ({ values, adjoints, operands, starts }, from, to) => {
    for (let y = to - 1, k = starts[to]! - 2; y >= from; y--, k -= 2) {
      const out = values[y]!;
      const adjoint = out === out ? adjoints[y]! : NaN;
      adjoints[operands[k]!]! += adjoint;
      adjoints[operands[k + 1]!]! -= adjoint;
    }
  },
};

export const mulLoops: Loops = {
  forward: ({ values, operands, starts }, from, to) => {
    for (let y = from, k = starts[from]!; y < to; y++, k += 2)
      values[y] = values[operands[k]!]! * values[operands[k + 1]!]!;
  },
  backward: ({ values, adjoints, operands, starts }, from, to) => {
    for (let y = to - 1, k = starts[to]! - 2; y >= from; y--, k -= 2) {
      const a = operands[k]!;
      const b = operands[k + 1]!;
      const out = values[y]!;
      const adjoint = out === out ? adjoints[y]! : NaN;
      adjoints[a]! += adjoint * values[b]!;
      adjoints[b]! += adjoint * values[a]!;
    }
  },
};

export const divLoops: Loops = {
  forward: ({ values, operands, starts }, from, to) => {
    for (let y = from, k = starts[from]!; y < to; y++, k += 2)
      values[y] = values[operands[k]!]! / values[operands[k + 1]!]!;
  },
  backward: ({ values, adjoints, operands, starts }, from, to) => {
    for (let y = to - 1, k = starts[to]! - 2; y >= from; y--, k -= 2) {
      const b = operands[k + 1]!;
      const out = values[y]!;
      const adjoint = out === out ? adjoints[y]! : NaN;
      const below = values[b]!;
      adjoints[operands[k]!]! += adjoint * (1 / below);
      adjoints[b]! += adjoint * (-out / below);
    }
  },
};
