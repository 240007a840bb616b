import { PicturesPanel } from '../features/pictures/PicturesPanel.tsx';
import { TrainingDock } from '../features/training/TrainingDock.tsx';
import { computeLandscape } from './landscape-port.ts';

/** The training panel with the pictures of what is trained, in one lazy chunk. */
export function Training() {
  return <TrainingDock pictures={<PicturesPanel computeLandscape={computeLandscape} />} />;
}
