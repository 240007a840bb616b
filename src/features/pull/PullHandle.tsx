import './PullHandle.css';
import { createSignal, For, onCleanup, Show } from 'solid-js';
import type { PlaneView } from '../../canvas/flow-model.ts';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { useLabels } from '../../nodes/use-titles.ts';
import type { PullSession, PullState } from '../../store/classroom/pull.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { cardAt } from './card-at.ts';

/** Room left beside the handle, in CSS px. */
const edge = 12;

/** The number to drag, below the card it belongs to, and what the drag came to: descent done by hand. */
export function PullHandle(props: {
  readonly plane: PlaneView;
  readonly pull: PullSession;
  readonly address: Address;
}) {
  const { workbench, view, canvas } = useBench();
  const numeral = useNumeral();
  const zoom = useStore(view.$zoom);
  const labels = useLabels();
  // The session is made once and for all.
  // oxlint-disable-next-line solid/reactivity
  const state = useStore(props.pull.$state);
  const name = (address: Address) => titleOf(workbench.$document.get(), labels(), address);
  const card = () => cardAt(props.plane, props.address);
  const [shift, setShift] = createSignal(0);
  /** Below the card. Far out it stays as large as a finger needs. */
  const place = () => {
    const { x, y, height } = card()?.rect ?? { x: 0, y: 0, height: 0 };
    return { transform: `translate(${x + shift()}px, ${y + height + 10}px) scale(${Math.max(1, 1 / zoom())})` };
  };
  let root: HTMLDivElement | undefined;

  /** Whoever began by keyboard goes on by keyboard. A finger would get the screen's keyboard over the canvas; on a phone the inspector
   *  makes way instead. */
  function bind(element: HTMLDivElement): void {
    const isFirst = root === undefined;
    root = element;
    if (!isFirst) return;
    if (matchMedia('(max-width: 760px)').matches) view.$inspectorOpen.set(false);
    if (!matchMedia('(pointer: coarse)').matches)
      queueMicrotask(() => element.querySelector('input')?.focus({ preventScroll: true }));
    requestAnimationFrame(() => requestAnimationFrame(() => bringIn(element)));
  }

  /** Moves the handle along its card, and then the picture, as little as it takes to see the handle whole: the leaves stay in sight. */
  function bringIn(element: HTMLElement): void {
    const room = element.closest('.canvas')?.getBoundingClientRect();
    if (room === undefined || !element.isConnected) return;
    const own = element.getBoundingClientRect();
    const dx = Math.min(0, room.right - edge - own.right) + Math.max(0, room.left + edge - own.left);
    const dy = Math.min(0, room.bottom - edge - own.bottom);
    const most = Math.max(0, own.width - (card()?.rect.width ?? 0) * zoom());
    const along = Math.max(-most, Math.min(0, dx));
    setShift(along / zoom());
    if (dx !== along || dy !== 0) canvas.panBy(dx - along, dy);
  }

  // What held the keyboard goes away: it goes back to the card.
  onCleanup(() => {
    const id = card()?.id;
    if (root?.contains(document.activeElement) !== true || id === undefined) return;
    queueMicrotask(() => canvas.focusNode(id));
  });

  /** Before the canvas hears of it, for which Esc means to leave what is inside it. */
  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    props.pull.stop();
  }

  return (
    <Show when={card() !== null}>
      <div
        ref={bind}
        class="pull-handle nodrag nopan nowheel"
        role="group"
        aria-label={`Pull ${name(props.address)}`}
        on:keydown={key}
        style={place()}
      >
        <header>
          <span>pull to</span>
          <NumberField
            value={state()?.value ?? Number.NaN}
            name={`pull ${name(props.address)} to`}
            look="boxed"
            size="value"
            format={numeral.format()}
            onPreview={(target) => props.pull.to(target)}
            onCommit={(target) => {
              props.pull.to(target);
              props.pull.release();
            }}
            onCancel={() => props.pull.cancel()}
          />
          <IconButton icon="close" name="Stop pulling" size="small" onPress={() => props.pull.stop()} />
        </header>
        <Show when={state()}>{(now) => <Result state={now()} name={name} />}</Show>
      </div>
    </Show>
  );
}

/** Moved leaves that are told one by one. */
const mostMoves = 5;

function Result(props: { readonly state: PullState; readonly name: (address: Address) => string }) {
  const numeral = useNumeral();
  const count = () => props.state.steps.length;
  return (
    <>
      <Show when={props.state.problem}>
        {(problem) => (
          <p class="pull-problem" role="status">
            {problem()}
          </p>
        )}
      </Show>
      <Show
        when={count() > 0}
        fallback={
          <Show when={props.state.problem === null}>
            <p class="pull-remark">Drag this number, type, or use the arrow keys. Pinned numbers stay.</p>
          </Show>
        }
      >
        <p data-steps={count()}>
          {numeral(props.state.from)} → {numeral(props.state.value)} in {count()} gradient{' '}
          {count() === 1 ? 'step' : 'steps'}
        </p>
        <dl>
          <For each={props.state.moves.slice(0, mostMoves)}>
            {(move) => (
              <>
                <dt>{props.name(move.address)}</dt>
                <dd>
                  {numeral(move.from)} → {numeral(move.to)}
                </dd>
              </>
            )}
          </For>
        </dl>
        <Show when={props.state.moves.length > mostMoves}>
          <p class="pull-remark">and {props.state.moves.length - mostMoves} more</p>
        </Show>
        <details>
          <summary>The steps</summary>
          <p class="pull-remark">Each step moves every free number by η × its gradient.</p>
          <ol>
            <For each={props.state.steps}>
              {(step) => (
                <li>
                  {numeral(step.before)} → {numeral(step.after)}, η = {numeral(step.rate)}
                </li>
              )}
            </For>
          </ol>
        </details>
      </Show>
    </>
  );
}
