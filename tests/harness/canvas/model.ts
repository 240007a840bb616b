import type { FlowEnd, FlowNode, FlowPort, FlowWire } from '../../../src/canvas/flow-model.ts';

/** The same numbers on every run: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function ports(name: string, inputs: readonly string[], width: number, height: number): FlowPort[] {
  const step = height / (inputs.length + 1);
  return [
    ...inputs.map((id, index): FlowPort => ({
      id,
      side: 'in',
      x: 0,
      y: Math.round(step * (index + 1)),
      label: `input ${id} of ${name}`,
    })),
    { id: 'out', side: 'out', x: width, y: height / 2, label: `output of ${name}` },
  ];
}

export function fakeNode(
  id: string,
  x: number,
  y: number,
  inputs: readonly string[],
  more: Partial<FlowNode> = {},
): FlowNode {
  const width = more.width ?? 132;
  const height = more.height ?? 96;
  return {
    id,
    x,
    y,
    width,
    height,
    label: id,
    layer: 'card',
    movable: true,
    ports: ports(id, inputs, width, height),
    ...more,
  };
}

export function fakeWire(from: string, to: string, port: string): FlowWire {
  return {
    id: `${from}-${to}.${port}`,
    from: { node: from, port: 'out' },
    to: { node: to, port },
    label: `wire from ${from} to ${to}`,
  };
}

export interface FakeGraph {
  readonly nodes: readonly FlowNode[];
  readonly wires: readonly FlowWire[];
}

//  a ─┐
//  b ─┴▶ e ─┐
//  c ───────┴▶ d ──▶ L      f: unwired, both inputs free
export function smallGraph(): FakeGraph {
  return {
    nodes: [
      fakeNode('a', 60, 40, []),
      fakeNode('b', 60, 180, []),
      fakeNode('c', 60, 320, []),
      fakeNode('e', 280, 100, ['a', 'b']),
      fakeNode('d', 500, 180, ['a', 'b']),
      fakeNode('L', 720, 180, ['a']),
      fakeNode('f', 500, 380, ['a', 'b']),
    ],
    wires: [
      fakeWire('a', 'e', 'a'),
      fakeWire('b', 'e', 'b'),
      fakeWire('e', 'd', 'a'),
      fakeWire('c', 'd', 'b'),
      fakeWire('d', 'L', 'a'),
    ],
  };
}

/** A frame with two members that follow it: one movable, one that only moves with it. And a free card. */
export function framedGraph(): FakeGraph {
  return {
    nodes: [
      fakeNode('frame', 100, 60, [], { width: 420, height: 240, layer: 'frame', ports: [], label: 'neuron' }),
      fakeNode('inner', 140, 120, ['a'], { frame: 'frame', movable: false }),
      fakeNode('loose', 340, 120, ['a'], { frame: 'frame' }),
      fakeNode('free', 600, 120, ['a', 'b']),
    ],
    wires: [fakeWire('inner', 'loose', 'a'), fakeWire('loose', 'free', 'a'), fakeWire('loose', 'free', 'b')],
  };
}

/** `count` nodes in columns of `rows`; every node past the first column takes two inputs from the three columns before it. */
export function bigGraph(count: number, rows = 25, seed = 1): FakeGraph {
  const roll = random(seed);
  const nodes: FlowNode[] = [];
  const wires: FlowWire[] = [];
  for (let index = 0; index < count; index++) {
    const column = Math.floor(index / rows);
    const id = `n${index}`;
    nodes.push(fakeNode(id, column * 240, (index % rows) * 140, column === 0 ? [] : ['a', 'b']));
    if (column === 0) continue;
    for (const port of ['a', 'b']) {
      const back = 1 + Math.floor(roll() * Math.min(column, 3));
      wires.push(fakeWire(`n${(column - back) * rows + Math.floor(roll() * rows)}`, id, port));
    }
  }
  return { nodes, wires };
}

/** The nodes from which `to` can be reached along the wires, itself included. */
export function reaches(wires: readonly FlowWire[], from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const id of seen) for (const wire of wires) if (wire.from.node === id) seen.add(wire.to.node);
  return seen.has(to);
}

export const sameFlowEnd = (a: FlowEnd, b: FlowEnd): boolean => a.node === b.node && a.port === b.port;
