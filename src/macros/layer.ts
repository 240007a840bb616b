import { within } from '../kernel/ids.ts';
import type { Activation, LayerShape, OrderKey } from '../graph/document.ts';
import type { Body, Part } from './body.ts';
import { numbersByStep, pathsWithin, type Instance } from './instance.ts';

type Layer = Instance & { readonly macro: 'layer' };

/** Neurons `n1`, `n2`, … that all read the layer's inputs, each with the layer's port ids.
 *
 *      x1 ─┬▶ n1 ─▶ o:1
 *      x2 ─┼▶ n2 ─▶ o:2
 *          └▶ n3 ─▶ o:3  */
export function layerBody(layer: Layer): Body {
  const numbers = numbersByStep(layer.numbers);
  const parts = Array.from({ length: layer.settings.size }, (_, index): Part => {
    const step = `n${index + 1}`;
    const opened = pathsWithin(layer.opened, step);
    const frozen = pathsWithin(layer.frozen, step);
    return {
      kind: 'macro',
      instance: {
        kind: 'macro',
        macro: 'neuron',
        address: within(layer.address, step),
        order: orderOf(layer.order, index),
        name: step,
        inputs: layer.inputs,
        numbers: numbers.get(step) ?? {},
        settings: { activation: activationOf(layer.settings, step) },
        open: layer.opened?.includes(step) ?? false,
        ...(opened === undefined ? {} : { opened }),
        ...(frozen === undefined ? {} : { frozen }),
      },
    };
  });
  const outputs = Array.from({ length: layer.settings.size }, (_, index) => within(layer.address, `n${index + 1}`));
  return {
    parts,
    output: outputs[0] ?? layer.address,
    aliases: outputs.map((target, index) => [within(layer.address, `o:${index + 1}`), target] as const),
  };
}

function orderOf(order: OrderKey, index: number): OrderKey {
  return [...order, index + 1];
}

/** What a neuron of a layer does with its sum: its own choice, else the layer's. */
export function activationOf({ activation, exceptions }: LayerShape, step: string): Activation {
  return exceptions !== undefined && Object.hasOwn(exceptions, step) ? (exceptions[step] ?? activation) : activation;
}
