import { createMemo, type Accessor } from 'solid-js';
import { nodeOf, type Address } from '../kernel/ids.ts';
import type { LeafRecord, NodeRecord, NoteRecord } from '../graph/document.ts';
import type { Slot } from '../graph/slot.ts';
import { useBench } from './bench-context.ts';
import { useStore } from './use-store.ts';

/** The record that a slot belongs to. Notifies only when this one changed. */
export function useRecord(address: Accessor<Address>): Accessor<NodeRecord | undefined> {
  const document = useStore(useBench().workbench.$document);
  return createMemo(() => document().nodes.get(nodeOf(address())));
}

export function useLeaf(address: Accessor<Address>): Accessor<LeafRecord | undefined> {
  const record = useRecord(address);
  return () => {
    const found = record();
    return found?.kind === 'leaf' ? found : undefined;
  };
}

export function useNote(address: Accessor<Address>): Accessor<NoteRecord | undefined> {
  const record = useRecord(address);
  return () => {
    const found = record();
    return found?.kind === 'note' ? found : undefined;
  };
}

/** The compiled slot at an address. Notifies when its op or its inputs changed, not whenever the program was built anew. */
export function useSlot(address: Accessor<Address>): Accessor<Slot | undefined> {
  const program = useStore(useBench().workbench.live.$program);
  return createMemo(() => program().slots[program().indexOf.get(address()) ?? -1], undefined, { equals: sameSlot });
}

function sameSlot(a: Slot | undefined, b: Slot | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.op === b.op &&
    a.address === b.address &&
    a.inputs.length === b.inputs.length &&
    a.inputs.every((input, index) => input === b.inputs[index])
  );
}

/** Whether the slot is the one being differentiated. */
export function useIsRoot(address: Accessor<Address>): Accessor<boolean> {
  const program = useStore(useBench().workbench.live.$program);
  return createMemo(() => {
    const { root, indexOf } = program();
    const index = indexOf.get(address());
    return root !== null && index !== undefined && indexOf.get(root.address) === index;
  });
}
