import { createPlayback } from '../../src/runtime/playback.ts';
import { createLive } from '../../src/runtime/live.ts';
import { createPlaybackLens } from '../../src/store/classroom/playback-lens.ts';
import { graph, type Sketch } from '../support/graph.ts';
import { median, timed } from './measure.ts';
import { randomGraph } from './random-graph.ts';

// npm run bench playback: what a step of playback costs on a graph of 1,000 ops, the state of every slot and wire asked for as if all cards
// were on the screen.

const { nodes, initial, ops } = randomGraph(1000, 7);
const sketch = Object.fromEntries(
  nodes.map(({ op, inputs }, index): [string, Sketch[string]] => [
    `n${index}`,
    op === 'leaf' ? (initial[index] ?? 0) : [op, ...inputs.map((input) => `n${input}`)],
  ]),
);
const document = graph(sketch, `n${nodes.length - 1}`);
const live = createLive(document, { request: () => {}, now: () => 0 });
const playback = createPlayback(document, live);
const lensAfter = createPlaybackLens(playback);
const addresses = live.$program.get().slots.map(({ address }) => address);
const wires = playback.steps.flatMap((step) => (step.kind === 'wire' ? step.wires : []));

let done = 0;
let sum = 0;

function step(): void {
  done = (done + 1) % (playback.steps.length + 1);
  const lens = lensAfter(done);
  for (const address of addresses) {
    if (lens.value?.(address) !== null) sum++;
    if (lens.gradient?.(address) !== null) sum++;
  }
  for (const wire of wires) if (lens.wire?.(wire)?.lit === 'on') sum++;
  const latest = playback.steps[done - 1];
  if (latest?.kind === 'wire') sum += playback.reading(latest).product === null ? 1 : 0;
}

const [steps, plans] = timed(
  [
    { name: 'step', pass: step },
    { name: 'plan', pass: () => void createPlayback(document, live) },
  ],
  { rounds: 9, budget: 60 },
);
// The sum is said so that nothing of what is timed can be left out.
console.log(`${ops} ops, ${wires.length} wires, ${playback.steps.length} steps (checksum ${sum})`);
console.log(`a step, all slots and wires asked: ${(median(steps ?? []) / 1e6).toFixed(3)} ms of CPU`);
console.log(`making the steps: ${(median(plans ?? []) / 1e6).toFixed(2)} ms of CPU, once`);
