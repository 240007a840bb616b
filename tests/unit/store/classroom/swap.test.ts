import { expect, test } from 'vitest';
import { commandNamed } from '../../../../src/store/commands/registry.ts';
import { setRoot } from '../../../../src/store/edits.ts';
import type { NudgeDocument } from '../../../../src/graph/document.ts';
import { doublesBetween } from '../../../../src/store/swap/compare.ts';
import { benchWithLab } from '../../../support/classroom.ts';
import { ulps } from '../../../support/close.ts';
import { at, graph, id } from '../../../support/graph.ts';

//  x ──▶ tanh = y ──▶ × = z ◀── x
const whole = () => graph({ x: 0.7, y: ['tanh', 'x'], z: ['mul', 'y', 'x'] });

function swapped(document: NudgeDocument, offer: string) {
  const bench = benchWithLab(document);
  const found = bench.swap.offers(id('y')).find((one) => one.id === offer);
  if (found === undefined) throw new Error(`no ${offer}`);
  bench.swap.swap(id('y'), found);
  const proof = () => {
    const now = bench.swap.$proof.get();
    if (now === null) throw new Error('no proof');
    return now;
  };
  return { ...bench, proof };
}

test('an exchange is one undo step, keeps the node selected and proves every number outside', () => {
  const before = whole();
  const { proof, workbench, swap, view } = swapped(before, 'tanh.apart');
  expect(proof()).toMatchObject({ different: 0, lost: null, node: 'y' });
  expect(proof().compared.map(({ address }) => address)).toEqual(['x', 'y', 'z']);
  expect([...workbench.$selection.get()]).toEqual(['y']);
  expect(swap.$made.get()?.created).toHaveLength(7);
  expect(view.$announcement.get()).toMatch(/Nothing outside changed/);
  workbench.undo();
  expect(workbench.$document.get()).toEqual(before);
  expect(swap.$proof.get()).toBeNull();
});

test('the proof follows each nudge: both forms at the numbers of now', () => {
  const { proof, workbench, scheduler } = swapped(whole(), 'tanh.apart');
  workbench.preview(at('x'), -1.3);
  scheduler.frame();
  const y = proof().compared.find(({ address }) => address === 'y');
  expect(y?.value.before).toBe(Math.tanh(-1.3));
  expect(y?.value.after).toBeCloseTo(Math.tanh(-1.3), 14);
  expect(proof().different).toBe(0);
  workbench.commitNumber(at('x'), 2);
  scheduler.frame();
  expect(proof().compared.find(({ address }) => address === 'x')?.value.before).toBe(2);
});

test('where exp overflows the forms differ, and the proof says where the number was lost', () => {
  const { proof, workbench, scheduler } = swapped(whole(), 'tanh.apart');
  workbench.commitNumber(at('x'), 400);
  scheduler.frame();
  expect(proof().different).toBe(3);
  const lost = proof().lost;
  expect(lost === null ? undefined : workbench.live.value(lost)).toBe(Infinity);
  const y = proof().compared.find(({ address }) => address === 'y');
  expect([y?.value.before, y?.value.after, y?.value.steps]).toEqual([1, NaN, Infinity]);
});

test('at exactly 0 relu and max differ in the gradient, and nowhere else', () => {
  const { proof, workbench, scheduler } = swapped(graph({ x: 1, y: ['relu', 'x'] }), 'relu.apart');
  expect(proof().different).toBe(0);
  workbench.commitNumber(at('x'), 0);
  scheduler.frame();
  expect(proof().compared.filter(({ gradient }) => !gradient.isEqual)).toMatchObject([
    { address: 'x', gradient: { before: 0, after: 0.5 } },
  ]);
});

test('another edit of the graph ends the proof, as there is nothing to compare any more; moving a card does not', () => {
  const { swap, workbench } = swapped(whole(), 'tanh.apart');
  const document = workbench.$document.get();
  const z = document.nodes.get(id('z'));
  if (z === undefined) throw new Error('z is there');
  workbench.commit('Move', { ...document, nodes: new Map(document.nodes).set(z.id, { ...z, x: 900 }) });
  expect(swap.$proof.get()).not.toBeNull();
  workbench.commit('Root', setRoot(workbench.$document.get(), at('y')));
  expect(swap.$proof.get()).toBeNull();
});

test('rows: all of them are compared, not only the one that is followed', () => {
  const data = graph({ d: { columns: [[0, 1, 400]] }, y: ['tanh', 'd/c1'], z: ['sum_rows', 'y'] });
  const { proof } = swapped(data, 'tanh.apart');
  const y = proof().compared.find(({ address }) => address === 'y');
  expect(y?.value).toMatchObject({ before: 0, after: 0, isEqual: false, steps: Infinity });
});

test('X opens the panel, and X again makes the first exchange that fits, there and back', () => {
  const bench = benchWithLab(whole());
  const { swap, workbench } = bench;
  const classroom = { ...bench.classroom, use: (act: (classroom: never) => void) => act({ swap } as never) };
  const press = () => commandNamed('swap.apart')?.run({ ...bench, classroom } as never);
  workbench.select([at('y')]);
  press();
  expect(bench.classroom.$panel.get()).toBe('swap');
  expect(workbench.$document.get().nodes.size).toBe(3);
  press();
  expect(workbench.$document.get().nodes.size).toBe(10);
  const offers = swap.offers(id('y')).map((offer) => offer.id);
  expect(offers[0]).toBe('tanh.together');
  press();
  expect(workbench.$document.get().nodes.size).toBe(3);
});

test('doubles are counted as far apart as they lie', () => {
  for (const [a, b] of [
    [1, 1 + 2 ** -52],
    [-1, 1],
    [0, -0],
    [0.1 + 0.2, 0.3],
    [Infinity, 1e308],
  ] as const)
    expect(doublesBetween(a, b)).toBe(ulps(a, b));
  expect(doublesBetween(null, null)).toBe(0);
  expect(doublesBetween(null, 1)).toBe(Infinity);
  expect(doublesBetween(NaN, NaN)).toBe(0);
});
