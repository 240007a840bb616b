import type { Address } from '../kernel/ids.ts';
import { useBench } from './bench-context.ts';
import { innerTitle, titleOf } from './titles.ts';
import { useLabels, useTitles } from './use-titles.ts';

/** What people call a slot, inside macros at any depth too, with a name of its own for each. */
export function useNames(): (address: Address) => string {
  const { workbench } = useBench();
  const labels = useLabels();
  return (address) => labels().get(address) ?? titleOf(workbench.$document.get(), labels(), address);
}

/** What stands on a slot's card, for formulas, where a long name has no room: `product 1` for `net layer 1 neuron 2 product 1`. */
export function useShortNames(): (address: Address) => string {
  const { workbench } = useBench();
  const titles = useTitles();
  return (address) => titles().get(address) ?? innerTitle(workbench.$document.get(), address);
}
