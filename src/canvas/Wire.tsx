import { onMount } from 'solid-js';
import { pointOn, type Curve } from './curve.ts';
import type { Flow } from './flow.ts';
import { bindCurve } from './place-bridge.ts';

/** One drawn wire: a wide unseen path to be hit, the line, and at its middle the glyph of its sign. Colour and thickness come from `wire-paint.ts`. */
export function Wire(props: { readonly id: string; readonly flow: Flow }) {
  let group: SVGGElement | undefined;
  let hit: SVGPathElement | undefined;
  let line: SVGPathElement | undefined;
  let glyph: SVGPathElement | undefined;
  const wire = () => props.flow.scene.wire(props.id);
  const curve = (): Curve | null => {
    const now = wire();
    return now === undefined ? null : props.flow.scene.curve(now);
  };
  const moving = () => props.flow.wiring.inHand()?.moving === props.id;

  onMount(() => {
    if (!group || !hit || !line || !glyph) return;
    const mark = glyph;
    bindCurve([hit, line], curve, (now) => {
      const { x, y } = pointOn(now, 0.5);
      mark.setAttribute('transform', `translate(${x} ${y})`);
    });
    props.flow.paint.add(props.id, { group, line, glyph });
  });

  return (
    <g
      class="canvas-wire"
      ref={(element) => (group = element)}
      tabIndex={-1}
      role="img"
      aria-label={wire()?.label}
      data-wire={props.id}
      data-selected={props.flow.props.selectedWire === props.id ? '' : undefined}
      data-moving={moving() ? '' : undefined}
    >
      <path class="canvas-wire-hit" ref={(element) => (hit = element)} />
      <path class="canvas-wire-line" ref={(element) => (line = element)} />
      <path class="canvas-wire-glyph" ref={(element) => (glyph = element)} />
    </g>
  );
}
