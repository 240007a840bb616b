import { abs, max, min, step } from './comparison.ts';
import { add, div, mul, neg, sub } from './arithmetic.ts';
import { cos, sin } from './trigonometry.ts';
import { exp, log } from './exponentials.ts';
import { gelu, leaky_relu, relu, sigmoid, softplus, tanh } from './activations.ts';
import { mean, mean_rows, pick, product, sum, sum_of_squares, sum_rows } from './reductions.ts';
import type { Op } from './op.ts';
import { pow, sqrt, square } from './powers.ts';

/** Every operation, by the name that expressions and files use. Their order here is their rank on the tape. */
export const ops = {
  add,
  sub,
  mul,
  div,
  neg,
  pow,
  square,
  sqrt,
  exp,
  log,
  sin,
  cos,
  tanh,
  sigmoid,
  relu,
  leaky_relu,
  softplus,
  gelu,
  abs,
  step,
  min,
  max,
  sum,
  product,
  mean,
  sum_of_squares,
  pick,
  mean_rows,
  sum_rows,
} satisfies Record<string, Op>;

export type OpId = keyof typeof ops;

/** Whether a name is that of an op. */
export function isOpId(text: string): text is OpId {
  return Object.hasOwn(ops, text);
}

/** The names of all ops, in the order of the table. */
export const opIds: readonly OpId[] = Object.keys(ops).filter(isOpId);
