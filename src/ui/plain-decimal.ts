/** A finite number without an exponent, all its digits kept, as aria-valuenow wants it: 1.5e-7 → `0.00000015`. */
export function plainDecimal(x: number): string {
  const text = String(Math.abs(x));
  const [mantissa = '', power] = text.split('e');
  const sign = x < 0 ? '-' : '';
  if (power === undefined) return sign + text;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const exponent = Number(power);
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${fraction}`;
  return sign + whole + fraction.padEnd(exponent, '0');
}
