import './FlagButton.css';
import type { Address } from '../kernel/ids.ts';
import { setRoot } from '../store/edits.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useBench } from './bench-context.ts';
import { useIsRoot } from './use-record.ts';

/** Makes a slot the one that is differentiated. Pressed on a root that was chosen, it leaves the choice to Nudge again. */
export function FlagButton(props: { readonly address: Address; readonly title: string }) {
  const { workbench } = useBench();
  const isRoot = useIsRoot(() => props.address);

  function choose(): void {
    const document = workbench.$document.get();
    const unset = isRoot() && document.root !== null;
    workbench.commit(
      unset ? 'Unset the root' : `Make ${props.title} the root`,
      setRoot(document, unset ? null : props.address),
    );
  }

  return (
    <div class="flag-button">
      <IconButton icon="flag" name={`make ${props.title} the root`} size="small" pressed={isRoot()} onPress={choose} />
    </div>
  );
}
