import { calcAutoPan } from '@xyflow/system';
import type { Point } from './flow-model.ts';

/** Auto-panning for a gesture: only after the pointer has once been away from the edge, because a drag that merely begins near the edge
 *  does not mean to go there. */
export interface EdgeGuard {
  readonly reset: () => void;
  /** The pointer is here now. @returns how far to pan in this frame, in client pixels */
  readonly pan: (client: Point) => Point;
}

export function createEdgeGuard(root: HTMLElement): EdgeGuard {
  let armed = false;
  return {
    reset: () => {
      armed = false;
    },
    pan: ({ x, y }) => {
      const { left, top, width, height } = root.getBoundingClientRect();
      const [dx = 0, dy = 0] = calcAutoPan({ x: x - left, y: y - top }, { width, height });
      armed ||= dx === 0 && dy === 0;
      return armed ? { x: dx, y: dy } : { x: 0, y: 0 };
    },
  };
}
