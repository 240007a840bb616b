import type { PreferenceValues } from '../preferences.ts';
import { placedSizeIn } from '../../macros/open-in-place.ts';
import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';
import { heldTargets, targets } from './targets.ts';

/** One press of + or −: the fifth takes the canvas to a third or three times its size. */
const zoomStep = 1.25;

const emptyCanvas = ({ workbench }: Bench) =>
  workbench.$document.get().nodes.size === 0 ? 'The canvas is empty.' : null;

const nextTheme: Readonly<Record<PreferenceValues['theme'], PreferenceValues['theme']>> = {
  system: 'dark',
  dark: 'light',
  light: 'system',
};
const themeWords: Readonly<Record<PreferenceValues['theme'], string>> = {
  system: 'Light or dark, as your system says.',
  dark: 'Dark.',
  light: 'Light.',
};

/** Lays the selected nodes out anew, or all when none is selected. */
async function tidy(bench: Bench): Promise<void> {
  const { workbench, canvas } = bench;
  // In a chunk of its own: the page opens without it.
  const { layoutDocument } = await import('../../graph/layout.ts');
  const document = workbench.$document.get();
  const chosen = workbench.$selection.get().size === 0 ? new Set(document.nodes.keys()) : heldTargets(bench);
  const records = [...document.nodes.values()].filter(({ id }) => chosen.has(id));
  const origin = { x: Math.min(...records.map(({ x }) => x)), y: Math.min(...records.map(({ y }) => y)) };
  const all = chosen.size === document.nodes.size;
  workbench.commit(
    'Tidy',
    layoutDocument(document, { origin, sizeOf: placedSizeIn(document), ...(all ? {} : { only: chosen }) }),
  );
  if (all) canvas.fit();
  else canvas.fit([...chosen]);
}

export const viewCommands = [
  {
    id: 'view.gradients',
    title: 'Show gradients',
    group: 'view',
    hint: 'While they are hidden, a click on one reveals it, so that a class can guess first.',
    keys: ['G'],
    checked: ({ view }) => !view.$gradientsHidden.get(),
    run({ view }) {
      const hide = !view.$gradientsHidden.get();
      view.$gradientsHidden.set(hide);
      view.announce(hide ? 'Gradients hidden.' : 'Gradients shown.');
    },
  },
  {
    id: 'view.revealAll',
    title: 'Reveal all gradients',
    group: 'view',
    unavailable: ({ view }) => (view.$gradientsHidden.get() ? null : 'No gradient is hidden.'),
    run({ view, workbench }) {
      for (const { address } of workbench.live.$program.get().slots) view.reveal(address);
      for (const id of workbench.$document.get().nodes.keys()) view.reveal(id);
      view.announce('All gradients revealed.');
    },
  },
  {
    id: 'view.zoomIn',
    title: 'Zoom in',
    group: 'view',
    keys: ['+'],
    repeats: true,
    run: ({ canvas }) => canvas.zoomBy(zoomStep),
  },
  {
    id: 'view.zoomOut',
    title: 'Zoom out',
    group: 'view',
    keys: ['-'],
    repeats: true,
    run: ({ canvas }) => canvas.zoomBy(1 / zoomStep),
  },
  { id: 'view.zoomReset', title: 'Zoom to 100 %', group: 'view', keys: ['0'], run: ({ canvas }) => canvas.zoomTo(1) },
  {
    id: 'view.fit',
    title: 'Fit everything',
    group: 'view',
    keys: ['Shift+1'],
    unavailable: emptyCanvas,
    run: ({ canvas }) => canvas.fit(),
  },
  {
    id: 'view.fitSelection',
    title: 'Fit the selection',
    group: 'view',
    keys: ['Shift+2'],
    unavailable: (bench) => (targets(bench).length === 0 ? 'Select a card first.' : null),
    run: (bench) => bench.canvas.fit([...targets(bench)]),
  },
  {
    id: 'view.tidy',
    title: 'Tidy the layout',
    group: 'view',
    hint: 'The selected nodes, or all, in columns from left to right.',
    unavailable: emptyCanvas,
    run: tidy,
  },
  {
    id: 'view.hand',
    title: 'Hand: a drag pans',
    group: 'view',
    keys: ['H'],
    checked: ({ view }) => view.$tool.get() === 'pan',
    run({ view }) {
      view.$tool.set('pan');
      view.announce('A drag on the canvas pans.');
    },
  },
  {
    id: 'view.select',
    title: 'Select: a drag draws a frame',
    group: 'view',
    keys: ['V'],
    checked: ({ view }) => view.$tool.get() === 'marquee',
    run({ view }) {
      view.$tool.set('marquee');
      view.announce('A drag on the canvas selects.');
    },
  },
  {
    id: 'view.inspector',
    title: 'Inspector',
    group: 'view',
    keys: ['I'],
    checked: ({ view }) => view.$inspectorOpen.get(),
    run: ({ view }) => view.$inspectorOpen.set(!view.$inspectorOpen.get()),
  },
  {
    id: 'view.outline',
    title: 'Outline',
    group: 'view',
    hint: 'A list of every node.',
    keys: ['O'],
    checked: ({ view }) => view.$outlineOpen.get(),
    run: ({ view }) => view.$outlineOpen.set(!view.$outlineOpen.get()),
  },
  {
    id: 'view.theme',
    title: 'Change the theme',
    group: 'view',
    hint: 'Dark, light, then as the system says.',
    keys: ['Alt+Shift+D'],
    run({ preferences, view }) {
      const theme = nextTheme[preferences.$values.get().theme];
      preferences.set({ theme });
      view.notify(`Theme: ${themeWords[theme]}`);
    },
  },
  {
    id: 'view.largeText',
    title: 'Large text',
    group: 'view',
    hint: 'For a projector.',
    checked: ({ preferences }) => preferences.$values.get().largeText,
    run: ({ preferences }) => preferences.set({ largeText: !preferences.$values.get().largeText }),
  },
  {
    id: 'view.snap',
    title: 'Snap to the grid',
    group: 'view',
    checked: ({ preferences }) => preferences.$values.get().snap,
    run: ({ preferences }) => preferences.set({ snap: !preferences.$values.get().snap }),
  },
] as const satisfies readonly Command[];
