import { sampleSize, type Picture, type Plot, type TextMark } from './picture.ts';

/** A picture with its legend written below it, for files: on the page the legend is text beside the picture. */
export function legendBelow(picture: Picture): Picture {
  if (picture.legend.length === 0) return picture;
  const { width, text } = picture;
  const line = Math.max(sampleSize.height, text) + 8;
  const plots: Plot[] = [];
  const marks: TextMark[] = [];
  let x = 8;
  let y = picture.height + 4;
  for (const { sample, label } of picture.legend) {
    // A figure is about 0.6 of its height wide.
    const room = sampleSize.width + 6 + label.length * text * 0.6 + 16;
    if (x > 8 && x + room > width) {
      x = 8;
      y += line;
    }
    plots.push({ ...sample, box: { x, y, ...sampleSize } });
    const baseline = y + sampleSize.height / 2 + text * 0.36;
    marks.push({ kind: 'text', x: x + sampleSize.width + 6, y: baseline, text: label, ink: 'ink', anchor: 'start' });
    x += room;
  }
  return {
    ...picture,
    height: Math.ceil(y + line),
    plots: [...picture.plots, ...plots],
    marks: [...picture.marks, ...marks],
    legend: [],
  };
}
