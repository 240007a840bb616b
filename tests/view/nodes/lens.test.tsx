import { cleanup, fireEvent, screen } from '@solidjs/testing-library';
import { afterEach, expect, test } from 'vitest';
import { at, graph } from '../../support/graph.ts';
import { draw } from './draw.tsx';

afterEach(cleanup);

//  a = 3 ──▶ square ──▶ b      b = 9, db/da = 6
const sketch = () => graph({ a: 3, b: ['square', 'a'] });

test('what has not come yet leaves its place empty and says so, and comes back when the lens is off', () => {
  const { lenses } = draw(sketch());
  expect(screen.getByLabelText('b value').textContent).toBe('9.000');
  lenses.put('playback', {
    value: () => ({ kind: 'blank', words: 'not yet computed' }),
    gradient: () => ({ kind: 'blank', words: 'has not arrived' }),
  });
  expect(screen.getByLabelText('b value').textContent).toBe('');
  expect(screen.getByLabelText('b value').title).toBe('not yet computed');
  expect(screen.getByLabelText('b gradient').textContent).toBe('');
  lenses.put('playback', null);
  expect(screen.getByLabelText('b value').textContent).toBe('9.000');
  expect(screen.getByLabelText('b gradient').textContent).toBe('1.000');
});

test('a covered number is a button that asks for the guess, on a leaf too', () => {
  const { lenses } = draw(sketch());
  const asked: string[] = [];
  lenses.put('guess', {
    value: (address) => ({ kind: 'ask', ask: () => asked.push(`value ${address}`) }),
    gradient: (address) => ({ kind: 'ask', ask: () => asked.push(`gradient ${address}`) }),
  });
  expect(screen.queryByText('3.000')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'guess a value' }));
  fireEvent.click(screen.getByRole('button', { name: 'guess a gradient' }));
  expect(asked).toEqual(['value a', 'gradient a']);
});

test('another number stands in the place of a gradient, with its note; the live one stays as it was', () => {
  const { lenses, workbench } = draw(sketch());
  lenses.put('bugs', { gradient: () => ({ kind: 'number', number: -1, note: 'not 6', isWrong: true }) });
  const shown = screen.getByLabelText('a gradient');
  expect(shown.textContent).toBe('−1.000');
  expect(shown.dataset['sign']).toBe('minus');
  expect(shown.dataset['note']).toBe('not 6');
  expect(workbench.live.gradient(at('a'))).toBe(6);
});
