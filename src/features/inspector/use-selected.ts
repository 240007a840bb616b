import { createMemo, type Accessor } from 'solid-js';
import type { DataRecord } from '../../graph/document.ts';
import { nodeOf, type Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { slotOf } from '../../store/commands/slot-of.ts';

/** The one slot that is selected and has a place in the program; null when none or several are. A frame stands for its macro. */
export function useSelected(): Accessor<Address | null> {
  const { workbench } = useBench();
  const selection = useStore(workbench.$selection);
  const program = useStore(workbench.live.$program);
  return createMemo(() => {
    const [first, second] = [...selection()];
    if (first === undefined || second !== undefined) return null;
    const slot = slotOf(first);
    return program().indexOf.has(slot) ? slot : null;
  });
}

/** The one data table that is selected; null for anything else. */
export function useSelectedData(): Accessor<DataRecord | null> {
  const { workbench } = useBench();
  const selection = useStore(workbench.$selection);
  const document = useStore(workbench.$document);
  return createMemo(() => {
    const [first, second] = [...selection()];
    if (first === undefined || second !== undefined) return null;
    const record = document().nodes.get(nodeOf(first));
    return record?.kind === 'data' ? record : null;
  });
}
