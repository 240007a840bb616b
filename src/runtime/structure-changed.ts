import type { DataRecord, NodeRecord, NudgeDocument } from '../graph/document.ts';

/** Whether a new program is needed: wiring, operations, order, roles, settings of macros, definitions, data or the root differ. Numbers,
 *  names, places, what is frozen and how training goes do not count. */
export function structureChanged(before: NudgeDocument, after: NudgeDocument): boolean {
  if (before.root !== after.root || before.nodes.size !== after.nodes.size) return true;
  if (before.definitions !== after.definitions) return true;
  for (const [id, record] of after.nodes) {
    const old = before.nodes.get(id);
    if (old === record) continue;
    if (old === undefined || recordChanged(old, record)) return true;
  }
  return false;
}

function recordChanged(before: NodeRecord, after: NodeRecord): boolean {
  if (before.order !== after.order && before.order.join() !== after.order.join()) return true;
  if (before.kind === 'leaf' && after.kind === 'leaf') return before.role !== after.role;
  if (before.kind === 'op' && after.kind === 'op') {
    return before.op !== after.op || (before.inputs !== after.inputs && !sameList(before.inputs, after.inputs));
  }
  if (before.kind === 'macro' && after.kind === 'macro') {
    return before.macro !== after.macro || before.inputs !== after.inputs || before.settings !== after.settings;
  }
  if (before.kind === 'data' && after.kind === 'data') {
    return !sameColumns(before, after) || JSON.stringify(before.split) !== JSON.stringify(after.split);
  }
  return before.kind !== after.kind;
}

/** The same numbers at the same ports; what a column is called and what it is for do not count. */
function sameColumns({ columns: before }: DataRecord, { columns: after }: DataRecord): boolean {
  if (before === after) return true;
  return (
    before.length === after.length &&
    before.every(({ port, values }, index) => {
      const other = after[index];
      return port === other?.port && (values === other.values || sameList(values, other.values));
    })
  );
}

function sameList<Item>(before: readonly Item[], after: readonly Item[]): boolean {
  return before.length === after.length && before.every((item, index) => item === after[index]);
}
