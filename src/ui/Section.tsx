import './Section.css';
import type { JSX } from 'solid-js';

/** One step of a derivation: a quiet heading over a hairline. */
export function Section(props: {
  readonly title: string;
  /** Small controls at the heading's right. */
  readonly tools?: JSX.Element;
  readonly children: JSX.Element;
}) {
  return (
    <section class="section" aria-label={props.title}>
      <header>
        <h3>{props.title}</h3>
        {props.tools}
      </header>
      {props.children}
    </section>
  );
}
