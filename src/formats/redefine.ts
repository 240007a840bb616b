import type { Address } from '../kernel/ids.ts';
import { ops } from '../ops/table.ts';
import type { MacroInput, NeuronRecord, NodeRecord, OpRecord } from '../graph/document.ts';
import { nextPort } from '../macros/neuron.ts';

/** A record with a new definition, keeping of the old one all that still holds: role, slider, ports and numbers, opened or not. */
export function redefined(old: NodeRecord, fresh: NodeRecord, saysRole: boolean, saysNumbers: Said): NodeRecord {
  if (old.kind === 'leaf' && fresh.kind === 'leaf')
    return { ...old, name: fresh.name, value: fresh.value, role: saysRole ? fresh.role : old.role };
  if (old.kind === 'op' && fresh.kind === 'op') return { ...old, name: fresh.name, op: fresh.op, inputs: fresh.inputs };
  if (old.kind === 'macro' && fresh.kind === 'macro' && old.macro === 'neuron' && fresh.macro === 'neuron')
    return redefinedNeuron(old, fresh, saysNumbers);
  return old.unknown === undefined ? fresh : { ...fresh, unknown: old.unknown };
}

/** Which of a neuron's numbers the text gives. */
export interface Said {
  readonly weights: boolean;
  readonly bias: boolean;
}

/** Inputs keep their port where they read what they read before, else where they stand at the same place; so weights stay with them. */
function redefinedNeuron(old: NeuronRecord, fresh: NeuronRecord, said: Said): NeuronRecord {
  const free = [...old.inputs];
  const take = (matches: (input: MacroInput, index: number) => boolean): string | undefined => {
    const index = free.findIndex(matches);
    return index < 0 ? undefined : free.splice(index, 1)[0]?.port;
  };
  const ports = fresh.inputs.map(({ from }) => take((input) => input.from !== null && input.from === from));
  const inputs: MacroInput[] = [];
  const numbers: Record<string, number> = {};
  // New ports count on from every port that the neuron has now.
  let known: readonly MacroInput[] = old.inputs;
  for (const [index, { port: freshPort, from }] of fresh.inputs.entries()) {
    const standing = old.inputs[index];
    const port = ports[index] ?? take((input) => input === standing) ?? nextPort(known);
    const input: MacroInput = { port, from };
    inputs.push(input);
    known = [...known, input];
    const kept = said.weights ? undefined : old.numbers[`w:${port}`];
    numbers[`w:${port}`] = kept ?? fresh.numbers[`w:${freshPort}`] ?? 0;
  }
  numbers['b'] = (said.bias ? undefined : old.numbers['b']) ?? fresh.numbers['b'] ?? 0;
  return { ...old, name: fresh.name, inputs, numbers, settings: fresh.settings };
}

/** Whether two definitions are the same, so that nothing needs to change. */
export function isSameDefinition(a: NodeRecord, b: NodeRecord): boolean {
  if (a.name !== b.name) return false;
  if (a.kind === 'leaf' && b.kind === 'leaf')
    return a.role === b.role && Object.is(a.value, b.value) && a.slider === b.slider;
  if (a.kind === 'op' && b.kind === 'op')
    return a.op === b.op && (isSameList(a.inputs, b.inputs) || (isUnwired(a) && isUnwired(b)));
  if (a.kind !== 'macro' || b.kind !== 'macro' || a.macro !== 'neuron' || b.macro !== 'neuron') return false;
  const names = Object.keys(a.numbers);
  return (
    a.settings.activation === b.settings.activation &&
    isSameList(
      a.inputs.map(({ port }) => port),
      b.inputs.map(({ port }) => port),
    ) &&
    isSameList(
      a.inputs.map(({ from }) => from),
      b.inputs.map(({ from }) => from),
    ) &&
    names.length === Object.keys(b.numbers).length &&
    names.every((name) => Object.is(a.numbers[name], b.numbers[name]))
  );
}

/** Whether nothing at all is wired to an op of any number of inputs, however many places wait. */
function isUnwired({ op, inputs }: OpRecord): boolean {
  return ops[op].arity === 'many' && inputs.every((from) => from === null);
}

function isSameList(a: readonly (Address | string | null)[], b: readonly (Address | string | null)[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
