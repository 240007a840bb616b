import './PathsOverlay.css';
import { Index, Show } from 'solid-js';
import { bubblePlace } from '../../canvas/bubble-place.ts';
import type { PlaneView, Point } from '../../canvas/flow-model.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { Hop } from '../../runtime/path-hops.ts';
import { ChainNumber } from '../../ui/ChainProduct.tsx';
import { usePathLens } from './use-path-lens.ts';

/** At each wire of the lit path its local slope, and the product of the slopes from there on to the root. */
export function PathsOverlay(props: { readonly plane: PlaneView }) {
  const status = usePathLens();
  const hops = () => {
    const now = status();
    return now === null || now.isSecret ? [] : now.hops;
  };
  return <Index each={hops()}>{(hop) => <Bubble hop={hop()} plane={props.plane} />}</Index>;
}

function Bubble(props: { readonly hop: Hop; readonly plane: PlaneView }) {
  const { preferences, view } = useBench();
  const values = useStore(preferences.$values);
  const numeral = useNumeral();
  const { format } = numeral;
  const factors = () => values().factors;
  /** Beside the middle of the wire, off all cards; above the card where the path begins inside it. */
  const place = () => {
    const [wire] = props.hop.wires;
    if (wire !== undefined) {
      const middle = props.plane.onWire(wire, 0.5);
      const cards = props.plane.mounted().flatMap((id) => props.plane.rect(id) ?? []);
      return middle === null
        ? null
        : bubblePlace(middle, { width: width() * scale(), height: height * scale() }, cards);
    }
    const rect = props.plane.rect(props.hop.card);
    return rect === null ? null : { x: rect.x + rect.width / 2, y: rect.y };
  };
  const zoom = useStore(view.$zoom);
  const scale = () => Math.min(largest, Math.max(1, 0.9 / zoom()));
  const width = () =>
    edges + digitWidth * Math.max(...[props.hop.slope, props.hop.flow].map((number) => numeral(number).length));
  return (
    <Show when={place()}>
      {(at) => (
        <div class="path-bubble" aria-hidden="true" style={placed(at(), scale())}>
          <span class="chain-sign">×</span>
          <ChainNumber part="slope" number={props.hop.slope} isShown={factors().slope} format={format()} />
          <span class="chain-sign">=</span>
          <ChainNumber part="product" number={props.hop.flow} isShown={factors().product} format={format()} />
        </div>
      )}
    </Show>
  );
}

/** A bubble's size in its own pixels. What is wide is a sign, a glyph, edges, and the longest number. */
const height = 42;
const edges = 36;
const digitWidth = 7;
/** Far out a bubble is drawn larger, so that it can be read as long as the cards can. */
const largest = 1.8;

function placed({ x, y }: Point, scale: number): { readonly transform: string } {
  return { transform: `translate(${x}px, ${y}px) scale(${scale}) translate(-50%, -50%)` };
}
