import './ErrorScreen.css';
import { Show } from 'solid-js';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

export interface ErrorScreenProps {
  /** What happened, in the user's words. */
  readonly message: string;
  readonly title?: string | undefined;
  /** For whoever repairs it: the error's own text. */
  readonly details?: string | undefined;
  /** Saves the document as a file; left out when there is none to save. */
  readonly onDownload?: (() => void) | undefined;
  readonly onReload?: (() => void) | undefined;
}

/** What stands on the page when a part of it failed: what happened, where the work is, and what to do. */
export function ErrorScreen(props: ErrorScreenProps) {
  return (
    <section class="error-screen" role="alert">
      <Icon name="warning" />
      <h1>{props.title ?? 'This page stopped working'}</h1>
      <p>{props.message}</p>
      <div class="error-screen-actions">
        <Show when={props.onDownload}>
          {(download) => (
            <Button icon="download" variant="outline" onPress={() => download()()}>
              Download the document
            </Button>
          )}
        </Show>
        <Show when={props.onReload}>
          {(reload) => (
            <Button icon="reset" variant="solid" onPress={() => reload()()}>
              Reload
            </Button>
          )}
        </Show>
      </div>
      <Show when={props.details}>
        {(details) => (
          <details>
            <summary>What the program says</summary>
            <pre tabindex="0">{details()}</pre>
          </details>
        )}
      </Show>
    </section>
  );
}
