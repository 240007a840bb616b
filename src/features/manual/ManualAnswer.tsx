import { For, Show } from 'solid-js';
import { innerTitle } from '../../nodes/titles.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useTitles } from '../../nodes/use-titles.ts';
import { mathOfPartial } from '../../formats/math.ts';
import type { Address } from '../../kernel/ids.ts';
import type { ManualHint, ManualSession, ManualStatus } from '../../store/classroom/manual.ts';
import { createAnswerDraft } from '../../ui/answer-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { ChainProduct } from '../../ui/ChainProduct.tsx';
import { Formula } from '../../ui/Formula.tsx';
import { NumberField } from '../../ui/NumberField.tsx';

interface ManualAnswerProps {
  readonly session: ManualSession;
  readonly status: ManualStatus;
  readonly address: Address;
  /** It was given, or shown: told of its card. */
  readonly onGiven: (card: Address) => void;
}

/** Where one gradient is given: typed or dragged, Enter gives it. Hints are there when they are wanted. */
export function ManualAnswer(props: ManualAnswerProps) {
  const { workbench } = useBench();
  const numeral = useNumeral();
  const titles = useTitles();
  const draft = createAnswerDraft(give);
  const name = () => props.session.name(props.address);
  const short = (address: Address) => titles().get(address) ?? innerTitle(workbench.$document.get(), address);
  const root = () => workbench.live.$program.get().root?.address ?? props.address;

  function give(): void {
    const card = props.status.asked?.card ?? props.address;
    if (props.session.answer(draft.number())?.isRight === true) props.onGiven(card);
  }

  function show(): void {
    const card = props.status.asked?.card ?? props.address;
    props.session.showMe();
    props.onGiven(card);
  }

  return (
    <div class="manual-answer" on:keydown={{ handleEvent: draft.onKey, capture: true }}>
      <p class="manual-asked">
        gradient of <b>{name()}</b>
        <Formula math={mathOfPartial(short(root()), short(props.address))} name={`of ${short(root())}`} />
      </p>
      <NumberField
        value={draft.number()}
        name={`your gradient of ${name()}`}
        format={numeral.format()}
        size="value"
        look="boxed"
        onPreview={draft.onPreview}
        onCommit={draft.onCommit}
        onCancel={draft.onCancel}
      />
      <Show when={props.status.verdict}>
        {(verdict) => (
          <p class="manual-wrong" role="alert">
            {verdict().words.replaceAll('*', '')}
          </p>
        )}
      </Show>
      <Show when={props.status.hints}>{(hints) => <Hints hints={hints()} />}</Show>
      <footer>
        <Button size="small" onPress={show} hint="Give up on this one">
          Show me
        </Button>
        <Button
          size="small"
          disabled={props.status.hints === null ? undefined : 'the terms are there'}
          onPress={() => props.session.hint()}
        >
          Hint
        </Button>
        <Button size="small" variant="solid" onPress={give} keys="Enter">
          Give it
        </Button>
      </footer>
    </div>
  );
}

/** The terms whose sum is wanted: upstream × local slope through each consumer, the products left open. */
function Hints(props: { readonly hints: readonly ManualHint[] }) {
  const numeral = useNumeral();
  return (
    <Show
      when={props.hints.length > 0}
      fallback={<p>It is the root itself: a nudge changes it by just as much. That is the seed.</p>}
    >
      <ul class="manual-hints">
        <For each={props.hints}>
          {(hint) => (
            <li>
              <span>through {hint.name}</span>
              <Show
                when={hint.upstream !== null && hint.slope !== null}
                fallback={<span>{numeral(hint.product ?? Number.NaN)}, added up over rows or outputs</span>}
              >
                <ChainProduct
                  size="small"
                  upstream={hint.upstream}
                  slope={hint.slope}
                  product={null}
                  format={numeral.format()}
                  show={{ upstream: true, slope: true, product: false }}
                />
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
