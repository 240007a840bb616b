import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { compareOrder, type Definitions, type NodeRecord } from './document.ts';
import { cardPorts, type Size } from './geometry.ts';

/** One card to be laid out. Heights in canvas pixels, from the card's top. */
export interface Box {
  readonly record: NodeRecord;
  readonly width: number;
  readonly height: number;
  /** Where wires leave it. */
  readonly out: number;
}

/** A wire between two boxes, by their index. */
export interface Wire {
  readonly from: number;
  readonly to: number;
  /** Where it enters `to`, from the card's top. */
  readonly entry: number;
}

export interface LayoutGraph {
  /** In canonical order. */
  readonly boxes: readonly Box[];
  /** By target, and for one target from top to bottom. Wires that close a loop or join a node to itself are left out. */
  readonly wires: readonly Wire[];
}

export type SizeOf = (record: NodeRecord) => Size;

/** The wires that a record takes, each with the id of the port where it enters. */
export function operandsOf(record: NodeRecord): readonly (readonly [port: string, from: Address | null])[] {
  switch (record.kind) {
    case 'op':
      return record.inputs.map((from, index) => [String(index), from]);
    case 'macro':
      return record.inputs.map(({ port, from }) => [port, from]);
    case 'leaf':
    case 'data':
    case 'note':
      return [];
  }
}

/** How far below the card's top each of its ports lies, by port id. `definitions` tell of the outputs of own macros. */
export function portHeights(record: NodeRecord, definitions?: Definitions): ReadonlyMap<string, number> {
  return new Map(cardPorts(record, definitions).map(({ id, y }) => [id, y]));
}

/** Where a wire from this address leaves the card: an inner slot has no port of its own on a closed card. */
export function exitOf(heights: ReadonlyMap<string, number>, from: Address): number {
  const local = localOf(from);
  // The first output of a macro is the macro's own.
  return heights.get(local === null || local === 'o:1' ? 'out' : local) ?? heights.get('out') ?? 0;
}

/** The records as boxes and wires. */
export function layoutGraph(records: readonly NodeRecord[], sizeOf: SizeOf, definitions?: Definitions): LayoutGraph {
  const sorted = [...records].sort((a, b) => compareOrder(a.order, b.order));
  const indexOf = new Map<NodeId, number>(sorted.map((record, index) => [record.id, index]));
  const heights = sorted.map((record) => portHeights(record, definitions));
  const boxes = sorted.map((record, index): Box => ({
    record,
    ...sizeOf(record),
    out: heights[index]?.get('out') ?? firstOf(heights[index]) ?? 0,
  }));
  const wires = sorted.flatMap((record, to) =>
    operandsOf(record).flatMap(([port, address]): readonly Wire[] => {
      const from = address === null ? undefined : indexOf.get(nodeOf(address));
      return from === undefined || from === to ? [] : [{ from, to, entry: heights[to]?.get(port) ?? 0 }];
    }),
  );
  return { boxes, wires: withoutLoops(boxes.length, wires) };
}

/** A table has an output for each column and none of its own. */
function firstOf(heights: ReadonlyMap<string, number> | undefined): number | undefined {
  return heights === undefined ? undefined : [...heights.values()][0];
}

/** The wires without those that, met in canonical order, lead back to a node on the way to them. */
function withoutLoops(count: number, wires: readonly Wire[]): readonly Wire[] {
  const inputs: number[][] = Array.from({ length: count }, () => []);
  for (const [index, { to }] of wires.entries()) inputs[to]?.push(index);
  const entered = new Uint8Array(count);
  const left = new Uint8Array(count);
  const cursor = new Int32Array(count);
  const closing = new Set<number>();
  for (let start = 0; start < count; start++) {
    const path = entered[start] ? [] : [start];
    entered[start] = 1;
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const wire = inputs[node]?.[cursor[node] ?? 0];
      if (wire === undefined) {
        left[node] = 1;
        path.pop();
        continue;
      }
      cursor[node] = (cursor[node] ?? 0) + 1;
      const from = wires[wire]?.from ?? 0;
      if (!entered[from]) {
        entered[from] = 1;
        path.push(from);
      } else if (!left[from]) closing.add(wire);
    }
  }
  return closing.size === 0 ? wires : wires.filter((_, index) => !closing.has(index));
}

/** The parts that no wire joins, each with its own boxes and wires, in the canonical order of their first node. */
export function connectedParts(graph: LayoutGraph): readonly LayoutGraph[] {
  const parent = Int32Array.from(graph.boxes.keys());
  const find = (node: number) => {
    let top = node;
    while (parent[top] !== top) top = parent[top] ?? top;
    for (let at = node; at !== top;) {
      const next = parent[at] ?? top;
      parent[at] = top;
      at = next;
    }
    return top;
  };
  for (const { from, to } of graph.wires) {
    const [a, b] = [find(from), find(to)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const parts = new Map<number, { boxes: Box[]; wires: Wire[] }>();
  const indexInPart = new Int32Array(graph.boxes.length);
  for (const [node, box] of graph.boxes.entries()) {
    const top = find(node);
    const part = parts.get(top) ?? { boxes: [], wires: [] };
    parts.set(top, part);
    indexInPart[node] = part.boxes.length;
    part.boxes.push(box);
  }
  for (const { from, to, entry } of graph.wires) {
    parts.get(find(from))?.wires.push({ from: indexInPart[from] ?? 0, to: indexInPart[to] ?? 0, entry });
  }
  return [...parts.values()];
}
