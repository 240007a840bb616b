import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/compile/evaluate.ts';
import type { Address } from '../../src/kernel/ids.ts';
import type { NudgeDocument } from '../../src/graph/document.ts';
import type { Workbench } from '../../src/store/workbench.ts';
import { graph } from '../support/graph.ts';
import { perform, randomEdit } from '../support/random-edits.ts';
import { bench } from '../support/workbench.ts';

/** fast-check prints seed and path of a failure; they are kept here as regressions by `seed` and `path`. */
const runs = { numRuns: 150 };
const start = () =>
  graph({
    a: 2,
    b: -3,
    c: 10,
    f: -2,
    e: ['mul', 'a', 'b'],
    d: ['add', 'e', 'c'],
    L: ['mul', 'd', 'f'],
    o: { neuron: ['L', 'a'] },
  });

/** Every value and gradient of the live document, the very bits: −0 and NaN are told apart by the text. */
function bitsOfLive({ live, $document }: Workbench): string {
  return bits(
    live.$program.get().slots.map(({ address }) => address),
    live.value,
    live.gradient,
    $document.get(),
  );
}

function bitsOfFresh(document: NudgeDocument): string {
  const { program, value, gradient } = evaluate(document);
  return bits(
    program.slots.map(({ address }) => address),
    value,
    gradient,
    document,
  );
}

function bits(
  addresses: readonly Address[],
  value: (address: Address) => number | undefined,
  gradient: (address: Address) => number | null | undefined,
  document: NudgeDocument,
): string {
  const cell = (number: number | null | undefined) =>
    typeof number === 'number' && Object.is(number, -0) ? '-0' : String(number);
  const lines = addresses.map((address) => `${address} ${cell(value(address))} ${cell(gradient(address))}`);
  return [...lines, ...[...document.nodes.keys()].map((id) => `${id} ${cell(value(id))} ${cell(gradient(id))}`)]
    .sort()
    .join('\n');
}

test('after any edits, the live numbers are those of a fresh compile, bit for bit', () => {
  fc.assert(
    fc.property(fc.array(randomEdit, { minLength: 1, maxLength: 60 }), (edits) => {
      const workbench = bench(start());
      for (const edit of edits) {
        perform(workbench, edit);
        expect(bitsOfLive(workbench)).toBe(bitsOfFresh(workbench.$document.get()));
      }
    }),
    runs,
  );
});

test('k undos then k redos are the identity, numbers bit for bit', () => {
  fc.assert(
    fc.property(fc.array(randomEdit, { minLength: 1, maxLength: 40 }), (edits) => {
      const workbench = bench(start());
      const forth = edits.filter(({ kind }) => kind !== 'undo' && kind !== 'redo');
      for (const edit of forth) perform(workbench, edit);
      const document = workbench.$document.get();
      const numbers = bitsOfLive(workbench);
      let steps = 0;
      while (workbench.undo() !== null) steps++;
      expect(workbench.$document.get()).toEqual(start());
      expect(bitsOfLive(workbench)).toBe(bitsOfFresh(start()));
      for (let step = 0; step < steps; step++) workbench.redo();
      expect(workbench.$document.get()).toEqual(document);
      expect(bitsOfLive(workbench)).toBe(numbers);
    }),
    runs,
  );
});

test('every wire leads to something that is there, whatever was edited', () => {
  fc.assert(
    fc.property(fc.array(randomEdit, { minLength: 1, maxLength: 60 }), (edits) => {
      const workbench = bench(start());
      for (const edit of edits) {
        perform(workbench, edit);
        const { slots, indexOf, problems } = workbench.live.$program.get();
        for (const slot of slots) {
          for (const input of slot.inputs) expect(input === null || indexOf.has(input)).toBe(true);
          expect(problems.get(slot.address)?.kind).not.toBe('cycle');
        }
      }
    }),
    runs,
  );
});
