import { createNeuron } from '../../../src/macros/neuron.ts';
import type { NodeRecord, NudgeDocument } from '../../../src/graph/document.ts';
import type { OpId } from '../../../src/ops/table.ts';
import { at, id } from '../../support/graph.ts';

type Where = readonly [x: number, y: number];

function collect(): {
  readonly leaf: (name: string, where: Where, value: number, more?: object) => void;
  readonly op: (
    name: string,
    where: Where,
    op: OpId,
    inputs: readonly (string | null)[],
    shown?: string | null,
  ) => void;
  readonly neuron: (
    name: string,
    where: Where,
    inputs: readonly (string | null)[],
    more?: object,
    settings?: OpId | 'linear',
    weights?: readonly number[],
    bias?: number,
  ) => void;
  readonly note: (name: string, where: Where, text: string) => void;
  readonly done: (root: string | null) => NudgeDocument;
} {
  const nodes = new Map<NodeRecord['id'], NodeRecord>();
  const placed = (name: string, [x, y]: Where, shown: string | null = name) => ({
    id: id(name),
    order: [nodes.size + 1],
    name: shown,
    x,
    y,
  });
  const wired = (inputs: readonly (string | null)[]) => inputs.map((from) => (from === null ? null : at(from)));
  const put = (record: NodeRecord) => void nodes.set(record.id, record);
  return {
    leaf: (name, where, value, more = {}) =>
      put({ ...placed(name, where), kind: 'leaf', role: 'input', value, ...more }),
    op: (name, where, op, inputs, shown = name) =>
      put({ ...placed(name, where, shown), kind: 'op', op, inputs: wired(inputs) }),
    neuron: (name, where, inputs, more = {}, activation = 'tanh', weights = [0.2355, 0.0665], bias = 0.1716) =>
      put({ ...createNeuron(placed(name, where), 1, wired(inputs), { activation }, { weights, bias }), ...more }),
    note: (name, where, text) => put({ ...placed(name, where, null), kind: 'note', text }),
    done: (root) => ({ title: 'Harness', seed: 1, root: root === null ? null : at(root), nodes }),
  };
}

/** The lecture's neuron, at the places of the picture. */
export function lecture(): NudgeDocument {
  const { leaf, op, neuron, done } = collect();
  leaf('x1', [40, 44], 2);
  leaf('w1', [40, 158], -3, { role: 'parameter' });
  leaf('x2', [40, 304], 0);
  leaf('w2', [40, 418], 1, { role: 'parameter' });
  op('x1w1', [280, 84], 'mul', ['x1', 'w1']);
  op('x2w2', [280, 348], 'mul', ['x2', 'w2']);
  op('sum', [512, 228], 'add', ['x1w1', 'x2w2']);
  leaf('b', [472, 436], 6.881373587019543, { role: 'parameter' });
  op('n', [728, 292], 'add', ['sum', 'b']);
  op('o', [916, 264], 'tanh', ['n']);
  leaf('u', [436, 560], 1);
  leaf('v', [436, 668], -2);
  neuron('neuron_1', [684, 504], ['u', 'v']);
  return done('o');
}

/** One card for each state that is not ordinary. */
export function states(): NudgeDocument {
  const { leaf, op, neuron, note, done } = collect();
  leaf('a', [20, 20], 0.5, { slider: { min: -2, max: 2, step: 0.1 } });
  leaf('c', [20, 160], 2, { role: 'constant', name: null });
  leaf('a_rather_long_name_for_a_number', [20, 270], -1.23456e-10, { role: 'parameter' });
  leaf('big', [20, 380], -123456.789);
  leaf('zero', [20, 490], 0);
  leaf('minus', [20, 600], -2);
  op('pow1', [220, 20], 'pow', ['a', 'c'], null);
  op('logm', [220, 140], 'log', ['minus']);
  op('over', [220, 330], 'div', ['a', 'zero']);
  op('wait1', [220, 450], 'tanh', [null]);
  op('wait2', [220, 640], 'mul', ['a', null]);
  op('closed', [400, 20], 'relu', ['minus']);
  op('total', [400, 210], 'sum', ['pow1', 'closed', 'zero', 'a', 'c']);
  op('blocked', [400, 420], 'sub', ['wait1', 'a'], null);
  op('loop1', [400, 540], 'add', ['loop2', 'a']);
  op('loop2', [400, 660], 'mul', ['loop1', 'a']);
  op('product', [600, 20], 'product', ['total', 'zero']);
  op('mean1', [600, 160], 'mean', ['total', 'product'], null);
  op('expo', [600, 300], 'exp', ['big']);
  op('sq', [600, 490], 'square', ['a_rather_long_name_for_a_number'], null);
  op('le', [600, 670], 'leaky_relu', ['minus']);
  neuron('o', [790, 20], ['a', null]);
  neuron('h', [790, 300], ['total', 'minus', 'big'], {}, 'relu', [0.5, -1.234e-10, 123456.7], -0.25);
  op('y', [1080, 60], 'add', ['total', 'h']);
  op('root', [1080, 200], 'softplus', ['y']);
  note('note1', [1080, 420], 'The last step of the lecture:\nwatch what happens to w1 when x2 is 0.');
  note('note2', [1080, 540], '');
  op('si', [1080, 660], 'sigmoid', ['a']);
  return done('root');
}

/** A neuron that lies open, and a linear one. */
export function opened(): NudgeDocument {
  const { leaf, op, neuron, done } = collect();
  leaf('x1', [20, 60], 2);
  leaf('x2', [20, 220], -0.5);
  neuron('o', [220, 20], ['x1', 'x2'], { open: true }, 'tanh', [-3, 1], 6.881373587019543);
  neuron('l', [220, 560], ['x1', null], { open: true }, 'linear');
  op('y', [1100, 180], 'mul', ['o', 'x1']);
  return done('y');
}

/** So many visible cards of all kinds that compute, for timing: leaves, products, tanh. */
export function crowd(count: number): NudgeDocument {
  const { leaf, op, done } = collect();
  leaf('s', [0, 0], 0.3);
  let last = 's';
  const columns = 14;
  for (let index = 1; index < count; index++) {
    const name = `k${index}`;
    const where: Where = [(index % columns) * 150, Math.floor(index / columns) * 180];
    if (index % 4 === 1) leaf(name, where, 0.5 + index / 100);
    else if (index % 4 === 2) op(name, where, 'mul', ['s', `k${index - 1}`]);
    else if (index % 4 === 3) op(name, where, 'tanh', [`k${index - 1}`]);
    else op(name, where, 'add', [last, `k${index - 1}`]);
    if (index % 4 === 0) last = name;
  }
  return done(last);
}
