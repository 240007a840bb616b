import type { NodeId } from '../../kernel/ids.ts';
import type { NudgeDocument } from '../../graph/document.ts';

/** New cards are mounted within a few frames. */
const mostFrames = 8;

/** Lets new cards come out of the one they stand for: each moves from its place to its own. Where motion is unwanted they simply are there. */
export function flyOut(document: NudgeDocument, node: NodeId, created: readonly NodeId[]): void {
  const duration = Number.parseFloat(getComputedStyle(window.document.documentElement).getPropertyValue('--calm')) || 0;
  const home = document.nodes.get(node);
  if (home === undefined || duration === 0) return;
  const waiting = new Set(created);
  let frames = 0;
  const look = () => {
    for (const id of waiting) {
      const card = window.document.querySelector(`[data-node="${id}"]`);
      const record = document.nodes.get(id);
      if (card === null || record === undefined) continue;
      waiting.delete(id);
      card.animate(
        [
          { translate: `${home.x - record.x}px ${home.y - record.y}px`, opacity: 0 },
          { translate: '0 0', opacity: 1 },
        ],
        { duration: duration * 2, easing: 'ease-out' },
      );
    }
    if (waiting.size > 0 && frames++ < mostFrames) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
