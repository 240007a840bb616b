import { Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { commandOf, type CommandId } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { IconName } from '../../ui/icon-paths.ts';
import { usePathLens } from './use-path-lens.ts';

/** Lights the paths in turn. */
export function PathControls(props: { readonly isOn: boolean }) {
  const status = usePathLens();
  return (
    <div class="paths-controls">
      <Show when={props.isOn} fallback={<Act command="paths.show" icon="eye" name="Light the paths" />}>
        <Act command="paths.previous" icon="chevron-left" name="Previous path" />
        <Act
          command="paths.play"
          icon={status()?.isPlaying ? 'pause' : 'play'}
          name={status()?.isPlaying ? 'Pause' : 'Play the paths'}
        />
        <Act command="paths.next" icon="chevron-right" name="Next path" />
        <Act command="paths.stop" icon="close" name="End the paths" />
      </Show>
    </div>
  );
}

function Act(props: { readonly command: CommandId; readonly icon: IconName; readonly name: string }) {
  const bench = useBench();
  const command = () => commandOf(props.command);
  return (
    <IconButton
      icon={props.icon}
      name={props.name}
      keys={command().keys?.[0]}
      size="small"
      onPress={() => runCommand(bench, command())}
    />
  );
}
