import './FreezeButton.css';
import type { Address } from '../kernel/ids.ts';
import { setFrozen } from '../macros/frozen.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useBench } from './bench-context.ts';
import { useFrozen } from './use-frozen.ts';

/** Keeps training from a parameter, or lets it move again. Out of sight until pointed at, unless it is frozen. */
export function FreezeButton(props: { readonly address: Address; readonly title: string }) {
  const { workbench } = useBench();
  const frozen = useFrozen(() => props.address);

  function toggle(): void {
    const on = !frozen();
    workbench.commit(
      `${on ? 'Freeze' : 'Unfreeze'} ${props.title}`,
      setFrozen(workbench.$document.get(), [props.address], on),
    );
  }

  return (
    <div class="freeze-button">
      <IconButton
        icon={frozen() ? 'lock' : 'unlock'}
        name={`freeze ${props.title}`}
        size="small"
        pressed={frozen()}
        onPress={toggle}
      />
    </div>
  );
}
