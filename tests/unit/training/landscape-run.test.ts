import { expect, test } from 'vitest';
import { createLandscapeRun } from '../../../src/training/landscape-run.ts';
import { at, graph } from '../../support/graph.ts';

const document = graph({
  u: { role: 'parameter', value: 1 },
  v: { role: 'parameter', value: 1 },
  y: ['mul', 'u', 'v'],
});
const ends = { low: -1, high: 1 };
const job = { loss: null, x: at('u'), y: at('v'), xs: ends, ys: ends, n: 4 };

/** A clock that goes on by `step` each time it is read. */
function clock(step: number): () => number {
  let time = 0;
  return () => (time += step);
}

test('a landscape comes in slices: one row at least, as many as fit the time', () => {
  const run = createLandscapeRun({ document, numbers: [], job }, clock(10))!;
  expect(run.advance(0).share).toBe(0.25);
  const { share, losses } = run.advance(25);
  expect(share).toBe(1);
  expect([...losses.slice(0, 4)]).toEqual([0.5625, 0.1875, -0.1875, -0.5625]);
  expect(run.advance(0).share).toBe(1);
});

test('what was told stays as it was told while the rest is computed', () => {
  const run = createLandscapeRun({ document, numbers: [], job }, clock(10))!;
  const { losses } = run.advance(0);
  run.advance(1000);
  expect([...losses].filter(Number.isNaN)).toHaveLength(12);
});

test('there is none where there is nothing to compute', () => {
  expect(createLandscapeRun({ document, numbers: [], job: { ...job, y: at('u') } }, clock(1))).toBeNull();
});
