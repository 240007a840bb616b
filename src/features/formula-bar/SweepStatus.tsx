import { createMemo } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';

/** Finer than this no browser's clock tells, in milliseconds. */
const finest = 0.1;

/** How large the graph is and how long the latest update of all numbers took. */
export function SweepStatus() {
  const { workbench } = useBench();
  const document = useStore(workbench.$document);
  const tick = useStore(workbench.live.$tick);
  const nodes = () => (document().nodes.size === 1 ? '1 node' : `${document().nodes.size} nodes`);
  const time = createMemo(() => {
    tick();
    const taken = workbench.live.sweepTime();
    return taken < finest ? `under ${finest} ms` : `${taken.toFixed(1)} ms`;
  });
  return (
    <span class="sweep-status">
      {nodes()}
      {document().nodes.size === 0 ? '' : ` · updated in ${time()}`}
    </span>
  );
}
