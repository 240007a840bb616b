import type { Address } from '../kernel/ids.ts';
import { ops } from '../ops/table.ts';
import type { Problem } from '../graph/problem.ts';
import type { Slot } from '../graph/slot.ts';
import { consumersOf, loops, pathBetween } from '../graph/topology.ts';

/** Which slots have no number, and why. `inputs` are indices into `slots`, −1 where nothing is wired.
 *  Exactly the slots of a loop are marked as a cycle; all downstream of a problem is blocked. */
export function findProblems(
  slots: readonly Slot[],
  inputs: readonly (readonly number[])[],
): ReadonlyMap<Address, Problem> {
  const problems = new Map<Address, Problem>();
  const wired = inputs.map((operands) => operands.filter((operand) => operand >= 0));
  const starts: number[] = [];
  for (const [index, slot] of slots.entries()) {
    const waiting = waitingOperands(slot, inputs[index] ?? []);
    if (waiting === null) continue;
    problems.set(slot.address, { kind: 'waiting', operands: waiting });
    starts.push(index);
  }
  for (const group of loops(wired)) {
    const members = new Set(group);
    const within = wired.map((operands, index) =>
      members.has(index) ? operands.filter((operand) => members.has(operand)) : [],
    );
    for (const index of group) {
      const loop = (pathBetween(within, index, index) ?? [index]).toReversed();
      const slot = slots[index];
      if (slot === undefined) continue;
      problems.set(slot.address, { kind: 'cycle', loop: loop.flatMap((member) => slots[member]?.address ?? []) });
      starts.push(index);
    }
  }
  if (starts.length > 0)
    markDownstream(
      slots,
      consumersOf(wired),
      starts.sort((a, b) => a - b),
      problems,
    );
  return problems;
}

function waitingOperands(slot: Slot, operands: readonly number[]): readonly number[] | null {
  if (slot.op === 'leaf') return null;
  if (operands.length === 0) return [];
  const waiting = operands.flatMap((operand, position) => (operand < 0 ? [position] : []));
  // What picks waits for something to pick from.
  if (ops[slot.op].picks && operands.length === 1) waiting.push(1);
  return waiting.length > 0 ? waiting : null;
}

function markDownstream(
  slots: readonly Slot[],
  consumers: readonly (readonly number[])[],
  starts: readonly number[],
  problems: Map<Address, Problem>,
): void {
  for (const start of starts) {
    const by = slots[start]?.address;
    const stack = [start];
    for (let index = stack.pop(); index !== undefined && by !== undefined; index = stack.pop()) {
      for (const consumer of consumers[index] ?? []) {
        const slot = slots[consumer];
        if (slot === undefined || problems.has(slot.address)) continue;
        problems.set(slot.address, { kind: 'blocked', by });
        stack.push(consumer);
      }
    }
  }
}
