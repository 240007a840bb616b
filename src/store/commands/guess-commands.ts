import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';
import { slotOf } from './slot-of.ts';
import { targets } from './targets.ts';

const sheetOf = ({ classroom }: Bench) => classroom.$loaded.get()?.guess.$sheet.get() ?? null;

const nothingThere = ({ workbench }: Bench) =>
  workbench.$document.get().nodes.size === 0 ? 'The canvas is empty: there is nothing to guess yet.' : null;

/** Hides numbers and opens the sheet beside the canvas. */
function hide(bench: Bench, what: 'value' | 'gradient', cards: 'all' | readonly ReturnType<typeof slotOf>[]): void {
  const { classroom, view } = bench;
  classroom.use(({ guess }) => {
    const count = guess.hide(what, cards);
    if (guess.$sheet.get() !== null) classroom.$panel.set('guess');
    if (count === 0) view.notify(`There is no ${what} to hide here that is not hidden already.`);
    else view.announce(count === 1 ? `1 ${what} hidden.` : `${count} ${what}s hidden.`);
  });
}

export const guessCommands = [
  {
    id: 'guess.panel',
    title: 'Guess first',
    group: 'learn',
    hint: 'Hide values or gradients and let the class say them before they are shown. A wrong answer is told by the slip behind it.',
    keys: ['Q'],
    checked: ({ classroom }) => classroom.$panel.get() === 'guess',
    run({ classroom }) {
      const isOpen = classroom.$panel.get() === 'guess';
      classroom.use(() => classroom.$panel.set(isOpen ? null : 'guess'));
    },
  },
  {
    id: 'guess.gradients',
    title: 'Hide all gradients to guess them',
    group: 'learn',
    unavailable: nothingThere,
    run: (bench) => hide(bench, 'gradient', 'all'),
  },
  {
    id: 'guess.values',
    title: 'Hide all values to guess them',
    group: 'learn',
    hint: 'Those that are computed: inputs and parameters are given.',
    unavailable: nothingThere,
    run: (bench) => hide(bench, 'value', 'all'),
  },
  {
    id: 'guess.selected',
    title: 'Hide the selected gradients to guess them',
    group: 'learn',
    unavailable: (bench) => (targets(bench).length === 0 ? 'Select a card first.' : null),
    run: (bench) => hide(bench, 'gradient', targets(bench).map(slotOf)),
  },
  {
    id: 'guess.selectedValues',
    title: 'Hide the selected values to guess them',
    group: 'learn',
    unavailable: (bench) => (targets(bench).length === 0 ? 'Select a card first.' : null),
    run: (bench) => hide(bench, 'value', targets(bench).map(slotOf)),
  },
  {
    id: 'guess.end',
    title: 'Show everything that is hidden',
    group: 'learn',
    hint: 'Ends the sheet; its score is kept.',
    unavailable: (bench) => (sheetOf(bench) === null ? 'Nothing is hidden to be guessed.' : null),
    run({ classroom, view }) {
      classroom.use(({ guess }) => guess.stop());
      view.announce('Everything is shown.');
    },
  },
  {
    id: 'guess.exercise',
    title: 'Make an exercise…',
    group: 'learn',
    hint: 'From this graph, with other numbers that can be done by hand: on paper with its key, as a link, or as a file.',
    unavailable: nothingThere,
    run({ classroom, view }) {
      classroom.use(() => view.$dialog.set('exercise'));
    },
  },
] as const satisfies readonly Command[];
