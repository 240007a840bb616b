import { within, type Address } from '../kernel/ids.ts';
import type { LayerShape } from '../graph/document.ts';
import type { Instance } from '../macros/instance.ts';

/** One layer of a net, or the layer itself. */
export interface NetLayer {
  readonly address: Address;
  /** Counted from 1; null for a layer that stands alone. */
  readonly place: number | null;
  readonly shape: LayerShape;
}

/** The layers of a net or layer, from its inputs to its outputs; none for every other macro. */
export function netLayers(instance: Instance): readonly NetLayer[] {
  if (instance.macro === 'layer') return [{ address: instance.address, place: null, shape: instance.settings }];
  if (instance.macro !== 'mlp') return [];
  return instance.settings.layers.map((shape, index) => ({
    address: within(instance.address, `l${index + 1}`),
    place: index + 1,
    shape,
  }));
}
