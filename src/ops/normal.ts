/** The standard normal distribution, to within a few units in the last place, also far out in its tails.
 *  Source: W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969), and Algorithm 715,
 *  ACM TOMS 19 (1993), function ANORM, whose coefficients these are. Constants are the largest power first, as published. */

const centre = {
  top: [
    2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249, 0.065682337918207449113,
  ],
  bottom: [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956],
} as const;

const shoulder = {
  top: [
    0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711,
    6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218, 1.0765576773720192317e-8,
  ],
  bottom: [
    22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
    34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
  ],
} as const;

const tail = {
  top: [
    0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5,
    0.02307344176494017303,
  ],
  bottom: [
    1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5,
  ],
} as const;

const inverseRootTwoPi = 0.3989422804014327;

/** e^(−x²/2). x is split at a sixteenth so that squaring it does not cost digits. */
function bell(x: number): number {
  const coarse = Math.trunc(x * 16) / 16;
  return Math.exp(-coarse * coarse * 0.5) * Math.exp(-(x - coarse) * (x + coarse) * 0.5);
}

/** φ(x) = e^(−x²/2) / √2π. */
export function density(x: number): number {
  return Math.abs(x) > 40 ? 0 : inverseRootTwoPi * bell(x);
}

/** Φ(x), the chance that a standard normal number lies below x. */
export function cumulative(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.67448975) return 0.5 + x * ratio(centre.top, centre.bottom, size > 1.1e-16 ? x * x : 0);
  if (size > 40) return x > 0 ? 1 : 0;
  const beyond = bell(size) * (size <= Math.sqrt(32) ? ratio(shoulder.top, shoulder.bottom, size) : far(size));
  return x > 0 ? 1 - beyond : beyond;
}

/** The tail of Φ over e^(−x²/2), for x above √32. */
function far(x: number): number {
  const square = 1 / (x * x);
  return (inverseRootTwoPi - square * ratio(tail.top, tail.bottom, square)) / x;
}

/** A quotient of polynomials in Cody's layout: the last coefficient of the top is its constant, the bottom begins with 1. */
function ratio(top: readonly number[], bottom: readonly number[], x: number): number {
  let above = (top.at(-1) ?? NaN) * x;
  let below = x;
  for (let index = 0; index < bottom.length - 1; index++) {
    above = (above + (top[index] ?? NaN)) * x;
    below = (below + (bottom[index] ?? NaN)) * x;
  }
  return (above + (top.at(-2) ?? NaN)) / (below + (bottom.at(-1) ?? NaN));
}
