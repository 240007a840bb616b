import { hexOf, type Ink, type Rgb } from './ink.ts';
import { legendBelow } from './legend-below.ts';
import { bare, type Field, type Mark, type Picture, type Plot } from './picture.ts';
import { rampColours } from './ramp.ts';

/** A picture as an SVG file, in the colours given. It is written mark by mark from an allow-list of elements and attributes, so no script,
 *  style, address or foreign markup can be in it. */
export function svgText(picture: Picture, inks: (ink: Ink) => Rgb): string {
  const whole = legendBelow(picture);
  const { width, height } = whole;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="${whole.text}">`,
    `<title>${escaped(whole.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${hexOf(inks('card'))}"/>`,
    ...whole.plots.map((plot) => plotText(plot, inks)),
    ...whole.marks.map((mark) => markText(mark, inks)),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function plotText({ box, field, marks }: Plot, inks: (ink: Ink) => Rgb): string {
  const { x, y, width, height } = box;
  return [
    `<svg x="${x}" y="${y}" width="${width}" height="${height}">`,
    ...(field === null ? [] : [fieldText(field, width, height, inks)]),
    ...marks.map((mark) => markText(mark, inks)),
    '</svg>',
  ].join('\n');
}

/** Every stretch of equal cells in a row as one rectangle, a hair larger so that no seams show. */
function fieldText(field: Field, width: number, height: number, inks: (ink: Ink) => Rgb): string {
  const colours = rampColours(field.ramp, inks);
  const { columns, rows, cells } = field;
  const rectangles: string[] = [];
  for (let row = 0; row < rows; row++) {
    let from = 0;
    for (let column = 1; column <= columns; column++) {
      const cell = coarse(field, row * columns + from);
      if (column < columns && coarse(field, row * columns + column) === cell) continue;
      const x = (from / columns) * width;
      const y = ((rows - 1 - row) / rows) * height;
      const wide = ((column - from) / columns) * width;
      if ((cells[row * columns + from] ?? bare) !== bare)
        rectangles.push(
          `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${(wide + 0.5).toFixed(2)}" height="${(height / rows + 0.5).toFixed(2)}" fill="${hexOf(colours[cell] ?? [0, 0, 0])}"/>`,
        );
      from = column;
    }
  }
  return rectangles.join('');
}

/** 64 colours are enough for the eye and make a file a quarter as long. */
function coarse({ cells, ramp }: Field, index: number): number {
  const cell = cells[index] ?? bare;
  return ramp === 'classes' || cell === bare ? cell : Math.round(cell / 4) * 4;
}

function markText(mark: Mark, inks: (ink: Ink) => Rgb): string {
  if (mark.kind === 'text') {
    const { x, y, anchor, ink, text, plated } = mark;
    const plate = plated === true ? ` stroke="${hexOf(inks('card'))}" stroke-width="3" paint-order="stroke"` : '';
    return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${hexOf(inks(ink))}"${plate}>${escaped(text)}</text>`;
  }
  if (mark.d === '') return '';
  const { d, stroke, fill, width = 1, dash } = mark;
  const line = stroke === undefined ? '' : ` stroke="${hexOf(inks(stroke))}" stroke-width="${width}"`;
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
  const inside = fill === undefined ? 'none' : hexOf(inks(fill));
  return `<path d="${d}" fill="${inside}"${line}${dashes} stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** Text for XML: its five signs named, and what XML 1.0 cannot hold replaced. */
function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (sign) => names[sign] ?? '')
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '\uFFFD');
}
