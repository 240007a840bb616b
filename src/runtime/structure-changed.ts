import type { NodeRecord, NudgeDocument } from '../graph/document.ts';

/** Whether a new program is needed: wiring, operations, order, roles or the root differ. Numbers, names and places do not count. */
export function structureChanged(before: NudgeDocument, after: NudgeDocument): boolean {
  if (before.root !== after.root || before.nodes.size !== after.nodes.size) return true;
  for (const [id, record] of after.nodes) {
    const old = before.nodes.get(id);
    if (old === record) continue;
    if (old === undefined || recordChanged(old, record)) return true;
  }
  return false;
}

function recordChanged(before: NodeRecord, after: NodeRecord): boolean {
  if (before.order !== after.order && before.order.join() !== after.order.join()) return true;
  if (before.kind === 'leaf' && after.kind === 'leaf')
    return (before.role === 'constant') !== (after.role === 'constant');
  if (before.kind === 'op' && after.kind === 'op') {
    return before.op !== after.op || (before.inputs !== after.inputs && !sameList(before.inputs, after.inputs));
  }
  if (before.kind === 'macro' && after.kind === 'macro') {
    return before.macro !== after.macro || before.inputs !== after.inputs || before.settings !== after.settings;
  }
  return before.kind !== after.kind;
}

function sameList<Item>(before: readonly Item[], after: readonly Item[]): boolean {
  return before.length === after.length && before.every((item, index) => item === after[index]);
}
