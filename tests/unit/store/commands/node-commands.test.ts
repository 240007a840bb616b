import { expect, test, vi } from 'vitest';
import { evaluate } from '../../../../src/compile/evaluate.ts';
import { commandNamed, type CommandId } from '../../../../src/store/commands/registry.ts';
import { runCommand } from '../../../../src/store/commands/run.ts';
import { bareBench, type BareBench } from '../../../support/bench.ts';
import { at, graph, id } from '../../../support/graph.ts';

function run(bench: BareBench, command: CommandId, far = false): void {
  const found = commandNamed(command);
  if (found !== undefined) runCommand(bench, found, far);
}
const why = (bench: BareBench, command: CommandId) => commandNamed(command)?.unavailable?.(bench) ?? null;
const isChecked = (bench: BareBench, command: CommandId) => commandNamed(command)?.checked?.(bench);
const record = (bench: BareBench, name: string) => bench.workbench.$document.get().nodes.get(id(name));
const selected = (bench: BareBench) => [...bench.workbench.$selection.get()];
const document = (bench: BareBench) => bench.workbench.$document.get();

//  a ─┬─▶ d = a·b ─▶ f = d·e
//  b ─┴─▶ e = a + b ──┘
const diamond = () => graph({ a: -2, b: 3, d: ['mul', 'a', 'b'], e: ['add', 'a', 'b'], f: ['mul', 'd', 'e'] });
const neuron = () =>
  graph({ x1: 2, x2: 0, o: { neuron: ['x1', 'x2'], weights: [-3, 1], bias: 6.8813735870195432 }, y: ['square', 'o'] });

test('the flag takes gradients of the selected card, and a second time lets the app choose', () => {
  const bench = bareBench(diamond());
  bench.workbench.select([at('d')]);
  run(bench, 'node.root');
  expect(document(bench).root).toBe('d');
  expect(isChecked(bench, 'node.root')).toBe(true);
  expect(bench.workbench.live.gradient(at('a'))).toBe(3);
  run(bench, 'node.root');
  expect(document(bench).root).toBeNull();
  expect(bench.view.$announcement.get()).toBe('Gradients of f, taken automatically.');
});

test('any slot of an open neuron can be the root', () => {
  const bench = bareBench(neuron());
  bench.workbench.select([at('o')]);
  run(bench, 'node.open');
  bench.workbench.select([at('o/sum')]);
  run(bench, 'node.root');
  expect(document(bench).root).toBe('o/sum');
});

test('what has no number cannot be the root, and the reason is said', () => {
  const bench = bareBench(diamond());
  expect(why(bench, 'node.root')).toBe('Select a card first: click it, or press Tab.');
  bench.workbench.select([at('a'), at('b')]);
  expect(why(bench, 'node.root')).toBe('Select one card; several are selected.');
  run(bench, 'add.note');
  expect(why(bench, 'node.root')).toBe('A note has no number.');
});

test('renaming begins in place, and parts of a neuron have no name of their own', () => {
  const bench = bareBench(neuron());
  bench.workbench.select([at('o')]);
  run(bench, 'node.rename');
  expect(bench.view.$renaming.get()).toBe('o');
  run(bench, 'node.open');
  bench.workbench.select([at('o/b')]);
  expect(why(bench, 'node.rename')).toMatch(/Detach it to name them/);
});

test('opening and closing a neuron selects it and changes no number', () => {
  const bench = bareBench(neuron());
  const before = bench.workbench.live.gradient(at('x1'));
  bench.workbench.select([at('o')]);
  run(bench, 'node.open');
  expect(selected(bench)).toEqual(['o/frame']);
  expect(why(bench, 'node.open')).toBe('It is open already.');
  expect(bench.workbench.live.gradient(at('x1'))).toBe(before);
  bench.workbench.select([at('o/w:p1')]);
  run(bench, 'node.close');
  expect(selected(bench)).toEqual(['o']);
  expect(bench.workbench.history.$undo.get()).toBe('Close o');
});

test('detaching a closed neuron makes room first, selects its nodes and is one undo step', () => {
  const bench = bareBench(neuron());
  bench.workbench.select([at('y')]);
  run(bench, 'edit.moveRight', true);
  bench.scheduler.wait(1000);
  const before = document(bench);
  const value = bench.workbench.live.value(at('y'));
  bench.workbench.select([at('o')]);
  run(bench, 'node.detach');
  expect(selected(bench)).toHaveLength(7);
  const right = Math.max(
    ...[...document(bench).nodes.values()].filter(({ name }) => name === 'o_sum').map(({ x }) => x),
  );
  expect(record(bench, 'y')?.x).toBeGreaterThan(right);
  expect(Object.is(bench.workbench.live.value(at('y')), value)).toBe(true);
  run(bench, 'edit.undo');
  expect(document(bench).nodes).toEqual(before.nodes);
});

test('[ and ] walk along the wires, { and } among the cards of one reader', () => {
  const bench = bareBench(diamond());
  bench.workbench.select([at('f')]);
  const way: string[] = [];
  for (const command of [
    'node.upstream',
    'node.after',
    'node.after',
    'node.after',
    'node.upstream',
    'node.downstream',
  ] as const) {
    run(bench, command);
    way.push(...selected(bench));
  }
  expect(way).toEqual(['d', 'e', 'd', 'e', 'a', 'd']);
  expect(bench.asked.at(-1)).toBe('focusNode d');
});

test('{ and } go among the readers where nothing reads on', () => {
  //  a ─▶ d,  a ─▶ e
  const bench = bareBench(graph({ a: 1, d: ['square', 'a'], e: ['exp', 'a'], g: ['sin', 'a'] }));
  bench.workbench.select([at('d')]);
  const way: string[] = [];
  for (const command of ['node.after', 'node.after', 'node.after', 'node.before'] as const) {
    run(bench, command);
    way.push(...selected(bench));
  }
  expect(way).toEqual(['e', 'g', 'd', 'g']);
});

test('at the end of a wire the walk stays and says so', () => {
  const bench = bareBench(diamond());
  bench.workbench.select([at('a')]);
  run(bench, 'node.upstream');
  expect(selected(bench)).toEqual(['a']);
  expect(bench.view.$announcement.get()).toBe('a reads nothing.');
});

test('the walk passes a closed neuron as one card and an open one through its parts', () => {
  const bench = bareBench(neuron());
  bench.workbench.select([at('x1')]);
  run(bench, 'node.downstream');
  expect(selected(bench)).toEqual(['o']);
  run(bench, 'node.open');
  bench.workbench.select([at('x1')]);
  const way: string[] = [];
  for (let step = 0; step < 4; step++) {
    run(bench, 'node.downstream');
    way.push(...selected(bench));
  }
  expect(way).toEqual(['o/m:p1', 'o/sum', 'o', 'y']);
});

test('a wire begins at the card that shows the number', () => {
  const bench = bareBench(graph({ x: 1, o: { neuron: ['x'], activation: 'linear' } }));
  bench.workbench.select([at('o')]);
  run(bench, 'node.wire');
  run(bench, 'node.open');
  run(bench, 'node.wire');
  const begun = bench.asked.filter((line) => line.startsWith('beginWire'));
  expect(begun).toEqual(['beginWire {"node":"o","port":"out"}', 'beginWire {"node":"o/sum","port":"out"}']);
});

test('roles are set for all selected numbers at once', () => {
  const bench = bareBench(diamond());
  bench.workbench.select([at('a'), at('b'), at('d')]);
  run(bench, 'node.constant');
  expect([record(bench, 'a'), record(bench, 'b')]).toMatchObject([{ role: 'constant' }, { role: 'constant' }]);
  expect(isChecked(bench, 'node.constant')).toBe(true);
  expect(isChecked(bench, 'node.input')).toBe(false);
  expect(bench.workbench.history.$undo.get()).toBe('Make constant: a and b');
});

test('a slider reaches beyond the number, and removing it keeps the number', () => {
  for (const [value, reach] of [
    [3, 10],
    [-250, 1000],
    [1000, 1000],
    [0, 10],
  ] as const) {
    const bench = bareBench(graph({ a: value }));
    bench.workbench.select([at('a')]);
    run(bench, 'node.addSlider');
    expect(record(bench, 'a')).toMatchObject({ slider: { min: -reach, max: reach, step: reach / 100 } });
    expect(why(bench, 'node.addSlider')).toBe('It has a slider already.');
    run(bench, 'node.removeSlider');
    expect(record(bench, 'a')).not.toHaveProperty('slider');
    expect(record(bench, 'a')).toMatchObject({ value });
  }
});

test('an input of a neuron goes with its weight', () => {
  const bench = bareBench(neuron());
  bench.view.$selectedWire.set('o:p1');
  run(bench, 'node.removeInput');
  expect(record(bench, 'o')).toMatchObject({ inputs: [{ port: 'p2', from: 'x2' }], numbers: { 'w:p2': 1 } });
  bench.view.$selectedWire.set('y:0');
  expect(why(bench, 'node.removeInput')).toBe('Only an input of a neuron has a weight.');
});

test('what is added lies in the middle of what is seen, selected and focused', () => {
  const bench = bareBench(diamond());
  run(bench, 'add.number');
  const [added] = selected(bench);
  // 132 × 92 around (1000, 1000), on the 20 px grid.
  expect(record(bench, added ?? '')).toMatchObject({ kind: 'leaf', role: 'input', x: 940, y: 960, name: 'c' });
  expect(bench.asked).toEqual([`focusNode ${added}`]);
});

test('a new note is open for writing, and F2 opens one again', () => {
  const bench = bareBench(diamond());
  run(bench, 'add.note');
  const [note] = selected(bench);
  expect(bench.view.$renaming.get()).toBe(note);
  bench.view.$renaming.set(null);
  run(bench, 'node.rename');
  expect(bench.view.$renaming.get()).toBe(note);
});

test('adding a number takes the root away from nothing', () => {
  const bench = bareBench(diamond());
  run(bench, 'add.number');
  expect(evaluate(document(bench)).root).toBe('f');
});

test('reset numbers brings back what was opened, and says when there is nothing to bring back', () => {
  const bench = bareBench(diamond());
  expect(why(bench, 'numbers.reset')).not.toBeNull();
  bench.workbench.commitNumber(at('a'), 7);
  run(bench, 'numbers.reset');
  expect(bench.workbench.live.value(at('a'))).toBe(-2);
  expect(bench.view.$announcement.get()).toBe('One number is back where it was.');
});

test('hidden gradients can be revealed all at once', () => {
  const bench = bareBench(neuron());
  run(bench, 'view.gradients');
  run(bench, 'view.revealAll');
  expect([...bench.view.$revealed.get()].sort()).toEqual([
    'o',
    'o/b',
    'o/m:p1',
    'o/m:p2',
    'o/sum',
    'o/w:p1',
    'o/w:p2',
    'x1',
    'x2',
    'y',
  ]);
});

test('tidying a selection leaves the others where they are', async () => {
  const bench = bareBench(diamond());
  const far = { x: record(bench, 'f')?.x, y: record(bench, 'f')?.y };
  bench.workbench.select([at('a'), at('b'), at('d')]);
  run(bench, 'view.tidy');
  await vi.waitFor(() => expect(bench.workbench.history.$undo.get()).toBe('Tidy'));
  expect(record(bench, 'f')).toMatchObject(far);
});
