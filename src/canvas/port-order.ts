import type { FlowEnd, FlowNode } from './flow-model.ts';

/** The next port, in node order and round the end, that passes; null when none does. */
export function nextEnd(
  nodes: readonly FlowNode[],
  from: FlowEnd,
  step: 1 | -1,
  passes: (end: FlowEnd) => boolean,
): FlowEnd | null {
  const ends = nodes.flatMap(({ id, ports }) => ports.map((port): FlowEnd => ({ node: id, port: port.id })));
  const start = ends.findIndex(({ node, port }) => node === from.node && port === from.port);
  for (let count = 1; count <= ends.length; count++) {
    const end = ends.at((start + step * count) % ends.length);
    if (end !== undefined && passes(end)) return end;
  }
  return null;
}

/** The first port that passes on a node whose name begins with what was typed; null when there is none. */
export function typedEnd(nodes: readonly FlowNode[], typed: string, passes: (end: FlowEnd) => boolean): FlowEnd | null {
  const start = typed.toLowerCase();
  for (const { id, label, ports } of nodes) {
    if (!label.toLowerCase().startsWith(start)) continue;
    const port = ports.find((candidate) => passes({ node: id, port: candidate.id }));
    if (port !== undefined) return { node: id, port: port.id };
  }
  return null;
}

/** The port an arrow key goes to on one card: up and down along its side, left to the inputs, right to the outputs. Null: stay. */
export function nextOnCard(node: FlowNode, from: string, key: string): string | null {
  const port = node.ports.find(({ id }) => id === from);
  if (port === undefined) return null;
  const others = node.ports.filter(({ id }) => id !== from);
  const nearest = (candidates: typeof others): string | null => {
    const [first] = candidates.toSorted((a, b) => Math.abs(a.y - port.y) - Math.abs(b.y - port.y));
    return first?.id ?? null;
  };
  switch (key) {
    case 'ArrowUp':
      return nearest(others.filter(({ side, y }) => side === port.side && y < port.y));
    case 'ArrowDown':
      return nearest(others.filter(({ side, y }) => side === port.side && y > port.y));
    case 'ArrowLeft':
      return port.side === 'in' ? null : nearest(others.filter(({ side }) => side === 'in'));
    case 'ArrowRight':
      return port.side === 'out' ? null : nearest(others.filter(({ side }) => side === 'out'));
    default:
      return null;
  }
}
