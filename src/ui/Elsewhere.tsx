import { onCleanup, type JSX } from 'solid-js';
import { insert } from 'solid-js/web';

/** Draws its children at the end of another element, the page's body where none is named, for as long as it lives. Solid's own Portal does
 *  more (SVG, shadow roots, events that climb through the component tree) and would cost everyone's first load close to a kilobyte. */
export function Elsewhere(props: { readonly mount?: Element | undefined; readonly children: JSX.Element }) {
  const host = document.createElement('div');
  // It is drawn in one place for as long as it lives.
  // oxlint-disable-next-line solid/reactivity
  (props.mount ?? document.body).append(host);
  // oxlint-disable-next-line solid/reactivity -- insert() tracks what it is given.
  insert(host, () => props.children);
  onCleanup(() => host.remove());
  return null;
}
