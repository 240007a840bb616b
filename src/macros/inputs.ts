import type { Address } from '../kernel/ids.ts';
import type { MacroRecord } from '../graph/document.ts';
import { limits } from '../graph/limits.ts';
import { netProblem } from '../graph/net-limits.ts';
import { nextPort } from './neuron.ts';
import { netShapeOf, refitted } from './numbers.ts';

/** Whether a wire can grow a new input: of neurons, layers and nets (with its weights), and a logit more of the softmax loss. */
export function growsInputs({ macro }: Pick<MacroRecord, 'macro'>): boolean {
  switch (macro) {
    case 'neuron':
    case 'layer':
    case 'mlp':
    case 'softmax_cross_entropy':
      return true;
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'l2_penalty':
    case 'custom':
      return false;
  }
}

/** Why a macro takes no further input, in words; null when it takes one. */
export function inputProblem(record: MacroRecord): string | null {
  if (!growsInputs(record)) return 'Every input of this has its own meaning, so it takes no further one.';
  if (record.inputs.length >= limits.fanIn) return 'A node can take at most 4,096 wires.';
  if (record.macro !== 'layer' && record.macro !== 'mlp') return null;
  const { ports, sizes } = netShapeOf(record);
  return netProblem(ports.length + 1, sizes);
}

/** The macro with one more input, its weights drawn by the macro's scheme. The very same where it takes none.
 *  @param seed the document's */
export function withInput(record: MacroRecord, seed: number, from: Address | null): MacroRecord {
  if (inputProblem(record) !== null) return record;
  const input = { port: nextPort(record.inputs), from };
  // The target of a loss stays the last input.
  const target = record.inputs.filter(({ port }) => port === 't');
  const others = record.inputs.filter(({ port }) => port !== 't');
  return refitted({ ...record, inputs: [...others, input, ...target] }, seed);
}

/** The macro without one input and its weights. Where its inputs have fixed meanings, the input stays and waits.
 *  @param seed the document's */
export function withoutInput(record: MacroRecord, seed: number, port: string): MacroRecord {
  const isFixed =
    !growsInputs(record) || (record.macro === 'softmax_cross_entropy' && (port === 't' || record.inputs.length <= 2));
  if (isFixed)
    return { ...record, inputs: record.inputs.map((input) => (input.port === port ? { port, from: null } : input)) };
  return refitted({ ...record, inputs: record.inputs.filter((input) => input.port !== port) }, seed);
}
