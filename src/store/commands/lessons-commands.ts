import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';

const open = ({ classroom }: Bench) => classroom.$loaded.get()?.lessons.$state.get() ?? null;
const closed = (bench: Bench) => (open(bench) === null ? 'Open a lesson first.' : null);
/** Whether the open lesson is in sight, so that the keys of a presenter turn its pages. */
const isShown = (bench: Bench) => open(bench) !== null && bench.classroom.$panel.get() !== null;

export const lessonsCommands = [
  {
    id: 'lessons.panel',
    title: 'Lessons',
    group: 'learn',
    hint: 'The lecture in small steps on the canvas.',
    keys: ['Shift+L'],
    checked: ({ classroom }) => classroom.$panel.get() === 'lessons',
    run({ classroom }) {
      const { $panel } = classroom;
      $panel.set($panel.get() === 'lessons' ? null : 'lessons');
      classroom.use(({ lessons }) => lessons.wake());
    },
  },
  {
    id: 'lessons.next',
    title: 'Next step of the lesson',
    group: 'learn',
    keys: ['PageDown'],
    scope: 'always',
    when: isShown,
    unavailable: closed,
    run: ({ classroom }) => classroom.use(({ lessons }) => lessons.next()),
  },
  {
    id: 'lessons.previous',
    title: 'Previous step of the lesson',
    group: 'learn',
    keys: ['PageUp'],
    scope: 'always',
    when: isShown,
    unavailable: closed,
    run: ({ classroom }) => classroom.use(({ lessons }) => lessons.previous()),
  },
  {
    id: 'lessons.leave',
    title: 'Leave the lesson',
    group: 'learn',
    hint: 'It can be gone on with at any time.',
    unavailable: closed,
    run: ({ classroom }) => classroom.use(({ lessons }) => lessons.leave()),
  },
] as const satisfies readonly Command[];
