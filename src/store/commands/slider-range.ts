import type { Slider } from '../../graph/document.ts';

/** The slider that a number gets at first: wide enough for it and at least −10 … 10, in 200 steps. */
export function sliderFor(value: number): Slider {
  const size = Math.abs(value);
  // A power of ten above the number, and one that is exact: 10 ** n is, as far as a slider makes sense.
  const bound = size <= 10 ? 10 : Number(`1e${Math.min(300, Math.ceil(Math.log10(size)))}`);
  const reach = Math.max(bound, size);
  return { min: -reach, max: reach, step: reach / 100 };
}
