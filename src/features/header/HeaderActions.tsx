import { createMemo, createSignal, onCleanup, onMount } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import type { MenuEntry } from '../../ui/menu-entry.ts';
import { commandGroups, groupTitles } from '../../store/commands/keyboard-table.ts';
import { menuAction } from '../../store/commands/menu-action.ts';
import { commandOf, type CommandId } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';
import { menuCommands } from './menu-commands.ts';

/** Undo, the gallery, how the page looks, sharing, and a menu with all the rest. */
export function HeaderActions() {
  const bench = useBench();
  const { workbench, preferences } = bench;
  const undo = useStore(workbench.history.$undo);
  const redo = useStore(workbench.history.$redo);
  const values = useStore(preferences.$values);
  const panel = useStore(bench.classroom.$panel);
  const loaded = useStore(bench.classroom.$loaded);
  const playback = createMemo(() => {
    const classroom = loaded();
    return classroom === null ? null : useStore(classroom.playback.$state);
  });
  const isStepping = () => (playback()?.() ?? null) !== null;
  const systemIsDark = useSystemIsDark();
  const isDark = () => (values().theme === 'system' ? systemIsDark() : values().theme === 'dark');
  const run = (id: CommandId) => runCommand(bench, commandOf(id));
  const keys = (id: CommandId) => commandOf(id).keys?.[0];

  const entries = (): readonly MenuEntry[] =>
    commandGroups.flatMap((group): readonly MenuEntry[] => {
      const ids = menuCommands[group];
      if (ids.length === 0) return [];
      return [{ kind: 'heading', label: groupTitles[group] }, ...ids.map((id) => menuAction(bench, id))];
    });

  return (
    <div class="header-actions">
      <IconButton
        icon="undo"
        name={undo() === null ? 'Undo' : `Undo: ${undo()}`}
        keys={keys('edit.undo')}
        disabled={undo() === null ? 'There is nothing to undo.' : undefined}
        onPress={() => run('edit.undo')}
      />
      <IconButton
        icon="redo"
        name={redo() === null ? 'Redo' : `Redo: ${redo()}`}
        keys={keys('edit.redo')}
        disabled={redo() === null ? 'There is nothing to redo.' : undefined}
        onPress={() => run('edit.redo')}
      />
      <span class="header-wide">
        <Button
          pressed={panel() === 'lessons'}
          hint="Lessons"
          keys={keys('lessons.panel')}
          onPress={() => run('lessons.panel')}
        >
          Learn
        </Button>
        <Button
          pressed={isStepping()}
          hint="Step through the forward and backward pass"
          keys={keys('playback.toggle')}
          onPress={() => run('playback.toggle')}
        >
          Step
        </Button>
        <Button
          pressed={values().trainingOpen}
          hint="Training panel"
          keys={keys('training.panel')}
          onPress={() => run('training.panel')}
        >
          Train
        </Button>
        <Button onPress={() => run('file.gallery')} hasPopup="dialog">
          Gallery
        </Button>
        <IconButton
          icon={isDark() ? 'sun' : 'moon'}
          name={isDark() ? 'Light theme' : 'Dark theme'}
          keys={keys('view.theme')}
          onPress={() => preferences.set({ theme: isDark() ? 'light' : 'dark' })}
        />
        <IconButton icon="present" name="Present" keys={keys('present.toggle')} onPress={() => run('present.toggle')} />
        <Button variant="solid" onPress={() => run('file.share')} hasPopup="dialog">
          Share
        </Button>
      </span>
      <MenuButton name="More" icon="menu" align="end" entries={entries()} />
    </div>
  );
}

/** Whether the system asks for a dark page, as it changes. */
function useSystemIsDark() {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  const [isDark, setIsDark] = createSignal(query.matches);
  const follow = () => setIsDark(query.matches);
  onMount(() => query.addEventListener('change', follow));
  onCleanup(() => query.removeEventListener('change', follow));
  return isDark;
}
