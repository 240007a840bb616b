import { localOf, nodeOf, within, type Address, type NodeId } from '../kernel/ids.ts';
import type { Activation, LayerRecord, LayerShape, MlpRecord, NudgeDocument } from '../graph/document.ts';
import { netProblem } from '../graph/net-limits.ts';
import { netShapeOf, refitted } from './numbers.ts';
import { cutTo, mapSteps, movedLayers, withoutNeuron, type StepMap } from './steps.ts';
import type { Refusal } from './refusal.ts';
import { withWires } from './with-wires.ts';
import { withRecord } from './wires.ts';

type Net = LayerRecord | MlpRecord;

/** An edit of a net's shape, or why it cannot be, in words. */
export type Resized = { readonly ok: true; readonly document: NudgeDocument } | Refusal;

/** The layers of a net, from the first; of a layer, itself alone. */
export function shapesOf(net: Net): readonly LayerShape[] {
  return net.macro === 'mlp' ? net.settings.layers : [net.settings];
}

/** A layer of a net made larger or smaller at its end; every other number stays as it is.
 *  @param layer its index from 0 */
export function resizeLayer(document: NudgeDocument, id: NodeId, layer: number, size: number): Resized {
  const net = netAt(document, id);
  const shapes = net === null ? [] : shapesOf(net);
  const shape = shapes[layer];
  if (net === null || shape === undefined) return refuse('There is no such layer.');
  return reshaped(document, net, shapes.with(layer, { ...shape, size }), cutTo(layer, size));
}

/** A layer without one of its neurons; those after it move up, and what read it waits.
 *  @param layer its index from 0
 *  @param neuron its index from 0 */
export function removeNeuron(document: NudgeDocument, id: NodeId, layer: number, neuron: number): Resized {
  const net = netAt(document, id);
  const shapes = net === null ? [] : shapesOf(net);
  const shape = shapes[layer];
  if (net === null || shape === undefined || neuron >= shape.size) return refuse('There is no such neuron.');
  return reshaped(
    document,
    net,
    shapes.with(layer, withoutException({ ...shape, size: shape.size - 1 }, neuron)),
    withoutNeuron(layer, neuron),
  );
}

/** A net with a layer put in before the one at `at` (or at the end); the numbers of the others stay where their inputs stay.
 *  @param at its index from 0 */
export function insertLayer(document: NudgeDocument, id: NodeId, at: number, shape: LayerShape): Resized {
  const net = netAt(document, id);
  if (net?.macro !== 'mlp') return refuse('Only a net has layers.');
  const { layers } = net.settings;
  return reshaped(
    document,
    net,
    layers.toSpliced(at, 0, shape),
    movedLayers((layer) => (layer < at ? layer : layer + 1)),
  );
}

/** A net without one of its layers; what read it waits.
 *  @param at its index from 0 */
export function removeLayer(document: NudgeDocument, id: NodeId, at: number): Resized {
  const net = netAt(document, id);
  if (net?.macro !== 'mlp' || net.settings.layers[at] === undefined) return refuse('There is no such layer.');
  return reshaped(
    document,
    net,
    net.settings.layers.toSpliced(at, 1),
    movedLayers((layer) => (layer === at ? null : layer < at ? layer : layer - 1)),
  );
}

/** A layer with another activation for all its neurons, or for one of them (null gives it the layer's again). */
export function withActivation(shape: LayerShape, neuron: number | null, activation: Activation | null): LayerShape {
  const { size, exceptions = {}, activation: common } = shape;
  if (neuron === null) return { size, activation: activation ?? common };
  const { [`n${neuron + 1}`]: _old, ...others } = exceptions;
  const all = activation === null || activation === common ? others : { ...others, [`n${neuron + 1}`]: activation };
  return { size, activation: common, ...(Object.keys(all).length === 0 ? {} : { exceptions: all }) };
}

function refuse(message: string): Refusal {
  return { ok: false, message };
}

function netAt(document: NudgeDocument, id: NodeId): Net | null {
  const record = document.nodes.get(id);
  return record?.kind === 'macro' && (record.macro === 'layer' || record.macro === 'mlp') ? record : null;
}

/** The document with a net of other layers. `moves` says where the slots of the old ones lie in the new; what is not said stays. */
function reshaped(document: NudgeDocument, net: Net, shapes: readonly LayerShape[], moves: StepMap): Resized {
  const problem = netProblem(
    net.inputs.length,
    shapes.map(({ size }) => size),
  );
  if (problem !== null) return refuse(problem);
  const trimmed = shapes.map(withinSize);
  const before = netShapeOf(net);
  const lead = (local: string) => mapSteps(local, before, moves);
  const numbers = Object.fromEntries(
    Object.entries(net.numbers).flatMap(([local, number]) => {
      const to = lead(local);
      return to === null ? [] : [[to, number] as const];
    }),
  );
  const moved = (paths: readonly string[] | undefined) => paths?.flatMap((path) => lead(path) ?? []) ?? [];
  const { frozen: _frozen, opened: _opened, ...rest } = net;
  const common = { numbers, frozen: moved(net.frozen), opened: moved(net.opened) };
  const [first] = trimmed;
  const draft: Net | null =
    rest.macro === 'mlp'
      ? { ...rest, ...common, settings: { ...rest.settings, layers: trimmed } }
      : first === undefined
        ? null
        : { ...rest, ...common, settings: { ...withoutExceptions(rest.settings), ...first } };
  if (draft === null) return refuse('A network has at least one layer.');
  return { ok: true, document: rewired(withRecord(document, refitted(draft, document.seed)), net, draft, lead, moves) };
}

function withoutExceptions(settings: LayerRecord['settings']): LayerRecord['settings'] {
  const { exceptions: _exceptions, ...rest } = settings;
  return rest;
}

/** The shape without exceptions for neurons that it has not. */
function withinSize(shape: LayerShape): LayerShape {
  const { exceptions, ...rest } = shape;
  const kept = Object.entries(exceptions ?? {}).filter(([neuron]) => Number(neuron.slice(1)) <= shape.size);
  return kept.length === 0 ? rest : { ...rest, exceptions: Object.fromEntries(kept) };
}

function withoutException(shape: LayerShape, neuron: number): LayerShape {
  const { exceptions, ...rest } = shape;
  const kept = Object.entries(exceptions ?? {}).flatMap(([name, activation]) => {
    const place = Number(name.slice(1)) - 1;
    return place === neuron ? [] : [[`n${place < neuron ? place + 1 : place}`, activation] as const];
  });
  return kept.length === 0 ? rest : { ...rest, exceptions: Object.fromEntries(kept) };
}

/** The document after the slots of a net moved: wires, the root and the loss of training follow them, or wait where they are gone. */
function rewired(
  document: NudgeDocument,
  before: Net,
  after: Net,
  lead: (local: string) => string | null,
  moves: StepMap,
): NudgeDocument {
  const last = shapesOf(before).length - 1;
  const outputs = shapesOf(after).at(-1)?.size ?? 0;
  const moved = (address: Address): Address | null => {
    if (nodeOf(address) !== before.id) return address;
    const local = localOf(address);
    if (local === null) return address;
    if (local.startsWith('o:')) {
      const output = moves.neuron(last, Number(local.slice(2)) - 1);
      return output === null || output >= outputs ? null : within(before.id, `o:${output + 1}`);
    }
    const to = lead(local);
    return to === null ? null : within(before.id, to);
  };
  const nodes = new Map([...document.nodes].map(([id, record]) => [id, withWires(record, moved)] as const));
  const { root, training } = document;
  return {
    ...document,
    nodes,
    root: root === null ? null : moved(root),
    ...(training?.loss ? { training: { ...training, loss: moved(training.loss) } } : {}),
  };
}
