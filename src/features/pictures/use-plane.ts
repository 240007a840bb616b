import { createMemo, createSignal, type Accessor } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { planeAxes, type PlaneAxis } from './axes.ts';
import type { ChoiceOption } from './Choice.tsx';
import { useSlotNames } from './use-names.ts';

/** One chosen axis among those there are. */
export interface ChosenAxis {
  readonly axis: Accessor<PlaneAxis | null>;
  readonly choose: (address: string) => void;
  readonly options: Accessor<readonly ChoiceOption[]>;
}

/** An axis of a picture: the `place`-th of what can be drawn over, until somebody chooses another. */
export function useAxis(place: number): ChosenAxis {
  const document = useStore(useBench().workbench.$document);
  const names = useSlotNames();
  const [chosen, setChosen] = createSignal<string | null>(null);
  const axes = createMemo(() => planeAxes(document()));
  return {
    axis: createMemo(() => axes().find(({ address }) => address === chosen()) ?? axes()[place] ?? null, null, {
      equals: (a, b) =>
        a?.address === b?.address && a?.stretch.low === b?.stretch.low && a?.stretch.high === b?.stretch.high,
    }),
    choose: setChosen,
    options: createMemo(() => axes().map(({ address }) => ({ value: address, text: names()(address) }))),
  };
}
