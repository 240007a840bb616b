import type { Accessor } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { slotName } from '../../training/slot-name.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useLabels } from '../../nodes/use-titles.ts';
import { useStore } from '../../nodes/use-store.ts';

/** What people call a slot: its label on the canvas, else the way to it. */
export function useSlotNames(): Accessor<(address: Address) => string> {
  const document = useStore(useBench().workbench.$document);
  const labels = useLabels();
  return () => {
    const [named, whole] = [labels(), document()];
    return (address) => named.get(address) ?? slotName(whole, address);
  };
}
