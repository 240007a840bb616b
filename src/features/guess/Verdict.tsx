import './Verdict.css';
import { For } from 'solid-js';
import type { Verdict as Given } from '../../store/classroom/guess-judge.ts';

/** What is said to an answer. Words between asterisks are stressed. */
export function Verdict(props: { readonly verdict: Given }) {
  const parts = () => props.verdict.words.split('*').map((text, index) => ({ text, isStressed: index % 2 === 1 }));
  return (
    <p class="guess-verdict" data-right={props.verdict.isRight ? '' : undefined}>
      <span aria-hidden="true">{props.verdict.isRight ? '✓' : '✗'}</span>
      <span>
        <For each={parts()}>{({ text, isStressed }) => (isStressed ? <em>{text}</em> : text)}</For>
      </span>
    </p>
  );
}
