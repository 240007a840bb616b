import { parseNumber } from '../../kernel/parse-number.ts';
import { fullPrecision } from '../../kernel/numeral.ts';
import { opIds, ops, type OpId } from '../../ops/table.ts';
import { macros } from '../../macros/table.ts';
import type { Placeable } from '../../store/edits.ts';
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

/** What the search offers: all that can be placed, and where a wire waits, all that has a port for it. */
export function choicesFor(wire: QuickAdd['wire'], picture: (op: OpId) => IconName | null): readonly Choice[] {
  const computing: readonly Choice[] = [
    ...opIds.map((op) => opChoice(op, picture)),
    {
      id: 'neuron',
      label: macros.neuron.title,
      detail: macros.neuron.explain,
      icon: 'neuron',
      keywords: ['perceptron', 'unit'],
      what: { kind: 'neuron' },
    },
  ];
  if (wire?.side === 'out') return computing;
  if (wire?.side === 'in') return [...leaves, ...computing];
  const note: Choice = {
    id: 'note',
    label: 'note',
    detail: 'A remark on the canvas.',
    icon: 'note',
    keywords: ['comment', 'text', 'caption'],
    what: { kind: 'note' },
  };
  return [...leaves, ...computing, note];
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
