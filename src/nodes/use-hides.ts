import type { Address } from '../kernel/ids.ts';
import { shownBy } from '../store/lens.ts';
import { useBench } from './bench-context.ts';
import { useStore } from './use-store.ts';

/** Tells whether a way of looking keeps a number from being seen: it has not come yet, or it is to be guessed. Whoever shows a number
 *  elsewhere than on its card, or one that it could be told from, asks first. */
export function useHides(): (what: 'value' | 'gradient', address: Address) => boolean {
  const lenses = useStore(useBench().lenses.$lenses);
  return (what, address) => {
    const shown = lenses().length === 0 ? null : shownBy(lenses(), what, address);
    return shown !== null && shown.kind !== 'number';
  };
}
