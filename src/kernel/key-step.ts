/** How much one key press moves a number: the slider's step where it has one, else one unit of the second significant digit, at least
 *  0.01. 6.881 → 0.1, 20 → 1, 0 → 0.01. Shift takes ten of these and Alt a tenth: `stepBy(x, keyStep(x), 10)`. */
export function keyStep(x: number, sliderStep?: number): number {
  if (sliderStep !== undefined && sliderStep > 0) return sliderStep;
  if (x === 0 || !Number.isFinite(x)) return 0.01;
  const text = Math.abs(x).toExponential();
  const exponent = Number(text.slice(text.indexOf('e') + 1));
  return Math.max(0.01, Number(`1e${exponent - 1}`));
}

/** x + step · count, computed in decimal from the shortest texts of the three, so that 0.1 and two steps of 0.1 give 0.3.
 *  At the end of the range the result may be ±∞; a number that is not finite comes back unchanged. */
export function stepBy(x: number, step: number, count: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(step) || !Number.isFinite(count)) return x;
  const start = decimal(x);
  const one = decimal(step);
  const times = decimal(count);
  const move = { digits: one.digits * times.digits, exponent: one.exponent + times.exponent };
  const exponent = Math.min(start.exponent, move.exponent);
  return Number(`${scaled(start, exponent) + scaled(move, exponent)}e${exponent}`);
}

/** digits · 10^exponent. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function decimal(x: number): Decimal {
  const [mantissa = '', power = '0'] = x.toExponential().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

function scaled(number: Decimal, exponent: number): bigint {
  return number.digits * 10n ** BigInt(number.exponent - exponent);
}
