import './EmptyHint.css';
import { createMemo, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { commandOf } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';

/** One line that shows what the language can: parameters, an input, and a name for each. */
const example = 'w = parameter(0.5); x = 2; b = parameter(-1.5); y = tanh(w*x + b)';

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
              <Button variant="outline" icon="edit" onPress={() => bench.view.$expression.set(example)}>
                Try an expression
              </Button>
              <Button variant="outline" icon="gallery" onPress={() => runCommand(bench, commandOf('file.gallery'))}>
                Open an example
              </Button>
            </>
          }
        >
          Just begin to type, paste text, drag a tile from the palette, or double-click the canvas and search;{' '}
          <Kbd keys="/" /> does the same.
        </EmptyState>
      </div>
    </Show>
  );
}
