import { createMemo, createSignal, For, Show } from 'solid-js';
import { nodeOf, type Address } from '../../kernel/ids.ts';
import { fullPrecision } from '../../kernel/numeral.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useLabels } from '../../nodes/use-titles.ts';
import type { BugReport } from '../../store/classroom/bug-report.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { countWords } from './bug-texts.ts';
import { useLab } from './use-lab.ts';

const firstLines = 12;
/** What is measured holds a tape for each line, so the list ends. */
const mostLines = 48;

/** Every gradient that is now wrong, beside the right one and the slope that is measured. */
export function WrongTable() {
  const lab = useLab();
  const report = useStore(lab.$report);
  const on = useStore(lab.$on);
  return (
    <Show when={on().size > 0}>
      <Section title="What goes wrong">
        <Show
          when={report()}
          fallback={<p>There is nothing to differentiate yet: place an operation and wire its inputs.</p>}
        >
          {(now) => <Lines report={now()} />}
        </Show>
      </Section>
    </Show>
  );
}

function Lines(props: { readonly report: BugReport }) {
  const [all, setAll] = createSignal(false);
  const shown = () => props.report.wrong.slice(0, all() ? mostLines : firstLines);
  const rest = () => props.report.wrong.length - shown().length;
  return (
    <Show
      when={props.report.isFinished}
      fallback={
        <p role="status">
          The recursion went down {props.report.calls.toLocaleString('en-US')} times and was stopped: it walks every
          path one by one, and this graph has too many. A topological order visits each node once.
        </p>
      }
    >
      <p role="status" class="bugs-count">
        {props.report.wrong.length > 0
          ? countWords(props.report)
          : `All ${props.report.compared} gradients are still right here. Which graph would show this bug?`}
      </p>
      <Show when={props.report.wrong.length > 0}>
        <div class="bugs-table">
          <table>
            <thead>
              <tr>
                <th scope="col">gradient of</th>
                <th scope="col">wrong</th>
                <th scope="col">right</th>
                <th scope="col">measured</th>
                <th scope="col">off by</th>
              </tr>
            </thead>
            <tbody>
              <For each={shown().map(({ address }) => address)}>
                {(address) => <Line report={props.report} address={address} />}
              </For>
            </tbody>
          </table>
        </div>
        <Show when={rest() > 0}>
          <Show when={!all()} fallback={<p>and {rest()} more</p>}>
            <Button size="small" onPress={() => setAll(true)}>
              {`Show more: ${rest()} left`}
            </Button>
          </Show>
        </Show>
      </Show>
    </Show>
  );
}

function Line(props: { readonly report: BugReport; readonly address: Address }) {
  const { workbench, canvas } = useBench();
  const lab = useLab();
  const labels = useLabels();
  const numeral = useNumeral();
  const name = () => labels().get(props.address) ?? titleOf(workbench.$document.get(), labels(), props.address);
  const numbers = () => props.report.at(props.address);
  const measured = createMemo(() => {
    // Measured anew with each report, which comes after each sweep.
    numbers();
    return lab.measured(props.address);
  });
  const go = () => {
    const { nodes } = workbench.$document.get();
    const record = nodes.get(nodeOf(props.address));
    const target = record?.kind === 'macro' && record.open ? props.address : nodeOf(props.address);
    workbench.select([target]);
    canvas.reveal(target);
  };
  const cell = (number: number | undefined) => (
    <td title={number === undefined ? undefined : fullPrecision(number)}>
      {number === undefined ? '–' : numeral(number)}
    </td>
  );
  return (
    <tr>
      <th scope="row">
        <button type="button" on:click={go}>
          {name()}
        </button>
      </th>
      {cell(numbers()?.wrong)}
      {cell(numbers()?.right)}
      {cell(measured())}
      {cell((numbers()?.wrong ?? NaN) - (numbers()?.right ?? NaN))}
    </tr>
  );
}
