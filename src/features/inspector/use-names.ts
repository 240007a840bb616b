import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useLabels } from '../../nodes/use-titles.ts';

/** What people call a slot, inside macros at any depth too, with a name of its own for each. */
export function useNames(): (address: Address) => string {
  const { workbench } = useBench();
  const labels = useLabels();
  return (address) => labels().get(address) ?? titleOf(workbench.$document.get(), labels(), address);
}
