import type { Notation } from './op.ts';

/** How tightly an operator binds in expression text, as in Python: a larger number binds first. */
export const precedence = { sum: 1, product: 2, sign: 3, power: 4 } as const;

export const infix = (symbol: string, binds: number): Notation => ({ kind: 'infix', symbol, precedence: binds });

export const prefix = (symbol: string, binds: number): Notation => ({ kind: 'prefix', symbol, precedence: binds });

export const call = (name: string): Notation => ({ kind: 'call', name });
