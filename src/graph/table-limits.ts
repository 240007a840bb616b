/** How much a data table may hold. */
export const tableLimits = {
  rows: 10_000,
  columns: 64,
  /** A table as text, in bytes of UTF-8. */
  textBytes: 5_000_000,
  columnName: 64,
  label: 200,
} as const;
