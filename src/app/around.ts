import { EmptyHint } from '../features/empty/EmptyHint.tsx';
import { Header } from '../features/header/Header.tsx';
import { Notices } from '../features/notices/Notices.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { ZoomControls } from '../features/zoom/ZoomControls.tsx';
import { dropTile, openNode } from './canvas-acts.ts';
import { bindClassroom } from './classroom-effect.ts';
import { bindKeyboard } from './keyboard-effect.ts';
import { bindTraining } from './training-effect.ts';

/** What stands around the canvas, and the commands behind it, in one chunk that follows the canvas at once. */
export const around = {
  EmptyHint,
  Header,
  Notices,
  Palette,
  ZoomControls,
  bindClassroom,
  bindKeyboard,
  bindTraining,
  dropTile,
  openNode,
};
