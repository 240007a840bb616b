import './Inspector.css';
import { createMemo, Show, Suspense, type JSX } from 'solid-js';
import { mathOf, wordsOf } from '../../formats/math.ts';
import { lastOf, localOf, nodeOf, type Address } from '../../kernel/ids.ts';
import { macros } from '../../macros/table.ts';
import { ops } from '../../ops/table.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useFreezable } from '../../nodes/use-frozen.ts';
import { useInstance } from '../../nodes/use-insides.ts';
import { useHides } from '../../nodes/use-hides.ts';
import { useFault } from '../../nodes/use-reasons.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Formula } from '../../ui/Formula.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Contributions } from './Contributions.tsx';
import { FreezeToggle } from './FreezeToggle.tsx';
import { LastNudge } from './LastNudge.tsx';
import { LeafSettings } from './LeafSettings.tsx';
import { NudgeCheck } from './NudgeCheck.tsx';
import { Numbers } from './Numbers.tsx';
import { PassedOn } from './PassedOn.tsx';
import { Section } from '../../ui/Section.tsx';
import { MacroSettings } from './MacroSettings.tsx';
import { RowShares } from './RowShares.tsx';
import { useSelected, useSelectedData } from './use-selected.ts';
import { DataSummary } from './DataSummary.tsx';
import { useNames } from '../../nodes/use-names.ts';

/** The selected node, read from top to bottom like a derivation. */
export function Inspector(props: {
  /** More sections about the selected node, where its gradient may be seen. */
  readonly deeper?: ((address: Address) => JSX.Element) | undefined;
}) {
  const selected = useSelected();
  const data = useSelectedData();
  const { workbench } = useBench();
  const selection = useStore(workbench.$selection);
  return (
    <div class="inspector">
      <LastNudge />
      <Show
        when={selected()}
        keyed
        fallback={
          <Show
            when={data()}
            fallback={
              <p class="inspector-empty">
                {selection().size > 1
                  ? `${selection().size} cards are selected. Select one to see where its gradient comes from.`
                  : 'Select a card to see its formula, where its gradient comes from, and a check by nudging.'}
              </p>
            }
          >
            {(found) => <DataSummary record={found()} />}
          </Show>
        }
      >
        {(address) => <Inspected address={address} deeper={props.deeper} />}
      </Show>
    </div>
  );
}

function Inspected(props: {
  readonly address: Address;
  readonly deeper: ((address: Address) => JSX.Element) | undefined;
}) {
  const { workbench, view } = useBench();
  const hidden = useStore(view.$gradientsHidden);
  const revealed = useStore(view.$revealed);
  const hides = useHides();
  /** Why what follows from its numbers is not told now; null where it is. */
  const secret = () => {
    const root = program().root?.address ?? props.address;
    if (hides('gradient', props.address) || hides('value', props.address) || hides('value', root))
      return 'A number is covered here. What it comes from shows once it is uncovered.';
    return hidden() && !revealed().has(props.address)
      ? 'Gradients are hidden. Reveal this one to see where it comes from.'
      : null;
  };
  const document = useStore(workbench.$document);
  const program = useStore(workbench.live.$program);
  const titleOf = useNames();
  const title = () => titleOf(props.address);
  const slot = createMemo(() => program().slots[program().indexOf.get(props.address) ?? -1]);
  const record = () => document().nodes.get(nodeOf(props.address));
  const instance = useInstance(() => props.address);
  const freezable = useFreezable(() => props.address);
  const leaf = () => {
    const found = record();
    return localOf(props.address) === null && found?.kind === 'leaf' ? found : undefined;
  };
  const kind = () => {
    const op = slot()?.op;
    const macro = instance();
    if (macro !== null)
      return macro.macro === 'neuron' && op !== undefined && op !== 'leaf'
        ? `neuron, ${ops[op].title}`
        : macros[macro.macro].title;
    if (op === undefined || op === 'leaf') return leaf()?.role ?? leafWord(props.address, record()?.kind === 'data');
    return ops[op].title;
  };
  return (
    <>
      <header class="inspector-head">
        <h2 title={title()}>{title()}</h2>
        <span>{kind()}</span>
        <IconButton
          icon="close"
          name="Close the inspector"
          size="small"
          onPress={() => view.$inspectorOpen.set(false)}
        />
      </header>
      <Numbers address={props.address} title={title()} computed={slot()?.op !== 'leaf'} />
      <Show when={!hides('value', props.address)}>
        <Trouble address={props.address} />
      </Show>
      <Show when={slot()?.op !== 'leaf' && wordsOf(document(), props.address) !== ''}>
        <Section title="Formula">
          <div class="inspector-formula">
            <Formula
              math={mathOf(document(), props.address)}
              name={wordsOf(document(), props.address)}
              display="block"
            />
          </div>
        </Section>
      </Show>
      <Show when={secret() === null} fallback={<p class="inspector-remark">{secret()}</p>}>
        <RowShares address={props.address} />
        <Contributions address={props.address} />
        <PassedOn address={props.address} />
        <NudgeCheck address={props.address} />
        <Suspense>{props.deeper?.(props.address)}</Suspense>
      </Show>
      <MacroSettings record={record()} address={props.address} title={title()} />
      <Show when={leaf()}>{(found) => <LeafSettings record={found()} />}</Show>
      <Show when={freezable()}>
        <FreezeToggle address={props.address} />
      </Show>
    </>
  );
}

function leafWord(address: Address, isColumn: boolean): string {
  if (isColumn) return 'column';
  const last = lastOf(address);
  if (last === 'b') return 'bias';
  return last.startsWith('w:') ? 'weight' : 'number';
}

/** Why there is no number, or none that is ordinary. */
function Trouble(props: { readonly address: Address }) {
  const fault = useFault(() => props.address);
  return (
    <Show when={fault()}>
      {(found) => (
        <p class="inspector-trouble" data-kind={found().kind}>
          <Icon name="warning" /> {found().text}
        </p>
      )}
    </Show>
  );
}
