import { Show } from 'solid-js';
import { summaryOf, type ManualSession, type ManualStatus } from '../../store/classroom/manual.ts';
import { Button } from '../../ui/Button.tsx';

/** What is to be done, how far it is, and how it went. */
export function ManualBanner(props: { readonly session: ManualSession; readonly status: ManualStatus }) {
  const given = () => props.status.nodes.filter(({ state }) => state !== 'open').length;
  const isDone = () => given() === props.status.nodes.length;
  return (
    <div class="manual-banner" role="group" aria-label="Backprop by hand">
      <p>
        <Show
          when={isDone()}
          fallback={
            <>
              <strong>
                {given()} of {props.status.nodes.length} gradients.
              </strong>{' '}
              Pick the next node: press its “?”. A node’s turn comes when all that reads it has its gradient.
            </>
          }
        >
          {summaryOf(props.status.nodes)}
        </Show>
      </p>
      <Show when={isDone()}>
        <Button size="small" onPress={() => props.session.start()}>
          Again
        </Button>
      </Show>
      <Button size="small" variant="outline" name="End backprop by hand" onPress={() => props.session.stop()}>
        End
      </Button>
    </div>
  );
}
