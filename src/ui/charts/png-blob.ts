import { hexOf, type Ink, type Rgb } from './ink.ts';
import { legendBelow } from './legend-below.ts';
import type { Field, Mark, Picture, Plot } from './picture.ts';
import { fieldPixels } from './ramp.ts';

/** A picture painted as PNG, `scale` pixels for each px, with its legend. Null where the browser cannot paint one that large. */
export async function pngBlob(picture: Picture, inks: (ink: Ink) => Rgb, scale = 2): Promise<Blob | null> {
  const whole = legendBelow(picture);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(whole.width * scale);
  canvas.height = Math.round(whole.height * scale);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(scale, scale);
  context.fillStyle = hexOf(inks('card'));
  context.fillRect(0, 0, whole.width, whole.height);
  context.font = `${whole.text}px system-ui, sans-serif`;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const plot of whole.plots) paintPlot(context, plot, inks);
  for (const mark of whole.marks) paintMark(context, mark, inks);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function paintPlot(context: CanvasRenderingContext2D, { box, field, marks }: Plot, inks: (ink: Ink) => Rgb): void {
  context.save();
  context.translate(box.x, box.y);
  context.beginPath();
  context.rect(0, 0, box.width, box.height);
  context.clip();
  if (field !== null) paintField(context, field, box.width, box.height, inks);
  for (const mark of marks) paintMark(context, mark, inks);
  context.restore();
}

function paintField(
  context: CanvasRenderingContext2D,
  field: Field,
  width: number,
  height: number,
  inks: (ink: Ink) => Rgb,
): void {
  const cells = document.createElement('canvas');
  cells.width = field.columns;
  cells.height = field.rows;
  cells.getContext('2d')?.putImageData(new ImageData(fieldPixels(field, inks), field.columns, field.rows), 0, 0);
  context.drawImage(cells, 0, 0, width, height);
}

function paintMark(context: CanvasRenderingContext2D, mark: Mark, inks: (ink: Ink) => Rgb): void {
  if (mark.kind === 'text') {
    context.fillStyle = hexOf(inks(mark.ink));
    context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor;
    if (mark.plated === true) {
      context.strokeStyle = hexOf(inks('card'));
      context.lineWidth = 3;
      context.setLineDash([]);
      context.strokeText(mark.text, mark.x, mark.y);
    }
    context.fillText(mark.text, mark.x, mark.y);
    return;
  }
  const path = new Path2D(mark.d);
  if (mark.fill !== undefined) {
    context.fillStyle = hexOf(inks(mark.fill));
    context.fill(path);
  }
  if (mark.stroke === undefined) return;
  context.strokeStyle = hexOf(inks(mark.stroke));
  context.lineWidth = mark.width ?? 1;
  context.setLineDash([...(mark.dash ?? [])]);
  context.stroke(path);
}
