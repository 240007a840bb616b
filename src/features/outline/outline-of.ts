import { inside, type Address } from '../../kernel/ids.ts';
import { ops } from '../../ops/table.ts';
import { tapeSlotAt } from '../../compile/evaluate.ts';
import type { Program } from '../../compile/program.ts';
import { compareOrder, type MacroRecord, type NodeRecord, type NudgeDocument } from '../../graph/document.ts';
import { macros } from '../../macros/table.ts';
import { wiresInto } from '../../macros/wires.ts';
import { titleOf, type Titles } from '../../nodes/titles.ts';

/** One node in words. */
export interface OutlineEntry {
  readonly address: Address;
  readonly title: string;
  /** "multiply of a and b", "input", "neuron, tanh of x1 and x2". */
  readonly what: string;
}

/** All nodes with a number or waiting for one, in the order they are computed; those without a number come last. */
export function outlineOf(document: NudgeDocument, program: Program, titles: Titles): readonly OutlineEntry[] {
  const rank = (record: NodeRecord) => {
    const addresses = record.kind === 'data' ? record.columns.map(({ port }) => inside(record.id, port)) : [record.id];
    const slots = addresses.map((address) => tapeSlotAt(program, address)).filter((slot) => slot >= 0);
    return Math.min(Number.POSITIVE_INFINITY, ...slots);
  };
  return [...document.nodes.values()]
    .filter((record) => record.kind !== 'note')
    .map((record) => ({ record, place: rank(record) }))
    .sort((a, b) => (a.place === b.place ? compareOrder(a.record.order, b.record.order) : a.place - b.place))
    .map(({ record }) => ({
      address: record.id,
      title: titles.get(record.id) ?? record.id,
      what: describe(document, titles, record),
    }));
}

function describe(document: NudgeDocument, titles: Titles, record: NodeRecord): string {
  const sources = wiresInto(record).map(({ from }) => titleOf(document, titles, from));
  const of = sources.length === 0 ? '' : ` of ${listed(sources)}`;
  switch (record.kind) {
    case 'leaf':
      return record.role;
    case 'op':
      return `${ops[record.op].title}${of}`;
    case 'macro':
      return `${macroKind(document, record)}${of}`;
    case 'data':
      return `data, ${record.columns[0]?.values.length ?? 0} rows`;
    case 'note':
      return 'note';
  }
}

function macroKind({ definitions }: NudgeDocument, record: MacroRecord): string {
  switch (record.macro) {
    case 'neuron':
      return `neuron, ${record.settings.activation}`;
    case 'layer':
      return `layer of ${record.settings.size}, ${record.settings.activation}`;
    case 'mlp':
      return `MLP ${record.settings.layers.map(({ size }) => size).join('-')}`;
    case 'custom':
      return definitions?.get(record.settings.definition)?.name ?? 'macro';
    default:
      return macros[record.macro].title;
  }
}

const mostSources = 6;

function listed(names: readonly string[]): string {
  if (names.length > mostSources)
    return `${names.slice(0, mostSources).join(', ')} and ${names.length - mostSources} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
