import { fullPrecision, numeral, shortNumeral } from '../../kernel/numeral.ts';

/** A marked place on an axis. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** The smallest of 1, 2, 5 times a power of ten that cuts a span into at most `count` steps. A span that is no positive number gives 1. */
export function niceStep(span: number, count: number): number {
  if (!(span > 0) || !Number.isFinite(span)) return 1;
  const rough = span / Math.max(1, count);
  const power = Math.floor(Math.log10(rough));
  for (const factor of [1, 2, 5, 10]) {
    // As text, so that 2e−7 is the number people write and not 2 · 10⁻⁷ with the rounding of a product.
    const step = Number(`${factor}e${power}`);
    if (step >= rough * (1 - 1e-9)) return step;
  }
  return Number(`1e${power + 1}`);
}

/** Round numbers from low to high, `count` steps apart at most, with as many decimal places as their step needs. */
export function linearTicks(low: number, high: number, count: number): readonly Tick[] {
  const step = niceStep(high - low, count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  if (!(last >= first) || last - first > 4 * count + 4) return [];
  const places = decimalsOf(step);
  const at = Array.from({ length: last - first + 1 }, (_, index) => {
    const place = (first + index) * step;
    return places <= 100 ? Number(place.toFixed(Math.min(100, places))) : place;
  });
  const plain = Math.max(Math.abs(low), Math.abs(high)) < 1e6 && step >= 1e-4;
  // Far from zero neighbours may round to one number.
  return named([...new Set(at)], (value) =>
    value === 0 ? '0' : plain ? numeral(value, { places }) : shortNumeral(value),
  );
}

/** Powers of ten between two positive numbers; where that gives fewer than three, 2 and 5 times them too, or linear ticks. */
export function logTicks(low: number, high: number, count: number): readonly Tick[] {
  if (!(low > 0) || !(high > low) || !Number.isFinite(high)) return [];
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const stride = Math.max(1, Math.ceil((last - first) / Math.max(1, count)));
  const powers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const inRange = (value: number) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const tens = powers
    .filter((power) => power % stride === 0)
    .map((power) => Number(`1e${power}`))
    .filter(inRange);
  if (tens.length >= 3) return named(tens, shortNumeral);
  const finer = powers.flatMap((power) => [1, 2, 5].map((factor) => Number(`${factor}e${power}`))).filter(inRange);
  return finer.length >= 3 ? named(finer, shortNumeral) : linearTicks(low, high, count).filter(({ at }) => at > 0);
}

function decimalsOf(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

/** Names places; far from zero and close together they need all their digits to differ. */
function named(at: readonly number[], write: (value: number) => string): readonly Tick[] {
  const texts = at.map(write);
  const differ = new Set(texts).size === texts.length;
  return at.map((value, index) => ({ at: value, text: differ ? (texts[index] ?? '') : fullPrecision(value) }));
}
