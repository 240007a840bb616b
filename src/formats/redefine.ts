import type { Address } from '../kernel/ids.ts';
import { ops } from '../ops/table.ts';
import type {
  LayerRecord,
  MacroInput,
  MacroRecord,
  MlpRecord,
  NeuronRecord,
  NodeRecord,
  OpRecord,
} from '../graph/document.ts';
import { nextPort } from '../macros/neuron.ts';
import { refitted } from '../macros/numbers.ts';

/** A record with a new definition, keeping of the old one all that still holds: role, slider, ports and numbers, opened or not. */
export function redefined(
  old: NodeRecord,
  fresh: NodeRecord,
  { saysRole, saysNumbers, seed }: { readonly saysRole: boolean; readonly saysNumbers: Said; readonly seed: number },
): NodeRecord {
  if (old.kind === 'leaf' && fresh.kind === 'leaf')
    return { ...old, name: fresh.name, value: fresh.value, role: saysRole ? fresh.role : old.role };
  if (old.kind === 'op' && fresh.kind === 'op') return { ...old, name: fresh.name, op: fresh.op, inputs: fresh.inputs };
  if (old.kind === 'macro' && fresh.kind === 'macro') {
    const macro = redefinedMacro(old, fresh, saysNumbers, seed);
    if (macro !== null) return macro;
  }
  return old.unknown === undefined ? fresh : { ...fresh, unknown: old.unknown };
}

/** Which of a macro's numbers the text gives; for all but neurons `weights` stands for all of them. */
export interface Said {
  readonly weights: boolean;
  readonly bias: boolean;
}

/** A macro of the same kind, or null for another one. Numbers that the text leaves out stay what they are where they still have a place. */
function redefinedMacro(old: MacroRecord, fresh: MacroRecord, said: Said, seed: number): MacroRecord | null {
  const name = { name: fresh.name };
  switch (old.macro) {
    case 'neuron':
      return fresh.macro === 'neuron' ? redefinedNeuron(old, fresh, said, seed) : null;
    case 'layer': {
      if (fresh.macro !== 'layer') return null;
      const inputs = keptPorts(old.inputs, fresh.inputs);
      if (said.weights || drawsAnew(old, fresh))
        return {
          ...refitted({ ...old, ...name, inputs, settings: fresh.settings }, seed),
          numbers: renamedPorts(fresh.numbers, fresh.inputs, inputs, ''),
        };
      return refitted({ ...old, ...name, inputs, settings: fresh.settings }, seed);
    }
    case 'mlp': {
      if (fresh.macro !== 'mlp') return null;
      const inputs = keptPorts(old.inputs, fresh.inputs);
      if (said.weights || drawsAnew(old, fresh))
        return {
          ...refitted({ ...old, ...name, inputs, settings: fresh.settings }, seed),
          numbers: renamedPorts(fresh.numbers, fresh.inputs, inputs, 'l1/'),
        };
      return refitted({ ...old, ...name, inputs, settings: fresh.settings }, seed);
    }
    case 'l2_penalty':
      if (fresh.macro !== 'l2_penalty') return null;
      return { ...old, ...name, settings: fresh.settings, numbers: said.weights ? fresh.numbers : old.numbers };
    case 'custom':
      if (fresh.macro !== 'custom' || fresh.settings.definition !== old.settings.definition) return null;
      return { ...old, ...name, inputs: fresh.inputs, numbers: said.weights ? fresh.numbers : old.numbers };
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      if (fresh.macro !== old.macro) return null;
      return { ...old, ...name, settings: fresh.settings, inputs: keptLossPorts(old, fresh) };
  }
}

/** Whether the text draws the first numbers in another way than before. */
function drawsAnew(old: LayerRecord | MlpRecord, fresh: LayerRecord | MlpRecord): boolean {
  return old.settings.seed !== fresh.settings.seed || old.settings.initial !== fresh.settings.initial;
}

/** The logits of a softmax keep their ports as the inputs of a neuron do; the target stays last. */
function keptLossPorts(old: MacroRecord, fresh: MacroRecord): readonly MacroInput[] {
  const logits = ({ inputs }: MacroRecord) => inputs.filter(({ port }) => port !== 't');
  const target = fresh.inputs.find(({ port }) => port === 't');
  return [...keptPorts(logits(old), logits(fresh)), ...(target === undefined ? [] : [target])];
}

/** Inputs keep their port where they read what they read before, else where they stand at the same place; so weights stay with them. */
function keptPorts(old: readonly MacroInput[], fresh: readonly MacroInput[]): readonly MacroInput[] {
  const free = [...old];
  const take = (matches: (input: MacroInput, index: number) => boolean): string | undefined => {
    const index = free.findIndex(matches);
    return index < 0 ? undefined : free.splice(index, 1)[0]?.port;
  };
  const ports = fresh.map(({ from }) => take((input) => input.from !== null && input.from === from));
  // New ports count on from every port that the macro has now.
  let known: readonly MacroInput[] = old;
  return fresh.map(({ from }, index) => {
    const standing = old[index];
    const port = ports[index] ?? take((input) => input === standing) ?? nextPort(known);
    const input: MacroInput = { port, from };
    known = [...known, input];
    return input;
  });
}

/** Numbers whose weights of the macro's own inputs are called after other ports. */
function renamedPorts(
  numbers: Readonly<Record<string, number>>,
  from: readonly MacroInput[],
  to: readonly MacroInput[],
  first: string,
): Readonly<Record<string, number>> {
  const ports = new Map(from.map(({ port }, index) => [port, to[index]?.port ?? port]));
  return Object.fromEntries(
    Object.entries(numbers).map(([local, number]) => {
      const [place = '', port] = local.split('w:');
      const isOwn = port !== undefined && local.startsWith(first);
      return [isOwn ? `${place}w:${ports.get(port) ?? port}` : local, number];
    }),
  );
}

function redefinedNeuron(old: NeuronRecord, fresh: NeuronRecord, said: Said, seed: number): MacroRecord {
  const inputs = keptPorts(old.inputs, fresh.inputs);
  const written = renamedPorts(fresh.numbers, fresh.inputs, inputs, '');
  const { b: writtenBias = 0, ...writtenWeights } = written;
  const { b: oldBias = 0, ...oldWeights } = old.numbers;
  const numbers = {
    ...(said.weights ? writtenWeights : { ...writtenWeights, ...oldWeights }),
    b: said.bias ? writtenBias : oldBias,
  };
  return refitted({ ...old, name: fresh.name, inputs, numbers, settings: fresh.settings }, seed);
}

/** Whether two definitions are the same, so that nothing needs to change. */
export function isSameDefinition(a: NodeRecord, b: NodeRecord): boolean {
  if (a.name !== b.name) return false;
  if (a.kind === 'leaf' && b.kind === 'leaf')
    return a.role === b.role && Object.is(a.value, b.value) && a.slider === b.slider;
  if (a.kind === 'op' && b.kind === 'op')
    return a.op === b.op && (isSameList(a.inputs, b.inputs) || (isUnwired(a) && isUnwired(b)));
  if (a.kind !== 'macro' || b.kind !== 'macro') return false;
  const names = Object.keys(a.numbers);
  return (
    a.macro === b.macro &&
    JSON.stringify(a.settings) === JSON.stringify(b.settings) &&
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
