import { invariant } from '../kernel/invariant.ts';
import { nodeId, type NodeId } from '../kernel/ids.ts';
import type { NudgeDocument, OrderKey } from './document.ts';

/** Hands out ids and order keys that the document has not used: every id `n<k>` and key `[k]` above those in it. */
export interface Fresh {
  id(): NodeId;
  order(): OrderKey;
}

export function createFresh(document: NudgeDocument): Fresh {
  let highestId = 0;
  let highestOrder = 0;
  for (const record of document.nodes.values()) {
    const number = /^n(\d{1,15})$/.exec(record.id)?.[1];
    if (number !== undefined) highestId = Math.max(highestId, Number(number));
    highestOrder = Math.max(highestOrder, record.order[0] ?? 0);
  }
  return {
    id() {
      const id = nodeId(`n${++highestId}`);
      invariant(id !== null, 'a fresh id is an id');
      return id;
    },
    order: () => [++highestOrder],
  };
}
