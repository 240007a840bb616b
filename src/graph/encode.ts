import type { NodeId } from '../kernel/ids.ts';
import { jsonNumber } from '../kernel/numeral.ts';
import { assertNever } from '../kernel/invariant.ts';
import { compareOrder, type Definition, type MacroRecord, type NodeRecord, type NudgeDocument } from './document.ts';
import type { TrainingSettings } from './training-settings.ts';

export const formatName = 'nudge';
export const formatVersion = 1;

type Field = readonly [key: string, value: unknown];

/** The document as a file: one node per line in canonical order, so that two versions compare line by line.
 *  Numbers are shortest round-trip and −0 stays −0. Decoding gives the same document, and encoding that the same bytes.
 *  Throws when a number is not finite: JSON has no text for it, and no edit lets one in. */
export function encodeDocument(document: NudgeDocument): string {
  const head: readonly Field[] = [
    ['format', formatName],
    ['version', formatVersion],
    ['title', document.title],
    ['seed', document.seed],
    ['root', document.root],
    ...(document.training === undefined ? [] : [['training', trainingOf(document.training)] as const]),
    ...Object.entries(document.unknown ?? {}),
  ];
  const lines = head.map(([key, value]) => `  ${JSON.stringify(key)}: ${writeValue(value)},\n`);
  const definitions = [...(document.definitions?.values() ?? [])].map(writeDefinition);
  const macros = document.definitions === undefined ? '' : `  "definitions": ${writeLines(definitions, '  ')},\n`;
  return `{\n${lines.join('')}${macros}  "nodes": ${writeLines(writeNodes(document.nodes), '  ')}\n}\n`;
}

function writeNodes(nodes: ReadonlyMap<NodeId, NodeRecord>): readonly string[] {
  return [...nodes.values()]
    .sort((a, b) => compareOrder(a.order, b.order) || (a.id < b.id ? -1 : 1))
    .map((record) => writeFields(fieldsOf(record)));
}

/** Its ports on the first line, then one line for each node, indented by one level more than those of the document. */
function writeDefinition({ id, name, inputs, outputs, nodes }: Definition): string {
  const head = writeFields([
    ['id', id],
    ['name', name],
    ['inputs', inputs],
    ['outputs', outputs],
  ]);
  return `${head.slice(0, -2)}, "nodes": ${writeLines(writeNodes(nodes), '    ')} }`;
}

function writeLines(lines: readonly string[], indent: string): string {
  return `[${lines.length ? `\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}` : ''}]`;
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
        ...(record.slider ? [['slider', inOrder(sliderKeys)(record.slider)] as const] : []),
        ...(record.frozen ? [['frozen', true] as const] : []),
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
        ['settings', settingsOf(record)],
        ...(record.frozen ? [['frozen', record.frozen] as const] : []),
        ['open', record.open],
        ...(record.opened ? [['opened', record.opened] as const] : []),
      ];
    case 'data':
      return [
        ['columns', record.columns.map(inOrder(columnKeys))],
        ['source', inOrder(sourceKeys)(record.source)],
        ['split', record.split === null ? null : inOrder(splitKeys)(record.split)],
      ];
    case 'note':
      return [['text', record.text]];
    default:
      return assertNever(record);
  }
}

const sliderKeys = ['min', 'max', 'step'];
const columnKeys = ['port', 'name', 'role', 'values', 'labels'];
const sourceKeys = ['kind', 'name', 'set', 'size', 'noise', 'seed'];
const splitKeys = ['validation', 'seed'];
const shapeKeys = ['size', 'activation', 'exceptions'];
const settingKeys = ['layers', ...shapeKeys, 'initial', 'seed', 'over', 'definition'];
const trainingKeys = [
  'loss',
  'optimiser',
  'learningRate',
  'schedule',
  'weightDecay',
  'batch',
  'seed',
  'zeroGrad',
  'steps',
];

/** An object with these keys in this order, so that the same document gives the same bytes however it was made. */
function inOrder(keys: readonly string[]): (object: object) => object {
  return (object) => {
    const fields = new Map(Object.entries(object));
    return Object.fromEntries(keys.flatMap((key) => (fields.has(key) ? [[key, fields.get(key)]] : [])));
  };
}

function settingsOf(record: MacroRecord): object {
  const settings =
    record.macro === 'mlp'
      ? { ...record.settings, layers: record.settings.layers.map(inOrder(shapeKeys)) }
      : record.settings;
  return inOrder(settingKeys)(settings);
}

function trainingOf(training: TrainingSettings): object {
  const kindFirst = ({ kind, ...rest }: { readonly kind: string }) => ({ kind, ...rest });
  return inOrder(trainingKeys)({
    ...training,
    optimiser: kindFirst(training.optimiser),
    schedule: kindFirst(training.schedule),
  });
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
