import { nodeOf, type NodeId } from '../../kernel/ids.ts';
import type { Bench } from '../bench.ts';
import { dataRecord } from '../data-edits.ts';
import type { Command } from './command.ts';
import { soleTarget } from './targets.ts';

/** The one data node that is meant; null when there is none or several. */
function soleData(bench: Bench): NodeId | null {
  const target = soleTarget(bench);
  if (target === null) return null;
  return dataRecord(bench.workbench.$document.get(), nodeOf(target))?.id ?? null;
}

export const dataCommands = [
  {
    id: 'data.edit',
    title: 'Edit the data…',
    group: 'node',
    hint: 'Built-in sets, the table, own points, import from a file, and which rows are kept for validation.',
    unavailable: (bench) => (soleData(bench) === null ? 'Select one data table first.' : null),
    run(bench) {
      const id = soleData(bench);
      if (id !== null) bench.view.openData(id);
    },
  },
] as const satisfies readonly Command[];
