import type { Address, NodeId } from '../kernel/ids.ts';
import { defaultInputs, defaultStrength } from '../graph/macro-defaults.ts';
import type {
  InitialSettings,
  LayerRecord,
  LayerShape,
  LossId,
  LossRecord,
  MacroInput,
  MlpRecord,
  PenaltyRecord,
  Placed,
} from '../graph/document.ts';
import { firstNumbers } from './numbers.ts';

type From = readonly (Address | null)[];

/** A new layer. Its numbers are drawn by its scheme from `settings.seed`, else from the document's seed and the layer's name (its id when it
 *  has none); those that `numbers` holds, by local address, are taken from there. The caller has asked `netProblem`. */
export function createLayer(
  placed: Placed,
  seed: number,
  from: From,
  settings: LayerShape & InitialSettings,
  numbers: Readonly<Record<string, number>> = {},
): LayerRecord {
  const record: LayerRecord = {
    ...placed,
    kind: 'macro',
    macro: 'layer',
    inputs: counted(from),
    numbers: {},
    settings,
    open: false,
  };
  return { ...record, numbers: firstNumbers(record, seed, numbers) };
}

/** A new net, its numbers as a layer's. */
export function createMlp(
  placed: Placed,
  seed: number,
  from: From,
  settings: InitialSettings & { readonly layers: readonly LayerShape[] },
  numbers: Readonly<Record<string, number>> = {},
): MlpRecord {
  const record: MlpRecord = {
    ...placed,
    kind: 'macro',
    macro: 'mlp',
    inputs: counted(from),
    numbers: {},
    settings,
    open: false,
  };
  return { ...record, numbers: firstNumbers(record, seed, numbers) };
}

/** Layers of these sizes, all of one activation but the last, which is linear. */
export function layersOf(sizes: readonly number[], activation: LayerShape['activation']): readonly LayerShape[] {
  return sizes.map((size, index) => ({ size, activation: index === sizes.length - 1 ? 'linear' : activation }));
}

/** A new loss. `from` wires its predictions, then its target; what it leaves out waits. The softmax loss has two logits at least when new. */
export function createLoss(
  placed: Placed,
  macro: LossId,
  from: From = [],
  settings: LossRecord['settings'] = { over: 'mean' },
): LossRecord {
  const target = from.length === 0 ? null : (from.at(-1) ?? null);
  const predictions = counted(from.slice(0, -1));
  const inputs =
    macro === 'softmax_cross_entropy' && predictions.length > 0
      ? [...predictions, { port: 't', from: target }]
      : defaultInputs(macro).map(({ port }, index) => ({
          port,
          from: port === 't' ? target : (predictions[index]?.from ?? null),
        }));
  return { ...placed, kind: 'macro', macro, inputs, numbers: {}, settings, open: false };
}

/** A new penalty over the parameters of these nodes, or of all (null). Its strength is a setting, so it is frozen from the start. */
export function createPenalty(
  placed: Placed,
  over: readonly NodeId[] | null = null,
  strength = defaultStrength,
): PenaltyRecord {
  return {
    ...placed,
    kind: 'macro',
    macro: 'l2_penalty',
    inputs: [],
    numbers: { strength },
    frozen: ['strength'],
    settings: { over },
    open: false,
  };
}

function counted(from: From): readonly MacroInput[] {
  return from.map((address, index) => ({ port: `p${index + 1}`, from: address }));
}
