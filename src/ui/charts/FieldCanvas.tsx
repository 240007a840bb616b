import { createEffect, createMemo } from 'solid-js';
import { readInks, rememberInks } from './ink.ts';
import { createLookChanges } from './look-changes.ts';
import type { Box, Field } from './picture.ts';
import { fieldPixels } from './ramp.ts';

/** A field painted with one pixel for each cell and stretched over its box. It only adds colour: what it means stands elsewhere in words. */
export function FieldCanvas(props: { readonly field: Field; readonly box: Box }) {
  const look = createLookChanges();

  function bind(canvas: HTMLCanvasElement): void {
    createEffect(() => {
      const { x, y, width, height } = props.box;
      for (const [property, length] of Object.entries({ left: x, top: y, width, height }))
        canvas.style.setProperty(property, `${length}px`);
    });
    const inks = createMemo(() => {
      look();
      return rememberInks(readInks(canvas));
    });
    createEffect(() => {
      const paint = inks();
      const field = props.field;
      if (canvas.width !== field.columns) canvas.width = field.columns;
      if (canvas.height !== field.rows) canvas.height = field.rows;
      const pixels = fieldPixels(field, paint);
      canvas.getContext('2d')?.putImageData(new ImageData(pixels, field.columns, field.rows), 0, 0);
    });
  }

  return <canvas ref={bind} class="field-canvas" aria-hidden="true" />;
}
