import { describe, expect, test } from 'vitest';
import { classCells, divergingCells, leads, reachOf, sequentialCells } from '../../../../src/ui/charts/field.ts';
import { rgbOf, hexOf, type Ink, type Rgb } from '../../../../src/ui/charts/ink.ts';
import { fieldPixels, rampColours } from '../../../../src/ui/charts/ramp.ts';

const inks = (ink: Ink): Rgb =>
  (
    { 'field-plus': [0, 0, 255], 'field-minus': [255, 0, 0], 'field-zero': [255, 255, 255], ink: [0, 0, 0] } as Partial<
      Record<Ink, Rgb>
    >
  )[ink] ?? [9, 9, 9];

describe('the colours of a field', () => {
  test('run from minus over the middle to plus, and no number is bare', () => {
    expect([...divergingCells([-2, 0, 2, 1, 99, Number.NaN, Number.POSITIVE_INFINITY], 0, 2)]).toEqual([
      0, 127, 254, 191, 254, 255, 254,
    ]);
    expect([...divergingCells([0.5, 1], 0.5, 0.5)]).toEqual([127, 254]);
    expect([...sequentialCells([0, 0.5, 1, Number.NaN], (x) => x)]).toEqual([0, 127, 254, 255]);
  });

  test('reach as far as the farthest finite number', () => {
    expect(reachOf([-3, 1, Number.POSITIVE_INFINITY, Number.NaN], 0)).toBe(3);
    expect(reachOf([0.5], 0.5)).toBe(1);
  });

  test('the greatest score wins, the first of equals, and NaN nothing', () => {
    const scores = [
      [1, 2, 5, 0],
      [1, 3, Number.NaN, -1],
      [0, 9, 0, 7],
    ];
    expect([...classCells(scores)]).toEqual([0, 2, 255, 2]);
    const [first] = leads(scores, 2);
    expect([first?.values[0], first?.values[1]]).toEqual([0, -7]);
  });

  test('minus and plus are told apart by the ramp’s own ends', () => {
    const ramp = rampColours('diverging', inks);
    expect([ramp[0], ramp[127], ramp[254]]).toEqual([
      [255, 0, 0],
      [255, 255, 255],
      [0, 0, 255],
    ]);
  });

  test('the top row of pixels is the highest row of cells, and what is below zero is hatched', () => {
    const field = { columns: 1, rows: 2, cells: new Uint8Array([0, 254]), ramp: 'diverging', hatched: true } as const;
    const pixels = fieldPixels(field, inks);
    expect([...pixels.slice(0, 4)]).toEqual([0, 0, 255, 255]);
    // Every fourth diagonal is a fifth darker.
    expect(pixels[4]).toBeLessThan(255);
    expect([...fieldPixels({ ...field, hatched: false }, inks).slice(4)]).toEqual([255, 0, 0, 255]);
  });
});

test('colours are read as browsers write them', () => {
  expect(rgbOf('rgb(29, 31, 35)')).toEqual([29, 31, 35]);
  expect(rgbOf('rgba(1, 2, 3, 0.5)')).toEqual([1, 2, 3]);
  expect(rgbOf('color(srgb 1 0.5 0)')).toEqual([255, 127.5, 0]);
  expect(hexOf([11, 111.4, 300])).toBe('#0b6fff');
});
