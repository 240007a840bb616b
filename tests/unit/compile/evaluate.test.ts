import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { at, graph } from '../../support/graph.ts';

describe('gradients of the root', () => {
  //  a ─┬─▶ ×  ──▶ y      y = a·a, so dy/da = 2a
  //     └──▲
  test('a value used twice gets both contributions', () => {
    const { value, gradient } = evaluate(graph({ a: 3, y: ['mul', 'a', 'a'] }));
    expect(value(at('y'))).toBe(9);
    expect(gradient(at('a'))).toBe(6);
  });

  //  a ─▶ ×  ─▶ d ─▶ ×  ─▶ f      f = (a·b)·(a + b)
  //  b ─▶ +  ─▶ e ──▲
  test('gradients of two paths add up (the lecture, D8)', () => {
    const { gradient } = evaluate(
      graph({ a: -2, b: 3, d: ['mul', 'a', 'b'], e: ['add', 'a', 'b'], f: ['mul', 'd', 'e'] }),
    );
    expect(['a', 'b', 'd', 'e', 'f'].map((name) => gradient(at(name)))).toEqual([-3, -8, 1, -6, 1]);
  });

  test('canonical order need not be topological order', () => {
    const { gradient, value } = evaluate(graph({ y: ['mul', 'a', 'b'], a: 2, b: ['neg', 'a'] }));
    expect(value(at('y'))).toBe(-4);
    expect(gradient(at('a'))).toBe(-4);
  });

  test('only nodes on a path to the root have a gradient', () => {
    const { gradient } = evaluate(graph({ a: 1, b: 2, y: ['neg', 'a'], z: ['neg', 'b'] }, 'y'));
    expect(gradient(at('b'))).toBeNull();
    expect(gradient(at('z'))).toBeNull();
    expect(gradient(at('a'))).toBe(-1);
    expect(gradient(at('nobody'))).toBeUndefined();
  });

  test('constants have none, though values flow through them', () => {
    const { gradient, value } = evaluate(graph({ a: 3, two: { role: 'constant', value: 2 }, y: ['mul', 'a', 'two'] }));
    expect(value(at('two'))).toBe(2);
    expect(gradient(at('two'))).toBeNull();
    expect(gradient(at('a'))).toBe(2);
  });
});

describe('the root that nobody chose', () => {
  test('is the last node that computes and that nothing consumes', () => {
    expect(evaluate(graph({ a: 1, y: ['neg', 'a'], z: ['exp', 'a'] })).root).toBe('z');
  });

  test('is not taken over by a lone leaf or by a card that waits', () => {
    expect(evaluate(graph({ a: 1, y: ['neg', 'a'], b: 5, w: ['tanh', null] })).root).toBe('y');
  });

  test('is the last leaf where nothing computes', () => {
    expect(evaluate(graph({ a: 1, b: 5 })).root).toBe('b');
    expect(evaluate(graph({})).root).toBeNull();
  });
});

describe('half-built graphs', () => {
  test('a missing input is not zero: the node waits and all downstream is blank', () => {
    const { program, value } = evaluate(graph({ a: 1, s: ['add', 'a', null], y: ['exp', 's'], t: ['neg', 'a'] }));
    expect(program.problems.get(at('s'))).toEqual({ kind: 'waiting', operands: [1] });
    expect(program.problems.get(at('y'))).toEqual({ kind: 'blocked', by: 's' });
    expect(value(at('y'))).toBeUndefined();
    expect(value(at('t'))).toBe(-1);
  });

  test('an op of any number of inputs waits when it has none', () => {
    expect(evaluate(graph({ m: ['mean'] })).program.problems.get(at('m'))).toEqual({ kind: 'waiting', operands: [] });
  });

  //  a ─▶ p ─▶ q ─▶ r ─▶ s
  //       ▲─────────┘
  test('a loop marks exactly its nodes; the rest computes', () => {
    const { program, value } = evaluate(
      graph({ a: 2, p: ['add', 'a', 'r'], q: ['neg', 'p'], r: ['exp', 'q'], s: ['neg', 'r'], t: ['square', 'a'] }),
    );
    expect(program.problems.get(at('p'))).toEqual({ kind: 'cycle', loop: ['p', 'q', 'r', 'p'] });
    expect(program.problems.get(at('q'))).toEqual({ kind: 'cycle', loop: ['q', 'r', 'p', 'q'] });
    expect(program.problems.get(at('s'))).toEqual({ kind: 'blocked', by: 'r' });
    expect(program.problems.has(at('a'))).toBe(false);
    expect(value(at('t'))).toBe(4);
  });

  test('a node that reads itself is a loop of one', () => {
    expect(evaluate(graph({ p: ['neg', 'p'] })).program.problems.get(at('p'))).toEqual({
      kind: 'cycle',
      loop: ['p', 'p'],
    });
  });
});
