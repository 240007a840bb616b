import type { NeuronSettings } from '../graph/document.ts';
import { counted, readKeywords } from './call-keywords.ts';
import { tooMany, type CallMeaning } from './draft-call.ts';
import type { NeuronNumbers, Operand } from './draft.ts';
import { activationOf, numberList, numberOf } from './keyword-values.ts';
import type { Call } from './syntax.ts';

export const notAnActivation =
  'activation is an operation of one input, such as tanh, relu or sigmoid, or linear for none.';
export const notASeed = 'seed is a whole number, as in seed=42.';

/** `neuron(x1, x2, weights=[0.1, -0.2], bias=0.3, activation=tanh, seed=4)`. */
export function neuronMeaning(operands: readonly Operand[], call: Call, isPi: boolean): CallMeaning {
  let numbers: NeuronNumbers = {};
  let settings: NeuronSettings = { activation: 'tanh' };
  const refused = readKeywords(
    call,
    {
      weights(value) {
        const weights = numberList(value, isPi);
        if (weights === null) return 'weights is a list of numbers, as in weights=[0.1, -0.2].';
        if (weights.length !== operands.length)
          return `This neuron has ${counted(operands.length, 'input')} and ${counted(weights.length, 'weight')}. Give one weight for each input, or leave weights out.`;
        numbers = { ...numbers, weights };
        return null;
      },
      bias(value) {
        const bias = numberOf(value, isPi);
        if (bias === null) return 'bias is a number, as in bias=0.3.';
        numbers = { ...numbers, bias };
        return null;
      },
      seed(value) {
        const seed = numberOf(value, isPi);
        if (seed === null || !Number.isSafeInteger(seed)) return notASeed;
        numbers = { ...numbers, seed };
        return null;
      },
      activation(value) {
        const activation = activationOf(value);
        if (activation === null) return notAnActivation;
        settings = { activation };
        return null;
      },
    },
    'weights, bias, activation and seed',
  );
  return (
    refused ?? tooMany(operands, call.at) ?? { ok: true, what: { kind: 'neuron', inputs: operands, settings, numbers } }
  );
}
