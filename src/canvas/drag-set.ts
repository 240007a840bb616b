import type { FlowNode, NodeMove } from './flow-model.ts';
import type { Shift } from './scene.ts';

/** What a drag takes hold of. */
export interface DragSet {
  /** The node under the pointer, or its frame. Snapping follows it. */
  readonly lead: string;
  /** The nodes whose moves are reported. */
  readonly movers: readonly string[];
  /** The movers and the members of moved frames: all that moves on the screen. */
  readonly all: ReadonlySet<string>;
}

interface Lookup {
  readonly node: (id: string) => FlowNode | undefined;
  readonly members: (frame: string) => readonly string[];
}

/** What moves when this node is dragged: it alone, or the whole selection when it is part of it. A node that is not movable stands for its frame;
 *  members of a frame that moves come along and are not movers of their own. Null when nothing would move. */
export function dragSet(pressed: string, selection: ReadonlySet<string>, scene: Lookup): DragSet | null {
  const handle = (id: string): string | null => {
    const tried = new Set<string>();
    for (let node = scene.node(id); node !== undefined && !tried.has(node.id); node = scene.node(node.frame ?? '')) {
      if (node.movable) return node.id;
      tried.add(node.id);
    }
    return null;
  };
  const lead = handle(pressed);
  if (lead === null) return null;
  const held = new Set([lead]);
  if (selection.has(pressed) || selection.has(lead)) {
    for (const id of selection) {
      const grip = handle(id);
      if (grip !== null) held.add(grip);
    }
  }
  const carried = new Set<string>();
  // A set that grows while it is walked: members of members are reached too, each once.
  for (const id of held) for (const member of scene.members(id)) carried.add(member);
  for (const id of carried) for (const member of scene.members(id)) carried.add(member);
  const movers = [...held].filter((id) => !carried.has(id));
  return { lead: carried.has(lead) ? (movers[0] ?? lead) : lead, movers, all: new Set([...movers, ...carried]) };
}

/** Where a shift takes the movers, in whole flow pixels. Nodes that have gone meanwhile are left out. */
export function movesOf(
  movers: readonly string[],
  shift: Shift,
  node: (id: string) => FlowNode | undefined,
): readonly NodeMove[] {
  return movers.flatMap((id) => {
    const { x, y } = node(id) ?? {};
    if (x === undefined || y === undefined) return [];
    return [{ id, x: Math.round(x + shift.x), y: Math.round(y + shift.y) }];
  });
}
