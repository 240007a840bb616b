import './ControlRing.css';
import { onCleanup, onMount } from 'solid-js';
import { Elsewhere } from '../../ui/Elsewhere.tsx';
import { followBox } from '../../ui/follow-box.ts';
import { controlNamed } from './control-named.ts';

/** A ring around a control of the page, wherever it goes. */
export function ControlRing(props: { readonly name: string }) {
  let ring: HTMLDivElement | undefined;
  const find = () => controlNamed(props.name)?.getBoundingClientRect() ?? null;

  function draw(box: DOMRect | null): void {
    if (ring === undefined) return;
    ring.hidden = box === null;
    if (box === null) return;
    for (const [property, length] of Object.entries({ left: box.x, top: box.y, width: box.width, height: box.height }))
      ring.style.setProperty(property, `${length}px`);
  }

  onMount(() => onCleanup(followBox(find, draw)));
  return (
    <Elsewhere>
      <div class="control-ring" aria-hidden="true" hidden ref={ring} />
    </Elsewhere>
  );
}
