import './PenaltyCard.css';
import { Show } from 'solid-js';
import { localOf, nodeOf, within, type Address, type NodeId } from '../kernel/ids.ts';
import { parametersOf } from '../macros/context.ts';
import { macros } from '../macros/table.ts';
import { noDefinitions, type PenaltyRecord } from '../graph/document.ts';
import { setCovered } from '../store/net-edits.ts';
import { MenuButton } from '../ui/MenuButton.tsx';
import type { MenuEntry } from '../ui/menu-entry.ts';
import { useBench } from './bench-context.ts';
import { ComputedNumber } from './ComputedNumber.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { LeafNumber } from './LeafNumber.tsx';
import { MacroHead } from './MacroHead.tsx';
import { titleOf } from './titles.ts';
import { useRecord } from './use-record.ts';
import { useInstance } from './use-insides.ts';
import { useFault } from './use-reasons.ts';
import { useStore } from './use-store.ts';
import { useLabel, useLabels } from './use-titles.ts';

/** A closed L2 penalty: how strong it is, whose parameters it counts, and what it comes to. */
export function PenaltyCard(props: { readonly address: Address }) {
  const instance = useInstance(() => props.address);
  const label = useLabel(() => props.address);
  const fault = useFault(() => props.address);
  return (
    <Show when={instance()}>
      <div class="penalty-card card" data-world data-fault={fault()?.kind} title={macros.l2_penalty.explain}>
        <MacroHead address={props.address} macro="l2_penalty" narrow />
        <div class="penalty-card-row">
          <span>strength</span>
          <LeafNumber address={within(props.address, 'strength')} title={`${label()} strength`} look="row" />
        </div>
        <div class="penalty-card-row">
          <ComputedNumber address={props.address} title={label()} fault={fault()} />
          <Covered address={props.address} label={label()} />
        </div>
        <GradientStrip address={props.address} title={label()} />
      </div>
    </Show>
  );
}

/** Which nodes' parameters are counted, and a menu to choose them. */
function Covered(props: { readonly address: Address; readonly label: string }) {
  const record = useRecord(() => props.address);
  const penalty = (): PenaltyRecord | undefined => {
    const found = record();
    return found?.kind === 'macro' && found.macro === 'l2_penalty' ? found : undefined;
  };
  return (
    <Show when={localOf(props.address) === null ? penalty() : undefined}>
      {(found) => <CoveredMenu record={found()} label={props.label} />}
    </Show>
  );
}

function CoveredMenu(props: { readonly record: PenaltyRecord; readonly label: string }) {
  const { workbench } = useBench();
  const document = useStore(workbench.$document);
  const labels = useLabels();
  const over = () => props.record.settings.over;
  /** Every node that has parameters. */
  const choices = (): readonly NodeId[] => {
    const { nodes, definitions = noDefinitions } = document();
    return [...nodes.values()].filter((node) => parametersOf(node, definitions).length > 0).map(({ id }) => id);
  };

  function cover(next: readonly NodeId[] | null): void {
    workbench.commit(`Choose what ${props.label} counts`, setCovered(workbench.$document.get(), props.record.id, next));
  }

  function toggle(id: NodeId): void {
    const now = over() ?? choices();
    cover(now.includes(id) ? now.filter((other) => other !== id) : [...now, id]);
  }

  const entries = (): readonly MenuEntry[] => [
    { kind: 'action', label: 'every parameter', checked: over() === null, onSelect: () => cover(null) },
    { kind: 'separator' },
    ...choices().map((id): MenuEntry => ({
      kind: 'action',
      label: titleOf(document(), labels(), id),
      checked: over()?.includes(nodeOf(id)) ?? true,
      onSelect: () => toggle(id),
    })),
  ];
  const words = () => {
    const nodes = over();
    if (nodes === null) return 'all';
    return nodes.length === 1 ? '1 node' : `${nodes.length} nodes`;
  };
  return (
    <span class="penalty-card-over nodrag nopan">
      <MenuButton
        name={`${words()}: whose parameters ${props.label} counts`}
        entries={entries()}
        size="small"
        variant="outline"
      >
        {words()}
        <small> counted by {props.label}</small>
      </MenuButton>
    </span>
  );
}
