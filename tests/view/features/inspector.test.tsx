import { screen } from '@solidjs/testing-library';
import { describe, expect, test } from 'vitest';
import { Inspector } from '../../../src/features/inspector/Inspector.tsx';
import type { Lens, Shown } from '../../../src/store/lens.ts';
import { at, graph } from '../../support/graph.ts';
import { onBench } from './on-bench.tsx';

//  a ──▶ × ──▶ e ──▶ × ──▶ L     a = 2, b = −3, e = a·b = −6, f = −2, L = e·f = 12
//  b ──▶                f ──▶
const sketch = graph({ a: 2, b: -3, e: ['mul', 'a', 'b'], f: -2, L: ['mul', 'e', 'f'] });

function inspect(selected: string) {
  const bench = onBench(sketch, () => <Inspector />);
  bench.workbench.select([at(selected)]);
  return bench;
}

const ask: Shown = { kind: 'ask', ask() {} };
const over = (what: 'value' | 'gradient', address: string, shown: Shown = ask): Lens => ({
  [what]: (asked: string) => (asked === address ? shown : null),
});
const text = () => document.body.textContent ?? '';
const links = () => [...document.querySelectorAll('.chain-product')].map((link) => link.getAttribute('aria-label'));

describe('each line of the chain is upstream × local slope = product', () => {
  test('where a gradient comes from', () => {
    inspect('e');
    expect(links()).toEqual([
      'upstream 1.000 times local slope −2.000 is product −2.000',
      'upstream −2.000 times local slope −3.000 is product 6.000',
      'upstream −2.000 times local slope 2.000 is product −4.000',
    ]);
  });

  test('a part that was hidden once is hidden in every line', () => {
    const { preferences } = inspect('e');
    preferences.set({ factors: { upstream: true, slope: false, product: true } });
    expect(links()).toEqual([
      'upstream 1.000 times local slope hidden is product −2.000',
      'upstream −2.000 times local slope hidden is product 6.000',
      'upstream −2.000 times local slope hidden is product −4.000',
    ]);
  });
});

describe('what is covered on the canvas is covered in the inspector', () => {
  test('a gradient that is to be guessed leaves nothing that tells it', () => {
    const { lenses } = inspect('e');
    lenses.put('guess', over('gradient', 'e'));
    expect(screen.getByRole('button', { name: 'guess e gradient, inspector' })).toBeDefined();
    expect(screen.queryByLabelText('e gradient, inspector')).toBeNull();
    expect(links()).toEqual([]);
    expect(text()).toContain('A number is covered here.');
    lenses.put('guess', null);
    expect(links()).toHaveLength(3);
  });

  test('a value that is to be guessed is in no field, no slope, no product', () => {
    const { lenses } = inspect('e');
    // The slope of e = a·b by b is a itself.
    lenses.put('guess', over('value', 'a'));
    expect(links()).toEqual([
      'upstream 1.000 times local slope −2.000 is product −2.000',
      'upstream −2.000 times local slope hidden is product 6.000',
      'upstream −2.000 times local slope hidden is product −4.000',
    ]);
  });

  test('what flows to a covered gradient would tell it', () => {
    const { lenses } = inspect('e');
    lenses.put('guess', over('gradient', 'a'));
    expect(links()).toContain('upstream −2.000 times local slope −3.000 is product hidden');
    expect(links()).toContain('upstream −2.000 times local slope 2.000 is product −4.000');
  });

  test('a number that has not come yet is blank', () => {
    const { lenses } = inspect('e');
    lenses.put('playback', over('value', 'e', { kind: 'blank', words: 'not yet computed' }));
    expect(screen.getByLabelText('e value, inspector').textContent).toBe('');
    expect(text()).not.toContain('−6');
  });

  test('another number stands with its note', () => {
    const { lenses } = inspect('b');
    lenses.put('bugs', over('gradient', 'b', { kind: 'number', number: 7, note: 'not −4' }));
    const badge = screen.getByLabelText('b gradient, inspector');
    expect(badge.textContent).toBe('7.000');
    expect(badge.dataset['note']).toBe('not −4');
  });
});
