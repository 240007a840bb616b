import { removeNodes } from '../../macros/wiring.ts';
import type { Bench } from '../bench.ts';
import { addFragment, fragmentOf } from '../fragment.ts';
import { moveNodes } from '../edits.ts';
import type { Command } from './command.ts';
import { nameOf, nameThem } from './name-of.ts';
import { refusePart, removeWire } from './remove-wire.ts';
import { heldTargets, targets, wholeId, wholeTargets } from './targets.ts';
import { targetWire } from './wire-target.ts';

/** One cell of the grid, in flow pixels. */
const cell = 20;
/** How far the canvas pans for one key press, in client pixels. */
const panStep = 60;
/** Shift goes this many times as far. */
const farFactor = 5;
/** How far a copy lies from its original, in flow pixels. */
const copyOffset = 40;

const emptySelection = 'Select a card first: click it, or press Tab.';

function noWholeTarget(bench: Bench): string | null {
  return wholeTargets(bench).size === 0 ? emptySelection : null;
}

/** Arrows move what is selected, and pan where nothing is. */
function move(bench: Bench, x: number, y: number, far: boolean): void {
  const { workbench, canvas } = bench;
  const times = far ? farFactor : 1;
  const ids = heldTargets(bench);
  if (workbench.$selection.get().size === 0) {
    canvas.panBy(-x * panStep * times, -y * panStep * times);
    return;
  }
  const document = workbench.$document.get();
  const places = [...ids].flatMap((id) => {
    const record = document.nodes.get(id);
    return record === undefined
      ? []
      : [[id, { x: record.x + x * cell * times, y: record.y + y * cell * times }] as const];
  });
  // A burst of key presses is one step, as long as it moves the same cards.
  workbench.commit(`Move ${nameThem(document, ids)}`, moveNodes(document, places), {
    burst: `move ${[...ids].join(' ')}`,
  });
}

function moveCommand<Id extends string>(id: Id, title: string, key: string, x: number, y: number) {
  return {
    id,
    title,
    group: 'edit',
    hint: 'What is selected, by one cell of the grid; Shift moves five. With nothing selected, the canvas pans.',
    keys: [key, `Shift+${key}`],
    repeats: true,
    scope: 'canvas',
    run: (bench: Bench, far = false) => move(bench, x, y, far),
  } as const;
}

/** Takes away the selected wire, else the selected nodes. Parts of a neuron cannot go alone: the way to free them is offered. */
function remove(bench: Bench): void {
  const { workbench, view, canvas } = bench;
  const document = workbench.$document.get();
  const wire = targetWire(bench);
  if (wire !== null) return removeWire(bench, wire);
  const ids = wholeTargets(bench);
  if (ids.size === 0) {
    const part = targets(bench)[0];
    if (part !== undefined) refusePart(bench, `${nameOf(document, part)} cannot be deleted alone.`);
    return;
  }
  const names = nameThem(document, ids);
  workbench.commit(`Delete ${names}`, removeNodes(document, ids), { select: [] });
  view.announce(`Deleted ${names}.`);
  canvas.focusCanvas();
}

function duplicate(bench: Bench): void {
  const { workbench, view, canvas } = bench;
  const before = workbench.$document.get();
  const originals = wholeTargets(bench);
  const offset = { x: copyOffset, y: copyOffset };
  const { document, ids } = addFragment(before, fragmentOf(before, originals), offset, true);
  const names = nameThem(before, originals);
  workbench.commit(`Duplicate ${names}`, document, { select: ids.map((id) => wholeId(document, id)) });
  const [first] = ids;
  if (first !== undefined) canvas.focusNode(wholeId(document, first));
  view.announce(`Duplicated ${names}.`);
}

/** Closes what is open, the uppermost first; with nothing open, ends a gesture; else deselects. */
function closeOrDeselect({ view, canvas, workbench }: Bench): void {
  if (view.$menu.get() !== null) view.$menu.set(null);
  else if (view.$dialog.get() !== null) view.$dialog.set(null);
  else if (view.$quickAdd.get() !== null) view.$quickAdd.set(null);
  else if (canvas.cancel()) view.announce('Cancelled.');
  else if (view.$selectedWire.get() !== null) view.$selectedWire.set(null);
  else workbench.select([]);
}

export const editCommands = [
  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'edit',
    keys: ['Mod+Z'],
    repeats: true,
    unavailable: ({ workbench }) => (workbench.history.$undo.get() === null ? 'There is nothing to undo.' : null),
    run({ workbench, view }) {
      const label = workbench.undo();
      if (label !== null) view.announce(`Undone: ${label}.`);
    },
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'edit',
    keys: ['Mod+Shift+Z', 'Ctrl+Y'],
    repeats: true,
    unavailable: ({ workbench }) => (workbench.history.$redo.get() === null ? 'There is nothing to redo.' : null),
    run({ workbench, view }) {
      const label = workbench.redo();
      if (label !== null) view.announce(`Redone: ${label}.`);
    },
  },
  {
    id: 'edit.cut',
    title: 'Cut',
    group: 'edit',
    keys: ['Mod+X'],
    native: true,
    unavailable: noWholeTarget,
    run: ({ files }) => files.cut(),
  },
  {
    id: 'edit.copy',
    title: 'Copy',
    group: 'edit',
    keys: ['Mod+C'],
    native: true,
    unavailable: noWholeTarget,
    run: ({ files }) => files.copy(),
  },
  {
    id: 'edit.paste',
    title: 'Paste',
    group: 'edit',
    hint: 'Nodes, or text in the expression language or micrograd’s.',
    keys: ['Mod+V'],
    native: true,
    run: ({ files }) => files.paste(),
  },
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    group: 'edit',
    hint: 'The copies read the same inputs.',
    keys: ['Mod+D'],
    unavailable: noWholeTarget,
    run: duplicate,
  },
  {
    id: 'edit.delete',
    title: 'Delete',
    group: 'edit',
    keys: ['Delete', 'Backspace'],
    scope: 'canvas',
    unavailable: (bench) =>
      targetWire(bench) === null && targets(bench).length === 0 ? 'Select a card or a wire first.' : null,
    run: remove,
  },
  {
    id: 'edit.selectAll',
    title: 'Select all',
    group: 'edit',
    keys: ['Mod+A'],
    unavailable: ({ workbench }) => (workbench.$document.get().nodes.size === 0 ? 'The canvas is empty.' : null),
    run({ workbench, view }) {
      const document = workbench.$document.get();
      workbench.select([...document.nodes.keys()].map((id) => wholeId(document, id)));
      view.announce(`${nameThem(document, document.nodes.keys())} selected.`);
    },
  },
  {
    id: 'edit.deselect',
    title: 'Close, cancel or deselect',
    group: 'edit',
    hint: 'What is open closes first, then a wire in progress ends, then the selection.',
    keys: ['Escape'],
    run: closeOrDeselect,
  },
  moveCommand('edit.moveLeft', 'Move left', 'ArrowLeft', -1, 0),
  moveCommand('edit.moveRight', 'Move right', 'ArrowRight', 1, 0),
  moveCommand('edit.moveUp', 'Move up', 'ArrowUp', 0, -1),
  moveCommand('edit.moveDown', 'Move down', 'ArrowDown', 0, 1),
] as const satisfies readonly Command[];
