import type { NudgeDocument } from '../../src/graph/document.ts';
import { createBugLab, type BugLab } from '../../src/store/classroom/bugs.ts';
import { createSwapSession, type SwapSession } from '../../src/store/classroom/swap.ts';
import { bareBench, type BareBench } from './bench.ts';

/** A bench with the sessions that break and exchange, without the rest of the classroom. */
export function benchWithLab(
  document: NudgeDocument,
): BareBench & { readonly bugs: BugLab; readonly swap: SwapSession } {
  const bench = bareBench(document);
  const parts = { ...bench, $panel: bench.classroom.$panel, $ran: bench.classroom.$ran };
  return { ...bench, bugs: createBugLab(parts), swap: createSwapSession(parts) };
}
