import type { RowLoops } from './op.ts';

// Written-out row loops; `loops.ts` states the bound behind each `!`.

/** Row loops of min and max: `better` gives the winner of two, `worst` is what everything beats. */
export function winnerRowLoops(better: (a: number, b: number) => number, worst: number): RowLoops {
  return {
    forward: ({ values, operands, starts, first, slotCount }, from, to, shift, lanes) => {
      for (let slot = from; slot < to; slot++) {
        const y = first[slot]! + shift;
        values.fill(worst, y, y + lanes);
        for (let k = starts[slot]!; k < starts[slot + 1]!; k++) {
          const x = operands[k]!;
          const stride = x < slotCount ? 0 : 1;
          const start = x + stride * shift;
          for (let lane = 0; lane < lanes; lane++)
            values[y + lane] = better(values[y + lane]!, values[start + lane * stride]!);
        }
      }
    },
    backward: ({ values, adjoints, operands, starts, first, slotCount }, from, to, shift, lanes) => {
      const winners = new Float64Array(lanes);
      for (let slot = to - 1; slot >= from; slot--) {
        const y = first[slot]! + shift;
        winners.fill(0);
        for (let k = starts[slot]!; k < starts[slot + 1]!; k++) {
          const x = operands[k]!;
          const stride = x < slotCount ? 0 : 1;
          const start = x + stride * shift;
          for (let lane = 0; lane < lanes; lane++)
            if (values[start + lane * stride] === values[y + lane]) winners[lane]!++;
        }
        for (let k = starts[slot]!; k < starts[slot + 1]!; k++) {
          const x = operands[k]!;
          const stride = x < slotCount ? 0 : 1;
          const start = x + stride * shift;
          let total = 0;
          for (let lane = 0; lane < lanes; lane++) {
            const out = values[y + lane]!;
            const isWinner = values[start + lane * stride] === out;
            const part = adjoints[y + lane]! * (isWinner ? 1 / winners[lane]! : out === out ? 0 : NaN);
            if (stride === 1) adjoints[start + lane]! += part;
            else total += part;
          }
          if (stride === 0) adjoints[x]! += total;
        }
      }
    },
  };
}
