/** How many tests of a suite passed and failed. */
export const none = { passed: 0, failed: 0 };

export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

/** Prints the figures as the last line and makes the program's exit code follow them. */
export function report({ passed, failed }) {
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
}
