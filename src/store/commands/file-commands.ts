import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';

const nothingToShare = ({ workbench }: Bench) =>
  workbench.$document.get().nodes.size === 0 ? 'The canvas is empty: there is nothing to share yet.' : null;

export const fileCommands = [
  {
    id: 'file.new',
    title: 'New document',
    group: 'file',
    hint: 'An empty canvas. What was open stays where it was saved.',
    run({ files, canvas }) {
      // Where one goes on: typing there begins an expression.
      canvas.focusCanvas();
      files.newDocument();
    },
  },
  {
    id: 'file.open',
    title: 'Open…',
    group: 'file',
    keys: ['Mod+O'],
    scope: 'always',
    run: ({ files }) => files.open(),
  },
  {
    id: 'file.save',
    title: 'Save file',
    group: 'file',
    keys: ['Mod+S'],
    scope: 'always',
    run: ({ files }) => files.save(),
  },
  {
    id: 'file.saveAs',
    title: 'Save file as…',
    group: 'file',
    keys: ['Mod+Shift+S'],
    scope: 'always',
    run: ({ files }) => files.saveAs(),
  },
  {
    id: 'file.gallery',
    title: 'Gallery…',
    group: 'file',
    hint: 'Examples to open, and an empty canvas.',
    run: ({ view }) => view.$dialog.set('gallery'),
  },
  {
    id: 'file.back',
    title: 'Back to my own work',
    group: 'file',
    hint: 'After an example, a link or a file.',
    run: ({ files }) => files.backToOwnWork(),
  },
  {
    id: 'file.takeOver',
    title: 'Save from this tab',
    group: 'file',
    hint: 'When the document is open in another tab, which then stops saving.',
    run: ({ files }) => files.takeOver(),
  },
  {
    id: 'file.share',
    title: 'Share…',
    group: 'file',
    run: ({ view }) => view.$dialog.set('share'),
  },
  {
    id: 'file.copyLink',
    title: 'Copy link',
    group: 'file',
    hint: 'A link that holds the expression itself.',
    unavailable: nothingToShare,
    run: ({ files }) => files.copyLink(),
  },
  {
    id: 'file.copyText',
    title: 'Copy as text',
    group: 'file',
    hint: 'The selected nodes, or all, as expressions.',
    unavailable: nothingToShare,
    run: ({ files }) => files.copyText(),
  },
] as const satisfies readonly Command[];
