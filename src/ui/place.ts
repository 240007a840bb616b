/** A rectangle in the window, in CSS px, as `getBoundingClientRect` gives it. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Side = 'top' | 'right' | 'bottom' | 'left';
export type Align = 'start' | 'center' | 'end';

/** What a floating piece hangs on: an element, or a place such as the pointer's. */
export type Anchor = Element | Box;

export interface Placement {
  readonly x: number;
  readonly y: number;
  /** The side it came to lie on: the one asked for, or the opposite one where that had no room. */
  readonly side: Side;
  /** Where an arrow belongs on the edge that faces the anchor, in px from that edge's start. */
  readonly arrow: number;
}

const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;

/** The anchor's rectangle now. */
export function boxOf(anchor: Anchor): Box {
  return anchor instanceof Element ? anchor.getBoundingClientRect() : anchor;
}

function room(anchor: Box, view: Size, side: Side): number {
  switch (side) {
    case 'top':
      return anchor.y;
    case 'left':
      return anchor.x;
    case 'bottom':
      return view.height - anchor.y - anchor.height;
    case 'right':
      return view.width - anchor.x - anchor.width;
  }
}

function clamp(x: number, low: number, high: number): number {
  return Math.max(low, Math.min(x, high));
}

/** Where a piece of a given size goes beside its anchor: on the wanted side, or the opposite one when only that has room, and
 *  moved along until it lies inside the window, `margin` px from its edges. Everything in CSS px of the window. */
export function place(
  anchor: Box,
  size: Size,
  view: Size,
  options: { readonly side: Side; readonly align: Align; readonly gap: number; readonly margin?: number },
): Placement {
  const margin = options.margin ?? 8;
  const upright = options.side === 'top' || options.side === 'bottom';
  const needed = (upright ? size.height : size.width) + options.gap + margin;
  const other = opposite[options.side];
  const fits = room(anchor, view, options.side) >= needed || room(anchor, view, other) < needed;
  const side = fits ? options.side : other;

  const along = upright
    ? { start: anchor.x, extent: anchor.width, own: size.width, limit: view.width }
    : { start: anchor.y, extent: anchor.height, own: size.height, limit: view.height };
  const share = options.align === 'start' ? 0 : options.align === 'end' ? 1 : 0.5;
  const wanted = along.start + share * (along.extent - along.own);
  const at = clamp(wanted, margin, Math.max(margin, along.limit - along.own - margin));
  const arrow = clamp(along.start + along.extent / 2 - at, 16, Math.max(16, along.own - 16));

  const beyond = upright
    ? side === 'top'
      ? anchor.y - options.gap - size.height
      : anchor.y + anchor.height + options.gap
    : side === 'left'
      ? anchor.x - options.gap - size.width
      : anchor.x + anchor.width + options.gap;
  const across = clamp(
    beyond,
    margin,
    Math.max(margin, (upright ? view.height - size.height : view.width - size.width) - margin),
  );
  return upright ? { x: at, y: across, side, arrow } : { x: across, y: at, side, arrow };
}

/** Puts a fixed element beside its anchor. Set through the style object: the page's policy forbids style attributes. */
export function putBeside(
  element: HTMLElement,
  anchor: Anchor,
  options: { readonly side: Side; readonly align: Align; readonly gap: number },
): void {
  const { width, height } = element.getBoundingClientRect();
  const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const placement = place(boxOf(anchor), { width, height }, view, options);
  element.style.setProperty('left', `${Math.round(placement.x)}px`);
  element.style.setProperty('top', `${Math.round(placement.y)}px`);
  element.style.setProperty('--arrow', `${Math.round(placement.arrow)}px`);
  element.dataset['side'] = placement.side;
}
