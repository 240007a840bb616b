// What stands around the canvas, and the commands behind it, in one chunk that follows the canvas at once.
export { EmptyHint } from '../features/empty/EmptyHint.tsx';
export { Header } from '../features/header/Header.tsx';
export { Notices } from '../features/notices/Notices.tsx';
export { Palette } from '../features/palette/Palette.tsx';
export { ZoomControls } from '../features/zoom/ZoomControls.tsx';
export { bindKeyboard } from './keyboard-effect.ts';
export { dropTile, openNode } from './canvas-acts.ts';
