import './BugsOverlay.css';
import { For, Show } from 'solid-js';
import { Elsewhere } from '../../ui/Elsewhere.tsx';
import type { PlaneView } from '../../canvas/flow-model.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { BugMark } from './BugMark.tsx';
import { bugWords, countWords } from './bug-texts.ts';
import { useLab } from './use-lab.ts';

/** While a bug is on: a badge that says so, and a mark on each card that is then wrong. */
export function BugsOverlay(props: { readonly plane: PlaneView }) {
  const { classroom } = useBench();
  const loaded = useStore(classroom.$loaded);
  return (
    <Show when={loaded()}>
      <Marks plane={props.plane} />
    </Show>
  );
}

function Marks(props: { readonly plane: PlaneView }) {
  const lab = useLab();
  const on = useStore(lab.$on);
  const report = useStore(lab.$report);
  return (
    <Show when={on().size > 0}>
      <Elsewhere mount={stage()}>
        <Badge />
      </Elsewhere>
      <Show when={report()?.isFinished}>
        <For each={props.plane.mounted()}>{(id) => <BugMark id={id} plane={props.plane} />}</For>
      </Show>
    </Show>
  );
}

/** The badge stands still while the canvas moves, so it hangs beside it. */
function stage(): Element {
  return document.querySelector('.app-stage') ?? document.body;
}

function Badge() {
  const { classroom } = useBench();
  const lab = useLab();
  const choice = useStore(lab.$choice);
  const report = useStore(lab.$report);
  const effect = () => {
    const now = report();
    if (now === null) return 'There is nothing to differentiate yet.';
    if (!now.isFinished) return 'The recursion has too many paths to go down and was stopped.';
    if (now.wrong.length === 0) return 'All gradients are right here all the same.';
    return `${countWords(now)} That is on purpose; the inspector shows the right ones.`;
  };
  const panel = useStore(classroom.$panel);
  return (
    <div class="bugs-badge" role="status" aria-label="Bug lab is on">
      <Icon name="warning" />
      <p>
        <strong>Bug lab: {bugWords(choice())}.</strong> {effect()}
      </p>
      <Show when={panel() !== 'bugs'}>
        <Button size="small" onPress={() => classroom.$panel.set('bugs')}>
          Open
        </Button>
      </Show>
      <Button size="small" variant="outline" name="All off: end the bug lab" onPress={() => lab.stop()}>
        All off
      </Button>
    </div>
  );
}
