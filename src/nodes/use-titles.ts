import type { Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { useBench } from './bench-context.ts';
import { titleOf, type Titles } from './titles.ts';
import { useStore } from './use-store.ts';

/** The titles of all nodes, as they change. */
export function useTitles(): Accessor<Titles> {
  return useStore(useBench().workbench.$titles);
}

/** What people call a slot, inside macros too. */
export function useTitle(): (address: Address) => string {
  const document = useStore(useBench().workbench.$document);
  const titles = useTitles();
  return (address) => titleOf(document(), titles(), address);
}
