import type { CanvasProps } from './flow-model.ts';
import type { Viewport } from './viewport.ts';

/** The media type under which the palette's tiles carry what they stand for. */
const paletteType = 'application/x-nudge';

/** Takes what is dragged here from the palette. Returns the undoing. */
export function listenToPalette(root: HTMLElement, props: CanvasProps, viewport: Viewport): () => void {
  const onDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes(paletteType) !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };
  const onDrop = (event: DragEvent): void => {
    const data = event.dataTransfer?.getData(paletteType) ?? '';
    if (data === '') return;
    event.preventDefault();
    props.onDropFromPalette(data, viewport.toFlow({ x: event.clientX, y: event.clientY }));
  };
  root.addEventListener('dragover', onDragOver);
  root.addEventListener('drop', onDrop);
  return () => {
    root.removeEventListener('dragover', onDragOver);
    root.removeEventListener('drop', onDrop);
  };
}
