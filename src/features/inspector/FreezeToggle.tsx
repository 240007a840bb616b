import type { Address } from '../../kernel/ids.ts';
import { setFrozen } from '../../macros/frozen.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useFrozen } from '../../nodes/use-frozen.ts';
import { Toggle } from '../../ui/Toggle.tsx';
import { Section } from '../../ui/Section.tsx';
import { useNames } from '../../nodes/use-names.ts';

/** Whether training leaves a parameter alone. */
export function FreezeToggle(props: { readonly address: Address }) {
  const { workbench } = useBench();
  const frozen = useFrozen(() => props.address);
  const title = useNames();

  function freeze(on: boolean): void {
    workbench.commit(
      `${on ? 'Freeze' : 'Unfreeze'} ${title(props.address)}`,
      setFrozen(workbench.$document.get(), [props.address], on),
    );
  }

  return (
    <Section title="Training">
      <Toggle label="Frozen: training leaves it alone" checked={frozen()} onChange={freeze} />
    </Section>
  );
}
