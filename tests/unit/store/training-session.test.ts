import { describe, expect, test } from 'vitest';
import { createTrainer } from '../../../src/training/trainer.ts';
import { isStopped } from '../../../src/training/step-record.ts';
import { isTrainingProblem } from '../../../src/training/objective.ts';
import { setTraining } from '../../../src/store/training-edits.ts';
import { setRole } from '../../../src/store/edits.ts';
import { defaultTraining, type TrainingSettings } from '../../../src/graph/training-settings.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { at, graph, id } from '../../support/graph.ts';
import { memoryJournal, trainingWorld } from '../../support/training.ts';

//  w ─▶ (w − 3)²      falls from 9 towards 0; with rate 0.1 the distance shrinks by 0.8 each step
//  v ─▶ (v + 1)²  ─┐
//                  ├▶ L
function bowl(changes: Partial<TrainingSettings> = {}): NudgeDocument {
  const document = graph({
    w: { role: 'parameter', value: 0 },
    v: { role: 'parameter', value: 1 },
    three: { role: 'constant', value: 3 },
    one: { role: 'constant', value: 1 },
    dw: ['sub', 'w', 'three'],
    dv: ['add', 'v', 'one'],
    sw: ['square', 'dw'],
    sv: ['square', 'dv'],
    L: ['add', 'sw', 'sv'],
  });
  return setTraining(document, { ...defaultTraining, ...changes });
}

/** What a straight run comes to. */
function straight(document: NudgeDocument, steps: number): Float64Array {
  const trainer = createTrainer(document);
  if (isTrainingProblem(trainer)) throw new Error(trainer.message);
  for (let step = 0; step < steps; step++) expect(isStopped(trainer.step())).toBe(false);
  return trainer.numbers();
}

const w = at('w');

describe('stepping and playing', () => {
  test('one step is one undo step, and the document has its numbers', () => {
    const world = trainingWorld(bowl());
    world.training.step(1);
    world.run();
    expect(world.status()).toMatchObject({ phase: 'paused', step: 1, record: { step: 0, loss: 13 } });
    expect(world.number(w)).toBeCloseTo(0.6, 12);
    expect(world.workbench.history.$undo.get()).toBe('Train 1 step');
    world.workbench.undo();
    expect(world.number(w)).toBe(0);
    expect(world.workbench.history.$undo.get()).toBeNull();
  });

  test('Play stops where the settings say, and then goes on for as many steps again', () => {
    const world = trainingWorld(bowl({ steps: 30 }));
    world.training.play();
    world.run();
    expect(world.status()).toMatchObject({ phase: 'paused', step: 30 });
    world.training.play();
    world.run();
    expect(world.status()).toMatchObject({ phase: 'paused', step: 60 });
    expect(world.number(w)).toBe(straight(bowl({ steps: 30 }), 60)[0]);
  });

  test('batches add up to a straight run, bit for bit, whatever their size', () => {
    const settings = { optimiser: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }, steps: 57 } as const;
    for (const batch of [1, 4, 100]) {
      const world = trainingWorld(bowl(settings), { batch });
      world.training.play();
      world.run();
      expect([world.number(w), world.number(at('v'))]).toEqual([...straight(bowl(settings), 57)]);
    }
  });

  test('while it plays the live numbers move once a frame and the document waits', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.runTo(9);
    const { step } = world.status();
    // The first batch is written down at once, so that the work counts as changed.
    expect(world.number(w)).toBe(straight(bowl(), 4)[0]);
    expect(world.workbench.live.value(w)).toBe(straight(bowl(), step)[0]);
    const tick = world.workbench.live.$tick.get();
    world.turn();
    world.turn();
    world.frame();
    world.frame();
    expect(world.workbench.live.$tick.get()).toBe(tick + 1);
    world.training.pause();
    expect(world.workbench.history.$undo.get()).toMatch(/^Train \d+ steps$/);
    expect(world.number(w)).not.toBe(0);
  });

  test('at five steps a second there are five steps in a second', () => {
    const world = trainingWorld(bowl());
    world.training.setSpeed(5);
    world.training.play();
    world.run();
    expect(world.status().step).toBe(1);
    for (let passed = 0; passed < 1000; passed += 50) {
      world.clock.wait(50);
      world.run();
    }
    expect(world.status().step).toBe(6);
    world.training.setSpeed('full');
    world.run();
    expect(world.status().step).toBe(100);
  });

  test('what cannot be trained says why and begins nothing', () => {
    const world = trainingWorld(graph({ a: 1, b: ['square', 'a'] }));
    world.training.play();
    world.run();
    expect(world.status()).toMatchObject({ phase: 'idle', step: 0 });
    expect(world.status().reason).toContain('There is no parameter to train.');
    expect(world.notices()).toEqual([world.status().reason]);
  });
});

describe('the page is the authority', () => {
  test('a batch that comes after Pause is dropped', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.runTo(5);
    const shown = world.status().step;
    expect(world.worker()?.inbox.length).toBe(1);
    world.training.pause();
    const paused = world.number(w);
    world.run();
    expect(world.number(w)).toBe(paused);
    expect(world.status().step).toBe(shown);
    world.training.play();
    world.run();
    expect(world.number(w)).toBe(straight(bowl(), 100)[0]);
  });

  test('an edit ends the stretch as an undo step of its own, and training goes on from it', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.runTo(8);
    const before = world.status().step;
    const numbers = straight(bowl(), before);
    world.workbench.commitNumber(w, 10);
    expect(world.status().phase).toBe('playing');
    expect(world.number(at('v'))).toBe(numbers[1]);
    world.runTo(before + 8);
    const after = world.status().step;
    world.workbench.undo();
    expect(world.status()).toMatchObject({ phase: 'paused', step: before });
    expect(world.number(w)).toBe(10);
    world.workbench.undo();
    expect([world.number(w), world.number(at('v'))]).toEqual([...numbers]);
    world.workbench.undo();
    world.frame();
    expect(world.number(w)).toBe(0);
    expect(world.status()).toMatchObject({ phase: 'idle', step: 0 });
    world.workbench.redo();
    world.frame();
    expect(world.status().step).toBe(before);
    expect(after).toBeGreaterThan(before);
  });

  test('an edit that was worked out from older numbers keeps the trained ones', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.runTo(4);
    const early = world.workbench.$document.get();
    world.runTo(12);
    const numbers = straight(bowl(), world.status().step);
    world.workbench.commit('Make three an input', setRole(early, id('three'), 'input'));
    expect([world.number(w), world.number(at('v'))]).toEqual([...numbers]);
    expect(world.raw.$document.get().nodes.get(id('three'))).toMatchObject({ role: 'input' });
  });

  test('a number in hand holds training until it is let go', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.runTo(8);
    const { step } = world.status();
    world.workbench.preview(w, -5);
    world.run();
    world.workbench.preview(w, -6);
    world.run();
    expect(world.status()).toMatchObject({ phase: 'playing', isHeld: true, step });
    expect(world.workbench.live.value(w)).toBe(-6);
    world.workbench.commitNumber(w, -6);
    world.run();
    expect(world.status()).toMatchObject({ phase: 'paused', isHeld: false, step: 100 });
    expect(world.number(w)).toBeCloseTo(3, 6);
  });

  test('a number let go unchanged goes on in the same stretch', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.runTo(8);
    world.workbench.preview(w, -5);
    world.workbench.cancelPreview(w);
    world.run();
    expect(world.number(w)).toBe(straight(bowl(), 100)[0]);
    expect(world.workbench.history.$undo.get()).toBe('Train 100 steps');
    world.workbench.undo();
    expect(world.workbench.history.$undo.get()).toBeNull();
  });

  test('the document is at most five seconds behind, and it is still one undo step', () => {
    const world = trainingWorld(bowl({ steps: 1000 }));
    world.training.play();
    world.runTo(4);
    const first = world.number(w);
    world.clock.wait(1900);
    world.turn();
    world.frame();
    expect(world.number(w)).toBe(first);
    world.clock.wait(1900);
    world.turn();
    world.clock.wait(1900);
    world.turn();
    world.frame();
    expect(world.number(w)).not.toBe(first);
    world.run();
    world.workbench.undo();
    expect(world.number(w)).toBe(0);
    expect(world.workbench.history.$undo.get()).toBeNull();
  });

  test('other settings are other runs, named by them', () => {
    const world = trainingWorld(bowl());
    world.training.step(3);
    world.run();
    world.workbench.commit(
      'Set the learning rate',
      setTraining(world.workbench.$document.get(), { learningRate: 0.2 }),
    );
    world.training.step(2);
    world.run();
    const { list } = world.training.$runs.get();
    expect(list.map(({ name }) => name)).toEqual(['SGD 0.1', 'SGD 0.2']);
    expect(list.map(({ log }) => log.records().map(({ step }) => step))).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
  });
});

describe('going back', () => {
  test('Reset brings the first numbers and the same losses again', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.run();
    world.training.reset();
    world.frame();
    expect(world.status()).toMatchObject({ phase: 'idle', step: 0 });
    expect([world.number(w), world.number(at('v'))]).toEqual([0, 1]);
    world.training.play();
    world.run();
    const [first, second] = world.training.$runs.get().list;
    expect(second?.name).toBe('SGD 0.1 (2)');
    expect(second?.log.records()).toEqual(first?.log.records());
    world.workbench.undo();
    world.workbench.undo();
    world.frame();
    expect(world.status().step).toBe(100);
    expect(world.number(w)).toBe(straight(bowl(), 100)[0]);
  });

  test('the log shows the parameters of any step and goes back to them as one undo step', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.run();
    const run = world.training.$runs.get().list[0];
    if (run === undefined) throw new Error('no run');
    world.training.showStep(run, 40);
    world.frame();
    expect(world.training.$runs.get().shownStep).toBe(40);
    expect(world.workbench.live.value(w)).toBe(straight(bowl(), 40)[0]);
    expect(world.number(w)).toBe(straight(bowl(), 100)[0]);
    world.training.dropShown();
    expect(world.workbench.live.value(w)).toBe(straight(bowl(), 100)[0]);
    world.training.showStep(run, 40);
    world.training.takeShown();
    world.frame();
    expect(world.status().step).toBe(40);
    expect(world.number(w)).toBe(straight(bowl(), 40)[0]);
    expect(world.workbench.history.$undo.get()).toBe('Go back to step 40');
    world.training.play();
    world.run();
    expect(world.number(w)).toBe(straight(bowl(), 100)[0]);
    expect(world.training.$runs.get().list.length).toBe(2);
    world.workbench.undo();
    world.workbench.undo();
    world.frame();
    expect(world.status().step).toBe(100);
  });

  test('a new seed draws other first numbers, as one undo step', () => {
    const document = graph({ x: 0.5, t: 1, o: { neuron: ['x'] }, d: ['sub', 'o', 't'], L: ['square', 'd'] });
    const world = trainingWorld(document);
    const first = world.number(at('o/w:p1'));
    world.training.step(5);
    world.run();
    world.training.newSeed();
    world.frame();
    expect(world.number(at('o/w:p1'))).not.toBe(first);
    expect(world.raw.$document.get().training?.seed).toBe(2);
    expect(world.status()).toMatchObject({ phase: 'idle', step: 0 });
    world.workbench.undo();
    world.frame();
    expect(world.status().step).toBe(5);
  });

  test('another document takes nothing of this one’s training with it', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.runTo(8);
    world.workbench.open(bowl({ learningRate: 0.3 }));
    world.run();
    expect(world.status()).toMatchObject({ phase: 'idle', step: 0, record: null });
    expect(world.training.$runs.get().list).toEqual([]);
    expect(world.number(w)).toBe(0);
  });
});

describe('what breaks', () => {
  test('a number that is not finite stops the run, keeps the last good ones and names the node', () => {
    // w² with a rate of 1e200 overshoots to about −2e200 in the first step, whose square overflows.
    const document = graph({ w: { role: 'parameter', value: 1 }, L: ['square', 'w'] });
    const world = trainingWorld(setTraining(document, { learningRate: 1e200 }));
    world.training.play();
    world.run();
    expect(world.status()).toMatchObject({ phase: 'stopped', step: 1, address: 'L' });
    expect(world.status().reason).toMatch(/Training stopped at step 1; the weights before it are kept\./);
    expect(world.number(w)).toBe(-2e200);
    expect(world.view.$notices.get()[0]).toMatchObject({ tone: 'error', action: { command: 'training.showNode' } });
    world.workbench.undo();
    world.frame();
    expect(world.number(w)).toBe(1);
    expect(world.status().reason).toBeNull();
  });

  test.each(['throws', 'hangs'])('a worker that %s is replaced, and the run comes out the same', (how) => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.runTo(8);
    const dead = world.worker();
    if (dead === undefined) throw new Error('no worker');
    if (how === 'throws') dead.listener.failed();
    else {
      dead.isHung = true;
      world.clock.wait(1999);
      expect(world.workers.length).toBe(1);
      world.clock.wait(1);
    }
    expect(dead.isEnded).toBe(true);
    expect(world.workers.length).toBe(2);
    expect(world.notices()).toEqual(['The calculator stopped and was restarted. Nothing was lost.']);
    world.run();
    expect(world.number(w)).toBe(straight(bowl(), 100)[0]);
    expect(world.workbench.history.$undo.get()).toBe('Train 100 steps');
  });

  test('three deaths within a minute pause, with the reason; Play tries again', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    for (let death = 0; death < 3; death++) {
      world.turn();
      world.turn();
      world.worker()?.listener.failed();
    }
    world.frame();
    expect(world.status().phase).toBe('paused');
    expect(world.status().reason).toMatch(/^The calculator stopped 3 times within a minute, so training is paused\./);
    world.training.play();
    world.run();
    expect(world.number(w)).toBe(straight(bowl(), 100)[0]);
  });

  test('the last word of a worker that was replaced is not heard', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.runTo(8);
    const dead = world.worker();
    const message = dead?.inbox.shift();
    if (dead === undefined || message === undefined) throw new Error('nothing under way');
    dead.handle(message);
    dead.listener.failed();
    for (const answer of dead.outbox) dead.listener.message(answer);
    world.run();
    expect(world.number(w)).toBe(straight(bowl(), 100)[0]);
  });

  test('without workers the page does the steps, and comes to the same numbers', () => {
    const world = trainingWorld(bowl(), { canWork: false });
    world.training.play();
    world.run();
    expect(world.places).toEqual(['page']);
    expect(world.number(w)).toBe(straight(bowl(), 100)[0]);
  });

  test('a worker that cannot be started leaves the steps to the page', () => {
    const world = trainingWorld(bowl());
    world.training.play();
    world.worker()?.listener.failed();
    world.run();
    expect(world.places).toEqual(['worker', 'page']);
    expect(world.number(w)).toBe(straight(bowl(), 100)[0]);
  });
});

test('a screen reader hears of the steps at most every three seconds', () => {
  const world = trainingWorld(bowl({ steps: 400 }));
  const heard: string[] = [];
  world.view.$announcement.listen((text) => void heard.push(text));
  world.training.play();
  for (let turns = 0; turns < 60; turns++) {
    world.turn();
    world.clock.wait(100);
  }
  expect(heard.length).toBe(2);
  expect(heard[0]).toMatch(/^Step \d+, loss /);
});

describe('the journal', () => {
  const settings = { optimiser: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }, steps: 20 } as const;

  test('after a reload training goes on as if nothing had happened, and Reset still knows where the run began', () => {
    const journal = memoryJournal();
    const before = trainingWorld(bowl(settings), { journal });
    before.training.play();
    before.run();
    const after = trainingWorld(before.raw.$document.get(), { journal });
    expect(after.status()).toMatchObject({ phase: 'paused', step: 20 });
    after.training.play();
    after.run();
    expect([after.number(w), after.number(at('v'))]).toEqual([...straight(bowl(settings), 40)]);
    after.training.reset();
    expect([after.number(w), after.number(at('v'))]).toEqual([0, 1]);
  });

  test('it is recalled when the document it belongs to is opened, and by no other', () => {
    const journal = memoryJournal();
    const before = trainingWorld(bowl(settings), { journal });
    before.training.play();
    before.run();
    const after = trainingWorld(bowl(settings), { journal });
    expect(after.status()).toMatchObject({ phase: 'idle', step: 0 });
    after.workbench.open(before.raw.$document.get());
    expect(after.status()).toMatchObject({ phase: 'paused', step: 20 });
  });
});
