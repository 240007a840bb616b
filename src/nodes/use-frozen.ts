import { createMemo, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { isFrozen } from '../macros/frozen.ts';
import { isFreezable } from '../store/freezable.ts';
import { useBench } from './bench-context.ts';
import { useStore } from './use-store.ts';

/** Whether training leaves a number alone because someone froze it. */
export function useFrozen(address: Accessor<Address>): Accessor<boolean> {
  const document = useStore(useBench().workbench.$document);
  return createMemo(() => isFrozen(document(), address()));
}

/** Whether there is a parameter that can be frozen. */
export function useFreezable(address: Accessor<Address>): Accessor<boolean> {
  const document = useStore(useBench().workbench.$document);
  return createMemo(() => isFreezable(document(), address()));
}
