import './ZoomControls.css';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { commandOf, type CommandId } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';

/** At the canvas's bottom left: how large it is shown, and the buttons that change it. */
export function ZoomControls() {
  const bench = useBench();
  const zoom = useStore(bench.view.$zoom);
  const percent = () => `${Math.round(zoom() * 100)} %`;
  const run = (id: CommandId) => runCommand(bench, commandOf(id));
  return (
    <div class="zoom-controls" role="group" aria-label="Zoom">
      <span class="zoom-steps">
        <IconButton icon="minus" name="Zoom out" keys="-" tooltipSide="top" onPress={() => run('view.zoomOut')} />
        <Button
          name={`${percent()}, zoom to 100 %`}
          hint="Zoom to 100 %"
          keys="0"
          onPress={() => run('view.zoomReset')}
        >
          {percent()}
        </Button>
        <IconButton icon="plus" name="Zoom in" keys="+" tooltipSide="top" onPress={() => run('view.zoomIn')} />
      </span>
      <Button variant="outline" hint="Show everything" keys="Shift+1" onPress={() => run('view.fit')}>
        Fit
      </Button>
    </div>
  );
}
