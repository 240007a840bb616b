import { mostSheets, type GuessShelf, type SheetScore } from '../store/classroom/guess-history.ts';

const key = 'nudge:guesses';

type TextStorage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Scores of guesses in the browser's own storage. What is damaged there is left out; never throws. */
export function createGuessShelf(storage: () => TextStorage = () => localStorage): GuessShelf {
  return {
    read() {
      try {
        const stored: unknown = JSON.parse(storage().getItem(key) ?? '[]');
        return Array.isArray(stored) ? stored.slice(0, mostSheets).flatMap((one: unknown) => scoreIn(one) ?? []) : [];
      } catch {
        return [];
      }
    },
    write(scores) {
      try {
        if (scores.length === 0) storage().removeItem(key);
        else storage().setItem(key, JSON.stringify(scores));
        return true;
      } catch {
        return false;
      }
    },
  };
}

function scoreIn(stored: unknown): SheetScore | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const read: Readonly<Record<string, unknown>> = { ...stored };
  const { title, hidden } = read;
  const counts = ['questions', 'right', 'rightAtFirst', 'shown', 'tries'].map((name) => countIn(read[name]));
  const [questions, right, rightAtFirst, shown, tries] = counts;
  if (typeof title !== 'string' || typeof hidden !== 'string') return null;
  if (questions == null || right == null || rightAtFirst == null || shown == null || tries == null) return null;
  return { title, hidden, questions, right, rightAtFirst, shown, tries, slips: slipsIn(read['slips']) };
}

function slipsIn(stored: unknown): Readonly<Record<string, number>> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([id, count]) => {
      const known = countIn(count);
      return known === null ? [] : [[id, known] as const];
    }),
  );
}

function countIn(stored: unknown): number | null {
  return typeof stored === 'number' && Number.isSafeInteger(stored) && stored >= 0 ? stored : null;
}
