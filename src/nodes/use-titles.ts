import { createMemo, useContext, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { labelsOf } from '../formats/titles.ts';
import { useBench } from './bench-context.ts';
import { SharedContext } from './shared-readings.ts';
import { innerTitle, titleOf, type Titles } from './titles.ts';
import { useStore } from './use-store.ts';

/** What stands on the cards: names, and for unnamed nodes their expressions. Inside a neuron `w1`, `b`, `sum`. Titles may repeat. */
export function useTitles(): Accessor<Titles> {
  return useStore(useBench().workbench.$titles);
}

/** A name of its own for every slot, for those who hear the page: `o w1`, and `a × b (2)` where a title repeats. */
export function useLabels(): Accessor<Titles> {
  const { workbench } = useBench();
  const shared = useContext(SharedContext);
  const titles = useTitles();
  // Titles follow the document: when they change, it has changed already.
  const make = () => createMemo(() => labelsOf(workbench.$document.get(), titles()));
  return shared === undefined ? make() : shared.labels(make);
}

/** The name of one slot, as accessible names begin: “o w1” in “o w1 value”. */
export function useLabel(address: Accessor<Address>): Accessor<string> {
  const { workbench } = useBench();
  const labels = useLabels();
  return createMemo(() => labels().get(address()) ?? titleOf(workbench.$document.get(), labels(), address()));
}

/** What stands on one card. */
export function useTitle(address: Accessor<Address>): Accessor<string> {
  const { workbench } = useBench();
  const titles = useTitles();
  return createMemo(() => titles().get(address()) ?? innerTitle(workbench.$document.get(), address()));
}
