import { expect, test } from 'vitest';
import { commandNamed, type CommandId } from '../../../../src/store/commands/registry.ts';
import { runCommand } from '../../../../src/store/commands/run.ts';
import { bareBench, type BareBench } from '../../../support/bench.ts';
import { at, graph, id } from '../../../support/graph.ts';

function run(bench: BareBench, command: CommandId, far = false): void {
  const found = commandNamed(command);
  expect(found).toBeDefined();
  if (found !== undefined) runCommand(bench, found, far);
}

const record = (bench: BareBench, name: string) => bench.workbench.$document.get().nodes.get(id(name));
const notices = (bench: BareBench) => bench.view.$notices.get().map(({ text }) => text);

//  a ─┬─▶ e = a·b ─▶ d = e + c
//  b ─┘       c ─────┘
const tree = () => graph({ a: 2, b: -3, e: ['mul', 'a', 'b'], c: 10, d: ['add', 'e', 'c'] });
const neuron = () => graph({ x1: 2, x2: 0, o: { neuron: ['x1', 'x2'], weights: [-3, 1], bias: 6 } });

test('undo and redo say what they took back', () => {
  const bench = bareBench(tree());
  bench.workbench.select([at('a')]);
  run(bench, 'edit.delete');
  run(bench, 'edit.undo');
  expect(record(bench, 'a')).toBeDefined();
  expect(bench.view.$announcement.get()).toBe('Undone: Delete a.');
  run(bench, 'edit.redo');
  expect(record(bench, 'a')).toBeUndefined();
});

test('with nothing to undo, the reason is said', () => {
  const bench = bareBench(tree());
  run(bench, 'edit.undo');
  expect(notices(bench)).toEqual(['There is nothing to undo.']);
});

test('arrows move all that is selected by one cell, and a burst is one undo step', () => {
  const bench = bareBench(tree());
  bench.workbench.select([at('a'), at('b')]);
  const before = record(bench, 'b');
  for (let press = 0; press < 5; press++) run(bench, 'edit.moveRight');
  run(bench, 'edit.moveUp', true);
  expect(record(bench, 'a')).toMatchObject({ x: 100, y: -100 });
  expect(record(bench, 'b')).toMatchObject({ x: (before?.x ?? 0) + 100, y: -100 });
  run(bench, 'edit.undo');
  expect(record(bench, 'a')).toMatchObject({ x: 0, y: 0 });
  expect(bench.workbench.history.$undo.get()).toBeNull();
});

test('a pause ends the burst', () => {
  const bench = bareBench(tree());
  bench.workbench.select([at('a')]);
  run(bench, 'edit.moveRight');
  bench.scheduler.wait(501);
  run(bench, 'edit.moveRight');
  run(bench, 'edit.undo');
  expect(record(bench, 'a')).toMatchObject({ x: 20 });
});

test('moving other cards begins a new step', () => {
  const bench = bareBench(tree());
  bench.workbench.select([at('a')]);
  run(bench, 'edit.moveRight');
  bench.workbench.select([at('c')]);
  run(bench, 'edit.moveRight');
  run(bench, 'edit.undo');
  expect(record(bench, 'a')).toMatchObject({ x: 20 });
});

test('arrows pan the canvas where nothing is selected', () => {
  const bench = bareBench(tree());
  run(bench, 'edit.moveRight');
  expect(bench.asked).toEqual(['panBy -60 0']);
  expect(bench.workbench.history.$undo.get()).toBeNull();
});

test('a part of an open neuron moves its neuron', () => {
  const bench = bareBench(neuron());
  bench.workbench.select([at('o')]);
  run(bench, 'node.open');
  const before = record(bench, 'o')?.x ?? 0;
  bench.workbench.select([at('o/sum')]);
  run(bench, 'edit.moveRight');
  expect(record(bench, 'o')?.x).toBe(before + 20);
});

test('deleting cuts the wires of what goes and hands the focus to the canvas', () => {
  const bench = bareBench(tree());
  bench.workbench.select([at('e')]);
  run(bench, 'edit.delete');
  expect(record(bench, 'd')).toMatchObject({ inputs: [null, 'c'] });
  expect(bench.asked).toEqual(['focusCanvas']);
  expect([...bench.workbench.$selection.get()]).toEqual([]);
});

test('deleting a wire keeps both its cards', () => {
  const bench = bareBench(tree());
  bench.view.$selectedWire.set('e:1');
  run(bench, 'edit.delete');
  expect(record(bench, 'e')).toMatchObject({ inputs: ['a', null] });
  expect(bench.workbench.history.$undo.get()).toBe('Remove the wire from b to e');
  expect(bench.view.$selectedWire.get()).toBeNull();
});

test('both halves of a wire into an open neuron are one wire of the document', () => {
  for (const wire of ['o/frame:p2', 'o/m:p2:0']) {
    const bench = bareBench(neuron());
    bench.workbench.select([at('o')]);
    run(bench, 'node.open');
    bench.view.$selectedWire.set(wire);
    run(bench, 'node.unwire');
    expect(record(bench, 'o')).toMatchObject({ inputs: [{ from: 'x1' }, { from: null }] });
  }
});

test('a part of a neuron is not deleted; detaching is offered instead', () => {
  const bench = bareBench(neuron());
  bench.workbench.select([at('o')]);
  run(bench, 'node.open');
  const before = bench.workbench.$document.get();
  bench.workbench.select([at('o/w:p1')]);
  run(bench, 'edit.delete');
  bench.view.$selectedWire.set('o/sum:0');
  run(bench, 'edit.delete');
  expect(bench.workbench.$document.get()).toBe(before);
  const [first, second] = bench.view.$notices.get();
  expect(first?.text).toBe(
    'o w1 cannot be deleted alone. It is a part of a neuron; detach the neuron to make plain nodes of its inside.',
  );
  expect(first?.action).toEqual({ command: 'node.detach', title: 'Detach' });
  expect(second?.text).toMatch(/^This wire cannot be removed alone\./);
});

test('copies read the same inputs, lie beside their originals and are selected', () => {
  const bench = bareBench(tree());
  bench.workbench.select([at('e')]);
  run(bench, 'edit.duplicate');
  const [copy] = [...bench.workbench.$selection.get()];
  expect(bench.workbench.$document.get().nodes.get(id(copy ?? ''))).toMatchObject({
    name: 'e_2',
    inputs: ['a', 'b'],
    x: (record(bench, 'e')?.x ?? 0) + 40,
    y: 40,
  });
  expect(bench.asked).toEqual([`focusNode ${copy}`]);
});

test('select all takes an open neuron by its frame', () => {
  const bench = bareBench(neuron());
  bench.workbench.select([at('o')]);
  run(bench, 'node.open');
  run(bench, 'edit.selectAll');
  expect([...bench.workbench.$selection.get()]).toEqual(['x1', 'x2', 'o/frame']);
});

test('the card with the keyboard focus is meant where nothing is selected', () => {
  const bench = bareBench(tree());
  bench.focus('c');
  run(bench, 'edit.delete');
  expect(record(bench, 'c')).toBeUndefined();
});

test('Esc closes one thing at a time, the uppermost first', () => {
  const bench = bareBench(tree());
  const { view, workbench } = bench;
  workbench.select([at('a')]);
  view.$selectedWire.set('e:0');
  bench.gesture(true);
  view.$quickAdd.set({ at: { x: 0, y: 0 }, client: null, wire: null });
  view.$dialog.set('help');
  view.$menu.set({ target: { kind: 'pane' }, at: { x: 0, y: 0 }, client: { x: 0, y: 0 } });
  const open = () => [
    view.$menu.get() !== null,
    view.$dialog.get() !== null,
    view.$quickAdd.get() !== null,
    view.$selectedWire.get() !== null,
    workbench.$selection.get().size > 0,
  ];
  const seen: boolean[][] = [];
  for (let press = 0; press < 6; press++) {
    run(bench, 'edit.deselect');
    seen.push(open());
  }
  expect(seen).toEqual([
    [false, true, true, true, true],
    [false, false, true, true, true],
    [false, false, false, true, true],
    // The wire in progress ends before anything is deselected.
    [false, false, false, true, true],
    [false, false, false, false, true],
    [false, false, false, false, false],
  ]);
});
