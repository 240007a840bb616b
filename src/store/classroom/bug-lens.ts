import { shortNumeral } from '../../kernel/numeral.ts';
import { lastOf, outerOf, type Address } from '../../kernel/ids.ts';
import type { Program } from '../../compile/program.ts';
import { entryOf, type Insides } from '../../macros/insides.ts';
import type { Lens, Shown } from '../lens.ts';
import { wireEnd } from '../wire-id.ts';
import type { BugReport } from './bug-report.ts';

/** Lays a wrong pass over the canvas: cards show what it gives, wires what it sends. */
export function bugLens(report: BugReport, program: Program, insides: Insides): Lens {
  return {
    gradient(address): Shown | null {
      const found = report.at(address);
      if (found === undefined) return null;
      if (!report.isFinished) return { kind: 'blank', words: 'The recursion was stopped before it was done.' };
      return { kind: 'number', number: found.wrong, note: `not ${shortNumeral(found.right)}`, isWrong: true };
    },
    wire(id) {
      if (!report.isFinished) return null;
      let flow: number | null = null;
      for (const [consumer, operand] of consumersOf(insides, id)) {
        if (readsConstant(program, consumer, operand)) continue;
        const sent = report.sent(consumer, operand);
        if (sent !== null) flow = (flow ?? 0) + sent;
      }
      return flow === null ? null : { lit: 'on', flow };
    },
  };
}

/** All operands that a wire feeds, by its id: one of an op, and for a macro everything inside that reads the port. */
function consumersOf(insides: Insides, id: string): readonly (readonly [Address, operand: number])[] {
  const end = wireEnd(id);
  if (end === null) return [];
  const isFrame = lastOf(end.node) === 'frame';
  const slot = isFrame ? (outerOf(end.node) ?? end.node) : end.node;
  if (!isFrame && /^\d/.test(end.port)) return [[slot, Number(end.port)]];
  const found: (readonly [Address, number])[] = [];
  const open = [{ macro: slot, port: end.port }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entry = entryOf(next.macro, next.port);
    for (const part of insides.inside(next.macro)?.parts ?? []) {
      if (part.kind === 'op')
        for (const [operand, from] of part.inputs.entries()) if (from === entry) found.push([part.address, operand]);
      if (part.kind === 'macro')
        for (const { port, from } of part.instance.inputs)
          if (from === entry) open.push({ macro: part.instance.address, port });
    }
  }
  return found;
}

function readsConstant({ slots, indexOf }: Program, consumer: Address, operand: number): boolean {
  const source = slots[indexOf.get(consumer) ?? -1]?.inputs[operand] ?? null;
  return source !== null && slots[indexOf.get(source) ?? -1]?.constant === true;
}
