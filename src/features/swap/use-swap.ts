import { invariant } from '../../kernel/invariant.ts';
import { useBench } from '../../nodes/bench-context.ts';
import type { SwapSession } from '../../store/classroom/swap.ts';

/** The exchange, for what is drawn once the classroom is here. */
export function useSwap(): SwapSession {
  const swap = useBench().classroom.$loaded.get()?.swap;
  invariant(swap !== undefined, 'the classroom is loaded before the swap is drawn');
  return swap;
}
