import { inside, type Address } from '../kernel/ids.ts';
import type { NodeRecord, NudgeDocument } from './document.ts';

/** The numbers of a record that people and training set, with their addresses: its own for a leaf, its inner ones for a macro. */
export function leavesOf(record: NodeRecord): readonly (readonly [Address, number])[] {
  switch (record.kind) {
    case 'leaf':
      return [[record.id, record.value]];
    case 'macro':
      return Object.entries(record.numbers).map(([local, number]) => [inside(record.id, local), number]);
    case 'op':
    case 'data':
    case 'note':
      return [];
  }
}

/** All leaves that `role` names: inputs are leaf nodes, parameters also the numbers inside macros. Constants never count. */
export function leavesWithRole(document: NudgeDocument, role: 'input' | 'parameter'): readonly Address[] {
  return [...document.nodes.values()].flatMap((record) => {
    const counts = record.kind === 'leaf' ? record.role === role : role === 'parameter';
    return counts ? leavesOf(record).map(([address]) => address) : [];
  });
}
