import { expect, test } from 'vitest';
import known from '../../fixtures/golden/known.json';
import random from '../../fixtures/golden/random.json';
import { relativeError } from '../../support/close.ts';
import { readProgram } from '../../support/program.ts';
import { sweep } from '../../support/tape-graph.ts';

interface GoldenProgram {
  readonly name: string;
  readonly program: string;
  readonly root: string;
  readonly values: Readonly<Record<string, number | undefined>>;
  readonly gradients: Readonly<Record<string, number | undefined>>;
}

/** Every number of the program that is further off than the tolerance, relative to `scale(reference)`. */
function faults({ program, root, values, gradients }: GoldenProgram, tolerance: number): readonly string[] {
  const { graph, nodeOf } = readProgram(program, root);
  const swept = sweep(graph);
  return [...nodeOf].flatMap(([name, node]) => {
    // The files give 0 where a name does not reach the root.
    const pairs = [
      ['value', swept.values[node]!, values[name]],
      ['gradient', swept.gradients[node] ?? 0, gradients[name]],
    ] as const;
    return pairs
      .filter(([, actual, expected]) => expected === undefined || !(relativeError(actual, expected) <= tolerance))
      .map(([what, actual, expected]) => `${what} of ${name} is ${actual} and should be ${expected}`);
  });
}

test.each(known as readonly GoldenProgram[])('$name has the values and gradients of 60-digit arithmetic', (golden) => {
  expect(faults(golden, 1e-12)).toEqual([]);
});

test.each(random as readonly GoldenProgram[])('$name has the values and gradients of 60-digit arithmetic', (golden) => {
  expect(faults(golden, 1e-10)).toEqual([]);
});
