import './Header.css';
import { Show } from 'solid-js';
import { limits } from '../../graph/limits.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { HeaderActions } from './HeaderActions.tsx';
import { RootChip } from './RootChip.tsx';

export interface HeaderProps {
  /** How safe the work is, in words: “Saved”, “Saving…”, “Not saved: …”. */
  readonly saved: string;
  /** Whether an example, a link or a file is open while one's own work waits. */
  readonly isGuest: boolean;
}

/** The top of the page: what is open, whose gradients are shown, and what can be done with the whole. */
export function Header(props: HeaderProps) {
  const bench = useBench();
  const { workbench } = bench;
  const document = useStore(workbench.$document);

  function rename(text: string): void {
    const title = text.trim() === '' ? 'Untitled' : text.trim();
    workbench.commit('Rename the document', { ...workbench.$document.get(), title });
  }

  return (
    <header class="header">
      <div class="header-document">
        <Logo />
        <h1 class="header-word">Nudge</h1>
        <TextField
          label="Document title"
          labelHidden
          look="title"
          value={document().title}
          maxlength={limits.titleLength}
          onCommit={rename}
        />
        <span class="header-saved" role="status">
          {props.saved}
        </span>
        <Show when={props.isGuest}>
          <Button size="small" variant="outline" onPress={() => bench.files.backToOwnWork()}>
            Back to my work
          </Button>
        </Show>
      </div>
      <RootChip />
      <HeaderActions />
    </header>
  );
}
