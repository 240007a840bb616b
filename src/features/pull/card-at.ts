import type { FlowRect, PlaneView } from '../../canvas/flow-model.ts';
import { outerOf, within, type Address } from '../../kernel/ids.ts';

/** Where a slot is to be seen: on its own card, else on that of the macro around it, or in that macro's frame. */
export function cardAt(plane: PlaneView, slot: Address): { readonly id: Address; readonly rect: FlowRect } | null {
  for (let at: Address | null = slot; at !== null; at = outerOf(at)) {
    for (const id of [at, within(at, 'frame')]) {
      const rect = plane.rect(id);
      if (rect !== null) return { id, rect };
    }
  }
  return null;
}
