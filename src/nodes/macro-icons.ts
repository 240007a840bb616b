import type { MacroId } from '../graph/document.ts';
import type { IconName } from '../ui/icon-paths.ts';

/** The picture of each macro. */
export const macroIcons: Readonly<Record<MacroId, IconName>> = {
  neuron: 'neuron',
  layer: 'layer',
  mlp: 'net',
  squared_error: 'loss',
  absolute_error: 'loss',
  hinge: 'loss',
  binary_cross_entropy: 'loss',
  softmax_cross_entropy: 'loss',
  l2_penalty: 'loss',
  custom: 'macro',
};
