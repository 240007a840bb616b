import { expect, test } from 'vitest';
import { isFrozen } from '../../../../src/macros/frozen.ts';
import { commandNamed, type CommandId } from '../../../../src/store/commands/registry.ts';
import { runCommand } from '../../../../src/store/commands/run.ts';
import { placeProblem } from '../../../../src/store/new-record.ts';
import { addNode } from '../../../../src/store/commands/add-node.ts';
import { dataSetIds } from '../../../../src/data/data-sets.ts';
import { bareBench, type BareBench } from '../../../support/bench.ts';
import { at, graph, id } from '../../../support/graph.ts';
import { net, withRecords } from '../../../support/nets.ts';

function run(bench: BareBench, command: CommandId, far = false): void {
  const found = commandNamed(command);
  if (found !== undefined) runCommand(bench, found, far);
}
const why = (bench: BareBench, command: CommandId) => commandNamed(command)?.unavailable?.(bench) ?? null;
const selected = (bench: BareBench) => [...bench.workbench.$selection.get()];
const document = (bench: BareBench) => bench.workbench.$document.get();
const made = () => bareBench(withRecords({ x: 1 }, (place) => [net(place, 'm', ['x'], { sizes: [2, 1] })]));

test('opening goes inwards level by level, and closing outwards from what is selected', () => {
  const bench = made();
  bench.workbench.select([at('m')]);
  run(bench, 'node.open');
  expect(selected(bench)).toEqual(['m/frame']);
  bench.workbench.select([at('m/l1')]);
  run(bench, 'node.open');
  expect(selected(bench)).toEqual(['m/l1/frame']);
  bench.workbench.select([at('m/l1/n2')]);
  run(bench, 'node.open');
  expect(document(bench).nodes.get(id('m'))).toMatchObject({ open: true, opened: ['l1', 'l1/n2'] });
  bench.workbench.select([at('m/l1/n2/b')]);
  expect(why(bench, 'node.open')).toBe('It is open already.');
  run(bench, 'node.close');
  expect(selected(bench)).toEqual(['m/l1/n2']);
  // The neuron is closed: what closes next is the layer that it lies in.
  run(bench, 'node.close');
  expect(document(bench).nodes.get(id('m'))).toMatchObject({ open: true });
  expect(selected(bench)).toEqual(['m/l1']);
  bench.workbench.undo();
  bench.workbench.undo();
  expect(document(bench).nodes.get(id('m'))).toMatchObject({ opened: ['l1', 'l1/n2'] });
});

test('freezing means the number that is selected, or all numbers of a neuron, layer or net', () => {
  const bench = made();
  const frozen = () =>
    Object.keys(document(bench).nodes.get(id('m')) ?? {}).length === 0
      ? []
      : ['l1/n1/w:p1', 'l1/n1/b', 'l1/n2/w:p1', 'l2/n1/b'].filter((local) =>
          isFrozen(document(bench), at(`m/${local}`)),
        );
  bench.workbench.select([at('m/l1/n1/w:p1')]);
  run(bench, 'leaf.freeze');
  expect(frozen()).toEqual(['l1/n1/w:p1']);
  bench.workbench.select([at('m/l1')]);
  run(bench, 'leaf.freeze');
  expect(frozen()).toEqual(['l1/n1/w:p1', 'l1/n1/b', 'l1/n2/w:p1']);
  run(bench, 'leaf.freeze');
  expect(frozen()).toEqual([]);
  bench.workbench.select([at('x')]);
  expect(why(bench, 'leaf.freeze')).toBe('Select a parameter or a neuron first.');
});

test('rows are followed one by one or ten at a time, round the ends', () => {
  const bench = bareBench(
    graph({ d: { columns: [Array.from({ length: 12 }, (_, row) => row)] }, y: ['mul', 'd/c1', 'd/c1'] }),
  );
  const { live } = bench.workbench;
  run(bench, 'numbers.nextRow');
  expect([live.row(), live.value(at('y'))]).toEqual([1, 1]);
  run(bench, 'numbers.nextRow', true);
  expect([live.row(), live.value(at('y'))]).toEqual([11, 121]);
  run(bench, 'numbers.nextRow');
  expect(live.row()).toBe(0);
  run(bench, 'numbers.previousRow');
  expect(live.row()).toBe(11);
  expect(bench.view.$announcement.get()).toBe('Row 12 of 12.');
  expect(why(made(), 'numbers.nextRow')).toMatch(/^Add data first/);
});

test('everything that can be placed is placed selected, with a name of its own, in one undo step', () => {
  const bench = made();
  const things = [
    { kind: 'layer' },
    { kind: 'mlp' },
    { kind: 'loss', loss: 'hinge' },
    { kind: 'loss', loss: 'softmax_cross_entropy' },
    { kind: 'penalty' },
    ...dataSetIds.map((set) => ({ kind: 'data', set }) as const),
  ] as const;
  for (const what of things) {
    expect(placeProblem(document(bench), what)).toBeNull();
    const born = addNode(bench, what);
    expect(selected(bench)).toEqual([born]);
    bench.workbench.undo();
    expect(born !== null && document(bench).nodes.has(born)).toBe(false);
    bench.workbench.redo();
  }
  const names = [...document(bench).nodes.values()].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(addNode(bench, { kind: 'custom', definition: id('gone') })).toBeNull();
  expect(bench.view.$notices.get().at(-1)?.tone).toBe('warning');
});
