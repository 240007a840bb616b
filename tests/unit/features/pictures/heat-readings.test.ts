import { createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import { createHeatReadings, heatCells } from '../../../../src/features/pictures/heat-readings.ts';
import { cellMiddles } from '../../../../src/training/picture-job.ts';
import { at, graph } from '../../../support/graph.ts';
import { bench } from '../../../support/workbench.ts';

//  d/c1 ─▶ n1 ─┐
//  d/c2 ─▶ n2 ─┴▶ s ─▶ mean over rows
const net = () =>
  graph({
    d: {
      columns: [
        [-1, 1, 0],
        [-2, 2, 0],
      ],
    },
    n1: { neuron: ['d/c1', 'd/c2'], activation: 'linear', weights: [1, 0], bias: 0 },
    n2: { neuron: ['d/c1', 'd/c2'], activation: 'linear', weights: [0, 1], bias: 0 },
    s: ['add', 'n1', 'n2'],
    y: ['mean_rows', 's'],
  });

const settled = () => new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));

test('every neuron in sight is told over the plane of the two first columns', async () => {
  const workbench = bench(net());
  const heats = createRoot(() => createHeatReadings(workbench));
  expect(heats.plane()?.map(({ address }) => address)).toEqual(['d/c1', 'd/c2']);
  heats.want(at('n1'));
  heats.want(at('n2'));
  await settled();
  const across = cellMiddles(heats.plane()![0].stretch, heatCells);
  const up = cellMiddles(heats.plane()![1].stretch, heatCells);
  expect(heats.values(at('n1'))!.slice(0, 3)).toEqual(across.slice(0, 3));
  expect(heats.values(at('n2'))![heatCells]).toBe(up[1]);
  expect(heats.values(at('n3'))).toBeNull();
});

test('tiles follow a nudge, and stop following when the last one goes', async () => {
  const workbench = bench(net());
  const heats = createRoot(() => createHeatReadings(workbench));
  const leave = heats.want(at('n1'));
  await settled();
  const before = heats.values(at('n1'))![0]!;
  workbench.preview(at('n1/w:p1'), 2);
  workbench.scheduler.frame();
  expect(heats.values(at('n1'))![0]).toBe(2 * before);
  leave();
  expect(heats.values(at('n1'))).toBeNull();
});

test('a slot that brings rows together keeps no other from its tile', async () => {
  const workbench = bench(net());
  const heats = createRoot(() => createHeatReadings(workbench));
  heats.want(at('y'));
  heats.want(at('n1'));
  await settled();
  expect(heats.values(at('y'))).toBeNull();
  expect(heats.values(at('n1'))).not.toBeNull();
});

test('a document comes to have a plane when two inputs lead to its root', async () => {
  const workbench = bench(graph({ a: 1, b: ['neg', 'a'] }));
  const heats = createRoot(() => createHeatReadings(workbench));
  expect(heats.plane()).toBeNull();
  workbench.commit('build', net());
  expect(heats.plane()).not.toBeNull();
  heats.want(at('n1'));
  await settled();
  expect(heats.values(at('n1'))).not.toBeNull();
});
