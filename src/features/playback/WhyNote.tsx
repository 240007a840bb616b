import { For, Show } from 'solid-js';
import { useStore } from '../../nodes/use-store.ts';
import type { PlaybackSession } from '../../store/classroom/playback.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

/** Why a node comes when it comes: what must be there before, and which of these are. */
export function WhyNote(props: { readonly session: PlaybackSession }) {
  // oxlint-disable-next-line solid/reactivity
  const why = useStore(props.session.$why);
  return (
    <Show when={why()}>
      {(now) => (
        <div class="playback-why">
          <p>{now().lead}</p>
          <Show when={now().needs.length > 0}>
            <ul aria-label="What must come before">
              <For each={now().needs}>
                {({ name, isDone }) => (
                  <li data-done={isDone ? '' : undefined}>
                    <Show when={isDone}>
                      <Icon name="check" />
                    </Show>
                    {name} {isDone ? 'is done' : 'is open'}
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <IconButton
            size="small"
            icon="close"
            name="Close the answer"
            tooltipSide="top"
            onPress={() => props.session.askWhy(null)}
          />
        </div>
      )}
    </Show>
  );
}
