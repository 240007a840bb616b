import { describe, expect, test } from 'vitest';
import { referenceRows } from '../../../src/engine/reference.ts';
import { route } from '../../../src/engine/route.ts';
import type { TapeNode } from '../../../src/engine/tape-node.ts';
import { createRandom, type Random } from '../../../src/kernel/random.ts';
import { sameBits } from '../../support/close.ts';
import { drawnRows, sweepRows, tapeOf, type RowGraph } from '../../support/row-graph.ts';
import { again, cases, seed } from '../../support/seed.ts';

/** What may be unusual about a layer, so that sweeping products and sums together could change a bit. */
interface Oddities {
  /** The bias of one neuron is a weight of another. */
  readonly sharedBias?: boolean;
  /** All neurons use the same weights. */
  readonly sharedWeights?: boolean;
  /** Something else reads a product. */
  readonly secondReader?: boolean;
  /** Sums read their products from the last to the first. */
  readonly backwards?: boolean;
  /** One product has two factors with rows. */
  readonly square?: boolean;
  /** A sum adds an input as it is. */
  readonly plainInput?: boolean;
  /** A product is read twice by its sum. */
  readonly twice?: boolean;
}

/** Two layers of neurons over three columns, then the mean of all. */
function layers(random: Random, rows: number, odd: Oddities, isWild: boolean): RowGraph {
  const nodes: TapeNode[] = [];
  const initial: (readonly number[])[] = [];
  const place = (node: TapeNode, numbers: readonly number[] = []) => {
    initial.push(numbers);
    return nodes.push(node) - 1;
  };
  const number = () =>
    isWild && random.integer(20) === 0 ? [NaN, Infinity, 0, -0, 1e308][random.integer(5)]! : random.uniform(-2, 2);
  const column = () => place({ op: 'leaf', inputs: [], space: 0 }, Array.from({ length: rows }, number));
  let below = [column(), column(), column()];
  for (let layer = 0; layer < 2; layer++) {
    const inputs = below;
    const weights = inputs.map(() => place({ op: 'leaf', inputs: [] }, [number()]));
    let last = weights[0]!;
    below = Array.from({ length: 4 }, (_, neuron) => {
      const products = inputs.map((input, k) => {
        const weight = odd.sharedWeights ? weights[k]! : place({ op: 'leaf', inputs: [] }, [number()]);
        last = weight;
        if (odd.square && neuron === 1 && k === 1) return place({ op: 'mul', inputs: [input, input] });
        return place({ op: 'mul', inputs: random.integer(2) === 0 ? [input, weight] : [weight, input] });
      });
      if (odd.backwards && neuron === 2) products.reverse();
      if (odd.twice && neuron === 2) products.push(products[0]!);
      const bias = odd.sharedBias ? last : place({ op: 'leaf', inputs: [] }, [number()]);
      if (odd.plainInput && neuron === 0) products.push(inputs[0]!);
      products.splice(random.integer(products.length + 1), 0, bias);
      const sum = place({ op: 'sum', inputs: products });
      const out = place({ op: 'tanh', inputs: [sum] });
      if (odd.secondReader && neuron === 0)
        return place({ op: 'add', inputs: [out, products[products[0] === bias ? 1 : 0]!] });
      return out;
    });
  }
  const loss = place({ op: 'sum', inputs: below });
  const root = random.integer(4) === 0 ? loss : place({ op: 'mean_rows', inputs: [loss] });
  return { nodes, initial, root, counts: [rows] };
}

const flat = (found: readonly (readonly number[] | null)[]) =>
  found.flatMap((numbers) => (numbers === null ? [-12345.678] : [...numbers, 0.123]));

const fusedIn = (graph: RowGraph) => {
  const tape = tapeOf(graph);
  const dots = (sweeps: readonly object[]) => sweeps.filter((sweep) => 'sums' in sweep).length;
  const count = (strata: readonly { readonly sweeps: readonly object[] }[]) =>
    strata.reduce((total, { sweeps }) => total + dots(sweeps), 0);
  return [count(tape.strata), count(route(tape, tape.slotOfNode[graph.root]!).strata)];
};

const oddities: readonly Oddities[] = [
  {},
  { sharedBias: true },
  { sharedWeights: true },
  { secondReader: true },
  { backwards: true },
  { square: true },
  { plainInput: true },
  { twice: true },
  { sharedBias: true, sharedWeights: true },
];

describe.each(oddities)('weighted sums with %o', (odd) => {
  test(`have the bits of the reference twin (seed ${seed})`, () => {
    for (let index = 0; index < cases(40); index++) {
      const random = createRandom(seed + index);
      const graph = layers(random, [3, 128, 131][random.integer(3)]!, odd, index % 2 === 0);
      const swept = sweepRows(graph, 1);
      const twin = referenceRows(graph.nodes, graph.initial, graph.root, 1);
      const message = `${drawnRows(graph)}\n${again(index)}`;
      expect(sameBits(flat(swept.values), flat(twin.values)), `values of\n${message}`).toBe(true);
      expect(sameBits(flat(swept.gradients), flat(twin.gradients)), `gradients of\n${message}`).toBe(true);
    }
  });
});

test('both layers of a plain net are swept with their products, there and back', () => {
  let [up, down] = [0, 0];
  for (let index = 0; index < 20; index++) {
    const graph = layers(createRandom(index), 4, {}, false);
    if (graph.nodes[graph.root]!.op !== 'mean_rows') continue;
    const [forth, back] = fusedIn(graph);
    expect([forth, back]).toEqual([2, 2]);
    [up, down] = [up + forth!, down + back!];
  }
  expect(Math.min(up, down)).toBeGreaterThan(10);
});

test('nothing is swept together where a bit could change', () => {
  for (const odd of oddities.slice(1)) {
    if (odd.sharedWeights && !odd.sharedBias) continue;
    const [up] = fusedIn(layers(createRandom(3), 4, odd, false));
    expect(up, JSON.stringify(odd)).toBeLessThan(2);
  }
});
