import { inside, within, type Address, type NodeId } from '../kernel/ids.ts';
import type { NodeRecord, NudgeDocument } from '../graph/document.ts';
import type { Body } from './body.ts';
import { macroContext, type MacroContext } from './context.ts';
import { instanceOf, type Instance } from './instance.ts';
import { bodyOf } from './table.ts';
import { wiresInto } from './wires.ts';

/** One operand of one slot. */
export interface Consumer {
  readonly address: Address;
  readonly operand: number;
}

/** The slots and operands that a wire into this input feeds: for a net the products of its first layer, for an own macro whatever reads
 *  the port. What a wire brings back to its source is the sum of their contributions. For a `spare` input, which nothing reads yet, the
 *  slots that a new one would come to. Cost: one visit of what it feeds, however large the rest of the macro is.
 *  @param seen macros that hand the wire on, on the way here */
export function consumersOf(
  document: NudgeDocument,
  record: NodeRecord,
  port: string,
  seen: ReadonlySet<NodeId> = new Set(),
): readonly Consumer[] {
  switch (record.kind) {
    case 'op': {
      const operand = port === 'spare' ? record.inputs.length : Number(port);
      return [{ address: record.id, operand }];
    }
    case 'macro': {
      const context = macroContext(document);
      if (port === 'spare') return spareConsumers(instanceOf(record), context);
      const inputs = record.inputs.map((input) => ({ ...input, from: inside(record.id, `in:${input.port}`) }));
      const instance = { ...instanceOf(record), inputs };
      const mark = within(record.id, `in:${port}`);
      const consumers: Consumer[] = [];
      collect(instance, context, mark, consumers);
      return [
        ...consumers,
        ...beyond(document, record, outputsThatAre(bodyOf(instance, context), instance, mark), seen),
      ];
    }
    case 'leaf':
    case 'data':
    case 'note':
      return [];
  }
}

/** Adds what reads `mark` inside an instance. Macros lie in macros a few levels deep at most, so recursion is safe. */
function collect(instance: Instance, context: MacroContext, mark: Address, consumers: Consumer[]): void {
  for (const part of bodyOf(instance, context).parts) {
    if (part.kind === 'leaf') continue;
    if (part.kind === 'op') {
      for (const [operand, from] of part.inputs.entries())
        if (from === mark) consumers.push({ address: part.address, operand });
    } else if (part.instance.inputs.some(({ from }) => from === mark)) collect(part.instance, context, mark, consumers);
  }
}

/** The outputs of an own macro that are nothing but one of its inputs. */
function outputsThatAre({ output, aliases }: Body, { address }: Instance, mark: Address): ReadonlySet<Address> {
  const all = [[address, output] as const, ...aliases];
  return new Set(all.flatMap(([name, target]) => (target === mark ? [name] : [])));
}

/** What reads such an output reads the wire itself. */
function beyond(
  document: NudgeDocument,
  { id }: NodeRecord,
  outputs: ReadonlySet<Address>,
  seen: ReadonlySet<NodeId>,
): readonly Consumer[] {
  if (outputs.size === 0 || seen.has(id)) return [];
  const way = new Set(seen).add(id);
  return [...document.nodes.values()].flatMap((reader) =>
    wiresInto(reader).flatMap(({ from, to }) => (outputs.has(from) ? consumersOf(document, reader, to.port, way) : [])),
  );
}

function spareConsumers(instance: Instance, context: MacroContext): readonly Consumer[] {
  switch (instance.macro) {
    case 'neuron':
      return [{ address: within(instance.address, 'sum'), operand: instance.inputs.length }];
    case 'layer':
      return bodyOf(instance, context).parts.flatMap((part) =>
        part.kind === 'macro' ? spareConsumers(part.instance, context) : [],
      );
    case 'mlp': {
      const [first] = bodyOf(instance, context).parts;
      return first?.kind === 'macro' ? spareConsumers(first.instance, context) : [];
    }
    case 'softmax_cross_entropy': {
      const logits = instance.inputs.length - 1;
      return [
        { address: within(instance.address, 'largest'), operand: logits },
        { address: within(instance.address, 'right'), operand: logits + 1 },
      ];
    }
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'l2_penalty':
    case 'custom':
      return [];
  }
}
