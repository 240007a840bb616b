import { createEffect } from 'solid-js';
import type { PlaybackSession, PlaybackStatus } from '../../store/classroom/playback.ts';
import { Slider } from '../../ui/Slider.tsx';

/** All steps as one line: the forward part, the seed, the backward part. */
export function PlaybackScrubber(props: { readonly session: PlaybackSession; readonly status: PlaybackStatus }) {
  const total = () => props.status.playback.steps.length;
  const hasBackward = () => total() > props.status.playback.forwardCount;
  let before = 0;

  function preview(done: number): void {
    props.session.jump(done);
  }

  function bind(element: HTMLElement): void {
    createEffect(() => {
      const { forwardCount } = props.status.playback;
      element.style.setProperty('--forward', String(forwardCount));
      element.style.setProperty('--seed', hasBackward() ? '1' : '0');
      element.style.setProperty('--backward', String(Math.max(0, total() - forwardCount - 1)));
    });
  }

  return (
    <div class="playback-scrubber" on:pointerdown={() => (before = props.status.done)}>
      <div class="playback-line">
        <Slider
          name="Steps done"
          value={props.status.done}
          range={{ min: 0, max: total(), step: 1 }}
          format={{ places: 0 }}
          onPreview={preview}
          onCommit={preview}
          onCancel={() => props.session.jump(before)}
        />
        <div class="playback-parts" ref={bind} aria-hidden="true">
          <span data-part="forward">forward</span>
          <span data-part="seed" />
          <span data-part="backward">backward</span>
        </div>
      </div>
      <output class="playback-count" aria-live="off" aria-label="Step">
        {props.status.done} of {total()}
      </output>
    </div>
  );
}
