import { Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useHides } from '../../nodes/use-hides.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { Nudge } from '../../store/workbench.ts';
import { useNames } from '../../nodes/use-names.ts';

/** What the gradient promised and what came, while a leaf is nudged and until the next edit. */
export function LastNudge() {
  const { workbench } = useBench();
  const nudge = useStore(workbench.$nudge);
  const hides = useHides();
  const title = useNames();
  const numeral = useNumeral();
  const signed = (number: number) => (number > 0 ? `+${numeral(number)}` : numeral(number));
  const moved = () => {
    const now = nudge();
    if (now === null || now.to === now.from) return null;
    return hides('gradient', now.address) || hides('value', now.root) ? null : now;
  };
  const sentence = ({ address, from, to, root, rootFrom, rootTo, gradient }: Nudge) => {
    const step = to - from;
    return {
      what: `${title(address)} moved by ${signed(step)}`,
      predicted: `${title(root)} predicted ${signed(gradient * step)}`,
      came: `came ${signed(rootTo - rootFrom)}`,
    };
  };
  return (
    <Show when={moved()}>
      {(now) => (
        <p class="last-nudge" data-nudge>
          <span>{sentence(now()).what}:</span> <span>{sentence(now()).predicted},</span>{' '}
          <span>{sentence(now()).came}</span>
        </p>
      )}
    </Show>
  );
}
