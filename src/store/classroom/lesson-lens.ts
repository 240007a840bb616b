import type { Address } from '../../kernel/ids.ts';
import type { Lens, Shown } from '../lens.ts';
import type { LessonQuestion } from './lesson.ts';

/** Covers what a question hides; null when it hides nothing.
 *  @param ask called when a covered number is pressed */
export function coverOf(
  { hides = [] }: LessonQuestion,
  find: (name: string) => Address | undefined,
  ask: () => void,
): Lens | null {
  if (hides.length === 0) return null;
  const covered = (what: 'value' | 'gradient') => {
    const slots = new Set(hides.flatMap((hidden) => (hidden.what === what ? (find(hidden.name) ?? []) : [])));
    const shown: Shown = { kind: 'ask', ask };
    return (address: Address) => (slots.has(address) ? shown : null);
  };
  return { value: covered('value'), gradient: covered('gradient') };
}
