import './GuessOverlay.css';
import { createMemo, For, Show } from 'solid-js';
import type { FlowRect, PlaneView } from '../../canvas/flow-model.ts';
import { outerOf, within, type Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Popover } from '../../ui/Popover.tsx';
import { GuessAnswer } from './GuessAnswer.tsx';
import { useGuess } from './use-guess.ts';

/** The answer field at the card that is asked about, and a ✓ on each card that was answered. */
export function GuessOverlay(props: { readonly plane: PlaneView }) {
  const loaded = useStore(useBench().classroom.$loaded);
  return (
    <Show when={loaded()}>
      <Answers plane={props.plane} />
    </Show>
  );
}

function Answers(props: { readonly plane: PlaneView }) {
  const guess = useGuess();
  const { view, canvas } = useBench();
  const zoom = useStore(view.$zoom);
  const asking = useStore(guess.$asking);
  const sheet = useStore(guess.$sheet);
  const key = createMemo(() => {
    const asked = asking();
    return asked === null ? null : `${asked.what} ${asked.address}`;
  });
  const rect = () => {
    const asked = asking();
    return asked === null ? null : (cardAt(props.plane, asked.address)?.rect ?? null);
  };
  const marks = createMemo(() => {
    const cards = new Map<string, { readonly rect: FlowRect; readonly right: number; readonly all: number }>();
    for (const { address, state } of sheet()?.asked ?? []) {
      const card = cardAt(props.plane, address);
      if (card === null) continue;
      const { right = 0, all = 0 } = cards.get(card.id) ?? {};
      cards.set(card.id, { rect: card.rect, right: right + (state === 'right' ? 1 : 0), all: all + 1 });
    }
    return [...cards.values()]
      .filter(({ right }) => right > 0)
      .map(({ rect: at, right, all }) => {
        const text = all === 1 ? '✓' : `✓ ${right} of ${all}`;
        return { rect: at, text, width: 16 + 7 * text.length };
      });
  });
  let anchor: SVGRectElement | undefined;

  /** A card that is not drawn has no place: then the field stands in the middle of the window. */
  const anchorNow = () => {
    zoom();
    return rect() !== null && anchor !== undefined
      ? anchor
      : { x: innerWidth / 2, y: innerHeight / 2, width: 0, height: 0 };
  };

  /** What was pressed is gone: whoever works by keyboard goes on from the card. */
  function goOn(): void {
    const card = answered === null ? null : cardAt(props.plane, answered);
    if (document.activeElement?.matches('body, .canvas') === true && card !== null) canvas.focusNode(card.id);
  }
  let answered: Address | null = null;

  return (
    <>
      <svg class="guess-overlay" aria-hidden="true">
        <rect
          ref={(element) => (anchor = element)}
          x={rect()?.x ?? 0}
          y={rect()?.y ?? 0}
          width={rect()?.width ?? 0}
          height={rect()?.height ?? 0}
        />
        <For each={marks()}>
          {({ rect: at, text, width }) => (
            <g transform={`translate(${at.x + at.width - width - 8} ${at.y - 11})`}>
              <rect class="guess-mark" width={width} height={22} rx={11} />
              <text x={width / 2} y={15.5} text-anchor="middle">
                {text}
              </text>
            </g>
          )}
        </For>
      </svg>
      <Popover
        open={asking() !== null}
        anchor={anchorNow()}
        name={`Guess the ${asking()?.what ?? 'number'} of ${asking()?.name ?? ''}`}
        onClose={guess.close}
      >
        <Show when={key()} keyed>
          <GuessAnswer
            onRight={(address) => {
              answered = address;
              setTimeout(goOn);
            }}
          />
        </Show>
      </Popover>
    </>
  );
}

/** The card on which a slot's numbers stand: its own, that of the macro it lies in, or the frame of that. */
function cardAt(plane: PlaneView, slot: Address): { readonly id: Address; readonly rect: FlowRect } | null {
  for (let at: Address | null = slot; at !== null; at = outerOf(at)) {
    for (const id of [at, within(at, 'frame')]) {
      const rect = plane.rect(id);
      if (rect !== null) return { id, rect };
    }
  }
  return null;
}
