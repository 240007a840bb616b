import { fireEvent, screen } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import type { Address } from '../../../src/kernel/ids.ts';
import { MicroscopeSection } from '../../../src/features/microscope/MicroscopeSection.tsx';
import { at, graph } from '../../support/graph.ts';
import { onBench } from './on-bench.tsx';

//  x ─▶ square ─▶ × 3 ─▶ − 4x ─▶ + 5 ─▶ f      the lecture's parabola, at x = 3
const parabola = graph({
  x: 3,
  four: { role: 'constant', value: 4 },
  three: { role: 'constant', value: 3 },
  five: { role: 'constant', value: 5 },
  squared: ['square', 'x'],
  first: ['mul', 'three', 'squared'],
  second: ['mul', 'four', 'x'],
  rest: ['sub', 'first', 'second'],
  f: ['add', 'rest', 'five'],
});

function microscope(document: NudgeDocument, address: Address) {
  stub(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  const bench = onBench(document, () => <MicroscopeSection address={address} />);
  return { bench, step: () => screen.getByLabelText<HTMLSelectElement>('step h under the microscope') };
}

function stub(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { configurable: true, value });
}

const estimate = () => document.querySelector('[data-estimate]')?.textContent;

test('measured with h = 1e−16 the slope at 3 is 0, and the words say that x + h is x', () => {
  const { step } = microscope(parabola, at('x'));
  fireEvent.change(step(), { target: { value: '1e-16' } });
  expect(estimate()).toBe('0');
  expect(document.querySelector('[data-step-words]')?.textContent).toContain('x + h is x itself');
  fireEvent.change(step(), { target: { value: '0.001' } });
  expect(Number(estimate())).toBeCloseTo(14.003, 8);
});

test('arrow keys on the pictures make h smaller and larger, Home and End go to the ends', () => {
  const { step } = microscope(parabola, at('x'));
  const secant = screen.getByRole('slider', { name: /^f against x/ });
  fireEvent.keyDown(secant, { key: 'ArrowLeft' });
  expect(step().value).toBe('0.2');
  fireEvent.keyDown(screen.getByRole('slider', { name: /^Error of the measured slope/ }), { key: 'ArrowRight' });
  expect(step().value).toBe('0.5');
  fireEvent.keyDown(secant, { key: 'End' });
  expect(step().value).toBe('1');
  fireEvent.keyDown(secant, { key: 'Home' });
  expect(step().value).toBe('1e-17');
});

test('another node below can be the root, and central differences measure a parabola exactly', () => {
  microscope(parabola, at('x'));
  const root = screen.getByLabelText<HTMLSelectElement>('root under the microscope');
  expect([...root.options].map(({ textContent }) => textContent)).toEqual(['f', 'squared', 'first', 'second', 'rest']);
  fireEvent.change(root, { target: { value: 'squared' } });
  expect(estimate()).toBe('6.5');
  fireEvent.click(screen.getByLabelText('central'));
  expect(estimate()).toBe('6');
});

test('a gradient that is to be guessed is not to be measured either', () => {
  const { bench } = microscope(parabola, at('x'));
  bench.lenses.put('guess', { gradient: () => ({ kind: 'ask', ask: () => undefined }) });
  expect(estimate()).toBeUndefined();
  expect(screen.getByText(/Uncover or guess them first/)).toBeTruthy();
  bench.lenses.put('guess', null);
  expect(estimate()).toBe('15.5');
});

test('what nothing depends on has no microscope', () => {
  microscope(graph({ x: 1, lone: 2, y: ['square', 'x'] }, 'y'), at('lone'));
  expect(screen.queryByText('Gradient microscope')).toBeNull();
});

test.each([
  ['∞', graph({ x: 1000, y: ['exp', 'x'] }), 'y'],
  ['NaN', graph({ x: -1, y: ['log', 'x'] }), 'y'],
  ['a number whose root is ∞', graph({ x: 1000, y: ['exp', 'x'] }), 'x'],
] as const)('about %s there is no window to look through, and the words say so', (_, sketch, node) => {
  microscope(sketch, at(node));
  expect(screen.getByText(/no ordinary number here/)).toBeTruthy();
  expect(screen.queryByRole('slider')).toBeNull();
});
