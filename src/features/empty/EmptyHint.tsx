import './EmptyHint.css';
import { createMemo, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { commandOf } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';

/** On the empty canvas: how to start. Presses beside its buttons reach the canvas. */
export function EmptyHint() {
  const bench = useBench();
  const document = useStore(bench.workbench.$document);
  const isEmpty = createMemo(() => document().nodes.size === 0);
  return (
    <Show when={isEmpty()}>
      <div class="empty-hint">
        <EmptyState
          title="Type an expression, or place a number"
          actions={
            <>
              <Button variant="outline" icon="edit" onPress={() => bench.view.$expression.set('y = tanh(w*x + b)')}>
                Try y = tanh(w*x + b)
              </Button>
              <Button variant="outline" icon="gallery" onPress={() => runCommand(bench, commandOf('file.gallery'))}>
                Open an example
              </Button>
            </>
          }
        >
          Just begin to type, paste text, drag a tile from the left, or double-click the canvas and search;{' '}
          <Kbd keys="/" /> does the same.
        </EmptyState>
      </div>
    </Show>
  );
}
