import { For } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { playbackSpeeds, type PlaybackSession, type PlaybackStatus } from '../../store/classroom/playback.ts';
import { commandOf, type CommandId } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';
import { Button } from '../../ui/Button.tsx';
import type { IconName } from '../../ui/icon-paths.ts';
import { IconButton } from '../../ui/IconButton.tsx';

const atStart = 'this is the beginning';
const atEnd = 'all steps are done';

/** Back, play, step, on; how fast; what else is shown. */
export function PlaybackTransport(props: { readonly session: PlaybackSession; readonly status: PlaybackStatus }) {
  const bench = useBench();
  // oxlint-disable-next-line solid/reactivity
  const order = useStore(props.session.$order);
  const isFirst = () => (props.status.done === 0 ? atStart : undefined);
  const isLast = () => (props.status.done === props.status.playback.steps.length ? atEnd : undefined);
  const run = (id: CommandId) => runCommand(bench, commandOf(id));
  const button = (id: CommandId, icon: IconName, disabled: () => string | undefined) => (
    <IconButton
      icon={icon}
      name={commandOf(id).title}
      keys={commandOf(id).keys?.[0]}
      disabled={disabled()}
      tooltipSide="top"
      onPress={() => run(id)}
    />
  );
  return (
    <div class="playback-transport">
      {button('playback.first', 'skip-back', isFirst)}
      {button('playback.previous', 'chevron-left', isFirst)}
      <IconButton
        icon={props.status.isPlaying ? 'pause' : 'play'}
        name={props.status.isPlaying ? 'Pause' : 'Play'}
        keys="P"
        variant="outline"
        tooltipSide="top"
        onPress={() => run('playback.play')}
      />
      {button('playback.next', 'chevron-right', isLast)}
      {button('playback.last', 'skip-forward', isLast)}
      <select
        class="playback-speed"
        aria-label="Speed"
        on:change={(event) => props.session.setSpeed(Number(event.currentTarget.value))}
      >
        <For each={playbackSpeeds}>
          {(speed) => (
            <option value={String(speed)} selected={speed === props.status.speed}>
              {speed} a second
            </option>
          )}
        </For>
      </select>
      <Button size="small" pressed={order()} onPress={() => run('playback.order')}>
        Order
      </Button>
      <Button
        size="small"
        hint="What must come before the selected card, and which of these are there"
        keys="W"
        onPress={() => run('playback.why')}
      >
        Why now?
      </Button>
    </div>
  );
}
