import type { Rect } from './geometry.ts';
import { bindRect } from './place-bridge.ts';

/** The rectangle of a marquee in the making. */
export function MarqueeBox(props: { readonly rect: Rect }) {
  return <div class="canvas-marquee" ref={(element) => bindRect(element, () => props.rect)} />;
}
