import './MacroBar.css';
import { For, onCleanup } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { leaveMacro, namesOf } from '../../store/definition-acts.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** Where one is while a macro is edited, what its ends are called, and the way back. */
export function MacroBar() {
  const bench = useBench();
  const { workbench, view } = bench;
  const inside = useStore(workbench.$inside);
  const document = useStore(workbench.$document);
  const nameOf = (index: number) => {
    const id = inside()[index];
    return id === undefined ? '' : (document().definitions?.get(id)?.name ?? '');
  };
  const ends = () => {
    const id = document().inside;
    return id === undefined ? null : namesOf(document(), id);
  };
  const around = () => (inside().length > 1 ? nameOf(inside().length - 2) : 'the document');

  onCleanup(
    workbench.$refusal.listen((refusal) => {
      if (refusal !== null) view.notify(refusal.message, { tone: 'warning' });
    }),
  );

  return (
    <nav class="macro-bar" aria-label="The macro that is edited">
      <ol>
        <li>{document().title}</li>
        <For each={inside()}>
          {(_, index) => (
            <li aria-current={index() === inside().length - 1 ? 'location' : undefined}>
              <Icon name="chevron-right" />
              {nameOf(index())}
            </li>
          )}
        </For>
      </ol>
      <p>
        {endsText(ends()?.inputs ?? [], 'port', 'ports')} · {endsText(ends()?.outputs ?? [], 'output', 'outputs')}
      </p>
      <Button size="small" icon="edit" onPress={() => view.openMacro(document().inside ?? null)}>
        Names…
      </Button>
      <Button
        size="small"
        variant="solid"
        icon="check"
        keys="Shift+M"
        hint={`Back to ${around()}; every instance changes.`}
        onPress={() => leaveMacro(bench)}
      >
        Done
      </Button>
    </nav>
  );
}

const mostListed = 4;

/** `ports x1, x2`; long lists are cut. */
function endsText(names: readonly string[], one: string, several: string): string {
  if (names.length === 0) return `no ${several}`;
  const shown = names.slice(0, mostListed).join(', ');
  return `${names.length === 1 ? one : several} ${shown}${names.length > mostListed ? ', …' : ''}`;
}
