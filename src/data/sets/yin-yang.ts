import { createRandom } from '../../kernel/random.ts';
import { createNormal, shuffled, sixDecimals } from '../drawing.ts';
import { tableOf } from '../table-of.ts';
import type { DataSet } from '../data-set.ts';

const radius = 1.5;
const dotRadius = 0.3;
const half = radius / 2;

/** The part of the symbol around the origin that a point of its disc lies in: 0 yin, 1 yang, 2 one of the dots.
 *  Source: L. Kriener, J. Göltz and M. Petrovici, The Yin-Yang dataset, NICE 2022. */
export function yinYangClass(x: number, y: number): 0 | 1 | 2 {
  const toRight = Math.hypot(x - half, y);
  const toLeft = Math.hypot(x + half, y);
  if (toRight < dotRadius || toLeft < dotRadius) return 2;
  return toLeft <= half || (y > 0 && toRight > half) ? 0 : 1;
}

export const yinYang: DataSet = {
  title: 'Yin-yang',
  explain: 'Three classes: the two halves of the symbol, and its dots. For a softmax over three outputs.',
  defaults: { size: 150, noise: 0, seed: 1 },
  fewestRows: 3,
  generate({ size, noise, seed }) {
    const random = createRandom(seed);
    const normal = createNormal(random);
    const rows = Array.from({ length: size }, (_, index) => {
      for (;;) {
        const x = random.uniform(-radius, radius);
        const y = random.uniform(-radius, radius);
        if (Math.hypot(x, y) > radius || yinYangClass(x, y) !== index % 3) continue;
        return [sixDecimals(x + noise * normal()), sixDecimals(y + noise * normal()), index % 3];
      }
    });
    const order = shuffled(size, random);
    return tableOf(
      ['x1', 'x2', 'y'],
      order.flatMap((index) => rows.slice(index, index + 1)),
      ['yin', 'yang', 'dot'],
    );
  },
};
