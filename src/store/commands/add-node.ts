import { ops } from '../../ops/table.ts';
import { dataSets } from '../../data/data-sets.ts';
import { cardSize } from '../../graph/geometry.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { macros } from '../../macros/table.ts';
import type { Bench } from '../bench.ts';
import type { Placeable } from '../new-record.ts';
import { place } from '../place.ts';
import { placeProblem } from '../new-record.ts';
import { spotAlong } from '../spot-along.ts';
import type { Place } from '../view.ts';

/** What a placeable is called: `+`, `a number`, `a neuron`. */
export function placeableName(what: Placeable): string {
  switch (what.kind) {
    case 'leaf':
      return what.role === 'input' ? 'a number' : `a ${what.role}`;
    case 'op':
      return ops[what.op].sign;
    case 'neuron':
    case 'layer':
    case 'penalty':
      return `a ${what.kind}`;
    case 'mlp':
      return 'a net';
    case 'loss':
      return macros[what.loss].title;
    case 'data':
      return `the data set ${dataSets[what.set].title}`;
    case 'custom':
      return 'a macro';
    case 'note':
      return 'a note';
  }
}

/** Adds a node whose card has its middle at `middle` (flow coordinates), or near it where a card lies there; without it, in the middle of
 *  what is seen or along the flow from there: one undo step. Selects it and gives it the focus; a note is open for writing. Null where it
 *  cannot be placed, which people are told. */
export function addNode(bench: Bench, what: Placeable, middle?: Place): NodeId | null {
  const { workbench, canvas, view } = bench;
  const before = workbench.$document.get();
  const problem = placeProblem(before, what);
  if (problem !== null) {
    view.notify(problem, { tone: 'warning' });
    return null;
  }
  const around = middle ?? canvas.visibleCentre();
  const trial = place(before, what, around);
  const record = trial.document.nodes.get(trial.id);
  const size = record === undefined ? { width: 0, height: 0 } : cardSize(record, before.definitions);
  const corner = { x: around.x - size.width / 2, y: around.y - size.height / 2 };
  const { document, id } = place(before, what, middle === undefined ? spotAlong(before, what, size, around) : corner);
  const name = placeableName(what);
  workbench.commit(`Add ${name}`, document, { select: [id] });
  canvas.focusNode(id);
  // An empty note is there to be written on.
  if (what.kind === 'note') view.$renaming.set(id);
  view.announce(`Added ${name}.`);
  return id;
}
