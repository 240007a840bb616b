import { nodeOf } from '../../src/kernel/ids.ts';
import type { NodeRecord, NudgeDocument } from '../../src/graph/document.ts';
import { cardPorts, cardSize } from '../../src/graph/geometry.ts';

/** What one sees of a document's wires and cards, measured point by point and with none of the layout's own code. */

interface End {
  readonly record: NodeRecord;
  readonly x: number;
  readonly y: number;
}

interface DrawnWire {
  readonly from: End;
  readonly to: End;
}

export function wiresOf(document: NudgeDocument): readonly DrawnWire[] {
  return [...document.nodes.values()].flatMap((record) => {
    const operands =
      record.kind === 'op' ? record.inputs : record.kind === 'macro' ? record.inputs.map(({ from }) => from) : [];
    const entries = cardPorts(record).filter(({ side }) => side === 'in');
    return operands.flatMap((operand, index): readonly DrawnWire[] => {
      const source = operand === null ? undefined : document.nodes.get(nodeOf(operand));
      const entry = entries[index];
      const exit = source === undefined ? undefined : cardPorts(source).find(({ side }) => side === 'out');
      if (source === undefined || entry === undefined || exit === undefined) return [];
      const from = { record: source, x: source.x + exit.x, y: source.y + exit.y };
      return [{ from, to: { record, x: record.x + entry.x, y: record.y + entry.y } }];
    });
  });
}

/** Points along a wire: a cubic curve that leaves and enters level, its control points half way. */
function pointsOf({ from, to }: DrawnWire): readonly (readonly [x: number, y: number])[] {
  return Array.from({ length: 61 }, (_, step) => {
    const t = step / 60;
    const s = 1 - t;
    const middle = (from.x + to.x) / 2;
    return [s ** 3 * from.x + 3 * s * t * middle + t ** 3 * to.x, from.y + (to.y - from.y) * t * t * (3 - 2 * t)];
  });
}

/** Pairs of cards nearer than `margin` to each other. */
export function overlaps(document: NudgeDocument, margin: number): readonly string[] {
  const records = [...document.nodes.values()];
  return records.flatMap((a, index) =>
    records.slice(index + 1).flatMap((b) => {
      const [sizeA, sizeB] = [cardSize(a), cardSize(b)];
      const across = a.x < b.x + sizeB.width + margin && b.x < a.x + sizeA.width + margin;
      const down = a.y < b.y + sizeB.height + margin && b.y < a.y + sizeA.height + margin;
      return across && down ? [`${a.id} and ${b.id}`] : [];
    }),
  );
}

/** Wires that run under a card which is neither of their ends. */
export function covered(document: NudgeDocument): readonly string[] {
  return wiresOf(document).flatMap((wire) =>
    [...document.nodes.values()].flatMap((record) => {
      if (record === wire.from.record || record === wire.to.record) return [];
      const { width, height } = cardSize(record);
      const under = pointsOf(wire).some(
        ([x, y]) => x > record.x && x < record.x + width && y > record.y && y < record.y + height,
      );
      return under ? [`${wire.from.record.id} → ${wire.to.record.id} under ${record.id}`] : [];
    }),
  );
}

/** How many pairs of wires cross. Wires that share an end do not cross there. */
export function crossings(document: NudgeDocument): number {
  const curves = wiresOf(document).map(pointsOf);
  let total = 0;
  for (const [index, a] of curves.entries()) for (const b of curves.slice(index + 1)) if (cross(a, b)) total++;
  return total;
}

type Points = readonly (readonly [number, number])[];

function cross(a: Points, b: Points): boolean {
  for (let i = 1; i < a.length; i++) {
    for (let j = 1; j < b.length; j++) {
      const [p, q, r, s] = [a[i - 1]!, a[i]!, b[j - 1]!, b[j]!];
      if (side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0) return true;
    }
  }
  return false;
}

function side(p: readonly [number, number], q: readonly [number, number], r: readonly [number, number]): number {
  return Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
}
