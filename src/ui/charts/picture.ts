import type { Ink } from './ink.ts';

/** A part of a picture, in its px; y grows downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PathMark {
  readonly kind: 'path';
  /** SVG path data. */
  readonly d: string;
  readonly stroke?: Ink;
  readonly fill?: Ink;
  /** Of the stroke, in px; 1 unless told. */
  readonly width?: number;
  /** Lengths of dashes and gaps in px. */
  readonly dash?: readonly number[];
}

export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  readonly ink: Ink;
  readonly anchor: 'start' | 'middle' | 'end';
  /** On a plate of the card's colour, to be read over lines and fields. */
  readonly plated?: boolean;
}

/** Everything a picture is made of: what is not in this list cannot reach an exported file. */
export type Mark = PathMark | TextMark;

/** Colours for a field. `diverging`: 0 … 254 from minus over zero (127) to plus. `sequential`: 0 … 254 from low to high.
 *  `classes`: the place of a class. 255 is no number and stays bare. */
export type Ramp = 'diverging' | 'sequential' | 'classes';

/** No number. */
export const bare = 255;

/** Coloured cells that fill a box. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the lowest y, each from the lowest x: indices into the ramp. */
  readonly cells: Uint8Array;
  readonly ramp: Ramp;
  /** Hatches what is below the middle, so that the sign shows without colour. */
  readonly hatched?: boolean;
}

/** Marks in the coordinates of their own box, cut off at its edges. */
export interface Plot {
  readonly box: Box;
  readonly field: Field | null;
  readonly marks: readonly Mark[];
}

/** A line of the legend: a sample `sampleSize` large, and what it stands for. */
export interface LegendItem {
  readonly sample: Omit<Plot, 'box'>;
  readonly label: string;
}

export const sampleSize = { width: 24, height: 14 } as const;

/** A picture as numbers: drawn on the page, written as SVG and painted as PNG from this one description. */
export interface Picture {
  /** What it shows, in words. */
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** The height of its text in px. */
  readonly text: number;
  readonly plots: readonly Plot[];
  /** Axes and their numbers, around the plots. */
  readonly marks: readonly Mark[];
  readonly legend: readonly LegendItem[];
}

/** How large a picture is drawn, in px; `text` is the height of its text. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly text: number;
}

/** The numbers behind a picture. */
export interface Numbers {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string | null)[])[];
}
