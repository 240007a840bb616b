import './Formula.css';
import { createEffect } from 'solid-js';
import { mathElement, type MathNode } from './math-node.ts';

export interface FormulaProps {
  readonly math: MathNode;
  /** The formula in words: "tanh of x1 times w1 plus b". */
  readonly name: string;
  /** `block` sets it on a line of its own, with fractions at full size. */
  readonly display?: 'inline' | 'block' | undefined;
}

/** A formula set as mathematics. A root other than `math` is wrapped in one. */
export function Formula(props: FormulaProps) {
  function bind(host: HTMLElement): void {
    createEffect(() => {
      const root: MathNode = props.math.tag === 'math' ? props.math : { tag: 'math', children: [props.math] };
      const math = mathElement(root);
      if (props.display === 'block') math.setAttribute('display', 'block');
      math.setAttribute('aria-label', props.name);
      host.replaceChildren(math);
    });
  }
  return (
    <span
      ref={bind}
      class="formula"
      data-display={props.display ?? 'inline'}
      // What scrolls sideways must be reached by keyboard too.
      tabIndex={props.display === 'block' ? 0 : undefined}
    />
  );
}
