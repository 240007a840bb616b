import { Index, Show } from 'solid-js';
import { FieldCanvas } from './FieldCanvas.tsx';
import { inkVariable } from './ink.ts';
import type { Mark, Picture, PathMark, TextMark } from './picture.ts';

export interface PictureViewProps {
  readonly picture: Picture;
  /** More marks for each plot, on top: what follows the pointer. */
  readonly overlays?: readonly (readonly Mark[])[] | undefined;
}

/** A picture on the page. Its words are those of the element around it. */
export function PictureView(props: PictureViewProps) {
  return (
    <>
      <Index each={props.picture.plots}>
        {(plot) => <Show when={plot().field}>{(field) => <FieldCanvas field={field()} box={plot().box} />}</Show>}
      </Index>
      <svg
        class="picture"
        aria-hidden="true"
        width={props.picture.width}
        height={props.picture.height}
        viewBox={`0 0 ${props.picture.width} ${props.picture.height}`}
      >
        <Index each={props.picture.plots}>
          {(plot, index) => (
            <svg x={plot().box.x} y={plot().box.y} width={plot().box.width} height={plot().box.height}>
              <Marks marks={plot().marks} />
              <Marks marks={props.overlays?.[index] ?? []} />
            </svg>
          )}
        </Index>
        <Marks marks={props.picture.marks} />
      </svg>
    </>
  );
}

/** Marks as SVG elements; each keeps its element as long as its place in the list keeps its kind. */
export function Marks(props: { readonly marks: readonly Mark[] }) {
  return (
    <Index each={props.marks}>
      {(mark) => (
        <>
          <Show when={pathIn(mark())}>{(path) => <Path mark={path()} />}</Show>
          <Show when={textIn(mark())}>{(text) => <Words mark={text()} />}</Show>
        </>
      )}
    </Index>
  );
}

function Path(props: { readonly mark: PathMark }) {
  return (
    <path
      d={props.mark.d}
      fill={props.mark.fill === undefined ? 'none' : inkVariable(props.mark.fill)}
      stroke={props.mark.stroke === undefined ? 'none' : inkVariable(props.mark.stroke)}
      stroke-width={props.mark.width ?? 1}
      stroke-dasharray={props.mark.dash?.join(' ')}
    />
  );
}

function Words(props: { readonly mark: TextMark }) {
  return (
    <text
      x={props.mark.x}
      y={props.mark.y}
      text-anchor={props.mark.anchor}
      fill={inkVariable(props.mark.ink)}
      stroke={props.mark.plated === true ? inkVariable('card') : 'none'}
      stroke-width="3"
      paint-order="stroke"
    >
      {props.mark.text}
    </text>
  );
}

function pathIn(mark: Mark): PathMark | undefined {
  return mark.kind === 'path' ? mark : undefined;
}

function textIn(mark: Mark): TextMark | undefined {
  return mark.kind === 'text' ? mark : undefined;
}
