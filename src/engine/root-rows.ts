import { route } from './route.ts';
import { backward, backwardFrom } from './sweep.ts';
import { cellAt, rowsOf, type Tape } from './tape.ts';

/** For a root with rows: by slot, the gradient of each row's own root, in that row where the slot has rows. Leaves the adjoints as
 *  backward() for the first row does. Assumes that forward() ran.
 *  Cost: as one sweep of all rows, unless a mean or sum over rows lies below the root, which brings every row into every gradient: then as
 *  one sweep for each row. */
export function rootRowGradients(tape: Tape, rootSlot: number): readonly Float64Array[] {
  const { adjoints, slotCount } = tape;
  const { reaches } = route(tape, rootSlot);
  const rows = rowsOf(tape, rootSlot);
  const onPath = [...reaches.keys()].filter((slot) => reaches[slot] !== 0);
  const spreads = onPath.some((slot) => reaches[slot] === 1 && tape.spaceOf[slot]! >= 0);
  const found = Array.from({ length: slotCount }, () => new Float64Array(0));
  for (const slot of onPath) found[slot] = new Float64Array(rows);
  adjoints.fill(0);
  for (let row = 0; row < rows; row++) {
    if (spreads) backward(tape, rootSlot, row);
    else {
      for (const slot of onPath) adjoints[cellAt(tape, slot, row)] = 0;
      backwardFrom(tape, rootSlot, row);
    }
    for (const slot of onPath) {
      // Through a mean, a slot of another row space may have fewer rows.
      const isThere = tape.spaceOf[slot]! < 0 || row < rowsOf(tape, slot);
      found[slot]![row] = isThere ? adjoints[cellAt(tape, slot, row)]! : NaN;
    }
  }
  backward(tape, rootSlot);
  return found;
}
