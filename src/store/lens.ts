import { atom, type ReadableAtom } from 'nanostores';
import type { Address } from '../kernel/ids.ts';

/** What stands on a card in place of a number. `blank`: it has not come yet. `ask`: it is covered, to be guessed; a press asks for the guess.
 *  `number`: another number than the live one, as a running sum or what a broken rule makes of it. */
export type Shown =
  | { readonly kind: 'blank'; /** For a screen reader: “not yet computed”. */ readonly words: string }
  | { readonly kind: 'ask'; readonly ask: () => void }
  | {
      readonly kind: 'number';
      /** Null as for a gradient that does not exist. */
      readonly number: number | null;
      /** A few words beside it: “so far”, “not 6”. */
      readonly note: string;
      readonly isWrong?: boolean;
    };

/** How a wire looks: lit or dimmed (null: as usual), and the number that its colour and thickness stand for where that is not the live one. */
export interface WireLens {
  readonly lit: 'on' | 'off' | null;
  /** Null: nothing flows. `hidden`: it is not to be seen what does. Left out: what flows in truth. */
  readonly flow?: number | null | 'hidden';
}

/** What a way of looking (playback, a guess, a broken rule, a path) lays over the canvas. Null everywhere: as it is. Nothing in the document
 *  and nothing in the live numbers changes. */
export interface Lens {
  readonly value?: (address: Address) => Shown | null;
  readonly gradient?: (address: Address) => Shown | null;
  /** By flow wire id: where it enters, `n3:0`. */
  readonly wire?: (id: string) => WireLens | null;
}

/** From the strongest to the weakest: the first that has something to say about a number says it. */
export type LensId = 'lesson' | 'guess' | 'manual' | 'playback' | 'bugs' | 'paths';

const strongestFirst: readonly LensId[] = ['lesson', 'guess', 'manual', 'playback', 'bugs', 'paths'];

export interface Lenses {
  /** Those that are on, the strongest first. */
  readonly $lenses: ReadableAtom<readonly Lens[]>;
  /** Puts a lens on, in place of the one of that name, or takes it off. What is shown follows at once, so a lens that answers anew is put
   *  on anew. */
  readonly put: (id: LensId, lens: Lens | null) => void;
}

export function createLenses(): Lenses {
  const on = new Map<LensId, Lens>();
  const $lenses = atom<readonly Lens[]>([]);
  return {
    $lenses,
    put(id, lens) {
      if (lens === null && !on.has(id)) return;
      if (lens === null) on.delete(id);
      else on.set(id, lens);
      $lenses.set(strongestFirst.flatMap((name) => on.get(name) ?? []));
    },
  };
}

/** What lies over a number; null where it shows as it is. */
export function shownBy(lenses: readonly Lens[], what: 'value' | 'gradient', address: Address): Shown | null {
  for (const lens of lenses) {
    const shown = lens[what]?.(address);
    if (shown) return shown;
  }
  return null;
}

/** What lies over a wire; null where it looks as it is. */
export function wireBy(lenses: readonly Lens[], id: string): WireLens | null {
  for (const lens of lenses) {
    const found = lens.wire?.(id);
    if (found) return found;
  }
  return null;
}
