import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardSize } from '../../src/graph/geometry.ts';
import { freeSpot } from '../../src/graph/free-spot.ts';
import { layoutDocument } from '../../src/graph/layout.ts';
import { loops } from '../../src/graph/topology.ts';
import type { NudgeDocument } from '../../src/graph/document.ts';
import { nodeOf } from '../../src/kernel/ids.ts';
import { overlaps, wiresOf } from '../support/drawing.ts';
import { anyDocument } from '../support/random-document.ts';

/** fast-check prints seed and path of a failure. */
const runs = { numRuns: 300 };

test('whatever is drawn, no card comes near another, notes stay, and every place is a multiple of 4', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const drawn = layoutDocument(document);
      const notes = [...document.nodes.values()].filter(({ kind }) => kind === 'note');
      for (const note of notes) expect(drawn.nodes.get(note.id)).toBe(note);
      const cards = [...drawn.nodes.values()].filter(({ kind }) => kind !== 'note');
      for (const { x, y } of cards) expect([Math.abs(x % 4), Math.abs(y % 4)]).toEqual([0, 0]);
      const between = overlaps(drawn, 20).filter(
        (pair) =>
          !notes.some(({ id }) => pair.endsWith(` ${id}`) && notes.some((other) => pair.startsWith(`${other.id} `))),
      );
      expect(between).toEqual([]);
    }),
    runs,
  );
});

test('without a loop, every wire runs to the right', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      fc.pre(!hasLoop(document));
      for (const { from, to } of wiresOf(layoutDocument(document))) {
        expect(to.record.x).toBeGreaterThanOrEqual(from.record.x + cardSize(from.record).width + 100);
      }
    }),
    runs,
  );
});

test('nodes that are added move nobody and cover nobody', () => {
  fc.assert(
    fc.property(anyDocument, fc.nat(), (document, which) => {
      const ids = [...document.nodes.keys()];
      const only = new Set(ids.filter((_, index) => (which >> (index % 16)) % 2 === 0));
      const old = layoutDocument(document, { only: new Set(ids.filter((id) => !only.has(id))) });
      const drawn = layoutDocument(old, { only });
      for (const [id, record] of old.nodes) if (!only.has(id)) expect(drawn.nodes.get(id)).toBe(record);
      expect(overlaps(drawn, 20)).toEqual([]);
    }),
    runs,
  );
});

test('a free spot covers no card', () => {
  fc.assert(
    fc.property(
      anyDocument,
      fc.integer({ min: -3000, max: 3000 }),
      fc.integer({ min: -3000, max: 3000 }),
      (document, x, y) => {
        const size = { width: 132, height: 96 };
        const spot = freeSpot(document, size, { x, y });
        for (const record of document.nodes.values()) {
          const { width, height } = cardSize(record);
          const free =
            spot.x >= record.x + width ||
            record.x >= spot.x + size.width ||
            spot.y >= record.y + height ||
            record.y >= spot.y + size.height;
          expect(free).toBe(true);
        }
      },
    ),
    runs,
  );
});

function hasLoop(document: NudgeDocument): boolean {
  const ids = [...document.nodes.keys()];
  const inputs = [...document.nodes.values()].map((record) => {
    const wires =
      record.kind === 'op' ? record.inputs : record.kind === 'macro' ? record.inputs.map(({ from }) => from) : [];
    return wires.flatMap((wire) => (wire === null ? [] : [ids.indexOf(nodeOf(wire))]));
  });
  return loops(inputs).length > 0;
}
