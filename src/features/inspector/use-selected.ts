import { createMemo, type Accessor } from 'solid-js';
import { address as parseAddress, nodeOf, type Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';

/** The one slot that is selected and has a place in the program; null when none or several are. A frame stands for its macro. */
export function useSelected(): Accessor<Address | null> {
  const { workbench } = useBench();
  const selection = useStore(workbench.$selection);
  const program = useStore(workbench.live.$program);
  return createMemo(() => {
    const [first, second] = [...selection()];
    if (first === undefined || second !== undefined) return null;
    const slot = program().indexOf.has(first) ? first : parseAddress(nodeOf(first));
    return slot !== null && program().indexOf.has(slot) ? slot : null;
  });
}
