import * as v from 'valibot';
import { isOpId, ops } from '../ops/table.ts';
import { nodeId, type NodeId } from '../kernel/ids.ts';
import { quote, type Fault } from './decode-fault.ts';
import { hasShape, shapeFault } from './decode-shape.ts';
import type { Activation, InitialScheme, InitialSettings, LayerShape, LossId, MacroId } from './document.ts';

const text = v.string('text in quotes');
const whole = v.pipe(v.number('a whole number'), v.safeInteger('a whole number'));
const scheme = v.picklist(
  ['uniform', 'fan_in', 'xavier', 'he', 'zeros'],
  '"uniform", "fan_in", "xavier", "he" or "zeros"',
);
const initialFields = { initial: v.optional(scheme), seed: v.optional(whole) };
const layerFields = {
  size: whole,
  activation: v.optional(text),
  exceptions: v.optional(v.record(text, text, 'an object of activations by neuron, like { "n2": "relu" }')),
};

const neuronSettings = v.strictObject({ activation: v.optional(text) }, 'an object');
const layerSettings = v.strictObject({ ...layerFields, ...initialFields }, 'an object with size');
const mlpSettings = v.strictObject(
  { layers: v.array(v.strictObject(layerFields, 'an object with size'), 'a list of layers'), ...initialFields },
  'an object with layers',
);
const lossSettings = v.strictObject({ over: v.optional(v.picklist(['mean', 'sum'], '"mean" or "sum"')) }, 'an object');
const penaltySettings = v.strictObject(
  { over: v.optional(v.nullable(v.array(text, 'a list of node ids, or null'))) },
  'an object',
);
const customSettings = v.strictObject({ definition: text }, 'an object with definition');

type RawLayer = v.InferInput<typeof mlpSettings>['layers'][number];

/** What a macro is and how it is set. */
export type MacroHead =
  | { readonly macro: 'neuron'; readonly settings: { readonly activation: Activation } }
  | { readonly macro: 'layer'; readonly settings: LayerShape & InitialSettings }
  | { readonly macro: 'mlp'; readonly settings: InitialSettings & { readonly layers: readonly LayerShape[] } }
  | { readonly macro: LossId; readonly settings: { readonly over: 'mean' | 'sum' } }
  | { readonly macro: 'l2_penalty'; readonly settings: { readonly over: readonly NodeId[] | null } }
  | { readonly macro: 'custom'; readonly settings: { readonly definition: NodeId } };

/** The settings of a macro, or why they are none; the path of a fault begins within them. May be left out: the activation (tanh), the
 *  scheme (uniform), what a loss goes over (mean), and what a penalty counts (everything). */
export function decodeSettings(macro: MacroId, raw: unknown): MacroHead | Fault {
  switch (macro) {
    case 'neuron': {
      if (!hasShape(neuronSettings, raw)) return misshapen(neuronSettings, raw);
      const activation = decodeActivation(raw.activation, ['activation']);
      return typeof activation === 'string' ? { macro, settings: { activation } } : activation;
    }
    case 'layer': {
      if (!hasShape(layerSettings, raw)) return misshapen(layerSettings, raw);
      const shape = decodeLayer(raw, []);
      return 'code' in shape ? shape : { macro, settings: { ...shape, ...decodeInitial(raw) } };
    }
    case 'mlp': {
      if (!hasShape(mlpSettings, raw)) return misshapen(mlpSettings, raw);
      const layers: LayerShape[] = [];
      for (const [index, layer] of raw.layers.entries()) {
        const shape = decodeLayer(layer, ['layers', index]);
        if ('code' in shape) return shape;
        layers.push(shape);
      }
      return { macro, settings: { layers, ...decodeInitial(raw) } };
    }
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      if (!hasShape(lossSettings, raw)) return misshapen(lossSettings, raw);
      return { macro, settings: { over: raw.over ?? 'mean' } };
    case 'l2_penalty': {
      if (!hasShape(penaltySettings, raw)) return misshapen(penaltySettings, raw);
      const over = decodeIds(raw.over ?? null);
      return over !== null && 'code' in over ? over : { macro, settings: { over } };
    }
    case 'custom': {
      if (!hasShape(customSettings, raw)) return misshapen(customSettings, raw);
      const definition = nodeId(raw.definition);
      return definition === null ? notAnId(raw.definition, ['definition']) : { macro, settings: { definition } };
    }
  }
}

function misshapen(shape: v.GenericSchema, raw: unknown): Fault {
  const { path, says } = shapeFault(shape, raw);
  return { code: 'E-SHAPE', path, message: `{at} ${says}.` };
}

function decodeInitial(raw: {
  readonly initial?: InitialScheme | undefined;
  readonly seed?: number | undefined;
}): InitialSettings {
  return { initial: raw.initial ?? 'uniform', ...(raw.seed === undefined ? {} : { seed: raw.seed }) };
}

function decodeLayer(raw: RawLayer, path: readonly (string | number)[]): LayerShape | Fault {
  const activation = decodeActivation(raw.activation, [...path, 'activation']);
  if (typeof activation !== 'string') return activation;
  const { size } = raw;
  const exceptions: [string, Activation][] = [];
  for (const [neuron, text] of Object.entries(raw.exceptions ?? {})) {
    const at = [...path, 'exceptions', neuron];
    const place = /^n[1-9]\d{0,2}$/.test(neuron) ? Number(neuron.slice(1)) : Infinity;
    if (place > size) return { code: 'E-SHAPE', path: at, message: `{at} is no neuron of a layer of ${size}.` };
    const own = decodeActivation(text, at);
    if (typeof own !== 'string') return own;
    exceptions.push([neuron, own]);
  }
  return { size, activation, ...(exceptions.length === 0 ? {} : { exceptions: Object.fromEntries(exceptions) }) };
}

function decodeActivation(text: string | undefined, path: readonly (string | number)[]): Activation | Fault {
  if (text === undefined) return 'tanh';
  if (text === 'linear') return text;
  if (!isOpId(text))
    return {
      code: 'E-OP',
      path,
      message: `Unknown op ${quote(text)} at {at}. This file may come from a newer version of this app.`,
    };
  if (ops[text].arity !== 1)
    return {
      code: 'E-ARITY',
      path,
      message: `{at} should be an op of one input, or "linear"; ${text} takes more.`,
    };
  if (ops[text].overRows !== null)
    return { code: 'E-OP', path, message: `{at} should be an op of one number; ${text} goes over all rows.` };
  return text;
}

function decodeIds(raw: readonly string[] | null): readonly NodeId[] | null | Fault {
  if (raw === null) return null;
  const ids: NodeId[] = [];
  for (const [index, text] of raw.entries()) {
    const id = nodeId(text);
    if (id === null) return notAnId(text, ['over', index]);
    if (ids.includes(id))
      return { code: 'E-ID', path: ['over', index], message: `{at} repeats ${quote(text)}. Name each node once.` };
    ids.push(id);
  }
  return ids;
}

function notAnId(text: string, path: readonly (string | number)[]): Fault {
  return {
    code: 'E-ID',
    path,
    message: `${quote(text)} at {at} is no id: use 1 to 32 letters, digits, _ or -.`,
  };
}
