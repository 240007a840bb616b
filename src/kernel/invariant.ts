/** Thrown when the program itself is wrong. Outside text and half-built graphs never raise it. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}

/** Ends an exhaustive switch: adding a member to the union then fails to compile here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
