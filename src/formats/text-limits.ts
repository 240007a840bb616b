/** How much expression text may hold. */
export const textLimits = {
  /** UTF-16 units in one line. A formula stands on one line; one that continues inside brackets may have this many on each. */
  formula: 10_000,
  /** UTF-8 bytes of a whole text, 1 MB = 1,000,000 bytes. */
  bytes: 5_000_000,
  /** Brackets, signs and powers within each other. */
  nesting: 256,
} as const;
