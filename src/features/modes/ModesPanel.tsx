import './ModesPanel.css';
import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import { dependents } from '../../compile/downstream.ts';
import { createRaceTrack, planRace, type ModeRace } from '../../compile/mode-race.ts';
import { address as parseAddress, type Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useStore } from '../../nodes/use-store.ts';
import { useLabels } from '../../nodes/use-titles.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Section } from '../../ui/Section.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CostBars } from './CostBars.tsx';
import { Race } from './Race.tsx';
import { raceInputs, raceOutputs, type Question } from './race-sides.ts';
import { createRested } from './rested.ts';
import { runRace, type RaceNumbers } from './run-race.ts';

const questions = [
  { value: 'inputs', label: 'one output, many inputs' },
  { value: 'outputs', label: 'one input, many outputs' },
] as const;

/** Forward mode beside reverse mode on the open graph: the same derivatives, the work of each way, and a race. */
export function ModesPanel() {
  const { workbench, classroom } = useBench();
  const { live } = workbench;
  const document = useStore(workbench.$document);
  const program = useStore(live.$program);
  const selection = useStore(workbench.$selection);
  const row = useStore(live.$row);
  const labels = useLabels();
  const name = (address: Address) => titleOf(workbench.$document.get(), labels(), address);
  const [question, setQuestion] = createSignal<Question>('inputs');
  const [chosen, setChosen] = createSignal<Address | null>(null);
  const rested = createRested(live.$tick, 120);

  const inputs = createMemo(() => raceInputs(document()));
  /** The one input: the chosen one, else the selected one, else the first. */
  const input = createMemo(() => {
    const wanted = chosen() ?? [...selection()][0];
    return inputs().find((address) => address === wanted) ?? inputs()[0];
  });
  /** The named nodes that depend on it. */
  const outputs = createMemo(() => {
    const only = input();
    if (only === undefined) return [];
    const depends = dependents(program(), only);
    return raceOutputs(document(), program()).filter((node) => depends[program().indexOf.get(node) ?? -1] === 1);
  });
  const race = createMemo(plan, null, { equals: sameRace });

  function plan(): ModeRace | null {
    const root = program().root?.address;
    const only = input();
    const sides =
      question() === 'inputs'
        ? { from: inputs(), to: root === undefined ? [] : [root] }
        : { from: only === undefined ? [] : [only], to: outputs() };
    const planned = planRace(program(), sides.from, sides.to);
    return planned.derivatives.length === 0 || planned.perSweep === 0 ? null : planned;
  }

  const run = createMemo(() => {
    rested();
    const plan = race();
    const [found, setFound] = createSignal<RaceNumbers | null>(null);
    if (plan === null) return found;
    // A read settles, so that the race runs on the numbers that are on the page.
    live.sweepTime();
    onCleanup(runRace(plan, createRaceTrack(program(), plan, row()), setFound));
    return found;
  });
  const numbers = () => run()();

  return (
    <Panel title="Forward and reverse mode" onClose={() => classroom.$panel.set(null)}>
      <div class="modes-panel">
        <Segmented name="What is asked for" options={questions} value={question()} onChange={setQuestion} />
        <Show
          when={race()}
          keyed
          fallback={
            <p class="modes-remark">
              Nothing to count yet. Wire an expression of an input or parameter first
              {question() === 'outputs' ? ', and name the nodes that are to be outputs.' : '.'}
            </p>
          }
        >
          {(plan) => (
            <>
              <Show
                when={question() === 'outputs'}
                fallback={
                  <p>
                    How {plan.outputs.map(name).join(', ')} depends on each of {count(plan.inputs.length, 'input')} and
                    parameters.
                  </p>
                }
              >
                <p>
                  How {count(plan.outputs.length, 'named node')} depend on{' '}
                  <select
                    aria-label="the one input"
                    value={input() ?? ''}
                    onChange={(event) => setChosen(parseAddress(event.currentTarget.value))}
                  >
                    <For each={inputs()}>{(address) => <option value={address}>{name(address)}</option>}</For>
                  </select>
                </p>
              </Show>
              <CostBars race={plan} />
              <Race race={plan} numbers={numbers()} name={name} />
              <WhyBackprop race={plan} />
            </>
          )}
        </Show>
      </div>
    </Panel>
  );
}

/** The same race at other numbers: it goes on where it was. */
function sameRace(a: ModeRace | null, b: ModeRace | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.valueCost === b.valueCost &&
    a.derivatives.length === b.derivatives.length &&
    a.derivatives.every((one, place) => {
      const other = b.derivatives[place];
      return (
        one.input === other?.input &&
        one.output === other.output &&
        one.forwardAt === other.forwardAt &&
        one.reverseAt === other.reverseAt
      );
    })
  );
}

/** What the two costs come to, in words. */
function WhyBackprop(props: { readonly race: ModeRace }) {
  const times = () => props.race.forwardCost / props.race.reverseCost;
  const reverseWins = () => times() > 1;
  return (
    <Section title="Why there is backpropagation">
      <p>
        Forward mode nudges one input and follows it to every output: one sweep for each input. Reverse mode starts at
        one output and asks back: one sweep tells how it depends on every input.
      </p>
      <p>
        {times() === 1
          ? 'With as many inputs as outputs, here both cost the same.'
          : reverseWins()
            ? `Here reverse mode does ${rounded(times())} times less work. A network has one loss and thousands or billions of parameters, so training goes backward.`
            : `Here forward mode does ${rounded(1 / times())} times less work. With few inputs and many outputs, going forward is the better way.`}
      </p>
    </Section>
  );
}

function rounded(ratio: number): string {
  return Number.isInteger(ratio) ? String(ratio) : ratio.toFixed(1);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
