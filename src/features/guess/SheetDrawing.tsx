import './SheetDrawing.css';
import { For, Show } from 'solid-js';
import type { SheetCard, SheetPicture } from '../../store/exercise/sheet-picture.ts';

/** The graph on paper: cards with their numbers, and an empty box where one is asked for. */
export function SheetDrawing(props: { readonly picture: SheetPicture }) {
  return (
    <svg class="sheet-drawing" viewBox={props.picture.viewBox} role="img" aria-label="the graph">
      <path class="sheet-drawing-wires" d={props.picture.wires} />
      <For each={props.picture.cards}>{(card) => <Card card={card} />}</For>
    </svg>
  );
}

/** Signs of ops are as large as numbers; words are not. */
const longestSign = 4;
const left = 12;
const head = 22;
const firstLine = 46;
const line = 22;

function Card(props: { readonly card: SheetCard }) {
  return (
    <g transform={`translate(${props.card.x} ${props.card.y})`}>
      <rect class="sheet-drawing-card" width={props.card.width} height={props.card.height} rx={10} />
      <text class="sheet-drawing-title" x={left} y={head}>
        {fitted(props.card.title, props.card.width)}
      </text>
      <text
        class={props.card.kind.length > longestSign ? 'sheet-drawing-word' : 'sheet-drawing-number'}
        x={props.card.width - left}
        y={head}
        text-anchor="end"
      >
        {props.card.kind}
      </text>
      <For each={props.card.numbers}>
        {({ word, text }, index) => (
          <g transform={`translate(0 ${firstLine + line * index()})`}>
            <text class="sheet-drawing-word" x={left}>
              {word}
            </text>
            <Show
              when={text}
              fallback={
                <rect
                  class="sheet-drawing-blank"
                  x={props.card.width / 2}
                  y={-14}
                  width={props.card.width / 2 - left}
                  height={18}
                  rx={3}
                />
              }
            >
              <text class="sheet-drawing-number" x={props.card.width - left} text-anchor="end">
                {text}
              </text>
            </Show>
          </g>
        )}
      </For>
    </g>
  );
}

/** About 7 px a letter, half of the width left for what the card is. */
function fitted(title: string, width: number): string {
  const most = Math.max(6, Math.floor((width - 48) / 7.5));
  return title.length > most ? `${title.slice(0, most - 1)}…` : title;
}
