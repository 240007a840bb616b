import type { Activation, InitialScheme, LayerShape } from '../graph/document.ts';
import { netProblem, parameterCount } from '../graph/net-limits.ts';
import { counted, readKeywords, type ReadKeyword } from './call-keywords.ts';
import { tooMany, type CallMeaning } from './draft-call.ts';
import { notAnActivation, notASeed } from './draft-neuron.ts';
import type { Operand } from './draft.ts';
import { activationList, activationLists, activationOf, numberList, numberOf, wordOf } from './keyword-values.ts';
import type { Call } from './syntax.ts';

const schemes: readonly InitialScheme[] = ['uniform', 'fan_in', 'xavier', 'he', 'zeros'];

/** What layers and nets say alike: how their first numbers are drawn, or what they are. */
function createDrawing(isPi: boolean) {
  let initial: InitialScheme = 'uniform';
  let seed: number | null = null;
  let numbers: readonly number[] | null = null;
  const readers = {
    initial(value) {
      const word = wordOf(value);
      const scheme = schemes.find((known) => known === word);
      if (scheme === undefined) return `initial is one of ${schemes.join(', ')}.`;
      initial = scheme;
      return null;
    },
    seed(value) {
      const said = numberOf(value, isPi);
      if (said === null || !Number.isSafeInteger(said)) return notASeed;
      seed = said;
      return null;
    },
    numbers(value) {
      numbers = numberList(value, isPi);
      return numbers === null ? 'numbers is a list of numbers: for each neuron its weights, then its bias.' : null;
    },
  } satisfies Readonly<Record<string, ReadKeyword>>;
  return {
    readers,
    settings: () => ({ initial, ...(seed === null ? {} : { seed }) }),
    numbers: () => numbers,
  };
}

/** `layer(x1, x2, size=4, activation=tanh, initial=uniform, seed=3, numbers=[…])`. */
export function layerMeaning(operands: readonly Operand[], call: Call, isPi: boolean): CallMeaning {
  const drawing = createDrawing(isPi);
  let size: number | null = null;
  let activation: Activation = 'tanh';
  let each: readonly Activation[] | null = null;
  const refused = readKeywords(
    call,
    {
      size(value) {
        size = numberOf(value, isPi);
        return size === null ? 'size is how many neurons the layer has, as in size=4.' : null;
      },
      activation(value) {
        const said = activationOf(value);
        if (said === null) return notAnActivation;
        activation = said;
        return null;
      },
      activations(value) {
        each = activationList(value);
        return each === null ? 'activations is a list with one for each neuron, as in activations=[tanh, relu].' : null;
      },
      ...drawing.readers,
    },
    'size, activation or activations, initial, seed and numbers',
  );
  if (refused !== null) return refused;
  const refuse = (message: string): CallMeaning => ({ ok: false, at: call.at, message });
  if (size === null) return refuse('layer needs its size, as in layer(x1, x2, size=4).');
  const problem = netProblem(operands.length, [size]);
  if (problem !== null) return refuse(problem);
  const shape = shapeOf(size, each ?? activation);
  if (shape === null) return refuse(notOneEach('This layer', size, each ?? []));
  return (
    tooMany(operands, call.at) ??
    countProblem('This layer', operands.length, [size], drawing.numbers(), call.at) ?? {
      ok: true,
      what: {
        kind: 'layer',
        inputs: operands,
        settings: { ...shape, ...drawing.settings() },
        numbers: drawing.numbers(),
      },
    }
  );
}

/** `mlp(x1, x2, sizes=[4, 4, 1], activations=[tanh, tanh, linear], initial=uniform, seed=3, numbers=[…])`. */
export function mlpMeaning(operands: readonly Operand[], call: Call, isPi: boolean): CallMeaning {
  const drawing = createDrawing(isPi);
  let sizes: readonly number[] | null = null;
  let activation: Activation = 'tanh';
  let each: readonly (Activation | readonly Activation[])[] | null = null;
  const refused = readKeywords(
    call,
    {
      sizes(value) {
        sizes = numberList(value, isPi);
        return sizes === null ? 'sizes lists how many neurons each layer has, as in sizes=[4, 4, 1].' : null;
      },
      activation(value) {
        const said = activationOf(value);
        if (said === null) return notAnActivation;
        activation = said;
        return null;
      },
      activations(value) {
        each = activationLists(value);
        return each === null
          ? 'activations is a list with one for each layer, as in activations=[tanh, tanh, linear].'
          : null;
      },
      ...drawing.readers,
    },
    'sizes, activation or activations, initial, seed and numbers',
  );
  if (refused !== null) return refused;
  const refuse = (message: string): CallMeaning => ({ ok: false, at: call.at, message });
  if (sizes === null) return refuse('mlp needs the sizes of its layers, as in mlp(x1, x2, sizes=[4, 4, 1]).');
  const found: readonly number[] = sizes;
  const problem = netProblem(operands.length, found);
  if (problem !== null) return refuse(problem);
  const said: readonly (Activation | readonly Activation[])[] =
    each ?? found.map((_, index) => (index === found.length - 1 ? 'linear' : activation));
  if (said.length !== found.length)
    return refuse(
      `This network has ${counted(found.length, 'layer')} and ${counted(said.length, 'activation')}. Give one for each layer.`,
    );
  const layers: LayerShape[] = [];
  for (const [index, size] of found.entries()) {
    const own = said[index] ?? activation;
    const shape = shapeOf(size, own);
    if (shape === null) return refuse(notOneEach(`Layer ${index + 1}`, size, typeof own === 'string' ? [] : own));
    layers.push(shape);
  }
  return (
    tooMany(operands, call.at) ??
    countProblem('This network', operands.length, found, drawing.numbers(), call.at) ?? {
      ok: true,
      what: { kind: 'mlp', inputs: operands, settings: { layers, ...drawing.settings() }, numbers: drawing.numbers() },
    }
  );
}

function notOneEach(whole: string, size: number, each: readonly Activation[]): string {
  return `${whole} has ${counted(size, 'neuron')} and ${counted(each.length, 'activation')}. Give one for each neuron.`;
}

/** A layer whose neurons have these activations; the commonest is the layer's, the others are exceptions. Null when there is not one for
 *  each. */
function shapeOf(size: number, said: Activation | readonly Activation[]): LayerShape | null {
  if (typeof said === 'string') return { size, activation: said };
  if (said.length !== size) return null;
  const uses = new Map<Activation, number>();
  for (const activation of said) uses.set(activation, (uses.get(activation) ?? 0) + 1);
  const activation = said.reduce((best, one) => ((uses.get(one) ?? 0) > (uses.get(best) ?? 0) ? one : best));
  const exceptions = said.flatMap((one, index) => (one === activation ? [] : [[`n${index + 1}`, one] as const]));
  return exceptions.length === 0
    ? { size, activation }
    : { size, activation, exceptions: Object.fromEntries(exceptions) };
}

function countProblem(
  whole: string,
  inputs: number,
  sizes: readonly number[],
  numbers: readonly number[] | null,
  at: number,
): CallMeaning | null {
  const wanted = parameterCount(inputs, sizes);
  if (numbers === null || numbers.length === wanted) return null;
  return {
    ok: false,
    at,
    message: `${whole} has ${counted(wanted, 'number')}: for each neuron its weights, then its bias. The list has ${numbers.length}. Give them all, or leave numbers out.`,
  };
}
