/** How a number is shown: with a number of significant digits (the default, 4) or with a fixed number of decimal places. */
export type NumeralFormat = { readonly significant: number } | { readonly places: number };

const minus = '−';

/** The one function that turns a number into text for the screen. With 4 significant digits: `−1.500`, `0.7071`, `12346`, `1.235e6`,
 *  `1.234e−5`, never more than 10 characters. Digits before the point are always shown in full below a million. True minus, ∞, NaN;
 *  −0 is shown as 0. */
export function numeral(x: number, format: NumeralFormat = { significant: 4 }): string {
  if (!Number.isFinite(x)) return nonFinite(x);
  const size = Math.abs(x);
  const text = 'places' in format ? fixed(size, format.places) : significant(size, format.significant);
  return x < 0 && /[1-9]/.test(text) ? minus + text : text;
}

/** The shortest text that reads back as the same number, with a true minus. */
export function fullPrecision(x: number): string {
  if (!Number.isFinite(x)) return nonFinite(x);
  return String(x).replaceAll('-', minus).replace('e+', 'e');
}

/** A number as it stands in a sentence: as on the screen, without trailing zeros. `−2`, `0.3333`, `1e16`. */
export function shortNumeral(x: number): string {
  const text = numeral(x);
  return text.includes('.') ? text.replace(/\.?0+(?=e|$)/, '') : text;
}

/** A number as JSON: the shortest text that reads back as the same number, `-0` included. Throws for NaN and ±∞, which JSON cannot hold. */
export function jsonNumber(x: number): string {
  if (!Number.isFinite(x)) throw new RangeError(`JSON cannot hold ${x}.`);
  return Object.is(x, -0) ? '-0' : String(x);
}

function nonFinite(x: number): string {
  return Number.isNaN(x) ? 'NaN' : x > 0 ? '∞' : `${minus}∞`;
}

function significant(size: number, digits: number): string {
  if (size === 0) return (0).toFixed(digits - 1);
  const exponent = exponentOf(size, digits);
  if (exponent < -4) return scientific(size, exponent <= -100 ? Math.max(1, digits - 1) : digits);
  const whole = size.toFixed(Math.max(0, digits - 1 - exponent));
  return size < 1e6 && whole !== '1000000' ? whole : scientific(size, digits);
}

function fixed(size: number, places: number): string {
  return size < 1e9 ? size.toFixed(places) : scientific(size, places + 1);
}

/** The power of ten of a positive number once it is rounded to so many digits. */
function exponentOf(size: number, digits: number): number {
  const text = size.toExponential(digits - 1);
  return Number(text.slice(text.indexOf('e') + 1));
}

function scientific(size: number, digits: number): string {
  return size
    .toExponential(digits - 1)
    .replace('e+', 'e')
    .replace('e-', `e${minus}`);
}
