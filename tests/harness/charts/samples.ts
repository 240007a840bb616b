import { createRandom } from '../../../src/kernel/random.ts';
import type { Fit } from '../../../src/ui/charts/fit-picture.ts';
import type { LossField } from '../../../src/ui/charts/landscape-picture.ts';
import type { LossLine } from '../../../src/ui/charts/loss-picture.ts';
import type { RegionPoint, Regions } from '../../../src/ui/charts/region-picture.ts';

const window = { low: -2, high: 2 };

/** f at the middles of n × n cells over −2 … 2. */
function sampled(n: number, f: (x: number, y: number) => number): Float64Array {
  const at = (place: number) => window.low + ((place + 0.5) / n) * (window.high - window.low);
  return Float64Array.from({ length: n * n }, (_, cell) => f(at(cell % n), at(Math.floor(cell / n))));
}

function drawn(seed: number, count: number, classOf: (x: number, y: number) => number): readonly RegionPoint[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const [x, y] = [random.uniform(-1.8, 1.8), random.uniform(-1.8, 1.8)];
    return { x, y, class: classOf(x, y), isWrong: index % 9 === 0 };
  });
}

export function lossLines(steps: number): readonly LossLine[] {
  const at = Array.from({ length: steps }, (_, step) => step);
  const random = createRandom(1);
  const loss = (rate: number, floor: number) =>
    at.map((step) => floor + Math.exp(-rate * step) + random.uniform(0, 0.02));
  const accuracies = at.map((step) => 1 - 0.5 * Math.exp(-step / 20));
  return [
    { name: 'training', role: 'training', steps: at, losses: loss(0.05, 0.02), accuracies },
    {
      name: 'validation',
      role: 'validation',
      steps: at,
      losses: loss(0.04, 0.12),
      accuracies: accuracies.map((a) => a * 0.95),
    },
    { name: 'Adam 0.01', role: 'ghost', steps: at, losses: loss(0.02, 0.05), accuracies: null },
  ];
}

const ring = (x: number, y: number) => 1.2 - Math.hypot(x, y) + 0.3 * Math.sin(3 * x);

export const twoClasses: Regions = {
  scores: [sampled(100, ring)],
  n: 100,
  x: window,
  y: window,
  xName: 'x1',
  yName: 'x2',
  classes: ['outside', 'inside'],
  threshold: 0,
  isJudged: true,
  points: drawn(2, 120, (x, y) => (ring(x, y) > 0 ? 1 : 0)),
};

const pulls = [(x: number, y: number) => x + y, (x: number, y: number) => x - 2 * y, (x: number) => 0.5 - x * x];

export const threeClasses: Regions = {
  ...twoClasses,
  scores: pulls.map((pull) => sampled(100, pull)),
  classes: ['yin', 'yang', 'dot'],
  points: drawn(3, 120, (x, y) =>
    pulls.map((pull) => pull(x, y)).reduce((best, score, place, all) => (score > (all[best] ?? 0) ? place : best), 0),
  ),
};

const places = Float64Array.from({ length: 121 }, (_, index) => -3 + index * 0.05);
const random = createRandom(4);

export const sineFit: Fit = {
  xs: places,
  curves: [{ name: 'y', ys: places.map((x) => Math.sin(x) * 0.9) }],
  points: {
    xs: places.filter((_, index) => index % 3 === 0),
    ys: places.filter((_, index) => index % 3 === 0).map((x) => Math.sin(x) + random.uniform(-0.2, 0.2)),
  },
  xName: 'x',
};

export const bowl: LossField = {
  losses: sampled(25, (x, y) => x * x + 3 * (y - 0.4 * x) ** 2 + 0.05),
  n: 25,
  x: window,
  y: window,
  xName: 'l1 n1 w1',
  yName: 'l1 n1 b',
  present: { x: 0.3, y: 0.1 },
  path: [
    { x: -1.6, y: 1.4 },
    { x: -1.2, y: 0.4 },
    { x: -0.8, y: 0.1 },
    { x: -0.2, y: 0 },
    { x: 0.3, y: 0.1 },
  ],
};

export const gradients: Float64Array = Float64Array.from(
  { length: 300 },
  () => (random.uniform(-1, 1) + random.uniform(-1, 1) + random.uniform(-1, 1)) * 0.02,
);

export const neuron: Float64Array = sampled(24, (x, y) => Math.tanh(x - 0.6 * y + 0.2));
