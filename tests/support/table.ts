import type { ColumnRole, DataRecord, NudgeDocument, Split } from '../../src/graph/document.ts';
import { id } from './graph.ts';

/** A data record from columns by name; ports are c1, c2, … in their order. The last one is the target. */
export function table(
  name: string,
  columns: Readonly<Record<string, readonly number[]>>,
  split: Split | null = null,
): DataRecord {
  const entries = Object.entries(columns);
  const role = (index: number): ColumnRole => (index === entries.length - 1 ? 'target' : 'input');
  return {
    id: id(name),
    order: [0],
    name,
    x: 0,
    y: 0,
    kind: 'data',
    columns: entries.map(([title, values], index) => ({
      port: `c${index + 1}`,
      name: title,
      role: role(index),
      values,
    })),
    source: { kind: 'own' },
    split,
  };
}

/** A document with a table before everything else. */
export function withTable(document: NudgeDocument, record: DataRecord): NudgeDocument {
  return { ...document, nodes: new Map([[record.id, record], ...document.nodes]) };
}
