import type { JSX } from 'solid-js';

/** One step of the derivation: a quiet heading over a hairline. */
export function Section(props: { readonly title: string; readonly children: JSX.Element }) {
  return (
    <section class="inspector-section" aria-label={props.title}>
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}
