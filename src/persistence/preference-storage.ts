import { defaultPreferences, type Preferences, type PreferenceValues } from '../store/preferences.ts';

/** `public/theme-boot.js` reads the same key before the first paint. */
const key = 'nudge:preferences';

type TextStorage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** The stored preferences; the default for each that is missing, damaged, or of another kind than it was. Never throws. */
export function loadPreferences(storage: () => TextStorage = () => localStorage): PreferenceValues {
  const stored = readStored(storage);
  const { theme, largeText, numbers, snap, letterKeys, wheel, coached, trainingOpen, factors } = defaultPreferences;
  return {
    theme: oneOf(stored['theme'], ['system', 'light', 'dark'], theme),
    largeText: yesOrNo(stored['largeText'], largeText),
    numbers: numberFormat(stored['numbers']) ?? numbers,
    snap: yesOrNo(stored['snap'], snap),
    letterKeys: yesOrNo(stored['letterKeys'], letterKeys),
    wheel: oneOf(stored['wheel'], ['auto', 'zoom', 'pan'], wheel),
    coached: yesOrNo(stored['coached'], coached),
    trainingOpen: yesOrNo(stored['trainingOpen'], trainingOpen),
    factors: shownFactors(stored['factors'], factors),
  };
}

/** Stores the preferences whenever they change. Where storage is blocked they last as long as the page. Returns what ends it. */
export function keepPreferences(preferences: Preferences, storage: () => TextStorage = () => localStorage): () => void {
  return preferences.$values.listen((values) => {
    try {
      storage().setItem(key, JSON.stringify(values));
    } catch {
      // Blocked or full: the preferences hold until the page closes, and there is nothing a person needs to do about it.
    }
  });
}

function readStored(storage: () => TextStorage): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(storage().getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}

function yesOrNo(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

function shownFactors(value: unknown, otherwise: PreferenceValues['factors']): PreferenceValues['factors'] {
  if (typeof value !== 'object' || value === null) return otherwise;
  const { upstream, slope, product } = otherwise;
  return {
    upstream: yesOrNo('upstream' in value ? value.upstream : null, upstream),
    slope: yesOrNo('slope' in value ? value.slope : null, slope),
    product: yesOrNo('product' in value ? value.product : null, product),
  };
}

function oneOf<Choice extends string>(value: unknown, choices: readonly Choice[], otherwise: Choice): Choice {
  return choices.find((choice) => choice === value) ?? otherwise;
}

function numberFormat(value: unknown): PreferenceValues['numbers'] | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  if (value.kind === 'significant') return { kind: 'significant' };
  const places = 'places' in value ? value.places : null;
  const isCount = typeof places === 'number' && Number.isInteger(places) && places >= 0 && places <= 15;
  return value.kind === 'places' && isCount ? { kind: 'places', places } : null;
}
