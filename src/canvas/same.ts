import type { FlowEnd, FlowNode, FlowPort, FlowWire } from './flow-model.ts';

/** Whether two lists of nodes draw the same picture. A committed number makes a new document, and with it new records of all nodes;
 *  noticing here that nothing of theirs has changed saves building every index and drawing every rectangle anew. */
export function sameNodes(a: readonly FlowNode[], b: readonly FlowNode[]): boolean {
  return a === b || (a.length === b.length && a.every((node, index) => sameNode(node, b[index])));
}

export function sameWires(a: readonly FlowWire[], b: readonly FlowWire[]): boolean {
  return a === b || (a.length === b.length && a.every((wire, index) => sameWire(wire, b[index])));
}

function sameNode(a: FlowNode, b: FlowNode | undefined): boolean {
  if (a === b) return true;
  return (
    b !== undefined &&
    a.id === b.id &&
    a.x === b.x &&
    a.y === b.y &&
    a.width === b.width &&
    a.height === b.height &&
    a.label === b.label &&
    a.layer === b.layer &&
    a.movable === b.movable &&
    a.frame === b.frame &&
    samePorts(a.ports, b.ports)
  );
}

function samePorts(a: readonly FlowPort[], b: readonly FlowPort[]): boolean {
  return a === b || (a.length === b.length && a.every((port, index) => samePort(port, b[index])));
}

function samePort(a: FlowPort, b: FlowPort | undefined): boolean {
  if (a === b) return true;
  return b !== undefined && a.id === b.id && a.side === b.side && a.x === b.x && a.y === b.y && a.label === b.label;
}

function sameWire(a: FlowWire, b: FlowWire | undefined): boolean {
  if (a === b) return true;
  return b !== undefined && a.id === b.id && a.label === b.label && sameEnd(a.from, b.from) && sameEnd(a.to, b.to);
}

/** Whether two ends are the same port. */
export function sameEnd(a: FlowEnd, b: FlowEnd): boolean {
  return a.node === b.node && a.port === b.port;
}
