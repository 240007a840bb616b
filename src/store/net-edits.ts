import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import type {
  Activation,
  InitialScheme,
  InitialSettings,
  LayerShape,
  MacroRecord,
  NudgeDocument,
} from '../graph/document.ts';
import { firstNumbers } from '../macros/numbers.ts';
import { withRecord } from '../macros/wiring.ts';

type Net = Extract<MacroRecord, { readonly macro: 'layer' | 'mlp' }>;

/** Chooses the activation of a neuron, of all neurons of a layer, or of one neuron of a layer, at any depth of a net.
 *  Unchanged where `activationFixed` says why. */
export function setActivation(document: NudgeDocument, address: Address, activation: Activation): NudgeDocument {
  const record = document.nodes.get(nodeOf(address));
  const steps = localOf(address)?.split('/') ?? [];
  if (record?.kind !== 'macro') return document;
  switch (record.macro) {
    case 'neuron':
      if (steps.length > 0 || record.settings.activation === activation) return document;
      return withRecord(document, { ...record, settings: { activation } });
    case 'layer':
      return withRecord(document, {
        ...record,
        settings: { ...record.settings, ...activated(record.settings, steps, activation) },
      });
    case 'mlp': {
      const [first, ...rest] = steps;
      const layers = record.settings.layers.map((shape, index) =>
        first === `l${index + 1}` ? activated(shape, rest, activation) : shape,
      );
      return withRecord(document, { ...record, settings: { ...record.settings, layers } });
    }
    default:
      return document;
  }
}

/** A layer with another activation for all its neurons (no steps) or for one of them. */
function activated(shape: LayerShape, [neuron]: readonly string[], activation: Activation): LayerShape {
  const { size, exceptions = {} } = shape;
  if (neuron === undefined) return { size, activation };
  const { [neuron]: _old, ...others } = exceptions;
  const all = activation === shape.activation ? others : { ...others, [neuron]: activation };
  return { size, activation: shape.activation, ...(Object.keys(all).length === 0 ? {} : { exceptions: all }) };
}

/** Why the activation at an address cannot be chosen, in words; null where it can. */
export function activationFixed(document: NudgeDocument, address: Address): string | null {
  const record = document.nodes.get(nodeOf(address));
  if (record?.kind !== 'macro' || record.macro !== 'custom') return null;
  const name = document.definitions?.get(record.settings.definition)?.name ?? 'a macro';
  return `It belongs to ${name}. Edit that macro to change it.`;
}

/** Draws the numbers of a layer or net by another scheme. What is frozen stays. */
export function setInitial(document: NudgeDocument, id: NodeId, initial: InitialScheme): NudgeDocument {
  const net = netAt(document, id);
  return net === null || net.settings.initial === initial ? document : redrawn(document, net, { initial });
}

/** Draws new numbers of a layer or net from the next seed. What is frozen stays. */
export function redraw(document: NudgeDocument, id: NodeId): NudgeDocument {
  const net = netAt(document, id);
  return net === null ? document : redrawn(document, net, { seed: (net.settings.seed ?? document.seed) + 1 });
}

function netAt(document: NudgeDocument, id: NodeId): Net | null {
  const record = document.nodes.get(id);
  return record?.kind === 'macro' && (record.macro === 'layer' || record.macro === 'mlp') ? record : null;
}

function redrawn(document: NudgeDocument, net: Net, settings: Partial<InitialSettings>): NudgeDocument {
  const now: Net =
    net.macro === 'layer'
      ? { ...net, settings: { ...net.settings, ...settings } }
      : { ...net, settings: { ...net.settings, ...settings } };
  const frozen = Object.fromEntries((net.frozen ?? []).map((local) => [local, net.numbers[local] ?? 0]));
  return withRecord(document, { ...now, numbers: { ...firstNumbers(now, document.seed), ...frozen } });
}

/** Brings the losses of all rows together as their mean or their sum. */
export function setOver(document: NudgeDocument, id: NodeId, over: 'mean' | 'sum'): NudgeDocument {
  const record = document.nodes.get(id);
  if (record?.kind !== 'macro') return document;
  switch (record.macro) {
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return record.settings.over === over ? document : withRecord(document, { ...record, settings: { over } });
    default:
      return document;
  }
}

/** Chooses whose parameters a penalty counts; null counts all. */
export function setCovered(document: NudgeDocument, id: NodeId, over: readonly NodeId[] | null): NudgeDocument {
  const record = document.nodes.get(id);
  if (record?.kind !== 'macro' || record.macro !== 'l2_penalty') return document;
  return withRecord(document, { ...record, settings: { over } });
}
