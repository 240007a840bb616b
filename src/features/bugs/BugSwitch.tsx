import { Show, type JSX } from 'solid-js';
import { Toggle } from '../../ui/Toggle.tsx';
import { CodePair } from './CodePair.tsx';
import type { BugText } from './bug-texts.ts';

/** One switch: what it breaks, and while it is on the two lines of code and what more there is to choose. */
export function BugSwitch(props: {
  readonly text: BugText;
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
  readonly children?: JSX.Element;
}) {
  return (
    <div class="bug-switch" data-on={props.on ? '' : undefined}>
      <Toggle
        label={props.text.title}
        hint={props.text.sentence}
        checked={props.on}
        onChange={(on) => props.onTurn(on)}
      />
      <Show when={props.on}>
        <CodePair wrong={props.text.wrong} right={props.text.right} />
        {props.children}
      </Show>
    </div>
  );
}
