import type { Random } from '../../src/kernel/random.ts';
import type { TapeNode } from '../../src/engine/tape-node.ts';
import { opIds, ops, type OpId } from '../../src/ops/table.ts';
import { graphBuilder, type TapeGraph } from './tape-graph.ts';

const wild = [0, -0, 1, -1, NaN, Infinity, -Infinity, 5e-324, -5e-324, 1e308, -1e308, 0.5, 2, 710, -746, 1e-200];

/** A graph of any ops with any numbers, ties, zeros and infinities included, shared operands and nodes in an order that is not the
 *  order of computing. For what must hold everywhere. */
export function wildGraph(random: Random): TapeGraph {
  const graph = graphBuilder();
  const leaves = 1 + random.integer(4);
  for (let leaf = 0; leaf < leaves; leaf++)
    graph.leaf(random.integer(3) === 0 ? wild[random.integer(wild.length)]! : random.uniform(-3, 3));
  const count = 1 + random.integer(30);
  for (let added = 0; added < count; added++) {
    const op = opIds[random.integer(opIds.length)]!;
    const nodes = leaves + added;
    graph.op(op, ...operands(op, () => random.integer(nodes), random));
  }
  const { nodes, initial, root } = graph.done();
  // The root may also be a node in the middle, so that some nodes lie off the path.
  return shuffled({ nodes, initial, root: random.integer(3) === 0 ? random.integer(nodes.length) : root }, random);
}

/** A graph whose numbers stay moderate and inside every op's domain, away from kinks in all but rare cases. */
export function calmGraph(random: Random): TapeGraph {
  const graph = graphBuilder();
  const pool: number[] = [];
  const leaves = 2 + random.integer(4);
  for (let leaf = 0; leaf < leaves; leaf++) pool.push(graph.leaf(random.uniform(-2, 2)));
  const pick = () => pool[random.integer(pool.length)]!;
  const positive = () => graph.op('add', graph.op('softplus', pick()), graph.leaf(0.2));
  const count = 3 + random.integer(38);
  for (let added = 0; added < count; added++) {
    const op = opIds[random.integer(opIds.length)]!;
    switch (op) {
      case 'div':
        pool.push(graph.op('div', pick(), positive()));
        break;
      case 'pow':
        pool.push(graph.op('pow', positive(), graph.op('tanh', pick())));
        break;
      case 'sqrt':
      case 'log':
        pool.push(graph.op(op, positive()));
        break;
      case 'exp':
      case 'square':
        pool.push(graph.op(op, graph.op('tanh', pick())));
        break;
      case 'mul':
      case 'product':
      case 'sum_of_squares':
        pool.push(graph.op('tanh', graph.op(op, ...operands(op, pick, random))));
        break;
      case 'pick': {
        const others = operands(op, pick, random);
        pool.push(graph.op(op, graph.leaf(random.integer(others.length)), ...others));
        break;
      }
      default:
        pool.push(graph.op(op, ...operands(op, pick, random)));
    }
  }
  graph.op('sum', ...pool.slice(-5));
  return shuffled(graph.done(), random);
}

function operands(op: OpId, pick: () => number, random: Random): readonly number[] {
  const { arity, minimum } = ops[op];
  const count = arity === 'many' ? minimum + random.integer(5) : arity;
  return Array.from({ length: count }, pick);
}

/** The same graph with its nodes in another order, as a document's canonical order is not the order of computing. */
export function shuffled({ nodes, initial, root }: TapeGraph, random: Random): TapeGraph {
  const places = nodes.map((_, node) => node);
  for (let at = places.length - 1; at > 0; at--) {
    const other = random.integer(at + 1);
    [places[at], places[other]] = [places[other]!, places[at]!];
  }
  const moved: TapeNode[] = [];
  const values: number[] = [];
  for (const [node, { op, inputs }] of nodes.entries()) {
    moved[places[node]!] = { op, inputs: inputs.map((input) => places[input]!) };
    values[places[node]!] = initial[node]!;
  }
  return { nodes: moved, initial: values, root: places[root]! };
}
