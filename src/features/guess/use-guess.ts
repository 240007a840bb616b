import { invariant } from '../../kernel/invariant.ts';
import { useBench } from '../../nodes/bench-context.ts';
import type { GuessSession } from '../../store/classroom/guess.ts';

/** The guesses of the open document. Only for what is drawn once the classroom's code is here. */
export function useGuess(): GuessSession {
  const classroom = useBench().classroom.$loaded.get();
  invariant(classroom !== null, 'the classroom is loaded before its panels are drawn');
  return classroom.guess;
}
