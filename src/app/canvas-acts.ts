import type { Address } from '../kernel/ids.ts';
import type { Bench } from '../store/bench.ts';
import { addNode } from '../store/commands/add-node.ts';
import { commandOf } from '../store/commands/registry.ts';
import { runCommand } from '../store/commands/run.ts';
import type { Placeable } from '../store/new-record.ts';
import type { Place } from '../store/view.ts';

/** A card was double-clicked: opens a neuron in place. Cards with nothing to open stay as they are. */
export function openNode(bench: Bench, address: Address): void {
  const command = commandOf('node.open');
  bench.workbench.select([address]);
  if ((command.unavailable?.(bench) ?? null) === null) runCommand(bench, command);
}

/** A tile of the palette was let go: over the canvas it becomes a card there. */
export function dropTile(bench: Bench, what: Placeable, client: Place): void {
  const under = document.elementFromPoint(client.x, client.y);
  if (under?.closest('.app-stage')) addNode(bench, what, bench.canvas.toFlow(client));
}
