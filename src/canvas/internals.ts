import { adoptUserNodes, Position, type InternalNodeBase, type NodeBase, type NodeHandle } from '@xyflow/system';
import type { FlowNode, FlowPort, Point } from './flow-model.ts';

/** What @xyflow/system reads nodes from. Built anew for each gesture, from told sizes and ports: nothing is measured, nothing has to be kept in step,
 *  and `selected` is right before the drag reads it. */
export type SystemLookup = Map<string, InternalNodeBase>;

/** The nodes as @xyflow/system knows them; all are `selected`, so that a drag of one drags all of them. */
export function systemLookup(nodes: readonly FlowNode[], place: (node: FlowNode) => Point): SystemLookup {
  const lookup: SystemLookup = new Map();
  const users = nodes.map((node): NodeBase => {
    const { x, y } = place(node);
    const { id, width, height, ports } = node;
    return {
      id,
      position: { x, y },
      data: {},
      selected: true,
      draggable: true,
      width,
      height,
      measured: { width, height },
      handles: ports.map(systemHandle),
    };
  });
  adoptUserNodes(users, lookup, new Map(), { elevateNodesOnSelect: false });
  return lookup;
}

function systemHandle({ id, side, x, y }: FlowPort): NodeHandle {
  // Without size, so that its corner is its centre.
  return {
    id,
    x,
    y,
    width: 0,
    height: 0,
    type: side === 'out' ? 'source' : 'target',
    position: side === 'out' ? Position.Right : Position.Left,
  };
}
