import { For, Match, Show, Switch } from 'solid-js';
import { inside, localOf, type Address } from '../../kernel/ids.ts';
import type { LossRecord, MacroRecord, NodeRecord } from '../../graph/document.ts';
import { macros } from '../../macros/table.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { NumberRow } from '../../nodes/NumberRow.tsx';
import { innerTitle, titleOf } from '../../nodes/titles.ts';
import { useLabels } from '../../nodes/use-titles.ts';
import { setOver } from '../../store/net-edits.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { NetSettings } from './NetSettings.tsx';
import { Section } from '../../ui/Section.tsx';

/** What can be set of a macro as a whole. */
export function MacroSettings(props: {
  readonly record: NodeRecord | undefined;
  readonly address: Address;
  readonly title: string;
}) {
  const macro = (): MacroRecord | undefined =>
    localOf(props.address) === null && props.record?.kind === 'macro' ? props.record : undefined;
  const net = () => {
    const found = macro();
    return found?.macro === 'layer' || found?.macro === 'mlp' ? found : undefined;
  };
  const loss = (): LossRecord | undefined => {
    const found = macro();
    return found !== undefined && 'over' in found.settings && found.macro !== 'l2_penalty' && isLoss(found)
      ? found
      : undefined;
  };
  const own = () => {
    const found = macro();
    return found?.macro === 'custom' ? found : undefined;
  };
  return (
    <Switch>
      <Match when={net()}>{(found) => <NetSettings net={found()} title={props.title} />}</Match>
      <Match when={loss()}>{(found) => <LossSettings record={found()} title={props.title} />}</Match>
      <Match when={own()}>{(found) => <OwnNumbers record={found()} />}</Match>
    </Switch>
  );
}

function isLoss(record: MacroRecord): record is LossRecord {
  return record.macro.endsWith('_error') || record.macro.endsWith('_entropy') || record.macro === 'hinge';
}

const overs = [
  { value: 'mean', label: 'mean' },
  { value: 'sum', label: 'sum' },
] as const;

function LossSettings(props: { readonly record: LossRecord; readonly title: string }) {
  const { workbench } = useBench();
  return (
    <Section title="Over the rows">
      <p class="inspector-remark">{macros[props.record.macro].explain}</p>
      <Segmented
        name="Over the rows"
        options={overs}
        value={props.record.settings.over}
        onChange={(over) =>
          workbench.commit(
            `Take the ${over} of ${props.title}`,
            setOver(workbench.$document.get(), props.record.id, over),
          )
        }
      />
    </Section>
  );
}

const mostNumbers = 24;

/** The numbers that an instance of one's own macro has for itself. */
function OwnNumbers(props: { readonly record: MacroRecord }) {
  const { workbench } = useBench();
  const labels = useLabels();
  const addresses = () => Object.keys(props.record.numbers).map((local) => inside(props.record.id, local));
  return (
    <Show when={addresses().length > 0}>
      <Section title="Its own numbers">
        <For each={addresses().slice(0, mostNumbers)}>
          {(address) => (
            <NumberRow
              address={address}
              word={innerTitle(workbench.$document.get(), address)}
              title={`${titleOf(workbench.$document.get(), labels(), address)}, inspector,`}
            />
          )}
        </For>
        <Show when={addresses().length > mostNumbers}>
          <p class="inspector-remark">and {addresses().length - mostNumbers} more; open it to see all</p>
        </Show>
      </Section>
    </Show>
  );
}
