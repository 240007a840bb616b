import { passOn } from './arithmetic-row-loops.ts';
import type { RowLoops } from './op.ts';

// Written-out row loops; `loops.ts` states the bound behind each `!`. A value that is NaN passes NaN back, to all inputs.

export const sumRowLoops: RowLoops = {
  forward: ({ values, operands, starts, first, slotCount }, from, to, shift, lanes) => {
    for (let slot = from; slot < to; slot++) {
      const y = first[slot]! + shift;
      const end = starts[slot + 1]!;
      let k = starts[slot]!;
      const head = operands[k++]!;
      if (head < slotCount) values.fill(values[head]!, y, y + lanes);
      else values.copyWithin(y, head + shift, head + shift + lanes);
      while (k < end) {
        // Four at a time, each still added to what the ones before it made.
        if (k + 4 <= end && Math.min(operands[k]!, operands[k + 1]!, operands[k + 2]!, operands[k + 3]!) >= slotCount) {
          const a = operands[k]! + shift;
          const b = operands[k + 1]! + shift;
          const c = operands[k + 2]! + shift;
          const d = operands[k + 3]! + shift;
          for (let lane = 0; lane < lanes; lane++)
            values[y + lane] =
              values[y + lane]! + values[a + lane]! + values[b + lane]! + values[c + lane]! + values[d + lane]!;
          k += 4;
          continue;
        }
        const x = operands[k++]!;
        if (x < slotCount) {
          const other = values[x]!;
          for (let lane = 0; lane < lanes; lane++) values[y + lane]! += other;
        } else {
          for (let lane = 0; lane < lanes; lane++) values[y + lane]! += values[x + shift + lane]!;
        }
      }
    }
  },
  backward: (cells, from, to, shift, lanes) => {
    const { operands, starts, first } = cells;
    for (let slot = to - 1; slot >= from; slot--) {
      const y = first[slot]! + shift;
      for (let k = starts[slot]!; k < starts[slot + 1]!; k++) passOn(cells, y, operands[k]!, shift, lanes);
    }
  },
};
