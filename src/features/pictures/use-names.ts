import type { Accessor } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useLabels } from '../../nodes/use-titles.ts';
import { useStore } from '../../nodes/use-store.ts';
import { slotWords } from './slot-words.ts';

/** What people call a slot. */
export function useSlotNames(): Accessor<(address: Address) => string> {
  const document = useStore(useBench().workbench.$document);
  const labels = useLabels();
  return () => {
    const [named, whole] = [labels(), document()];
    return (address) => slotWords(whole, named, address);
  };
}
