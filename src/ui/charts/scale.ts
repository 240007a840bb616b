import { linearTicks, logTicks, type Tick } from './ticks.ts';
import type { Interval } from './curve-window.ts';

export type ScaleKind = 'linear' | 'log';

/** Numbers to places along an axis: `low` is 0, `high` is 1. */
export interface Scale extends Interval {
  readonly kind: ScaleKind;
}

/** Where a number lies between the ends, 0 … 1; beyond them outside. NaN where a log scale has no place for it. */
export function shareOf(scale: Scale, value: number): number {
  if (scale.kind === 'log')
    return (
      (Math.log(value) - Math.log(scale.low)) / (Math.log(scale.high) - Math.log(scale.low)) +
      (value > 0 ? 0 : Number.NaN)
    );
  // In halves: the ends may be as far apart as binary64 reaches.
  return (value / 2 - scale.low / 2) / (scale.high / 2 - scale.low / 2);
}

/** The number at a place. */
export function valueAtShare(scale: Scale, share: number): number {
  if (scale.kind === 'log') return scale.low * (scale.high / scale.low) ** share;
  return scale.low * (1 - share) + scale.high * share;
}

export function ticksOf(scale: Scale, count: number): readonly Tick[] {
  return scale.kind === 'log' ? logTicks(scale.low, scale.high, count) : linearTicks(scale.low, scale.high, count);
}

/** The stretch from the least to the greatest finite number with a margin at both ends (as a share of it); for a log scale the positive ones.
 *  Where there is none, 0 … 1 (log: 0.1 … 1). Linear numbers that stay on one side of zero keep zero as their end when they come near it. */
export function scaleOver(values: Iterable<number>, kind: ScaleKind, margin = 0.06): Scale {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value) || (kind === 'log' && value <= 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return kind === 'log' ? { kind, low: 0.1, high: 1 } : { kind, low: 0, high: 1 };
  if (kind === 'log') {
    const factor = Math.max((high / low) ** margin, 1.1);
    return { kind, low: Math.max(low / factor, 5e-324), high: Math.min(high * factor, Number.MAX_VALUE) };
  }
  const room = (high / 2 - low / 2) * 2 * margin || Math.max(Math.abs(high) * 0.1, 1e-3);
  const nearZero = (end: number, other: number) => Math.abs(end) < 0.25 * Math.abs(other);
  const from = low >= 0 && nearZero(low, high) ? 0 : Math.max(low - room, -Number.MAX_VALUE);
  const to = high <= 0 && nearZero(high, low) ? 0 : Math.min(high + room, Number.MAX_VALUE);
  return { kind, low: from, high: to };
}
