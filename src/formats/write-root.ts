import type { Address } from '../kernel/ids.ts';
import { compareOrder, type NodeRecord, type NudgeDocument } from '../graph/document.ts';
import { compile } from '../compile/program.ts';
import { cutKey } from './write-order.ts';

/** The root, where the reader would not take the same one by itself. */
export function rootToSay(
  document: NudgeDocument,
  records: readonly NodeRecord[],
  cut: ReadonlySet<string>,
): Address | null {
  if (document.root !== null) return document.root;
  const isCanonical = records.every(
    (record, place) => place === 0 || compareOrder(records[place - 1]?.order ?? [], record.order) < 0,
  );
  if (isCanonical && cut.size === 0) return null;
  const read = records.map((record, place): NodeRecord => {
    const order = [place];
    const keep = (from: Address | null, index: number) => (cut.has(cutKey(record.id, index)) ? null : from);
    if (record.kind === 'op') return { ...record, order, inputs: record.inputs.map(keep) };
    if (record.kind !== 'macro') return { ...record, order };
    return {
      ...record,
      order,
      inputs: record.inputs.map(({ port, from }, index) => ({ port, from: keep(from, index) })),
    };
  });
  const before = compile(document).root?.address ?? null;
  const after =
    compile({ ...document, nodes: new Map(read.map((record) => [record.id, record])) }).root?.address ?? null;
  return before === after ? null : before;
}
