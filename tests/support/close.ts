const bits = new DataView(new ArrayBuffer(8));

/** The place of a double among all doubles, so that neighbours differ by one and −0 meets 0. */
function place(x: number): bigint {
  bits.setFloat64(0, x);
  const raw = bits.getBigInt64(0);
  return raw < 0n ? -(raw & 0x7fffffffffffffffn) : raw;
}

/** How many doubles lie between two numbers; 0 for the same, also for NaN and NaN. */
export function ulps(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  const distance = place(a) - place(b);
  return Number(distance < 0n ? -distance : distance);
}

/** |a − b| / max(1, |b|); 0 for the same infinity or NaN and NaN. */
export function relativeError(a: number, b: number): number {
  return Object.is(a, b) ? 0 : Math.abs(a - b) / Math.max(1, Math.abs(b));
}

/** The same double, bit for bit but for the many ways to write NaN. */
export function sameBits(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false;
  return true;
}

/** Numbers as golden files hold them: non-finite ones are words. */
export function goldenNumber(x: number | string): number {
  return typeof x === 'number' ? x : Number(x);
}
