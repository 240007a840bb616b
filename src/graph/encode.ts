import { jsonNumber } from '../kernel/numeral.ts';
import { compareOrder, type NodeRecord, type NudgeDocument } from './document.ts';

export const formatName = 'nudge';
export const formatVersion = 1;

type Field = readonly [key: string, value: unknown];

/** The document as a file: one node per line in canonical order, so that two versions compare line by line.
 *  Numbers are shortest round-trip and −0 stays −0. Decoding gives the same document, and encoding that the same bytes.
 *  Throws when a number is not finite: JSON has no text for it, and no edit lets one in. */
export function encodeDocument(document: NudgeDocument): string {
  const records = [...document.nodes.values()].sort((a, b) => compareOrder(a.order, b.order) || (a.id < b.id ? -1 : 1));
  const head: readonly Field[] = [
    ['format', formatName],
    ['version', formatVersion],
    ['title', document.title],
    ['seed', document.seed],
    ['root', document.root],
    ...Object.entries(document.unknown ?? {}),
  ];
  const lines = head.map(([key, value]) => `  ${JSON.stringify(key)}: ${writeValue(value)},\n`);
  const nodes = records.map((record) => `    ${writeFields(fieldsOf(record))}`);
  return `{\n${lines.join('')}  "nodes": [${nodes.length ? `\n${nodes.join(',\n')}\n  ` : ''}]\n}\n`;
}

function fieldsOf(record: NodeRecord): readonly Field[] {
  const placed: readonly Field[] = [
    ['id', record.id],
    ['order', record.order],
    ['kind', record.kind],
    ['name', record.name],
    ['x', record.x],
    ['y', record.y],
  ];
  return [...placed, ...ownFields(record), ...Object.entries(record.unknown ?? {})];
}

function ownFields(record: NodeRecord): readonly Field[] {
  switch (record.kind) {
    case 'leaf':
      return [
        ['role', record.role],
        ['value', record.value],
        ...(record.slider ? [['slider', record.slider] as const] : []),
      ];
    case 'op':
      return [
        ['op', record.op],
        ['inputs', record.inputs],
      ];
    case 'macro':
      return [
        ['macro', record.macro],
        ['inputs', record.inputs],
        ['numbers', record.numbers],
        ['settings', record.settings],
        ['open', record.open],
      ];
    case 'note':
      return [['text', record.text]];
  }
}

function writeFields(fields: readonly Field[]): string {
  if (fields.length === 0) return '{}';
  return `{ ${fields.map(([key, value]) => `${JSON.stringify(key)}: ${writeValue(value)}`).join(', ')} }`;
}

/** Depth is bounded by the loader's own limit, so recursion is safe here. */
function writeValue(value: unknown): string {
  if (typeof value === 'number') return jsonNumber(value);
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return writeFields(Object.entries(value));
  return JSON.stringify(value);
}
