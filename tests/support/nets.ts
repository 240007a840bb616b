import type { Activation, InitialScheme, NodeRecord, NudgeDocument, OrderKey } from '../../src/graph/document.ts';
import { createLayer, createLoss, createMlp, createPenalty, layersOf } from '../../src/macros/create.ts';
import { graph, id, at, type Sketch } from './graph.ts';

/** A document drawn as by `graph`, with a net of these sizes that reads the named slots, and what else is made of records. */
export function withRecords(sketch: Sketch, make: (place: Place) => readonly NodeRecord[]): NudgeDocument {
  const drawn = graph(sketch);
  const nodes = new Map(drawn.nodes);
  let order = nodes.size;
  const place: Place = (name) => ({ id: id(name), order: orderKey(++order), name, x: 300 * order, y: 0 });
  for (const record of make(place)) nodes.set(record.id, record);
  return { ...drawn, nodes };
}

export type Place = (name: string) => Pick<NodeRecord, 'id' | 'order' | 'name' | 'x' | 'y'>;

function orderKey(place: number): OrderKey {
  return [place];
}

export interface NetSketch {
  readonly sizes: readonly number[];
  readonly activation?: Activation;
  readonly initial?: InitialScheme;
}

export function net(
  place: Place,
  name: string,
  from: readonly string[],
  { sizes, activation = 'tanh', initial = 'xavier' }: NetSketch,
) {
  return createMlp(place(name), 1, from.map(at), { layers: layersOf(sizes, activation), initial });
}

export function layer(place: Place, name: string, from: readonly string[], size: number) {
  return createLayer(place(name), 1, from.map(at), { size, activation: 'tanh', initial: 'xavier' });
}

export const loss = (place: Place, name: string, from: readonly string[]) =>
  createLoss(place(name), 'squared_error', from.map(at));

export const penalty = (place: Place, name: string) => createPenalty(place(name));
