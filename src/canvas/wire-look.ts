/** What a wire's colour, dashes and glyph say. `nan` is a gradient that is not a number, `none` that nothing flows, `hidden` that the class is to guess first. */
export type WireSign = 'plus' | 'minus' | 'zero' | 'none' | 'nan' | 'hidden';

export interface WireLook {
  readonly sign: WireSign;
  /** Thickness in flow pixels. */
  readonly width: number;
}

export const thinnest = 1.5;
export const thickest = 6;

/** How a wire looks that carries this gradient back. Thickness grows with log(1 + |gradient|): 1.5 near 0, 2.75 at 1, 6 from 10 on,
 *  in quarters of a pixel so that a small nudge repaints few wires. */
export function wireLook(gradient: number | null | 'hidden', hidden: boolean): WireLook {
  if (hidden || gradient === 'hidden') return { sign: 'hidden', width: thinnest };
  if (gradient === null) return { sign: 'none', width: thinnest };
  if (Number.isNaN(gradient)) return { sign: 'nan', width: thinnest };
  if (gradient === 0) return { sign: 'zero', width: thinnest };
  const width = thinnest + 1.3 * Math.log2(1 + Math.abs(gradient));
  return { sign: gradient > 0 ? 'plus' : 'minus', width: Math.min(thickest, Math.round(width * 4) / 4) };
}

/** The glyph at a wire's middle, as a path around (0, 0): up for plus, down for minus, nothing otherwise. */
export function glyphPath(sign: WireSign): string {
  if (sign === 'plus') return 'M0 -4L4 3.5H-4Z';
  if (sign === 'minus') return 'M0 4L4 -3.5H-4Z';
  return '';
}
