import { classInk, type Ink, type Rgb } from './ink.ts';
import { bare, type Field, type Ramp } from './picture.ts';

/** How strongly a class colours its region: points and their outlines stand out from it. */
const classTint = 0.34;

/** The colours of a ramp's 256 indices. */
export function rampColours(ramp: Ramp, inks: (ink: Ink) => Rgb): readonly Rgb[] {
  const zero = inks('field-zero');
  const bareColour = inks('card');
  const colours: Rgb[] = [];
  const [minus, plus, high] = [inks('field-minus'), inks('field-plus'), inks('field-high')];
  for (let index = 0; index < bare; index++) {
    switch (ramp) {
      case 'diverging':
        colours.push(index < 127 ? mix(zero, minus, (127 - index) / 127) : mix(zero, plus, (index - 127) / 127));
        break;
      case 'sequential':
        colours.push(mix(zero, high, index / 254));
        break;
      case 'classes':
        colours.push(index < 42 ? mix(zero, inks(classInk(index)), classTint) : zero);
    }
  }
  colours.push(bareColour);
  return colours;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

/** The pixels of a field, one for each cell, top row first as screens want them: red, green, blue, alpha. */
export function fieldPixels(field: Field, inks: (ink: Ink) => Rgb): Uint8ClampedArray<ArrayBuffer> {
  const { columns, rows, cells, ramp } = field;
  const colours = rampColours(ramp, inks);
  const ink = inks('ink');
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = cells[row * columns + column] ?? bare;
      const colour = colours[cell] ?? colours[bare] ?? ink;
      const [red, green, blue] = isHatched(field, column, row, cell) ? mix(colour, ink, 0.22) : colour;
      const at = ((rows - 1 - row) * columns + column) * 4;
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

function isHatched(field: Field, column: number, row: number, cell: number): boolean {
  return field.hatched === true && field.ramp === 'diverging' && cell < 127 && (column + row) % 4 === 0;
}
