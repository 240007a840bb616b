import { noDefinitions, type LayerShape, type MacroRecord, type NudgeDocument } from '../graph/document.ts';
import { drawNumbers } from '../graph/initial-numbers.ts';
import { numbersOf } from '../graph/macro-numbers.ts';
import type { Instance } from '../macros/instance.ts';
import type { Call, Expression, Keyword } from './syntax.ts';

/** A macro of the document, or one inside another. */
type Called = MacroRecord | Instance;

/** A macro instance as the call that makes it. `inputs` are what its operands read, as `operandsOf` lists them. With `withNumbers` it says
 *  every number that its seed does not, so that it reads back as the same; without, a layer, a net or an own macro says only its form, as a formula does. */
export function macroCall(
  record: Called,
  inputs: readonly Expression[],
  document: NudgeDocument,
  withNumbers: boolean,
): Call {
  return {
    kind: 'call',
    name: callName(record, document),
    inputs: inputs.length === 0 && countsSome(record) ? [list([])] : inputs,
    keywords: [
      ...settingsOf(record),
      ...(record.macro === 'neuron' || withNumbers ? numberKeywords(record, document) : []),
    ],
    isMethod: false,
    at: 0,
  };
}

/** Whether a penalty counts some nodes and not all: with none to name, an empty list has to say so. */
export function countsSome(record: Called): boolean {
  return record.macro === 'l2_penalty' && record.settings.over !== null;
}

/** What a macro is called by: its kind, or the name of its definition. */
export function callName(record: Called, { definitions }: NudgeDocument): string {
  if (record.macro !== 'custom') return record.macro;
  return definitions?.get(record.settings.definition)?.name ?? 'macro';
}

function settingsOf(record: Called): readonly Keyword[] {
  switch (record.macro) {
    case 'neuron':
    case 'custom':
      return [];
    case 'layer': {
      const { size, initial, seed } = record.settings;
      const [activation, isSame] = activationsOf(record.settings);
      return [
        keyword('size', number(size)),
        keyword(isSame ? 'activation' : 'activations', activation),
        ...initialOf(initial, seed),
      ];
    }
    case 'mlp': {
      const { layers, initial, seed } = record.settings;
      return [
        keyword('sizes', list(layers.map(({ size }) => number(size)))),
        keyword('activations', list(layers.map((shape) => activationsOf(shape)[0]))),
        ...initialOf(initial, seed),
      ];
    }
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return [keyword('over', word(record.settings.over))];
    case 'l2_penalty':
      return [keyword('strength', number(record.numbers['strength'] ?? 0))];
  }
}

/** The activation that all neurons of a layer have, or those of each. */
function activationsOf({ size, activation, exceptions = {} }: LayerShape): readonly [Expression, isSame: boolean] {
  if (Object.keys(exceptions).length === 0) return [word(activation), true];
  const each = Array.from({ length: size }, (_, index) => word(exceptions[`n${index + 1}`] ?? activation));
  return [list(each), false];
}

function initialOf(initial: string, seed: number | undefined): readonly Keyword[] {
  return [keyword('initial', word(initial)), ...(seed === undefined ? [] : [keyword('seed', number(seed))])];
}

function numberKeywords(record: Called, document: NudgeDocument): readonly Keyword[] {
  if (record.macro === 'l2_penalty') return [];
  const stored = (local: string) => number(record.numbers[local] ?? 0);
  if (record.macro === 'neuron')
    return [
      keyword('weights', list(record.inputs.map(({ port }) => stored(`w:${port}`)))),
      keyword('bias', stored('b')),
      keyword('activation', word(record.settings.activation)),
    ];
  if ((record.macro === 'layer' || record.macro === 'mlp') && isAsDrawn(record)) return [];
  const locals = numbersOf(record, document.definitions ?? noDefinitions);
  return locals.length === 0 ? [] : [keyword('numbers', list(locals.map(stored)))];
}

/** Whether the numbers are those that the seed which the text says draws, wherever it is read. */
function isAsDrawn(net: Called & { readonly macro: 'layer' | 'mlp' }): boolean {
  if (net.settings.seed === undefined) return false;
  const ports = net.inputs.map(({ port }) => port);
  if (ports.some((port, index) => port !== `p${index + 1}`)) return false;
  const sizes = net.macro === 'layer' ? [net.settings.size] : net.settings.layers.map(({ size }) => size);
  const drawn = drawNumbers({ ports, sizes, steps: net.macro === 'mlp' }, net.settings, { seed: 0, key: '' });
  return Object.entries(drawn).every(([local, number]) => Object.is(net.numbers[local], number));
}

function keyword(name: string, expression: Expression): Keyword {
  return { name, value: { kind: 'expression', expression }, at: 0 };
}

function number(value: number): Expression {
  return { kind: 'number', value, at: 0 };
}

function word(name: string): Expression {
  return { kind: 'name', name, at: 0 };
}

function list(items: readonly Expression[]): Expression {
  return { kind: 'list', items, at: 0 };
}
