import type { InitialScheme } from '../graph/document.ts';

export const initialSchemes: readonly InitialScheme[] = ['uniform', 'fan_in', 'xavier', 'he', 'zeros'];

export const schemeTitles: Readonly<Record<InitialScheme, string>> = {
  uniform: 'uniform',
  fan_in: 'by fan-in',
  xavier: 'Xavier',
  he: 'He',
  zeros: 'zeros',
};

/** What each scheme does, as one plain sentence. */
export const schemeWords: Readonly<Record<InitialScheme, string>> = {
  uniform: 'Weights and biases anywhere between −1 and 1.',
  fan_in: 'Weights between −1 and 1, smaller the more inputs a neuron has; biases 0.',
  xavier: 'Weights by Xavier (Glorot), which keeps tanh and sigmoid nets in their middle; biases 0.',
  he: 'Weights by He, which keeps relu nets alive; biases 0.',
  zeros: 'Everything 0: all neurons of a layer stay alike.',
};
