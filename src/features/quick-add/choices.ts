import { parseNumber } from '../../kernel/parse-number.ts';
import { fullPrecision } from '../../kernel/numeral.ts';
import { opIds, ops, type OpId } from '../../ops/table.ts';
import { dataSetIds, dataSets } from '../../data/data-sets.ts';
import type { Definition, MacroId } from '../../graph/document.ts';
import { macroIcons } from '../../nodes/macro-icons.ts';
import { macros } from '../../macros/table.ts';
import type { Placeable } from '../../store/new-record.ts';
import type { QuickAdd } from '../../store/view.ts';
import type { IconName } from '../../ui/icon-paths.ts';
import type { SearchItem } from '../../ui/search-rank.ts';

/** One line of the search, and what it places. */
export interface Choice extends SearchItem {
  readonly what: Placeable;
}

const leaves: readonly Choice[] = [
  {
    id: 'input',
    label: 'number',
    detail: 'A number that comes from outside.',
    sign: '3.0',
    keywords: ['input', 'value', 'leaf', 'variable'],
    what: { kind: 'leaf', role: 'input' },
  },
  {
    id: 'parameter',
    label: 'parameter',
    detail: 'A number that training may change.',
    sign: 'w',
    keywords: ['weight', 'bias'],
    what: { kind: 'leaf', role: 'parameter' },
  },
  {
    id: 'constant',
    label: 'constant',
    detail: 'A number that takes no gradient.',
    sign: 'π',
    keywords: ['fixed'],
    what: { kind: 'leaf', role: 'constant' },
  },
];

/** Words that people search for and that no title holds. */
const synonyms: Partial<Readonly<Record<OpId, readonly string[]>>> = {
  add: ['plus'],
  sub: ['minus', 'difference'],
  mul: ['times'],
  div: ['over', 'quotient', 'ratio'],
  neg: ['minus'],
  pow: ['**', '^', 'power'],
  exp: ['e^x'],
  log: ['ln'],
  abs: ['|x|', 'magnitude'],
  sigmoid: ['logistic'],
  mean: ['average'],
};

function opChoice(op: OpId, picture: (op: OpId) => IconName | null): Choice {
  const { title, sign, explain, group, notation } = ops[op];
  const symbol = notation.kind === 'call' ? notation.name : notation.symbol;
  const keywords = [op, sign, symbol, group, ...(synonyms[op] ?? [])];
  return {
    id: op,
    label: title,
    detail: explain,
    sign,
    icon: picture(op) ?? undefined,
    keywords,
    what: { kind: 'op', op },
  };
}

/** Words that people search for and that no title of a macro holds. */
const macroSynonyms: Readonly<Record<Exclude<MacroId, 'custom'>, readonly string[]>> = {
  neuron: ['perceptron', 'unit'],
  layer: ['dense', 'fully connected', 'linear'],
  mlp: ['net', 'network', 'perceptron', 'feedforward'],
  squared_error: ['loss', 'mse', 'l2'],
  absolute_error: ['loss', 'mae', 'l1'],
  hinge: ['loss', 'margin', 'svm'],
  binary_cross_entropy: ['loss', 'bce', 'logistic', 'log loss'],
  softmax_cross_entropy: ['loss', 'classes', 'nll'],
  l2_penalty: ['loss', 'regularisation', 'weight decay', 'ridge'],
};

const macroPlaceables: Readonly<Record<Exclude<MacroId, 'custom'>, Placeable>> = {
  neuron: { kind: 'neuron' },
  layer: { kind: 'layer' },
  mlp: { kind: 'mlp' },
  squared_error: { kind: 'loss', loss: 'squared_error' },
  absolute_error: { kind: 'loss', loss: 'absolute_error' },
  hinge: { kind: 'loss', loss: 'hinge' },
  binary_cross_entropy: { kind: 'loss', loss: 'binary_cross_entropy' },
  softmax_cross_entropy: { kind: 'loss', loss: 'softmax_cross_entropy' },
  l2_penalty: { kind: 'penalty' },
};

const macroIds: readonly Exclude<MacroId, 'custom'>[] = [
  'neuron',
  'layer',
  'mlp',
  'squared_error',
  'absolute_error',
  'hinge',
  'binary_cross_entropy',
  'softmax_cross_entropy',
  'l2_penalty',
];

const macroChoices: readonly Choice[] = macroIds.map((id) => ({
  id,
  label: macros[id].title,
  detail: macros[id].explain,
  icon: macroIcons[id],
  keywords: macroSynonyms[id],
  what: macroPlaceables[id],
}));

const dataChoices: readonly Choice[] = dataSetIds.map((set) => ({
  id: `data-${set}`,
  label: dataSets[set].title,
  detail: dataSets[set].explain,
  icon: 'table',
  keywords: ['data', 'table', 'rows', 'set', set],
  what: { kind: 'data', set },
}));

function ownChoice({ id, name }: Definition): Choice {
  return {
    id: `own-${id}`,
    label: name,
    detail: 'A macro of your own.',
    icon: 'macro',
    keywords: ['macro', 'own', 'function'],
    what: { kind: 'custom', definition: id },
  };
}

/** What the search offers: all that can be placed, and where a wire waits, all that has a port for it. */
export function choicesFor(
  wire: QuickAdd['wire'],
  picture: (op: OpId) => IconName | null,
  definitions: Iterable<Definition> = [],
): readonly Choice[] {
  const computing: readonly Choice[] = [
    ...opIds.map((op) => opChoice(op, picture)),
    ...macroChoices,
    ...[...definitions].map(ownChoice),
  ];
  // A penalty reads nothing by wire.
  if (wire?.side === 'out') return computing.filter(({ what }) => what.kind !== 'penalty');
  if (wire?.side === 'in') return [...leaves, ...computing, ...dataChoices];
  const note: Choice = {
    id: 'note',
    label: 'note',
    detail: 'A remark on the canvas.',
    icon: 'note',
    keywords: ['comment', 'text', 'caption'],
    what: { kind: 'note' },
  };
  return [...leaves, ...computing, ...dataChoices, note];
}

/** A typed number as a choice: `2.5`, `2/3`, `pi`; null for anything else, or where only what reads a wire fits. */
export function numberChoice(query: string, wire: QuickAdd['wire']): Choice | null {
  if (wire?.side === 'out' || query.trim() === '') return null;
  const read = parseNumber(query);
  if (!read.ok) return null;
  return {
    id: 'typed',
    label: fullPrecision(read.value),
    detail: 'A number that comes from outside.',
    sign: '3.0',
    what: { kind: 'leaf', role: 'input', value: read.value },
  };
}
