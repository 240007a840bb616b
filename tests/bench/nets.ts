import { createRandom } from '../../src/kernel/random.ts';
import type { TapeNode } from '../../src/engine/tape-node.ts';

/** A net of tanh neurons with a linear end, 2 inputs and 1 output, on points of two half moons, with the mean squared error. */
export interface Net {
  /** Neurons in each layer, the inputs first: [2, 16, 16, 1]. */
  readonly sizes: readonly number[];
  readonly rows: number;
  /** By layer: for each neuron its weights, then its bias. */
  readonly parameters: readonly Float64Array[];
  /** x, y and the target −1 or 1, each with one number per row. */
  readonly columns: readonly [Float64Array, Float64Array, Float64Array];
}

export function createNet(sizes: readonly number[], rows: number, seed: number): Net {
  const random = createRandom(seed);
  const parameters = sizes.slice(1).map((size, layer) => {
    const fanIn = sizes[layer]!;
    return Float64Array.from({ length: size * (fanIn + 1) }, () => random.uniform(-1, 1) / Math.sqrt(fanIn));
  });
  const points = Array.from({ length: rows }, (_, row) => {
    const angle = random.uniform(0, Math.PI);
    const [x, y] = row % 2 === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    return [x + random.uniform(-0.1, 0.1), y + random.uniform(-0.1, 0.1), row % 2 === 0 ? 1 : -1] as const;
  });
  const column = (which: 0 | 1 | 2) => Float64Array.from(points, (point) => point[which]);
  return { sizes, rows, parameters, columns: [column(0), column(1), column(2)] };
}

/** The net as nodes for a tape. */
export interface NetNodes {
  readonly nodes: readonly TapeNode[];
  readonly initial: readonly number[];
  /** The nodes of the three columns. */
  readonly columns: readonly number[];
  /** The nodes of the parameters, in order. */
  readonly parameters: readonly number[];
  readonly loss: number;
}

/** With columns: one node per operation, as a document compiles. */
export function netNodes({ sizes, parameters }: Net): NetNodes {
  const nodes: TapeNode[] = [];
  const initial: number[] = [];
  const place = (node: TapeNode, value = 0) => {
    initial.push(value);
    return nodes.push(node) - 1;
  };
  const columns = [0, 1, 2].map(() => place({ op: 'leaf', inputs: [], space: 0 }));
  const weights = parameters.map((layer) => [...layer].map((value) => place({ op: 'leaf', inputs: [] }, value)));
  let below = columns.slice(0, 2);
  for (const [layer, size] of sizes.slice(1).entries()) {
    const inputs = below;
    below = Array.from({ length: size }, (_, neuron) => {
      const first = neuron * (inputs.length + 1);
      const products = inputs.map((input, k) => place({ op: 'mul', inputs: [input, weights[layer]![first + k]!] }));
      const sum = place({ op: 'sum', inputs: [...products, weights[layer]![first + inputs.length]!] });
      return layer < sizes.length - 2 ? place({ op: 'tanh', inputs: [sum] }) : sum;
    });
  }
  const error = place({ op: 'sub', inputs: [below[0]!, columns[2]!] });
  const loss = place({ op: 'mean_rows', inputs: [place({ op: 'square', inputs: [error] })] });
  return { nodes, initial, columns, parameters: weights.flat(), loss };
}

/** Without columns: every row spelled out in additions and products, as micrograd has it. */
export function scalarNodes({ sizes, rows, parameters, columns: data }: Net): NetNodes {
  const nodes: TapeNode[] = [];
  const initial: number[] = [];
  const place = (node: TapeNode, value = 0) => {
    initial.push(value);
    return nodes.push(node) - 1;
  };
  const leaf = (value: number) => place({ op: 'leaf', inputs: [] }, value);
  const weights = parameters.map((layer) => [...layer].map(leaf));
  const share = leaf(1 / rows);
  const columns: number[] = [];
  let loss = -1;
  for (let row = 0; row < rows; row++) {
    const [x, y, target] = data.map((column) => leaf(column[row]!));
    columns.push(x!, y!, target!);
    let below = [x!, y!];
    for (const [layer, size] of sizes.slice(1).entries()) {
      const inputs = below;
      below = Array.from({ length: size }, (_, neuron) => {
        const first = neuron * (inputs.length + 1);
        let total = weights[layer]![first + inputs.length]!;
        for (const [k, input] of inputs.entries())
          total = place({
            op: 'add',
            inputs: [total, place({ op: 'mul', inputs: [input, weights[layer]![first + k]!] })],
          });
        return layer < sizes.length - 2 ? place({ op: 'tanh', inputs: [total] }) : total;
      });
    }
    const error = place({ op: 'sub', inputs: [below[0]!, target!] });
    const squared = place({ op: 'mul', inputs: [error, error] });
    loss = loss < 0 ? squared : place({ op: 'add', inputs: [loss, squared] });
  }
  return { nodes, initial, columns, parameters: weights.flat(), loss: place({ op: 'mul', inputs: [loss, share] }) };
}
