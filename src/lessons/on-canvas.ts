import type { NodeRecord } from '../graph/document.ts';
import type { OpId } from '../ops/table.ts';
import type { LessonWorld } from '../store/classroom/lesson-world.ts';

/** Whether two numbers agree to nine digits, or below 1 to nine decimals. */
export function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}

export function recordNamed(world: LessonWorld, name: string): NodeRecord | undefined {
  return [...world.document.nodes.values()].find((record) => record.name === name);
}

/** Whether the node of that name is this operation. */
export function isOp(world: LessonWorld, name: string, op: OpId): boolean {
  const record = recordNamed(world, name);
  return record?.kind === 'op' && record.op === op;
}

/** Whether there is a card of this operation anywhere. */
export function hasOp(world: LessonWorld, op: OpId): boolean {
  return [...world.document.nodes.values()].some((record) => record.kind === 'op' && record.op === op);
}

/** Whether the macro of that name lies open on the canvas. */
export function isOpen(world: LessonWorld, name: string): boolean {
  const record = recordNamed(world, name);
  return record?.kind === 'macro' && record.open;
}
