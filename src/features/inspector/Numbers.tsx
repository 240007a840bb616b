import { Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { fullPrecision } from '../../kernel/numeral.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useShown } from '../../nodes/use-shown.ts';
import { useGradient, useStore, useValue } from '../../nodes/use-store.ts';
import { Veil } from '../../nodes/Veil.tsx';
import { GradientBadge } from '../../ui/GradientBadge.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { ValueText } from '../../ui/ValueText.tsx';
import { useNames } from '../../nodes/use-names.ts';

/** The two numbers of a slot side by side, with all their digits, or what is laid over them. */
export function Numbers(props: {
  readonly address: Address;
  readonly title: string;
  /** Whether an op makes the value, so that it cannot be set. */
  readonly computed: boolean;
}) {
  return (
    <div class="inspector-numbers">
      <Value {...props} />
      <Gradient address={props.address} title={props.title} />
    </div>
  );
}

function Value(props: { readonly address: Address; readonly title: string; readonly computed: boolean }) {
  const { workbench } = useBench();
  const format = useNumeral().format;
  const live = useValue(() => props.address);
  const shown = useShown('value', () => props.address);
  const replaced = () => {
    const now = shown();
    return now?.kind === 'number' ? now : null;
  };
  const value = () => (replaced() === null ? live() : (replaced()?.number ?? undefined));
  const name = () => `${props.title} value, inspector`;
  const digits = () => {
    const now = value();
    return now === undefined ? '' : fullPrecision(now);
  };
  return (
    <div>
      <h3>value</h3>
      <Veil shown={shown()} name={name()}>
        <Show
          when={!props.computed && value() !== undefined && replaced() === null}
          fallback={<ValueText value={value() ?? null} name={name()} format={format()} />}
        >
          <NumberField
            value={value() ?? Number.NaN}
            name={name()}
            format={format()}
            onPreview={(number) => workbench.preview(props.address, number)}
            onCommit={(number) => workbench.commitNumber(props.address, number)}
            onCancel={() => workbench.cancelPreview(props.address)}
          />
        </Show>
        <p class="inspector-digits">{digits()}</p>
      </Veil>
    </div>
  );
}

function Gradient(props: { readonly address: Address; readonly title: string }) {
  const { workbench, view } = useBench();
  const format = useNumeral().format;
  const live = useGradient(() => props.address);
  const shown = useShown('gradient', () => props.address);
  const program = useStore(workbench.live.$program);
  const titleOf = useNames();
  const hidden = useStore(view.$gradientsHidden);
  const revealed = useStore(view.$revealed);
  const replaced = () => {
    const now = shown();
    return now?.kind === 'number' ? now : null;
  };
  const gradient = () => (replaced() === null ? live() : (replaced()?.number ?? null));
  const covered = () => hidden() && !revealed().has(props.address);
  const rootTitle = () => {
    const root = program().root;
    return root === null ? '' : `of ${titleOf(root.address)}`;
  };
  const digits = () => {
    const now = gradient();
    return now === null || covered() ? '' : fullPrecision(now);
  };
  return (
    <div>
      <h3>gradient {rootTitle()}</h3>
      <Veil shown={shown()} name={`${props.title} gradient, inspector`}>
        <GradientBadge
          gradient={gradient()}
          name={props.title}
          place="inspector"
          look="plain"
          size="value"
          format={format()}
          note={replaced()?.note || undefined}
          hidden={covered()}
          onReveal={() => view.reveal(props.address)}
        />
        <p class="inspector-digits">{digits()}</p>
      </Veil>
    </div>
  );
}
