import { noDefinitions, type Definitions, type MacroShape } from '../graph/document.ts';
import { outputCount } from '../graph/macro-slots.ts';

/** One number of a macro that may be read from outside, as its own output or as a declared further one. */
export interface Output {
  /** The local address; null for the macro's own, which is the first output. */
  readonly local: string | null;
  /** What it is, for people: `output`, `output 2`, `weighted sum`, or the name that a definition gives it. */
  readonly word: string;
}

/** The outputs that people are offered, the macro's own first. Any other inner slot may be read too, by its address. */
export function outputsOf(macro: MacroShape, definitions: Definitions = noDefinitions): readonly Output[] {
  switch (macro.macro) {
    case 'neuron':
      return [
        { local: null, word: 'output' },
        { local: 'sum', word: 'weighted sum' },
      ];
    case 'layer':
    case 'mlp': {
      const count = outputCount(macro, definitions);
      return Array.from({ length: count }, (_, index) => ({
        local: outputLocal(index),
        word: count === 1 ? 'output' : `output ${index + 1}`,
      }));
    }
    case 'custom':
      return (definitions.get(macro.settings.definition)?.outputs ?? []).map(({ name }, index) => ({
        local: outputLocal(index),
        word: name,
      }));
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return [
        { local: null, word: 'loss' },
        { local: 'each', word: 'loss of each row' },
      ];
    case 'l2_penalty':
      return [
        { local: null, word: 'penalty' },
        { local: 'squares', word: 'sum of squares' },
      ];
  }
}

function outputLocal(index: number): string | null {
  return index === 0 ? null : `o:${index + 1}`;
}

/** What an input of a macro is, for people: `input 2`, `logit 1`, `target`, or the name that a definition gives the port. */
export function inputWord(macro: MacroShape, port: string, definitions: Definitions = noDefinitions): string {
  const place = macro.inputs.findIndex((input) => input.port === port) + 1;
  switch (macro.macro) {
    case 'neuron':
    case 'layer':
    case 'mlp':
      return port === 'spare' ? 'new input' : `input ${place}`;
    case 'squared_error':
    case 'absolute_error':
      return port === 't' ? 'target' : 'prediction';
    case 'hinge':
      return port === 't' ? 'target −1 or 1' : 'score';
    case 'binary_cross_entropy':
      return port === 't' ? 'target 0 or 1' : 'logit';
    case 'softmax_cross_entropy':
      if (port === 'spare') return 'new logit';
      return port === 't' ? 'right class' : `logit ${place}`;
    case 'l2_penalty':
      return 'input';
    case 'custom':
      return definitions.get(macro.settings.definition)?.inputs.find((input) => input.port === port)?.name ?? port;
  }
}

/** What a slot inside a macro is, by its local address (`l1/n2/w:p3`), for people, from the outermost level in: `layer 1 neuron 2 weight 3`,
 *  `weighted sum`. */
export function localWord(macro: MacroShape, local: string, definitions: Definitions = noDefinitions): string {
  const cut = local.indexOf('/');
  const [step, rest] = cut < 0 ? [local, null] : [local.slice(0, cut), local.slice(cut + 1)];
  const output = /^o:(\d+)$/.exec(step)?.[1];
  if (output !== undefined) {
    const outputs = outputsOf(macro, definitions);
    return outputs[Number(output) - 1]?.word ?? `output ${output}`;
  }
  switch (macro.macro) {
    case 'neuron':
      return neuronWord(macro.inputs, step);
    case 'layer':
      return inner(`neuron ${step.slice(1)}`, rest, (below) => neuronWord(macro.inputs, below));
    case 'mlp': {
      const { layers, initial } = macro.settings;
      const place = Number(step.slice(1));
      const shape = layers[place - 1];
      const inputs =
        place === 1
          ? macro.inputs
          : Array.from({ length: layers[place - 2]?.size ?? 0 }, (_, index) => ({ port: `p${index + 1}`, from: null }));
      return inner(`layer ${place}`, rest, (below) =>
        shape === undefined ? below : localWord({ macro: 'layer', inputs, settings: { ...shape, initial } }, below),
      );
    }
    case 'custom': {
      const definition = definitions.get(macro.settings.definition);
      const record = definition && [...definition.nodes.values()].find(({ id }) => id === step);
      return inner(record?.name ?? step, rest, (below) =>
        record?.kind === 'macro' ? localWord(record, below, definitions) : below,
      );
    }
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
    case 'l2_penalty':
      return lossWord(macro.inputs, step);
  }
}

function inner(word: string, rest: string | null, below: (rest: string) => string): string {
  return rest === null ? word : `${word} ${below(rest)}`;
}

type Inputs = MacroShape['inputs'];

function placeOf(inputs: Inputs, step: string): number {
  return inputs.findIndex(({ port }) => step.endsWith(`:${port}`)) + 1;
}

function neuronWord(inputs: Inputs, step: string): string {
  if (step === 'sum') return 'weighted sum';
  if (step === 'b') return 'bias';
  return `${step.startsWith('w:') ? 'weight' : 'product'} ${placeOf(inputs, step)}`;
}

const lossWords: ReadonlyMap<string, string> = new Map([
  ['each', 'loss of each row'],
  ['difference', 'difference'],
  ['one', 'one'],
  ['margin', 'margin'],
  ['missing', 'what misses the margin'],
  ['negated', 'negated logit'],
  ['if_one', 'loss if the target is 1'],
  ['if_zero', 'loss if the target is 0'],
  ['rest', 'one minus the target'],
  ['left', 'share of target 1'],
  ['right', 'share of target 0'],
  ['largest', 'largest logit'],
  ['sum', 'sum of powers'],
  ['log', 'log of the sum'],
  ['total', 'log-sum-exp'],
  ['strength', 'strength'],
  ['squares', 'sum of squares'],
]);

function lossWord(inputs: Inputs, step: string): string {
  if (step === 'right' && inputs.length > 2) return 'logit of the right class';
  const word = lossWords.get(step);
  if (word !== undefined) return word;
  return `${step.startsWith('exp:') ? 'power' : 'shifted logit'} ${placeOf(inputs, step)}`;
}
