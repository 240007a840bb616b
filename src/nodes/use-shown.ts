import { createMemo, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { shownBy, type Shown } from '../store/lens.ts';
import { useBench } from './bench-context.ts';
import { useStore } from './use-store.ts';

/** What a way of looking puts in the place of a number; null where the live one shows. */
export function useShown(what: 'value' | 'gradient', address: Accessor<Address>): Accessor<Shown | null> {
  const lenses = useStore(useBench().lenses.$lenses);
  return createMemo(() => (lenses().length === 0 ? null : shownBy(lenses(), what, address())));
}
