import { nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import type { NodeRecord } from '../graph/document.ts';

/** What a record reads, one entry for each operand; for a penalty the nodes that it counts, which its text names. */
export function operandsOf(record: NodeRecord): readonly (Address | null)[] {
  switch (record.kind) {
    case 'op':
      return record.inputs;
    case 'macro':
      if (record.macro === 'l2_penalty') return record.settings.over ?? [];
      return record.inputs.map(({ from }) => from);
    case 'leaf':
    case 'data':
    case 'note':
      return [];
  }
}

export interface WriteOrder {
  /** Every record after all that it reads. Where canonical order allows it, canonical order. */
  readonly records: readonly NodeRecord[];
  /** Wires that close a loop, as `${reader} ${operand}`: nothing can stand above its own use. */
  readonly cut: ReadonlySet<string>;
}

export function cutKey(reader: NodeId, operand: number): string {
  return `${reader} ${operand}`;
}

/** Orders records for printing. Goes through them as they come, each after what it reads; so nodes that nothing reads keep their order,
 *  and with it the default root. Iterative. */
export function writeOrder(canonical: readonly NodeRecord[]): WriteOrder {
  const byId = new Map(canonical.map((record) => [record.id, record]));
  const state = new Map<NodeId, 'open' | 'done'>();
  const records: NodeRecord[] = [];
  const cut = new Set<string>();
  for (const start of canonical) {
    if (state.has(start.id)) continue;
    const stack = [{ record: start, operands: operandsOf(start), next: 0 }];
    state.set(start.id, 'open');
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const operand = frame.next++;
      if (operand >= frame.operands.length) {
        state.set(frame.record.id, 'done');
        records.push(frame.record);
        stack.pop();
        continue;
      }
      const from = frame.operands[operand] ?? null;
      const source = from === null ? undefined : byId.get(nodeOf(from));
      if (source === undefined) continue;
      const visited = state.get(source.id);
      if (visited === 'open') cut.add(cutKey(frame.record.id, operand));
      if (visited !== undefined) continue;
      state.set(source.id, 'open');
      stack.push({ record: source, operands: operandsOf(source), next: 0 });
    }
  }
  return { records, cut };
}
