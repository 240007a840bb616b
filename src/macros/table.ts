import type { MacroId } from '../graph/document.ts';
import type { Slot } from '../graph/slot.ts';
import type { Address } from '../kernel/ids.ts';
import type { Body } from './body.ts';
import type { MacroContext } from './context.ts';
import { customBody } from './custom.ts';
import type { Instance } from './instance.ts';
import { layerBody } from './layer.ts';
import {
  absoluteErrorBody,
  binaryCrossEntropyBody,
  hingeBody,
  penaltyBody,
  softmaxCrossEntropyBody,
  squaredErrorBody,
} from './losses.ts';
import { mlpBody } from './mlp.ts';
import { neuronBody } from './neuron-body.ts';

export interface Macro {
  readonly title: string;
  /** One sentence for people. */
  readonly explain: string;
}

export const macros: Readonly<Record<MacroId, Macro>> = {
  neuron: {
    title: 'neuron',
    explain: 'A weighted sum of its inputs plus a bias, passed through an activation.',
  },
  layer: { title: 'layer', explain: 'Neurons side by side that all read the same inputs.' },
  mlp: { title: 'MLP', explain: 'Layers in a row, each reading the one before: a multi-layer perceptron.' },
  squared_error: { title: 'squared error', explain: 'The square of how far the prediction is from the target.' },
  absolute_error: { title: 'absolute error', explain: 'How far the prediction is from the target.' },
  hinge: {
    title: 'hinge loss',
    explain: 'How much the score falls short of a margin of 1 on the right side, for targets −1 and 1.',
  },
  binary_cross_entropy: {
    title: 'binary cross-entropy',
    explain: 'How surprised the logit is by the target, for targets 0 and 1.',
  },
  softmax_cross_entropy: {
    title: 'softmax cross-entropy',
    explain: 'How surprised the logits are by the right class, whose number counts from 0.',
  },
  l2_penalty: {
    title: 'L2 penalty',
    explain: 'A price for large parameters: their squares added up, times a strength.',
  },
  custom: { title: 'macro', explain: 'A macro of your own.' },
};

/** One level of what an instance stands for. A pure function of the instance and, for penalties and own macros, the document's context. */
export function bodyOf(instance: Instance, context: MacroContext): Body {
  switch (instance.macro) {
    case 'neuron':
      return neuronBody(instance);
    case 'layer':
      return layerBody(instance);
    case 'mlp':
      return mlpBody(instance);
    case 'squared_error':
      return squaredErrorBody(instance);
    case 'absolute_error':
      return absoluteErrorBody(instance);
    case 'hinge':
      return hingeBody(instance);
    case 'binary_cross_entropy':
      return binaryCrossEntropyBody(instance);
    case 'softmax_cross_entropy':
      return softmaxCrossEntropyBody(instance);
    case 'l2_penalty':
      return penaltyBody(instance, context.parameters(instance.settings.over));
    case 'custom':
      return customBody(instance, context);
  }
}

/** All slots of an instance, of macros inside it too, and the further addresses under which some may be read. */
export interface Expansion {
  readonly slots: readonly Slot[];
  readonly aliases: readonly (readonly [alias: Address, target: Address])[];
}

/** Opens an instance all the way down. Macros lie in macros a few levels deep at most, so recursion is safe. */
export function expandInstance(instance: Instance, context: MacroContext): Expansion {
  const slots: Slot[] = [];
  const aliases: (readonly [Address, Address])[] = [];
  collect(instance, context, slots, aliases);
  return { slots, aliases };
}

function collect(
  instance: Instance,
  context: MacroContext,
  slots: Slot[],
  aliases: (readonly [Address, Address])[],
): void {
  const body = bodyOf(instance, context);
  for (const part of body.parts) {
    switch (part.kind) {
      case 'leaf':
        slots.push({
          address: part.address,
          order: part.order,
          op: 'leaf',
          inputs: [],
          value: part.value,
          constant: part.constant === true,
        });
        break;
      case 'op':
        slots.push({
          address: part.address,
          order: part.order,
          op: part.op,
          inputs: part.inputs,
          value: 0,
          constant: false,
        });
        break;
      case 'macro':
        collect(part.instance, context, slots, aliases);
    }
  }
  if (body.output !== instance.address) aliases.push([instance.address, body.output]);
  for (const alias of body.aliases) aliases.push(alias);
}
