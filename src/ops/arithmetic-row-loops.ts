import type { RowLoops } from './op.ts';

// Written-out row loops; `loops.ts` states the bound behind each `!`. A value that is NaN passes NaN back, to all inputs.

export const addRowLoops: RowLoops = {
  forward: ({ values, operands, starts, first, slotCount }, from, to, shift, lanes) => {
    for (let slot = from; slot < to; slot++) {
      const y = first[slot]! + shift;
      let a = operands[starts[slot]!]!;
      let b = operands[starts[slot]! + 1]!;
      // Either way round gives the same bits.
      if (a < slotCount) [a, b] = [b, a];
      a += shift;
      if (b < slotCount) {
        const other = values[b]!;
        for (let lane = 0; lane < lanes; lane++) values[y + lane] = values[a + lane]! + other;
      } else {
        b += shift;
        for (let lane = 0; lane < lanes; lane++) values[y + lane] = values[a + lane]! + values[b + lane]!;
      }
    }
  },
  backward: (cells, from, to, shift, lanes) => {
    const { operands, starts, first } = cells;
    for (let slot = to - 1; slot >= from; slot--) {
      const y = first[slot]! + shift;
      const k = starts[slot]!;
      passOn(cells, y, operands[k]!, shift, lanes);
      passOn(cells, y, operands[k + 1]!, shift, lanes);
    }
  },
};

/** Adds the adjoints of a slot, NaN where its value is NaN, to those of one operand. */
export function passOn(
  { values, adjoints, slotCount }: Parameters<RowLoops['backward']>[0],
  y: number,
  operand: number,
  shift: number,
  lanes: number,
): void {
  if (operand < slotCount) {
    let total = 0;
    for (let lane = 0; lane < lanes; lane++) {
      const out = values[y + lane]!;
      total += out === out ? adjoints[y + lane]! : NaN;
    }
    adjoints[operand]! += total;
  } else {
    const x = operand + shift;
    for (let lane = 0; lane < lanes; lane++) {
      const out = values[y + lane]!;
      adjoints[x + lane]! += out === out ? adjoints[y + lane]! : NaN;
    }
  }
}

export const subRowLoops: RowLoops = {
  forward: ({ values, operands, starts, first, slotCount }, from, to, shift, lanes) => {
    for (let slot = from; slot < to; slot++) {
      const y = first[slot]! + shift;
      const a = operands[starts[slot]!]!;
      const b = operands[starts[slot]! + 1]!;
      if (a < slotCount) {
        const left = values[a]!;
        for (let lane = 0; lane < lanes; lane++) values[y + lane] = left - values[b + shift + lane]!;
      } else if (b < slotCount) {
        const right = values[b]!;
        for (let lane = 0; lane < lanes; lane++) values[y + lane] = values[a + shift + lane]! - right;
      } else {
        for (let lane = 0; lane < lanes; lane++)
          values[y + lane] = values[a + shift + lane]! - values[b + shift + lane]!;
      }
    }
  },
  backward: (cells, from, to, shift, lanes) => {
    const { values, adjoints, operands, starts, first, slotCount } = cells;
    for (let slot = to - 1; slot >= from; slot--) {
      const y = first[slot]! + shift;
      const b = operands[starts[slot]! + 1]!;
      passOn(cells, y, operands[starts[slot]!]!, shift, lanes);
      if (b < slotCount) {
        let total = 0;
        for (let lane = 0; lane < lanes; lane++) {
          const out = values[y + lane]!;
          total -= out === out ? adjoints[y + lane]! : NaN;
        }
        adjoints[b]! += total;
      } else {
        const x = b + shift;
        for (let lane = 0; lane < lanes; lane++) {
          const out = values[y + lane]!;
          adjoints[x + lane]! -= out === out ? adjoints[y + lane]! : NaN;
        }
      }
    }
  },
};

export const mulRowLoops: RowLoops = {
  forward: ({ values, operands, starts, first, slotCount }, from, to, shift, lanes) => {
    for (let slot = from; slot < to; slot++) {
      const y = first[slot]! + shift;
      let a = operands[starts[slot]!]!;
      let b = operands[starts[slot]! + 1]!;
      // Either way round gives the same bits.
      if (a < slotCount) [a, b] = [b, a];
      a += shift;
      if (b < slotCount) {
        const factor = values[b]!;
        for (let lane = 0; lane < lanes; lane++) values[y + lane] = values[a + lane]! * factor;
      } else {
        b += shift;
        for (let lane = 0; lane < lanes; lane++) values[y + lane] = values[a + lane]! * values[b + lane]!;
      }
    }
  },
  backward: ({ values, adjoints, operands, starts, first, slotCount }, from, to, shift, lanes) => {
    for (let slot = to - 1; slot >= from; slot--) {
      const y = first[slot]! + shift;
      let a = operands[starts[slot]!]!;
      let b = operands[starts[slot]! + 1]!;
      // One with rows and one without: the order in which the two get their share does not matter.
      if (a < slotCount) [a, b] = [b, a];
      a += shift;
      if (b < slotCount) {
        const factor = values[b]!;
        let total = 0;
        for (let lane = 0; lane < lanes; lane++) {
          const out = values[y + lane]!;
          const adjoint = out === out ? adjoints[y + lane]! : NaN;
          adjoints[a + lane]! += adjoint * factor;
          total += adjoint * values[a + lane]!;
        }
        adjoints[b]! += total;
      } else {
        b += shift;
        for (let lane = 0; lane < lanes; lane++) {
          const out = values[y + lane]!;
          const adjoint = out === out ? adjoints[y + lane]! : NaN;
          adjoints[a + lane]! += adjoint * values[b + lane]!;
          adjoints[b + lane]! += adjoint * values[a + lane]!;
        }
      }
    }
  },
};
