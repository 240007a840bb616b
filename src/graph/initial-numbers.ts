import { createRandom, seedFrom } from '../kernel/random.ts';
import type { InitialScheme, InitialSettings } from './document.ts';
import { countedPorts } from './macro-numbers.ts';

/** The sizes of a net that its numbers follow from. A layer is a net of one, whose addresses have no `l1/`. */
export interface NetShape {
  readonly ports: readonly string[];
  readonly sizes: readonly number[];
  /** Whether the local addresses begin with the layer's step. */
  readonly steps: boolean;
}

/** What the first numbers are drawn from: a seed of the net's own, or the document's seed and the node's name (its id when it has none). */
export interface Origin {
  readonly seed: number;
  readonly key: string;
}

/** All first numbers of a net by local address, in canonical order. Each is drawn from a stream of its own, so one more input or neuron
 *  leaves the others as they are.
 *  @param kept numbers that are taken as they are, not drawn */
export function drawNumbers(
  net: NetShape,
  settings: InitialSettings,
  origin: Origin,
  kept: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  const numbers: Record<string, number> = {};
  for (const { local, fanIn, fanOut } of slotsOf(net)) {
    const own = Object.hasOwn(kept, local) ? kept[local] : undefined;
    numbers[local] = own ?? drawNumber(local, { fanIn, fanOut }, settings, origin);
  }
  return numbers;
}

/** One first number: of a weight, or of a bias when its local address ends in `b`. */
export function drawNumber(
  local: string,
  fan: { readonly fanIn: number; readonly fanOut: number },
  { initial, seed }: InitialSettings,
  origin: Origin,
): number {
  const bound = local === 'b' || local.endsWith('/b') ? (initial === 'uniform' ? 1 : 0) : weightBound(initial, fan);
  if (bound === 0) return 0;
  const stream = seed === undefined ? `${origin.seed} ${origin.key} ${local}` : `${seed} ${local}`;
  return createRandom(seedFrom(stream)).uniform(-1, 1) * bound;
}

/** Weights are drawn in ± this. Sources: X. Glorot and Y. Bengio, 2010, equation 16; K. He et al., 2015, equation 10, for uniform draws. */
function weightBound(
  initial: InitialScheme,
  { fanIn, fanOut }: { readonly fanIn: number; readonly fanOut: number },
): number {
  switch (initial) {
    case 'uniform':
      return 1;
    case 'fan_in':
      return 1 / Math.sqrt(Math.max(1, fanIn));
    case 'xavier':
      return Math.sqrt(6 / Math.max(1, fanIn + fanOut));
    case 'he':
      return Math.sqrt(6 / Math.max(1, fanIn));
    case 'zeros':
      return 0;
  }
}

interface NumberSlot {
  readonly local: string;
  readonly fanIn: number;
  readonly fanOut: number;
}

function slotsOf({ ports, sizes, steps }: NetShape): readonly NumberSlot[] {
  const slots: NumberSlot[] = [];
  let inputs = ports;
  for (const [layer, fanOut] of sizes.entries()) {
    const prefix = steps ? `l${layer + 1}/` : '';
    const fanIn = inputs.length;
    for (let neuron = 1; neuron <= fanOut; neuron++) {
      for (const port of inputs) slots.push({ local: `${prefix}n${neuron}/w:${port}`, fanIn, fanOut });
      slots.push({ local: `${prefix}n${neuron}/b`, fanIn, fanOut });
    }
    inputs = countedPorts(fanOut);
  }
  return slots;
}
