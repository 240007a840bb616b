import { atom, type WritableAtom } from 'nanostores';

/** What a person set once for all documents. */
export interface PreferenceValues {
  readonly theme: 'system' | 'light' | 'dark';
  /** Larger text for projectors. */
  readonly largeText: boolean;
  /** 4 significant digits, or so many decimal places. */
  readonly numbers: { readonly kind: 'significant' } | { readonly kind: 'places'; readonly places: number };
  readonly snap: boolean;
  /** Single-letter shortcuts can be switched off (WCAG 2.1.4). */
  readonly letterKeys: boolean;
  readonly wheel: 'auto' | 'zoom' | 'pan';
  /** Whether the coach mark of the first run was followed or sent away. */
  readonly coached: boolean;
  /** Whether the training panel is open. */
  readonly trainingOpen: boolean;
  /** Which parts of “upstream × local slope = product” show, wherever it stands. */
  readonly factors: Readonly<Record<Factor, boolean>>;
}

export type Factor = 'upstream' | 'slope' | 'product';

export const defaultPreferences: PreferenceValues = {
  theme: 'system',
  largeText: false,
  numbers: { kind: 'significant' },
  snap: true,
  letterKeys: true,
  wheel: 'auto',
  coached: false,
  trainingOpen: false,
  factors: { upstream: true, slope: true, product: true },
};

export interface Preferences {
  readonly $values: WritableAtom<PreferenceValues>;
  readonly set: (changes: Partial<PreferenceValues>) => void;
}

export function createPreferences(initial: PreferenceValues = defaultPreferences): Preferences {
  const $values = atom(initial);
  return { $values, set: (changes) => $values.set({ ...$values.get(), ...changes }) };
}
