import { expect, test } from 'vitest';
import { stepAlongGradient } from '../../../../src/store/commands/gradient-step.ts';
import { at, graph } from '../../../support/graph.ts';
import { bench } from '../../../support/workbench.ts';

//  a ─▶ e = a·b ─▶ d = e + c ─▶ L = d·f     the lecture's first payoff: every leaf by 0.01 · gradient takes L from −8 to −7.286496
const lecture = () =>
  graph({ a: 2, b: -3, e: ['mul', 'a', 'b'], c: 10, d: ['add', 'e', 'c'], f: -2, L: ['mul', 'd', 'f'] });

test('a step of 0.01 up the gradient takes L from −8 to −7.286496', () => {
  const workbench = bench(lecture());
  const result = stepAlongGradient(workbench, { which: 'input', rate: 0.01, direction: 'up' });
  expect(result).toMatchObject({ ok: true, moved: 4, rootFrom: -8 });
  expect(workbench.live.value(at('L'))).toBeCloseTo(-7.286496, 12);
  expect(workbench.live.value(at('a'))).toBe(2 + 0.01 * 6);
});

test('down goes the other way, and one undo takes all of it back', () => {
  const workbench = bench(lecture());
  stepAlongGradient(workbench, { which: 'input', rate: 0.01, direction: 'down' });
  expect(workbench.live.value(at('L'))).toBeLessThan(-8);
  expect(workbench.history.$undo.get()).toBe('Step inputs down by 0.01 × gradient');
  workbench.undo();
  expect(workbench.live.value(at('L'))).toBe(-8);
  expect(workbench.history.$undo.get()).toBeNull();
});

test('stepping parameters moves the numbers inside neurons and leaves inputs', () => {
  const workbench = bench(graph({ x: 2, o: { neuron: ['x'], weights: [1], bias: 0, activation: 'linear' } }));
  const result = stepAlongGradient(workbench, { which: 'parameter', rate: 0.1, direction: 'up' });
  expect(result).toMatchObject({ ok: true, moved: 2 });
  expect([workbench.live.value(at('o/w:p1')), workbench.live.value(at('o/b')), workbench.live.value(at('x'))]).toEqual([
    1.2, 0.1, 2,
  ]);
});

test('a leaf off the path to the root stays', () => {
  const workbench = bench(graph({ a: 3, lone: 7, y: ['square', 'a'] }));
  expect(stepAlongGradient(workbench, { which: 'input', rate: 1, direction: 'down' })).toMatchObject({
    ok: true,
    moved: 1,
  });
  expect(workbench.live.value(at('lone'))).toBe(7);
});

test('a gradient that is not finite refuses the whole step in words', () => {
  //  y = √a at 0 has an infinite slope
  const workbench = bench(graph({ b: 1, a: 0, r: ['sqrt', 'a'], y: ['add', 'r', 'b'] }));
  const before = workbench.$document.get();
  expect(stepAlongGradient(workbench, { which: 'input', rate: 0.01, direction: 'down' })).toEqual({
    ok: false,
    message: 'a cannot take this step: its gradient is ∞. Nothing was changed.',
  });
  expect(workbench.$document.get()).toBe(before);
});

test('a step that would overflow is refused', () => {
  const workbench = bench(graph({ a: 1e308, y: ['mul', 'a', 'a2'], a2: 1e200 }));
  const result = stepAlongGradient(workbench, { which: 'input', rate: 1e200, direction: 'up' });
  expect(result).toMatchObject({ ok: false });
  expect(result.ok ? '' : result.message).toContain('it would become ∞');
});

test('a rate that is no number, a missing root and missing leaves are told apart', () => {
  const workbench = bench(lecture());
  const message = (which: 'input' | 'parameter', rate: number, on = workbench) => {
    const result = stepAlongGradient(on, { which, rate, direction: 'up' });
    return result.ok ? 'moved' : result.message;
  };
  expect(message('input', Number.NaN)).toBe('η must be a finite number; NaN is none. Try 0.01.');
  expect(message('parameter', 0.01)).toBe('No parameter lies on the way to L, so there is nothing to step.');
  expect(message('input', 0.01, bench(graph({})))).toBe(
    'There is no result to take gradients of. Wire an expression first.',
  );
});
