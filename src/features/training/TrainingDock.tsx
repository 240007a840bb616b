import './TrainingDock.css';
import { onMount, type JSX } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { TrainingControls } from './TrainingControls.tsx';
import { TrainingCurve } from './TrainingCurve.tsx';
import { TrainingReadout } from './TrainingReadout.tsx';
import { TrainingSettings } from './TrainingSettings.tsx';

export interface TrainingDockProps {
  /** What shows the trained net, beside the curve. */
  readonly pictures?: JSX.Element;
}

/** Training at the foot of the canvas: what makes it go, how the loss goes, and pictures of what comes of it. */
export function TrainingDock(props: TrainingDockProps) {
  const { preferences, training } = useBench();
  onMount(() => training.wake());
  return (
    <section class="training-dock nowheel" aria-label="Training">
      <div class="training-left">
        <TrainingControls />
        <TrainingReadout />
        <details class="training-fold">
          <summary>Settings</summary>
          <TrainingSettings />
        </details>
      </div>
      <TrainingCurve />
      <div class="training-pictures">{props.pictures}</div>
      <div class="training-close">
        <IconButton
          size="small"
          icon="close"
          name="Close the training panel"
          onPress={() => preferences.set({ trainingOpen: false })}
        />
      </div>
    </section>
  );
}
