import { longestName } from '../graph/names.ts';
import type { Draft } from './draft.ts';

export interface SettledNames {
  /** The final name of each draft. */
  readonly names: readonly (string | null)[];
  readonly remarks: readonly string[];
}

/** Makes the names of drafts unique. Where a name is bound several times the last one keeps it and the earlier ones become `c_1`, `c_2`,
 *  …; where the document already has it, the new one becomes `c_2`. What was renamed is told. */
export function settleNames(drafts: readonly Draft[], inDocument: ReadonlySet<string>): SettledNames {
  const bound = new Map<string, number[]>();
  for (const [index, { wanted }] of drafts.entries()) {
    if (wanted === null) continue;
    const places = bound.get(wanted);
    if (places) places.push(index);
    else bound.set(wanted, [index]);
  }
  const names = drafts.map((): string | null => null);
  const taken = new Set([...inDocument, ...bound.keys()]);
  const claim = (wanted: string, first: number): string => {
    for (let suffix = first; ; suffix++) {
      const candidate = suffixed(wanted, suffix);
      if (taken.has(candidate)) continue;
      taken.add(candidate);
      return candidate;
    }
  };
  const remarks: string[] = [];
  for (const [wanted, places] of bound) {
    const last = places.at(-1) ?? 0;
    const clashes = inDocument.has(wanted);
    const kept = clashes ? claim(wanted, 2) : wanted;
    names[last] = kept;
    if (clashes) remarks.push(`There is a node “${wanted}” already, so the new one is called “${kept}”.`);
    const earlier = places.slice(0, -1).map((place) => (names[place] = claim(wanted, 1)));
    if (earlier.length === 0) continue;
    const shown = earlier
      .slice(0, 3)
      .map((name) => `“${name}”`)
      .join(', ');
    remarks.push(
      `“${wanted}” is defined ${places.length} times: the last one is “${kept}”, ${earlier.length === 1 ? 'the one before' : 'those before'} ${shown}${earlier.length > 3 ? ', …' : ''}.`,
    );
  }
  return { names, remarks };
}

/** `c_2`; a name that would grow too long loses its last letters. */
function suffixed(name: string, suffix: number): string {
  const ending = `_${suffix}`;
  return `${[...name].slice(0, longestName - ending.length).join('')}${ending}`;
}
