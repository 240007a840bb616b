import { expect, test } from 'vitest';
import { keepPreferences, loadPreferences } from '../../../src/persistence/preference-storage.ts';
import { createPreferences, defaultPreferences, type PreferenceValues } from '../../../src/store/preferences.ts';

function textStorage(stored: string | null) {
  const values = new Map<string, string>(stored === null ? [] : [['nudge:preferences', stored]]);
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

const blocked = () => {
  throw new DOMException('denied', 'SecurityError');
};

test('what was chosen is there on the next visit', () => {
  const storage = textStorage(null);
  const preferences = createPreferences();
  keepPreferences(preferences, () => storage);
  const chosen: PreferenceValues = {
    theme: 'dark',
    largeText: true,
    numbers: { kind: 'places', places: 3 },
    snap: false,
    letterKeys: false,
    wheel: 'pan',
    coached: true,
    trainingOpen: true,
    factors: { upstream: false, slope: true, product: false },
  };
  preferences.set(chosen);
  expect(loadPreferences(() => storage)).toEqual(chosen);
});

test('every preference is stored: changing one alone comes back', () => {
  for (const key of Object.keys(defaultPreferences)) {
    const other = {
      theme: 'light',
      largeText: true,
      numbers: { kind: 'places', places: 0 },
      snap: false,
      letterKeys: false,
      wheel: 'zoom',
      coached: true,
      trainingOpen: true,
      factors: { upstream: true, slope: false, product: false },
    }[key];
    const loaded = loadPreferences(() => textStorage(JSON.stringify({ [key]: other })));
    expect(loaded).toEqual({ ...defaultPreferences, [key]: other });
  }
});

test.each([
  '',
  '{',
  'null',
  '7',
  '[]',
  '{"theme":"sepia","largeText":1,"numbers":{"kind":"places","places":99},"wheel":null}',
  '{"numbers":7}',
  '{"factors":[]}',
  '{"factors":{"slope":1}}',
])('from %j the defaults come', (stored) => {
  expect(loadPreferences(() => textStorage(stored))).toEqual(defaultPreferences);
});

test('without storage they hold as long as the page', () => {
  expect(loadPreferences(blocked)).toEqual(defaultPreferences);
  const preferences = createPreferences();
  keepPreferences(preferences, blocked);
  preferences.set({ theme: 'dark' });
  expect(preferences.$values.get().theme).toBe('dark');
});
