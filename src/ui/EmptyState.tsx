import './EmptyState.css';
import { Show, type JSX } from 'solid-js';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface EmptyStateProps {
  readonly title: string;
  readonly icon?: IconName | undefined;
  /** What to do first, in a sentence or two. */
  readonly children?: JSX.Element;
  readonly actions?: JSX.Element;
}

/** What stands where nothing is yet: how to begin. */
export function EmptyState(props: EmptyStateProps) {
  return (
    <section class="empty-state">
      <Show when={props.icon}>{(icon) => <Icon name={icon()} />}</Show>
      <h2>{props.title}</h2>
      <Show when={props.children}>{(text) => <p>{text()}</p>}</Show>
      <Show when={props.actions}>{(actions) => <div class="empty-state-actions">{actions()}</div>}</Show>
    </section>
  );
}
