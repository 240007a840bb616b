import { expect, test } from 'vitest';
import { setOpen } from '../../../../src/macros/open-in-place.ts';
import type { Bench } from '../../../../src/store/bench.ts';
import { commandOf } from '../../../../src/store/commands/registry.ts';
import { runCommand } from '../../../../src/store/commands/run.ts';
import { setTraining } from '../../../../src/store/training-edits.ts';
import type { NudgeDocument } from '../../../../src/graph/document.ts';
import { bareBench } from '../../../support/bench.ts';
import { at, graph } from '../../../support/graph.ts';
import { trainingWorld } from '../../../support/training.ts';

function benchOf(document: NudgeDocument) {
  const bare = bareBench(document);
  const world = trainingWorld(document);
  const bench: Bench = { ...bare, workbench: world.workbench, view: world.view, training: world.training };
  return { bench, world, asked: bare.asked };
}

//  w ─▶ w²     falls to 0
const bowl = () => graph({ w: { role: 'parameter', value: 1 }, L: ['square', 'w'] });

test('one command plays and pauses, and opens the panel for what it plays', () => {
  const { bench, world } = benchOf(bowl());
  runCommand(bench, commandOf('training.toggle'));
  expect(world.status().phase).toBe('playing');
  expect(bench.preferences.$values.get().trainingOpen).toBe(true);
  runCommand(bench, commandOf('training.toggle'));
  expect(world.status().phase).toBe('idle');
  expect(bench.preferences.$values.get().trainingOpen).toBe(true);
});

test('a step, then back to the first numbers', () => {
  const { bench, world } = benchOf(bowl());
  runCommand(bench, commandOf('training.reset'));
  expect(world.notices()).toEqual(['No step has been taken yet.']);
  runCommand(bench, commandOf('training.step'));
  world.run();
  expect(world.number(at('w'))).toBe(0.8);
  runCommand(bench, commandOf('training.reset'));
  expect(world.number(at('w'))).toBe(1);
});

//  x ─▶ ┌ neuron ┐─▶ o     relu(w·x + b) with a weight near the largest number there is: w·x overflows in the product m:p1
const overflowing = () =>
  setTraining(graph({ x: 1e10, o: { neuron: ['x'], weights: [1e300], bias: 0, activation: 'relu' } }), {
    loss: at('o'),
  });

test('the node that broke is shown as its own card, or as the closed macro around it', () => {
  for (const [isOpen, card] of [
    [false, 'o'],
    [true, 'o/m:p1'],
  ] as const) {
    const document = setOpen(overflowing(), at('o'), isOpen);
    const { bench, world, asked } = benchOf(document);
    bench.training.play();
    world.run();
    expect(world.status().address).toBe('o/m:p1');
    runCommand(bench, commandOf('training.showNode'));
    expect([...bench.workbench.$selection.get()]).toEqual([card]);
    expect(asked).toEqual([`reveal ${card}`, `focusNode ${card}`]);
  }
});
