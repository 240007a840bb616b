import { createMemo, useContext, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { Instance } from '../macros/instance.ts';
import { useBench } from './bench-context.ts';
import { createInsides, type Insides } from '../macros/insides.ts';
import { SharedContext } from './shared-readings.ts';
import { useStore } from './use-store.ts';

/** Looks inside the macros of any version of the document. What was worked out is kept from one version to the next. */
export function useInsidesOf(): (document: NudgeDocument) => Insides {
  return useContext(SharedContext)?.insides ?? createInsides();
}

/** What lies inside the macros of the open document. */
export function useInsides(): Accessor<Insides> {
  const document = useStore(useBench().workbench.$document);
  const insides = useInsidesOf();
  return () => insides(document());
}

/** The macro at an address, at any depth. Notifies when its record changed. */
export function useInstance(address: Accessor<Address>): Accessor<Instance | null> {
  const insides = useInsides();
  return createMemo(() => insides().instance(address()), null, { equals: sameInstance });
}

/** An instance of the document is made anew from its record at every look. */
function sameInstance(a: Instance | null, b: Instance | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.address === b.address &&
    a.name === b.name &&
    a.open === b.open &&
    a.inputs === b.inputs &&
    a.settings === b.settings &&
    a.numbers === b.numbers &&
    a.frozen === b.frozen &&
    a.opened === b.opened
  );
}
