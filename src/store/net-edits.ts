import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import type { Activation, InitialScheme, MacroRecord, NudgeDocument } from '../graph/document.ts';
import { redraw, withScheme } from '../macros/redraw.ts';
import { withActivation } from '../macros/resize.ts';
import { withRecord } from '../macros/wires.ts';

/** Chooses the activation of a neuron, of all neurons of a layer, or of one neuron of a layer, at any depth of a net.
 *  Unchanged where `activationFixed` says why. */
export function setActivation(document: NudgeDocument, address: Address, activation: Activation): NudgeDocument {
  const record = document.nodes.get(nodeOf(address));
  const after = record?.kind === 'macro' ? activated(record, localOf(address)?.split('/') ?? [], activation) : null;
  return after === null ? document : withRecord(document, after);
}

function activated(record: MacroRecord, steps: readonly string[], activation: Activation): MacroRecord | null {
  switch (record.macro) {
    case 'neuron':
      return steps.length > 0 || record.settings.activation === activation
        ? null
        : { ...record, settings: { activation } };
    case 'layer': {
      const { exceptions: _exceptions, ...rest } = record.settings;
      return { ...record, settings: { ...rest, ...withActivation(record.settings, placeOf(steps[0]), activation) } };
    }
    case 'mlp': {
      const layer = placeOf(steps[0]);
      const layers = record.settings.layers.map((shape, index) =>
        index === layer ? withActivation(shape, placeOf(steps[1]), activation) : shape,
      );
      return layer === null ? null : { ...record, settings: { ...record.settings, layers } };
    }
    default:
      return null;
  }
}

/** `l2` → 1, `n1` → 0; null where there is no step. */
function placeOf(step: string | undefined): number | null {
  return step === undefined ? null : Number(step.slice(1)) - 1;
}

/** Draws the numbers of a layer or net by another scheme. What is frozen stays. */
export function setInitial(document: NudgeDocument, id: NodeId, initial: InitialScheme): NudgeDocument {
  const net = netAt(document, id);
  if (net === null || net.settings.initial === initial) return document;
  return withRecord(document, withScheme(net, initial, document.seed));
}

/** Draws new numbers of a layer or net from the next seed. What is frozen stays. */
export function redrawNet(document: NudgeDocument, id: NodeId): NudgeDocument {
  const net = netAt(document, id);
  return net === null ? document : withRecord(document, redraw(net, (net.settings.seed ?? document.seed) + 1));
}

/** Draws the numbers of a layer or net from this seed. What is frozen stays. */
export function setNetSeed(document: NudgeDocument, id: NodeId, seed: number): NudgeDocument {
  const net = netAt(document, id);
  return net === null || net.settings.seed === seed ? document : withRecord(document, redraw(net, seed));
}

/** The layer or net of an id; null for every other node. */
export function netAt(
  document: NudgeDocument,
  id: NodeId,
): Extract<MacroRecord, { readonly macro: 'layer' | 'mlp' }> | null {
  const record = document.nodes.get(id);
  return record?.kind === 'macro' && (record.macro === 'layer' || record.macro === 'mlp') ? record : null;
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
