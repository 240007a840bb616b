import { backward, forward } from '../../src/engine/sweep.ts';
import { buildTape, type Tape } from '../../src/engine/tape.ts';
import { microgradPass } from './micrograd-port.ts';
import { randomGraph, type TimedGraph } from './random-graph.ts';
import { createSignalGraph } from './signals.ts';
import { createSwitchLoop } from './switch-loop.ts';

// Prints what one forward and backward sweep costs per op, and as ratios taken in the same rounds of the same process, so that a busy
// machine slows all contenders alike.

interface Contender {
  readonly name: string;
  readonly pass: () => void;
}

const seed = 20261121;
const sizes = process.argv.includes('--long') ? [1_000, 10_000, 100_000, 1_000_000] : [1_000, 10_000, 100_000];

function contenders(graph: TimedGraph, tape: Tape, root: number): readonly Contender[] {
  const rootNode = tape.nodeOfSlot[root]!;
  const loop = createSwitchLoop(graph.nodes, tape, root);
  const list: Contender[] = [
    {
      name: 'tape',
      pass: () => {
        forward(tape);
        backward(tape, root);
      },
    },
    {
      name: 'switch loop',
      pass: () => {
        loop.forward();
        loop.backward();
      },
    },
    { name: 'micrograd port', pass: () => void microgradPass(graph.nodes, graph.initial, rootNode) },
  ];
  if (graph.ops <= 10_000) {
    const signals = createSignalGraph(graph.nodes, graph.initial, rootNode);
    let turn = 0;
    list.push({ name: 'signals', pass: () => signals.nudge(++turn % 2 === 0 ? 0 : 1e-3) });
  }
  return list;
}

/** Nanoseconds per pass, one number per contender: the median of rounds, in each of which every contender runs for a while. */
function measure(list: readonly Contender[], rounds: number, budget: number): readonly number[] {
  const repeats = list.map(({ pass }) => {
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < budget || count < 2) {
      pass();
      count++;
    }
    return Math.max(1, Math.round((count * budget) / (performance.now() - start) / 4));
  });
  const times = list.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { pass }] of list.entries()) {
      globalThis.gc?.();
      const start = performance.now();
      for (let repeat = 0; repeat < repeats[index]!; repeat++) pass();
      times[index]!.push(((performance.now() - start) * 1e6) / repeats[index]!);
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[list.length >> 1]!);
}

console.log('One forward and backward sweep of a random graph; every op lies on a path to the root.');
console.log('ops      levels  contender        ns/op   times the tape');
for (const size of sizes) {
  const graph = randomGraph(size, seed);
  const tape = buildTape(graph.nodes, graph.initial);
  const root = tape.slotOfNode[graph.nodes.length - 1]!;
  const list = contenders(graph, tape, root);
  const rounds = size > 100_000 ? 7 : 21;
  const medians = measure(list, rounds, size > 100_000 ? 2_000 : 300);
  const levels = tape.strata.flatMap(({ runs }) => runs).length;
  for (const [index, { name }] of list.entries()) {
    const perOp = medians[index]! / graph.ops;
    console.log(
      `${String(graph.ops).padEnd(9)}${String(levels).padEnd(8)}${name.padEnd(16)}${perOp.toFixed(1).padStart(7)}${(medians[index]! / medians[0]!).toFixed(2).padStart(12)}`,
    );
  }
}
