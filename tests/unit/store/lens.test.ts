import { expect, test } from 'vitest';
import { createLenses, shownBy, wireBy, type Lens } from '../../../src/store/lens.ts';
import { at } from '../../support/graph.ts';

const covering = (words: string, ...names: readonly string[]): Lens => ({
  gradient: (address) => (names.includes(address) ? { kind: 'blank', words } : null),
});

test('without a lens everything is as it is', () => {
  const { $lenses } = createLenses();
  expect(shownBy($lenses.get(), 'gradient', at('a'))).toBeNull();
  expect(wireBy($lenses.get(), 'a:0')).toBeNull();
});

test('the stronger lens speaks first, whichever was put on first; where it is silent, the weaker one speaks', () => {
  const { $lenses, put } = createLenses();
  put('guess', covering('guess', 'a'));
  put('bugs', covering('bugs', 'a', 'b'));
  const words = (name: string) => {
    const shown = shownBy($lenses.get(), 'gradient', at(name));
    return shown?.kind === 'blank' ? shown.words : null;
  };
  expect([words('a'), words('b'), words('c')]).toEqual(['guess', 'bugs', null]);
  put('guess', null);
  expect(words('a')).toBe('bugs');
});

test('values and gradients are covered apart', () => {
  const lens: Lens = { value: () => ({ kind: 'blank', words: 'not yet' }) };
  expect(shownBy([lens], 'value', at('a'))).toEqual({ kind: 'blank', words: 'not yet' });
  expect(shownBy([lens], 'gradient', at('a'))).toBeNull();
});

test('putting a lens on, exchanging it and taking it off is told; taking off what is not there is not', () => {
  const { $lenses, put } = createLenses();
  let told = 0;
  $lenses.listen(() => told++);
  put('paths', null);
  expect(told).toBe(0);
  put('paths', {});
  put('paths', {});
  put('paths', null);
  expect(told).toBe(3);
});

test('a wire is lit by the first lens that knows it', () => {
  const lenses: readonly Lens[] = [
    { wire: (id) => (id === 'e:0' ? { lit: 'on', flow: 3 } : null) },
    { wire: () => ({ lit: 'off' }) },
  ];
  expect(wireBy(lenses, 'e:0')).toEqual({ lit: 'on', flow: 3 });
  expect(wireBy(lenses, 'e:1')).toEqual({ lit: 'off' });
});
