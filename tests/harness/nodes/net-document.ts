import type { Definition, NodeRecord, NudgeDocument } from '../../../src/graph/document.ts';
import { createLayer, createLoss, createMlp, createPenalty, layersOf } from '../../../src/macros/create.ts';
import { createCustom } from '../../../src/macros/custom-record.ts';
import { setFrozen } from '../../../src/macros/frozen.ts';
import { setOpen } from '../../../src/macros/open-in-place.ts';
import { drawSet } from '../../../src/data/data-sets.ts';
import { at, id } from '../../support/graph.ts';

/** Data, a net, a layer, losses, a penalty and a macro of one's own, with long names and numbers of all sizes.
 *  @param opened the addresses of the macros that lie open, outer ones first */
export function nets(opened: readonly string[]): NudgeDocument {
  const nodes = new Map<NodeRecord['id'], NodeRecord>();
  const placed = (name: string, x: number, y: number) => ({ id: id(name), order: [nodes.size + 1], name, x, y });
  const put = (record: NodeRecord) => void nodes.set(record.id, record);
  put({
    ...placed('moons', 20, 20),
    kind: 'data',
    ...drawSet('two_moons', { size: 100, noise: 0.1, seed: 3 }),
    split: null,
  });
  put({
    ...placed('a_table_with_a_rather_long_name', 20, 260),
    kind: 'data',
    columns: [
      { port: 'c1', name: 'sepal length in centimetres', role: 'input', values: [-1.2345e-10, 123456.789] },
      { port: 'c2', name: 'species', role: 'target', values: [0, 1], labels: ['Iris setosa of the north', 'other'] },
      { port: 'c3', name: 'remark', role: 'ignored', values: [0, 0] },
    ],
    source: { kind: 'file', name: 'a file with a very long name indeed.csv' },
    split: null,
  });
  put(
    createMlp(placed('net', 320, 20), 7, [at('moons/c1'), at('moons/c2')], {
      layers: layersOf([4, 3, 1], 'tanh'),
      initial: 'xavier',
      seed: 123,
    }),
  );
  put(createLoss(placed('loss', 660, 20), 'hinge', [at('net'), at('moons/c3')]));
  put(createPenalty(placed('penalty', 660, 260)));
  put({ ...placed('total', 900, 80), kind: 'op', op: 'add', inputs: [at('loss'), at('penalty')] });
  put(
    createLayer(placed('a_layer_of_many_outputs', 320, 420), 7, [at('moons/c1')], {
      size: 6,
      activation: 'leaky_relu',
      initial: 'he',
    }),
  );
  put(
    createLoss(placed('classes', 660, 420), 'softmax_cross_entropy', [
      at('a_layer_of_many_outputs'),
      at('a_layer_of_many_outputs/o:2'),
      at('moons/c1'),
    ]),
  );
  const definitions = new Map([[swish.id, swish]]);
  put(createCustom(placed('own', 900, 260), swish, definitions, [at('net')]));
  const document: NudgeDocument = { title: 'Nets', seed: 1, root: at('total'), nodes, definitions };
  const frozen = setFrozen(document, [at('net/l1/n1/w:p1')], true);
  return opened.reduce((now, address) => setOpen(now, at(address), true), frozen);
}

/** x · sigmoid(β x). */
const swish: Definition = {
  id: id('swish'),
  name: 'swish',
  inputs: [{ port: 'p1', name: 'an input with a long name', node: id('x') }],
  outputs: [{ name: 'out', from: at('y') }],
  nodes: new Map<NodeRecord['id'], NodeRecord>([
    [id('x'), { id: id('x'), order: [1], name: 'x', x: 0, y: 0, kind: 'leaf', role: 'input', value: 1 }],
    [id('beta'), { id: id('beta'), order: [2], name: 'beta', x: 0, y: 120, kind: 'leaf', role: 'parameter', value: 1 }],
    [
      id('k'),
      { id: id('k'), order: [3], name: null, x: 200, y: 60, kind: 'op', op: 'mul', inputs: [at('x'), at('beta')] },
    ],
    [id('s'), { id: id('s'), order: [4], name: null, x: 400, y: 60, kind: 'op', op: 'sigmoid', inputs: [at('k')] }],
    [id('y'), { id: id('y'), order: [5], name: 'y', x: 600, y: 0, kind: 'op', op: 'mul', inputs: [at('x'), at('s')] }],
  ]),
};
