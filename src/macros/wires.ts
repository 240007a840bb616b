import type { Address, NodeId } from '../kernel/ids.ts';
import type { NodeRecord, NudgeDocument } from '../graph/document.ts';

/** An input of a record: an operand's number (`0`), a macro's port (`p1`), or `spare`, which grows a new input. */
export interface InputEnd {
  readonly node: NodeId;
  readonly port: string;
}

/** One wire: what it reads and where it enters. */
export interface Wire {
  readonly from: Address;
  readonly to: InputEnd;
}

/** All wires that enter a record, in port order. */
export function wiresInto(record: NodeRecord): readonly Wire[] {
  switch (record.kind) {
    case 'op':
      return record.inputs.flatMap((from, index) =>
        from === null ? [] : [{ from, to: { node: record.id, port: String(index) } }],
      );
    case 'macro':
      return record.inputs.flatMap(({ port, from }) =>
        from === null ? [] : [{ from, to: { node: record.id, port } }],
      );
    case 'leaf':
    case 'data':
    case 'note':
      return [];
  }
}

/** What the input reads now; null where nothing is wired. */
export function wiredTo(record: NodeRecord, port: string): Address | null {
  return wiresInto(record).find((wire) => wire.to.port === port)?.from ?? null;
}

/** The document with one record put in the place of its older self, or added. */
export function withRecord(document: NudgeDocument, record: NodeRecord): NudgeDocument {
  return { ...document, nodes: new Map(document.nodes).set(record.id, record) };
}
