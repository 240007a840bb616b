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

  const forward = () => props.status.playback.forwardCount;

  const share = (steps: number) => ({ 'flex-grow': Math.max(0, steps) });

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
        <div class="playback-parts" aria-hidden="true">
          <span data-part="forward" style={share(forward())}>
            forward
          </span>
          <span data-part="seed" hidden={!hasBackward()} />
          <span data-part="backward" hidden={!hasBackward()} style={share(total() - forward() - 1)}>
            backward
          </span>
        </div>
      </div>
      <output class="playback-count" aria-live="off" aria-label="Step">
        {props.status.done} of {total()}
      </output>
    </div>
  );
}
