import { along, drawClasses } from '../drawing.ts';
import type { DataSet } from '../data-set.ts';

const defaults = { size: 100, noise: 0.1, seed: 1 };
const classes = [-1, 1];
const fewestRows = 2;

/** After make_moons of scikit-learn, moved to the middle of the plane. */
export const twoMoons: DataSet = {
  title: 'Two moons',
  explain: 'Two half circles that reach into each other. A straight line cannot part them; a small net can.',
  defaults,
  fewestRows,
  generate: (options) =>
    drawClasses(options, classes, (kind, rank, count) => {
      const angle = Math.PI * along(rank, count);
      return kind === 0
        ? { x: Math.cos(angle) - 0.5, y: Math.sin(angle) - 0.25 }
        : { x: 0.5 - Math.cos(angle), y: 0.25 - Math.sin(angle) };
    }),
};

export const circles: DataSet = {
  title: 'Circles',
  explain:
    'One class around the other. The squares x1² and x2² would part them at once; a net has to find that by itself.',
  defaults,
  fewestRows,
  generate: (options) =>
    drawClasses(options, classes, (kind, rank, count) => {
      const radius = kind === 0 ? 1.4 : 0.6;
      const angle = (2 * Math.PI * rank) / count;
      return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
    }),
};

const gap = 0.1;
const edge = 1.4;

export const xor: DataSet = {
  title: 'XOR',
  explain:
    'The target is 1 where x1 and x2 have different signs. The smallest task that one neuron alone cannot learn.',
  defaults: { ...defaults, noise: 0 },
  fewestRows,
  generate: (options) =>
    drawClasses(options, classes, (kind, rank, _, random) => {
      const side = rank % 2 === 0 ? 1 : -1;
      const x = side * random.uniform(gap, edge);
      return { x, y: (kind === 0 ? side : -side) * random.uniform(gap, edge) };
    }),
};

const turns = 1.75;

/** After the spiral of TensorFlow Playground. */
export const spiral: DataSet = {
  title: 'Spiral',
  explain: 'Two arms wound around each other. Hard: it takes a wider net, and patience.',
  defaults: { ...defaults, size: 200, noise: 0.05 },
  fewestRows,
  generate: (options) =>
    drawClasses(options, classes, (kind, rank, count) => {
      const way = (rank + 1) / count;
      const angle = 2 * Math.PI * turns * way + (kind === 0 ? 0 : Math.PI);
      return { x: 1.4 * way * Math.sin(angle), y: 1.4 * way * Math.cos(angle) };
    }),
};

export const twoGaussians: DataSet = {
  title: 'Two Gaussians',
  explain: 'Two round clouds, as wide as the noise. One neuron parts them with a straight line.',
  defaults: { ...defaults, noise: 0.35 },
  fewestRows,
  generate: (options) =>
    drawClasses(options, classes, (kind) => (kind === 0 ? { x: -0.75, y: -0.75 } : { x: 0.75, y: 0.75 })),
};
