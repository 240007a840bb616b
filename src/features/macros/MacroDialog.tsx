import { Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { MacroForm } from './MacroForm.tsx';

/** Names a macro of one's own and its ends: a new one of what is selected, or one that is there. */
export function MacroDialog() {
  const { view } = useBench();
  const dialog = useStore(view.$dialog);
  const macro = useStore(view.$macro);
  const close = () => view.$dialog.set(null);

  return (
    <Dialog
      title={macro() === null ? 'Group into a macro' : 'Name the macro and its ports'}
      size="small"
      open={dialog() === 'macro'}
      onClose={close}
    >
      <Show when={dialog() === 'macro'}>
        <MacroForm definition={macro()} onClose={close} />
      </Show>
    </Dialog>
  );
}
