import './BugsPanel.css';
import { Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { mostPasses } from '../../store/classroom/bug-choice.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Section } from '../../ui/Section.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { bugTexts, leftovers, orders, passesWord } from './bug-texts.ts';
import { BugSwitch } from './BugSwitch.tsx';
import { RuleChooser } from './RuleChooser.tsx';
import { WrongTable } from './WrongTable.tsx';
import { useLab } from './use-lab.ts';

/** The switches of the bug lab, and what they do to the graph on the canvas. */
export function BugsPanel() {
  const { classroom } = useBench();
  const loaded = useStore(classroom.$loaded);
  classroom.use(() => undefined);
  return (
    <Panel title="Bug lab" onClose={() => classroom.$panel.set(null)}>
      <div class="bugs-panel">
        <p>
          Break the backward pass and see which gradients go wrong. Only the cards and wires lie: your document,
          training and exports keep the right numbers.
        </p>
        <Show when={loaded()}>
          <Switches />
        </Show>
      </div>
    </Panel>
  );
}

function Switches() {
  const lab = useLab();
  const choice = useStore(lab.$choice);
  const on = useStore(lab.$on);
  const order = () => orders.find(({ value }) => value === choice().order);
  const leftover = () => leftovers.find(({ value }) => value === choice().noZeroGrad?.leftover);
  return (
    <>
      <Section
        title="What is broken"
        tools={
          <Button size="small" disabled={on().size === 0 ? 'No bug is on.' : undefined} onPress={() => lab.stop()}>
            All off
          </Button>
        }
      >
        <BugSwitch text={bugTexts.overwrite} on={on().has('overwrite')} onTurn={(now) => lab.turn('overwrite', now)} />
        <BugSwitch
          text={{ ...bugTexts.order, wrong: order()?.wrong ?? bugTexts.order.wrong }}
          on={on().has('order')}
          onTurn={(now) => lab.turn('order', now)}
        >
          <Segmented
            name="Which wrong order"
            options={orders}
            value={choice().order ?? 'recursive'}
            onChange={(value) => lab.set({ order: value })}
          />
          <p>{order()?.sentence}</p>
        </BugSwitch>
        <BugSwitch text={bugTexts.noZeroGrad} on={on().has('noZeroGrad')} onTurn={(now) => lab.turn('noZeroGrad', now)}>
          <div class="bugs-passes">
            <output aria-label="Backward passes so far">{passesWord(choice())}</output>
            <Button
              size="small"
              variant="outline"
              disabled={
                (choice().noZeroGrad?.passes ?? 1) >= mostPasses ? `${mostPasses} passes are the most.` : undefined
              }
              onPress={() => lab.passAgain()}
            >
              Backward again
            </Button>
          </div>
          <p>Set to 0 between two passes:</p>
          <Segmented
            name="What is set to 0 between passes"
            options={leftovers}
            value={choice().noZeroGrad?.leftover ?? 'all'}
            onChange={(value) => lab.set({ noZeroGrad: { passes: choice().noZeroGrad?.passes ?? 2, leftover: value } })}
          />
          <p>{leftover()?.sentence}</p>
        </BugSwitch>
        <BugSwitch
          text={bugTexts.noUpstream}
          on={on().has('noUpstream')}
          onTurn={(now) => lab.turn('noUpstream', now)}
        />
        <RuleChooser />
      </Section>
      <WrongTable />
    </>
  );
}
