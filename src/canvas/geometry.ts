import type { FlowNode, FlowPort, FlowTransform, Point } from './flow-model.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function centreOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** True when the two share area, or when one without area lies in the other. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

/** The rectangle grown by a part of its own size on each side. */
export function grown(rect: Rect, part: number): Rect {
  const dx = rect.width * part;
  const dy = rect.height * part;
  return { x: rect.x - dx, y: rect.y - dy, width: rect.width + 2 * dx, height: rect.height + 2 * dy };
}

/** The rectangle with these two as opposite corners, whichever way round. */
export function between(a: Point, b: Point): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** The smallest rectangle around all of these, or null for none. */
export function boundsOf(rects: readonly Rect[]): Rect | null {
  const first = rects[0];
  if (first === undefined) return null;
  let { x, y } = first;
  let right = x + first.width;
  let bottom = y + first.height;
  for (const rect of rects) {
    x = Math.min(x, rect.x);
    y = Math.min(y, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  }
  return { x, y, width: right - x, height: bottom - y };
}

/** The part of the plane that a canvas of this size shows, in flow coordinates. */
export function shownPart(transform: FlowTransform, size: Size): Rect {
  const { x, y, zoom } = transform;
  return { x: -x / zoom, y: -y / zoom, width: size.width / zoom, height: size.height / zoom };
}

/** The smallest move, in client pixels, that brings a flow rectangle into a canvas of this size with some room around it.
 *  What does not fit shows its top left corner. */
export function moveIntoView(rect: Rect, transform: FlowTransform, size: Size, room: number): Point {
  const along = (low: number, length: number, extent: number): number => {
    const high = low + length;
    if (low < room || length > extent - 2 * room) return room - low;
    return high > extent - room ? extent - room - high : 0;
  };
  const { x, y, zoom } = transform;
  return {
    x: along(rect.x * zoom + x, rect.width * zoom, size.width),
    y: along(rect.y * zoom + y, rect.height * zoom, size.height),
  };
}

/** The topmost node at a flow point: the last card in order, else the last frame. */
export function nodeAt(nodes: readonly FlowNode[], place: (node: FlowNode) => Point, point: Point): FlowNode | null {
  let frame: FlowNode | null = null;
  let card: FlowNode | null = null;
  for (const node of nodes) {
    const { x, y } = place(node);
    if (point.x < x || point.y < y || point.x > x + node.width || point.y > y + node.height) continue;
    if (node.layer === 'card') card = node;
    else frame = node;
  }
  return card ?? frame;
}

/** The id of the node's closest port that passes, or null. */
export function closestPort(
  node: FlowNode,
  place: Point,
  point: Point,
  passes: (port: FlowPort) => boolean,
): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const port of node.ports) {
    if (!passes(port)) continue;
    const distance = Math.hypot(place.x + port.x - point.x, place.y + port.y - point.y);
    if (distance >= least) continue;
    least = distance;
    best = port.id;
  }
  return best;
}
