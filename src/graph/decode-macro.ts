import type { NodeId } from '../kernel/ids.ts';
import { count, isFault, quote, type Fault } from './decode-fault.ts';
import {
  compareOrder,
  type DefinitionId,
  type Definitions,
  type MacroId,
  type MacroInput,
  type MacroRecord,
} from './document.ts';
import { drawNumber, drawNumbers } from './initial-numbers.ts';
import { defaultStrength } from './macro-defaults.ts';
import { numbersOf } from './macro-numbers.ts';
import { netProblem } from './net-limits.ts';

const macroIds: Readonly<Record<MacroId, true>> = {
  neuron: true,
  layer: true,
  mlp: true,
  squared_error: true,
  absolute_error: true,
  hinge: true,
  binary_cross_entropy: true,
  softmax_cross_entropy: true,
  l2_penalty: true,
  custom: true,
};

export function isMacroId(text: string): text is MacroId {
  return Object.hasOwn(macroIds, text);
}

const countedPort = /^p[1-9]\d{0,14}$/;

/** The first thing that is wrong with the ports of a macro, whatever its definition says. */
export function findPortFault(macro: MacroId, inputs: readonly MacroInput[]): Fault | null {
  const seen = new Set<string>();
  for (const [index, { port }] of inputs.entries()) {
    const path = ['inputs', index, 'port'];
    const fits = countedPort.test(port) || (port === 't' && takesTarget(macro));
    if (!fits) {
      const wanted = takesTarget(macro) ? 'p1, p2 and so on, or t,' : 'p1, p2 and so on,';
      return { code: 'E-ID', path, message: `{at} should be ${wanted} not ${quote(port)}.` };
    }
    if (seen.has(port))
      return { code: 'E-ID', path, message: `{at} repeats the port ${port}. Give each input its own.` };
    seen.add(port);
  }
  const wrong = (wanted: string): Fault => ({
    code: 'E-ARITY',
    path: ['inputs'],
    message: `{at} of ${macro} should be ${wanted}. Leave from out where nothing is wired.`,
  });
  const ports = inputs.map(({ port }) => port);
  switch (macro) {
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
      return ports.join() === 'p1,t' ? null : wrong('the ports p1 and t, in this order');
    case 'softmax_cross_entropy':
      return ports.length >= 2 && ports.at(-1) === 't' ? null : wrong('the ports p1, p2 and so on, then t');
    case 'l2_penalty':
      return ports.length === 0 ? null : wrong('empty');
    case 'neuron':
    case 'layer':
    case 'mlp':
    case 'custom':
      return null;
  }
}

function takesTarget(macro: MacroId): boolean {
  switch (macro) {
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return true;
    case 'neuron':
    case 'layer':
    case 'mlp':
    case 'l2_penalty':
    case 'custom':
      return false;
  }
}

/** Why a layer or net cannot be as large as it says; null for other macros. */
export function findNetFault(record: MacroRecord): Fault | null {
  if (record.macro !== 'layer' && record.macro !== 'mlp') return null;
  const sizes = record.macro === 'layer' ? [record.settings.size] : record.settings.layers.map(({ size }) => size);
  const problem = netProblem(record.inputs.length, sizes);
  return problem === null ? null : { code: 'E-MLP', path: ['settings'], message: `${problem} It stands at {at}.` };
}

/** A macro as its file begins it: whether its numbers and inputs were given is known, but not yet whether they fit. */
export interface MacroDraft {
  readonly record: MacroRecord;
  readonly hasNumbers: boolean;
  readonly hasInputs: boolean;
}

/** The record with the numbers and ports that a file may leave out, or what is wrong with those it gives. Asked once all definitions are
 *  known. `seed` is the document's. */
export function completeMacro(draft: MacroDraft, definitions: Definitions, seed: number): MacroRecord | Fault {
  const record = draft.record.macro === 'custom' ? withPorts(draft, definitions) : draft.record;
  if (isFault(record)) return record;
  const numbers = draft.hasNumbers
    ? (findNumberFault(record, definitions) ?? record.numbers)
    : firstNumbers(record, definitions, seed);
  if (isFault(numbers)) return numbers;
  const known = new Set(Object.keys(numbers));
  const stray = record.frozen?.findIndex((local) => !known.has(local)) ?? -1;
  if (stray >= 0)
    return {
      code: 'E-SHAPE',
      path: ['frozen', stray],
      message: `{at} is ${quote(record.frozen?.[stray] ?? '')}, which is no number of this ${record.macro}.`,
    };
  return { ...record, numbers };
}

function withPorts({ record, hasInputs }: MacroDraft, definitions: Definitions): MacroRecord | Fault {
  const definition = record.macro === 'custom' ? definitions.get(record.settings.definition) : undefined;
  if (definition === undefined) return record;
  if (!hasInputs) return { ...record, inputs: definition.inputs.map(({ port }) => ({ port, from: null })) };
  const wanted = definition.inputs.map(({ port }) => port);
  const ports = record.inputs.map(({ port }) => port);
  if (wanted.join() === ports.join()) return record;
  return {
    code: 'E-ARITY',
    path: ['inputs'],
    message: `{at} has the ports ${listed(ports)}, and “${definition.name}” has ${listed(wanted)}. Give it those, in this order.`,
  };
}

function listed(ports: readonly string[]): string {
  if (ports.length === 0) return 'none';
  return ports.length <= 6 ? ports.join(', ') : `${ports.slice(0, 6).join(', ')} and ${count(ports.length - 6)} more`;
}

function findNumberFault(record: MacroRecord, definitions: Definitions): Fault | null {
  const locals = numbersOf(record, definitions);
  const missing = locals.find((local) => !Object.hasOwn(record.numbers, local));
  if (missing !== undefined)
    return { code: 'E-SHAPE', path: ['numbers'], message: `{at} needs a number for "${missing}".` };
  const known = new Set(locals);
  const extra = Object.keys(record.numbers).find((local) => !known.has(local));
  if (extra === undefined) return null;
  const whose =
    record.macro === 'neuron' ? 'belongs to no input of this neuron' : `is no number of this ${record.macro}`;
  return { code: 'E-SHAPE', path: ['numbers', extra], message: `{at} ${whose}.` };
}

/** The numbers of a macro whose file gives none: drawn for neurons, layers and nets, those of the definition for own macros. */
function firstNumbers(record: MacroRecord, definitions: Definitions, seed: number): Readonly<Record<string, number>> {
  const origin = { seed, key: record.name ?? record.id };
  const ports = record.inputs.map(({ port }) => port);
  switch (record.macro) {
    case 'neuron': {
      const fan = { fanIn: ports.length, fanOut: 1 };
      return Object.fromEntries(
        numbersOf(record, definitions).map((local) => [local, drawNumber(local, fan, { initial: 'uniform' }, origin)]),
      );
    }
    case 'layer':
      return drawNumbers({ ports, sizes: [record.settings.size], steps: false }, record.settings, origin);
    case 'mlp': {
      const sizes = record.settings.layers.map(({ size }) => size);
      return drawNumbers({ ports, sizes, steps: true }, record.settings, origin);
    }
    case 'l2_penalty':
      return { strength: defaultStrength };
    case 'custom':
      return definitionNumbers(record.settings.definition, definitions);
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return {};
  }
}

/** The numbers that a new instance of a definition begins with: those that the definition itself shows. */
export function definitionNumbers(id: DefinitionId, definitions: Definitions): Readonly<Record<string, number>> {
  const definition = definitions.get(id);
  if (definition === undefined) return {};
  const ports = new Set<NodeId>(definition.inputs.map(({ node }) => node));
  const records = [...definition.nodes.values()].sort((a, b) => compareOrder(a.order, b.order));
  return Object.fromEntries(
    records.flatMap((record): readonly (readonly [string, number])[] => {
      if (record.kind === 'leaf')
        return record.role === 'constant' || ports.has(record.id) ? [] : [[record.id, record.value]];
      if (record.kind !== 'macro') return [];
      return Object.entries(record.numbers).map(([local, number]) => [`${record.id}/${local}`, number] as const);
    }),
  );
}
