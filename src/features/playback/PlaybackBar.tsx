import './PlaybackBar.css';
import { Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { PlaybackSession, PlaybackStatus } from '../../store/classroom/playback.ts';
import { commandOf } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { PlaybackScrubber } from './PlaybackScrubber.tsx';
import { PlaybackStepText } from './PlaybackStepText.tsx';
import { PlaybackTransport } from './PlaybackTransport.tsx';
import { usePlayback } from './use-playback.ts';
import { WhyNote } from './WhyNote.tsx';

/** The bar at the foot of the canvas while the passes are stepped through: what moves it, where it is, what the step does. */
export function PlaybackBar() {
  const session = usePlayback();
  return <Show when={session()}>{(loaded) => <Playing session={loaded()} />}</Show>;
}

function Playing(props: { readonly session: PlaybackSession }) {
  // The session is the same for as long as the page lives.
  // oxlint-disable-next-line solid/reactivity
  const status = useStore(props.session.$state);
  return <Show when={status()}>{(now) => <Bar session={props.session} status={now()} />}</Show>;
}

function Bar(props: { readonly session: PlaybackSession; readonly status: PlaybackStatus }) {
  const bench = useBench();
  return (
    <section class="playback-bar" aria-label="Step through">
      <div class="playback-controls">
        <PlaybackTransport session={props.session} status={props.status} />
        <PlaybackScrubber session={props.session} status={props.status} />
        <IconButton
          icon="close"
          name="Stop stepping through"
          keys="Escape"
          tooltipSide="top"
          onPress={() => runCommand(bench, commandOf('playback.stop'))}
        />
      </div>
      <PlaybackStepText session={props.session} status={props.status} />
      <WhyNote session={props.session} />
    </section>
  );
}
