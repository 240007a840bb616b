import { Show } from 'solid-js';
import { Card } from './Card.tsx';
import { pointOn } from './curve.ts';
import { createFlow, type CanvasElements, type Flow } from './flow.ts';
import type { CanvasProps, PlaneView } from './flow-model.ts';
import { MarqueeBox } from './MarqueeBox.tsx';
import { keepInOrder } from './ordered-mount.ts';
import { Refusal, WireInHand } from './WireInHand.tsx';
import { Wire } from './Wire.tsx';

/** What lies on the plane of flow coordinates: frames, on them the wires, on them the cards. */
export function Plane(props: { readonly elements: CanvasElements; readonly canvas: CanvasProps }) {
  // The elements exist once and for all, and the canvas's props stay the same object.
  // oxlint-disable-next-line solid/reactivity
  const flow = createFlow(props.elements, props.canvas);
  const ids = (layer: 'frame' | 'card') => flow.mounting.nodes().filter((id) => flow.scene.node(id)?.layer === layer);
  const wireIds = () => flow.mounting.wires().map(({ id }) => id);

  return (
    <>
      <div
        class="canvas-layer"
        ref={(host) =>
          keepInOrder(
            host,
            () => ids('frame'),
            (id) => <Card id={id} flow={flow} />,
          )
        }
      />
      <svg class="canvas-wires" ref={(host) => keepInOrder(host, wireIds, (id) => <Wire id={id} flow={flow} />)} />
      <div
        class="canvas-layer"
        ref={(host) =>
          keepInOrder(
            host,
            () => ids('card'),
            (id) => <Card id={id} flow={flow} />,
          )
        }
      />
      <svg class="canvas-wires" data-over="" aria-hidden="true">
        <WireInHand flow={flow} />
      </svg>
      <Show when={flow.marquee.rect()}>{(rect) => <MarqueeBox rect={rect()} />}</Show>
      {props.canvas.overlay?.(planeView(flow))}
      <Refusal flow={flow} />
    </>
  );
}

function planeView({ scene, mounting }: Flow): PlaneView {
  return {
    rect(id) {
      const node = mounting.nodes().includes(id) ? scene.node(id) : undefined;
      return node === undefined ? null : scene.rect(node);
    },
    onWire(id, part) {
      const wire = scene.wire(id);
      const curve = wire === undefined ? null : scene.curve(wire);
      return curve === null ? null : pointOn(curve, part);
    },
    mounted: () => mounting.nodes(),
  };
}
