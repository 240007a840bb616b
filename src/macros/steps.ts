import type { NetShape } from '../graph/initial-numbers.ts';

/** Where the layers and neurons of a net (by their indices from 0) lie after a change of its shape; null where they are gone. */
export interface StepMap {
  readonly layer: (layer: number) => number | null;
  readonly neuron: (layer: number, neuron: number) => number | null;
}

/** One layer lost a neuron, and those after it move up. */
export function withoutNeuron(from: number, gone: number): StepMap {
  return {
    layer: (layer) => layer,
    neuron: (layer, neuron) => {
      if (layer !== from || neuron < gone) return neuron;
      return neuron === gone ? null : neuron - 1;
    },
  };
}

/** One layer has so many neurons now. */
export function cutTo(at: number, size: number): StepMap {
  return {
    layer: (layer) => layer,
    neuron: (layer, neuron) => (layer === at && neuron >= size ? null : neuron),
  };
}

/** Whole layers moved. */
export function movedLayers(move: (layer: number) => number | null): StepMap {
  return { layer: move, neuron: (_layer, neuron) => neuron };
}

/** A local address of a net (`l1/n2/w:p3`) as it is after the change; null when it is gone. A weight goes with the neuron that it
 *  weighs: that of the layer before, whose place its port is. */
export function mapSteps(local: string, { steps }: NetShape, moves: StepMap): string | null {
  const parts = local.split('/');
  const layer = steps ? Number(parts.shift()?.slice(1)) - 1 : 0;
  const toLayer = moves.layer(layer);
  if (toLayer === null) return null;
  const prefix = steps ? [`l${toLayer + 1}`] : [];
  const [step, slot] = parts;
  if (step === undefined) return prefix.join('/');
  const neuron = moves.neuron(layer, Number(step.slice(1)) - 1);
  if (neuron === null) return null;
  const at = [...prefix, `${step.startsWith('o:') ? 'o:' : 'n'}${neuron + 1}`];
  if (slot === undefined) return at.join('/');
  const [kind, port] = slot.split(':');
  if (port === undefined || layer === 0) return [...at, slot].join('/');
  const source = moves.neuron(layer - 1, Number(port.slice(1)) - 1);
  return source === null ? null : [...at, `${kind}:p${source + 1}`].join('/');
}
