import { invariant } from '../../kernel/invariant.ts';
import { useBench } from '../../nodes/bench-context.ts';
import type { BugLab } from '../../store/classroom/bugs.ts';

/** The bug lab, for what is drawn once the classroom is here. */
export function useLab(): BugLab {
  const lab = useBench().classroom.$loaded.get()?.bugs;
  invariant(lab !== undefined, 'the classroom is loaded before the bug lab is drawn');
  return lab;
}
