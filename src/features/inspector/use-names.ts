import type { Address } from '../../kernel/ids.ts';
import { useLabels } from '../../nodes/use-titles.ts';

/** What people call a slot, inside macros too, with a name of its own for each. */
export function useNames(): (address: Address) => string {
  const labels = useLabels();
  return (address) => labels().get(address) ?? address;
}
