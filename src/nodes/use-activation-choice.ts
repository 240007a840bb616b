import { createMemo, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import type { Activation } from '../graph/document.ts';
import { activationFixed } from '../store/activation-fixed.ts';
import { activationTitle } from './ActivationSelect.tsx';
import { useBench } from './bench-context.ts';
import { useStore } from './use-store.ts';
import { useLabel } from './use-titles.ts';

/** Choosing the activation of a neuron, or of all neurons of a layer, at any depth. */
export function useActivationChoice(address: Accessor<Address>): {
  readonly choose: (activation: Activation) => Promise<void>;
  /** Why it cannot be chosen here; null where it can. */
  readonly fixed: Accessor<string | null>;
} {
  const { workbench } = useBench();
  const document = useStore(workbench.$document);
  const label = useLabel(address);
  return {
    async choose(activation) {
      const chosen = address();
      const { setActivation } = await import('../store/net-edits.ts');
      workbench.commit(
        `Make ${label()} ${activationTitle(activation)}`,
        setActivation(workbench.$document.get(), chosen, activation),
      );
    },
    fixed: createMemo(() => activationFixed(document(), address())),
  };
}
