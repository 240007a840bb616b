import { describe, expect, test } from 'vitest';
import { bench } from '../../support/workbench.ts';
import { at, graph, id } from '../../support/graph.ts';
import { setRoot, moveNodes } from '../../../src/store/edits.ts';
import { removeNodes } from '../../../src/macros/wiring.ts';

const product = () => graph({ a: 2, b: -3, y: ['mul', 'a', 'b'] });

describe('a gesture', () => {
  test('is one undo step, whatever lay between its start and its end', () => {
    const { preview, commitNumber, undo, redo, live, history } = bench(product());
    for (const number of [2.1, 2.2, 2.3]) preview(at('a'), number);
    commitNumber(at('a'), 2.3);
    expect(live.value(at('y'))).toBe(2.3 * -3);
    expect(undo()).toBe('Nudge a');
    expect(live.value(at('a'))).toBe(2);
    expect(history.$undo.get()).toBeNull();
    expect(redo()).toBe('Nudge a');
    expect(live.value(at('a'))).toBe(2.3);
  });

  test('that is cancelled leaves nothing to undo', () => {
    const { preview, cancelPreview, live, history, $document } = bench(product());
    const before = $document.get();
    preview(at('a'), 9);
    cancelPreview(at('a'));
    expect(live.value(at('y'))).toBe(-6);
    expect($document.get()).toBe(before);
    expect(history.$undo.get()).toBeNull();
  });

  test('that ends where it began changes nothing', () => {
    const { preview, commitNumber, live, history } = bench(product());
    preview(at('a'), 9);
    commitNumber(at('a'), 2);
    expect(live.value(at('y'))).toBe(-6);
    expect(history.$undo.get()).toBeNull();
  });
});

describe('bursts', () => {
  test('sets to one name within half a second are one step, later ones another', () => {
    const { commitNumber, scheduler, undo, live } = bench(product());
    commitNumber(at('a'), 3, { burst: 'set a' });
    scheduler.wait(499);
    commitNumber(at('a'), 4, { burst: 'set a' });
    scheduler.wait(501);
    commitNumber(at('a'), 5, { burst: 'set a' });
    undo();
    expect(live.value(at('a'))).toBe(4);
    undo();
    expect(live.value(at('a'))).toBe(2);
    expect(undo()).toBeNull();
  });

  test('of two names do not run together', () => {
    const { commitNumber, undo, live } = bench(product());
    commitNumber(at('a'), 3, { burst: 'set a' });
    commitNumber(at('b'), 3, { burst: 'set b' });
    undo();
    expect([live.value(at('a')), live.value(at('b'))]).toEqual([3, -3]);
  });

  test('that return to the start leave no step behind', () => {
    const { commitNumber, history, $document } = bench(product());
    commitNumber(at('a'), 3, { burst: 'set a' });
    commitNumber(at('a'), 2, { burst: 'set a' });
    expect($document.get()).toEqual(product());
    expect(history.$undo.get()).toBeNull();
  });
});

test('undo brings back the selection, and a deleted node with its wires and its root', () => {
  const { commit, select, undo, redo, $selection, $document } = bench({ ...product(), root: at('y') });
  select([at('a')]);
  commit('Delete a', removeNodes($document.get(), new Set([id('a'), id('y')])));
  expect([...$selection.get()]).toEqual([]);
  expect($document.get().root).toBeNull();
  undo();
  expect($document.get()).toEqual({ ...product(), root: at('y') });
  expect([...$selection.get()]).toEqual(['a']);
  redo();
  expect([...$document.get().nodes.keys()]).toEqual(['b']);
});

test('a new edit forgets what could have been redone', () => {
  const { commit, undo, history, $document } = bench(product());
  commit('Root', setRoot($document.get(), at('a')));
  undo();
  commit('Move', moveNodes($document.get(), [[id('a'), { x: 1, y: 1 }]]));
  expect(history.$redo.get()).toBeNull();
});

test('an edit that changes nothing is no step', () => {
  const { commit, history, $document } = bench(product());
  commit('Move', moveNodes($document.get(), [[id('a'), { x: 0, y: 0 }]]));
  expect(history.$undo.get()).toBeNull();
});

test('numbers that cannot be are refused, and the graph stays', () => {
  const { commitNumber, live } = bench(product());
  expect(() => commitNumber(at('y'), 1)).toThrow('not a leaf');
  expect(() => commitNumber(at('a'), Number.NaN)).toThrow('not a finite number');
  expect(live.value(at('y'))).toBe(-6);
});

test('a nudge tells what the gradient promised and what came', () => {
  const { preview, commitNumber, $nudge } = bench(graph({ a: 3, y: ['mul', 'a', 'a'] }));
  preview(at('a'), 3.05);
  preview(at('a'), 3.1);
  commitNumber(at('a'), 3.1);
  expect($nudge.get()).toEqual({
    address: 'a',
    from: 3,
    to: 3.1,
    root: 'y',
    rootFrom: 9,
    rootTo: 3.1 * 3.1,
    gradient: 6,
  });
});

test('reset puts the leaves back to where they stood when the document was opened, new nodes stay', () => {
  const { commitNumber, commit, resetNumbers, live, undo, $document } = bench(product());
  commitNumber(at('a'), 50);
  commitNumber(at('b'), 60);
  commit('Move', moveNodes($document.get(), [[id('y'), { x: 7, y: 7 }]]));
  expect(resetNumbers()).toBe(2);
  expect([live.value(at('a')), live.value(at('b'))]).toEqual([2, -3]);
  expect($document.get().nodes.get(id('y'))?.x).toBe(7);
  undo();
  expect(live.value(at('a'))).toBe(50);
});
