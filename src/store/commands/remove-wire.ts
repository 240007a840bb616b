import { disconnect } from '../../macros/wiring.ts';
import type { Bench } from '../bench.ts';
import type { TargetWire } from './wire-target.ts';

/** Takes away a wire. One inside a neuron cannot go alone: the way to free it is offered. */
export function removeWire(bench: Bench, wire: TargetWire): void {
  const { workbench, view } = bench;
  if (wire.kind === 'inner') return refusePart(bench, 'This wire cannot be removed alone.');
  view.$selectedWire.set(null);
  workbench.commit(`Remove ${wire.name}`, disconnect(workbench.$document.get(), wire.to));
  view.announce(`Removed ${wire.name}.`);
}

/** Says that a part of a neuron cannot be changed alone, and offers to detach the neuron. */
export function refusePart({ view }: Bench, what: string): void {
  view.notify(`${what} It is a part of a neuron; detach the neuron to make plain nodes of its inside.`, {
    action: { command: 'node.detach', title: 'Detach' },
  });
}
