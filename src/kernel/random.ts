import { invariant } from './invariant.ts';

/** A stream of random numbers. The same seed gives the same stream on every machine. */
export interface Random {
  /** The next 32 bits, 0 … 2³² − 1. */
  readonly bits: () => number;
  /** A number strictly between low and high, in steps of (high − low) / 2⁵². */
  readonly uniform: (low: number, high: number) => number;
  /** A whole number, 0 … count − 1, each equally likely. Count is 1 … 2³². */
  readonly integer: (count: number) => number;
}

/** xoshiro128** 1.1 (D. Blackman and S. Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47, 2021), its state filled
 *  by SplitMix64 as its authors advise. Seeds are safe integers. */
export function createRandom(seed: number): Random {
  invariant(Number.isSafeInteger(seed), `a seed is a whole number, not ${seed}`);
  const mix = splitMix64(BigInt(seed));
  const [first, second] = [mix(), mix()];
  return xoshiro128([
    Number(first & 0xffffffffn),
    Number(first >> 32n),
    Number(second & 0xffffffffn),
    Number(second >> 32n),
  ]);
}

/** The stream from a given state of four 32-bit words, not all zero. */
export function xoshiro128(state: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = state;

  function bits(): number {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  }

  return {
    bits,
    uniform: (low, high) => {
      const fraction = (bits() * 2 ** 20 + (bits() >>> 12) + 0.5) / 2 ** 52;
      return low + (high - low) * fraction;
    },
    integer: (count) => {
      invariant(Number.isInteger(count) && count > 0 && count <= 2 ** 32, `cannot choose among ${count}`);
      // What would make the first numbers likelier is thrown away.
      const limit = 2 ** 32 - (2 ** 32 % count);
      let drawn = bits();
      while (drawn >= limit) drawn = bits();
      return drawn % count;
    },
  };
}

/** A seed from text, so that a document's seed and a name together give each weight its own stream: the lower 53 bits of 64-bit FNV-1a
 *  (G. Fowler, L. C. Noll, K.-P. Vo; RFC 9923) over its UTF-8 bytes. */
export function seedFrom(text: string): number {
  return Number(fnv1a(text) & ((1n << 53n) - 1n));
}

/** 64-bit FNV-1a over the UTF-8 bytes of a text. */
export function fnv1a(text: string): bigint {
  // Two halves of 32 bits: BigInt at every byte takes most of the time in which a large net is drawn.
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // The prime is 2⁴⁰ + 0x1b3.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return (BigInt(high) << 32n) | BigInt(low);
}

/** SplitMix64 (G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014). */
export function splitMix64(seed: bigint): () => bigint {
  let state = BigInt.asUintN(64, seed);
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
