import { createMemo, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { useBench } from './bench-context.ts';
import { useStore } from './use-store.ts';

/** Whether a gradient is covered so that it can be guessed first. Constants and what has no number yet have nothing to guess. */
export function useCovered(address: Accessor<Address>): Accessor<boolean> {
  const { workbench, view } = useBench();
  const program = useStore(workbench.live.$program);
  const hidden = useStore(view.$gradientsHidden);
  const revealed = useStore(view.$revealed);
  return createMemo(() => {
    if (!hidden() || revealed().has(address())) return false;
    const { slots, indexOf, tapeSlots } = program();
    const index = indexOf.get(address()) ?? -1;
    return (tapeSlots[index] ?? -1) >= 0 && slots[index]?.constant !== true;
  });
}
