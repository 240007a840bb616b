import { createMemo, Show } from 'solid-js';
import { address as parseAddress } from '../../kernel/ids.ts';
import { shortNumeral } from '../../kernel/numeral.ts';
import type { FlowRect, PlaneView } from '../../canvas/flow-model.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { useLab } from './use-lab.ts';

/** What stands on a wrong card's lower edge: how far off its gradient is, and what nudging measures. */
export function BugMark(props: { readonly id: string; readonly plane: PlaneView }) {
  const { workbench } = useBench();
  const lab = useLab();
  const report = useStore(lab.$report);
  const slot = createMemo(() => (props.id.endsWith('/frame') ? null : parseAddress(props.id)));
  const isOpen = () => props.plane.mounted().some((other) => other.startsWith(`${props.id}/`));
  const text = createMemo(() => {
    const [at, now] = [slot(), report()];
    if (at === null || now === null) return null;
    const own = now.at(at);
    // What lies open has marks of its own inside.
    const inside = now.inside(at) > 0 && isOpen() ? 0 : now.inside(at);
    const words: string[] = [];
    if (own !== undefined) {
      words.push(`off by ${shortNumeral(own.wrong - own.right)}`);
      const slope = isLarge(workbench.live.$program.get().tape.values.length) ? undefined : lab.measured(at);
      if (slope !== undefined) words.push(`measured ${shortNumeral(slope)}`);
    }
    if (inside > 0) words.push(`${inside} wrong inside`);
    return words.length === 0 ? null : words.join(' · ');
  });
  const place = createMemo(() => props.plane.rect(props.id));
  return (
    <Show when={text() !== null && place()}>
      {(rect) => (
        <div class="bug-mark" style={beneath(rect())}>
          <p>
            <span aria-hidden="true">✗ </span>
            {text()}
          </p>
        </div>
      )}
    </Show>
  );
}

function beneath({ x, y, width, height }: FlowRect) {
  return { transform: `translate(${x}px, ${y + height}px)`, width: `${width}px` };
}

/** Each measured card holds a tape of its own: in a large graph the panel measures what it lists, and the cards do not. */
function isLarge(cells: number): boolean {
  return cells > 20_000;
}
