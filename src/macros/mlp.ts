import { within, type Address } from '../kernel/ids.ts';
import type { MacroInput } from '../graph/document.ts';
import { countedPorts } from '../graph/macro-numbers.ts';
import type { Body, Part } from './body.ts';
import { numbersByStep, pathsWithin, type Instance } from './instance.ts';

type Mlp = Instance & { readonly macro: 'mlp' };

/** Layers `l1`, `l2`, … in a row, each reading all outputs of the one before.
 *
 *      x1 ─▶ l1 ═▶ l2 ═▶ l3 ─▶ o:1
 *      x2 ─▶                ─▶ o:2  */
export function mlpBody(mlp: Mlp): Body {
  const numbers = numbersByStep(mlp.numbers);
  const parts: Part[] = [];
  let inputs: readonly MacroInput[] = mlp.inputs;
  let outputs: readonly Address[] = [];
  for (const [index, shape] of mlp.settings.layers.entries()) {
    const step = `l${index + 1}`;
    const address = within(mlp.address, step);
    const opened = pathsWithin(mlp.opened, step);
    const frozen = pathsWithin(mlp.frozen, step);
    parts.push({
      kind: 'macro',
      instance: {
        kind: 'macro',
        macro: 'layer',
        address,
        order: [...mlp.order, index + 1],
        name: step,
        inputs,
        numbers: numbers.get(step) ?? {},
        settings: { ...shape, initial: mlp.settings.initial },
        open: mlp.opened?.includes(step) ?? false,
        ...(opened === undefined ? {} : { opened }),
        ...(frozen === undefined ? {} : { frozen }),
      },
    });
    outputs = Array.from({ length: shape.size }, (_, neuron) => within(address, `n${neuron + 1}`));
    inputs = countedPorts(shape.size).map((port, neuron) => ({ port, from: outputs[neuron] ?? null }));
  }
  return {
    parts,
    output: outputs[0] ?? mlp.address,
    aliases: outputs.map((target, index) => [within(mlp.address, `o:${index + 1}`), target] as const),
  };
}
