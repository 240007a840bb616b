import { along, drawFunction } from '../drawing.ts';
import type { DataSet } from '../data-set.ts';

const fewestRows = 1;
const edge = 1.5;

export const line: DataSet = {
  title: 'Line',
  explain: 'y = 0.8·x + 0.3 and noise. One weight and one bias find the line again.',
  defaults: { size: 30, noise: 0.1, seed: 1 },
  fewestRows,
  generate: (options) =>
    drawFunction(options, ['x', 'y'], (index) => {
      const x = edge * (2 * along(index, options.size) - 1);
      return [x, 0.8 * x + 0.3];
    }),
};

export const sine: DataSet = {
  title: 'Sine',
  explain: 'One wave, y = sin(2πx / 3). A few tanh neurons bend into it.',
  defaults: { size: 60, noise: 0.05, seed: 1 },
  fewestRows,
  generate: (options) =>
    drawFunction(options, ['x', 'y'], (index) => {
      const x = edge * (2 * along(index, options.size) - 1);
      return [x, Math.sin((2 * Math.PI * x) / 3)];
    }),
};

export const plane: DataSet = {
  title: 'Plane',
  explain: 'y = 0.6·x1 − 0.4·x2 + 0.2 and noise. The line with one more input.',
  defaults: { size: 60, noise: 0.1, seed: 1 },
  fewestRows,
  generate: (options) =>
    drawFunction(options, ['x1', 'x2', 'y'], (_, random) => {
      const x1 = random.uniform(-edge, edge);
      const x2 = random.uniform(-edge, edge);
      return [x1, x2, 0.6 * x1 - 0.4 * x2 + 0.2];
    }),
};
