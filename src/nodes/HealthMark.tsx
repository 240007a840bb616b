import './HealthMark.css';
import { createMemo, Show, useContext } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import type { FindingKind } from '../training/finding.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useBench } from './bench-context.ts';
import type { CardKind } from './card-kind.ts';
import { HealthContext } from './health-context.ts';
import { useLabel } from './use-titles.ts';

/** Cards that stand for all that is inside them. */
const closed: ReadonlySet<CardKind> = new Set<CardKind>(['neuron', 'cell', 'net', 'custom']);

/** A sign on the corner of a card that something here cannot learn, with the reason: said on hover and focus, and by a press. */
export function HealthMark(props: { readonly address: Address; readonly kind: CardKind }) {
  const findings = useContext(HealthContext);
  const { view } = useBench();
  const label = useLabel(() => props.address);
  const texts = createMemo(
    () => {
      if (props.kind === 'frame' || findings === undefined) return '';
      const here = findings().filter(({ kind, addresses }) => addresses.some((address) => isHere(kind, address)));
      const [first] = here;
      if (first === undefined) return '';
      return here.length === 1 ? first.text : `${first.text} And ${here.length - 1} more.`;
    },
    '',
    { equals: (a, b) => a === b },
  );

  function isHere(finding: FindingKind, address: Address): boolean {
    if (address === props.address) return true;
    // One dead unit keeps a weight of every unit behind it from learning: where weights are not in sight, that would mark them all.
    if (!closed.has(props.kind) || (finding === 'stuck' && props.kind !== 'neuron')) return false;
    return address.startsWith(`${props.address}/`);
  }

  return (
    <Show when={texts()}>
      {(text) => (
        <div class="health-mark">
          <IconButton
            icon="warning"
            size="small"
            name={`${label()} health: ${text()}`}
            onPress={() => view.notify(text(), { tone: 'warning' })}
          />
        </div>
      )}
    </Show>
  );
}
