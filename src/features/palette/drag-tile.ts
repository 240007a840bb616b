import type { Place } from '../../store/view.ts';

/** Closer than this to where it began, in CSS px, a press is a click. */
const threshold = 5;

/** Lets a tile be dragged by mouse, pen or finger; its first child, the picture, goes along under the pointer. A press that hardly moves
 *  stays a click, and Esc or a lost pointer ends the drag without a drop. `onDrop` gets the place in the window. */
export function attachTileDrag(tile: HTMLElement, drag: { readonly onDrop: (client: Place) => void }): void {
  let from: Place | null = null;
  let ghost: HTMLElement | null = null;

  function start(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return;
    from = { x: event.clientX, y: event.clientY };
    // From the start: a quick hand has left the tile before its first move arrives.
    tile.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent): void {
    if (from === null || !event.isPrimary) return;
    const client = { x: event.clientX, y: event.clientY };
    if (ghost === null && Math.hypot(client.x - from.x, client.y - from.y) < threshold) return;
    if (ghost === null) {
      ghost = ghostOf(tile);
      tile.dataset['dragging'] = '';
      document.addEventListener('keydown', cancelOnEscape, true);
    }
    ghost.style.setProperty('translate', `${client.x}px ${client.y}px`);
  }

  function end(event: PointerEvent): void {
    const wasDragging = ghost !== null;
    stop();
    if (wasDragging && event.type === 'pointerup') drag.onDrop({ x: event.clientX, y: event.clientY });
  }

  function stop(): void {
    from = null;
    if (ghost === null) return;
    ghost.remove();
    ghost = null;
    delete tile.dataset['dragging'];
    document.removeEventListener('keydown', cancelOnEscape, true);
    // The click that follows a drag is none.
    tile.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => tile.removeEventListener('click', swallow, { capture: true }));
  }

  function cancelOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  }

  function swallow(event: MouseEvent): void {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  tile.addEventListener('pointerdown', start);
  tile.addEventListener('pointermove', move);
  tile.addEventListener('pointerup', end);
  tile.addEventListener('pointercancel', end);
  tile.addEventListener('lostpointercapture', end);
}

/** A copy of the tile's picture, above everything, flyouts too. */
function ghostOf(tile: HTMLElement): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'palette-ghost';
  ghost.setAttribute('aria-hidden', 'true');
  const picture = tile.firstElementChild?.cloneNode(true);
  if (picture !== undefined) ghost.append(picture);
  document.body.append(ghost);
  ghost.popover = 'manual';
  ghost.showPopover();
  return ghost;
}
