import './ToastRegion.css';
import { For, Show } from 'solid-js';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import type { Toast, Toasts } from './toasts.ts';

export interface ToastRegionProps {
  readonly toasts: Toasts;
}

/** Where messages appear, at the bottom: read out politely, each with at most one thing to do about it. */
export function ToastRegion(props: ToastRegionProps) {
  const act = (toast: Toast) => {
    props.toasts.dismiss(toast.id);
    toast.action?.onPress();
  };
  return (
    <div class="toast-region" role="status" aria-label="Messages">
      <For each={props.toasts.list()}>
        {(toast) => (
          <div
            class="toast"
            data-tone={toast.tone}
            on:pointerenter={() => props.toasts.hold(toast.id)}
            on:pointerleave={() => props.toasts.release(toast)}
            on:focusin={() => props.toasts.hold(toast.id)}
            on:focusout={() => props.toasts.release(toast)}
          >
            <Show when={toast.tone === 'danger'}>
              <Icon name="warning" />
            </Show>
            <span class="toast-text">{toast.text}</span>
            <Show when={toast.action}>
              {(action) => (
                <button class="toast-action" type="button" on:click={() => act(toast)}>
                  {action().label}
                </button>
              )}
            </Show>
            <IconButton
              icon="close"
              name="Dismiss message"
              size="small"
              tooltipSide="top"
              onPress={() => props.toasts.dismiss(toast.id)}
            />
          </div>
        )}
      </For>
    </div>
  );
}
