import type { MacroId, MacroInput } from './document.ts';

/** What a penalty costs where a file does not say: the strength of micrograd's moons demo. */
export const defaultStrength = 1e-4;

/** The ports of a macro when a file leaves its inputs out. Those of a custom macro follow from its definition. */
export function defaultInputs(macro: MacroId): readonly MacroInput[] {
  const waiting = (...ports: readonly string[]) => ports.map((port) => ({ port, from: null }));
  switch (macro) {
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
      return waiting('p1', 't');
    case 'softmax_cross_entropy':
      return waiting('p1', 'p2', 't');
    case 'neuron':
    case 'layer':
    case 'mlp':
    case 'l2_penalty':
    case 'custom':
      return [];
  }
}
