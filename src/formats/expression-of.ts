import { localOf, nodeOf, outerOf, within, type Address, type NodeId } from '../kernel/ids.ts';
import { noDefinitions, type LeafRecord, type NodeRecord, type NudgeDocument, type Role } from '../graph/document.ts';
import { macroContext } from '../macros/context.ts';
import { instanceAt } from '../macros/instance-at.ts';
import type { Instance } from '../macros/instance.ts';
import { bodyOf } from '../macros/table.ts';
import { literalOf } from './literals.ts';
import { macroCall } from './macro-call.ts';
import { alongPath } from './part-path.ts';
import { pathOf } from './path-words.ts';
import type { Expression } from './syntax.ts';
import { operandsOf } from './write-order.ts';

/** A node's definition as a tree, unnamed nodes spelled out in it. */
export interface Unfolded {
  readonly expression: Expression;
  /** Unnamed nodes that only this formula reads: they are part of it, and change with it. */
  readonly own: ReadonlySet<NodeId>;
  /** Unnamed nodes spelled out in it that others read too. */
  readonly shared: ReadonlySet<NodeId>;
}

/** A formula spells out this many operands and no more; the rest stays `@n7`. */
const mostOperands = 400;
const deepest = 100;

/** What a slot computes, as a tree. A slot inside a macro is spelled out one level deep: a neuron's in sums and products of its
 *  own numbers. Null for notes, for data and for what does not exist. */
export function expressionOf(document: NudgeDocument, address: Address): Unfolded | null {
  const record = document.nodes.get(nodeOf(address));
  if (record === undefined || record.kind === 'note' || record.kind === 'data') return null;
  if (localOf(address) !== null) {
    const inner = innerOf(document, address);
    return inner === null ? null : { expression: inner, own: new Set(), shared: new Set() };
  }
  const walk = createWalk(document, record.id);
  const expression = walk.define(record);
  return { expression: asWritten(expression), own: walk.own, shared: walk.shared };
}

/** An op over two bare numbers reads back as one number when it stands alone; as a call it stays an op. */
function asWritten(expression: Expression): Expression {
  if (expression.kind !== 'operation' || literalOf(expression, false) === null) return expression;
  return { kind: 'call', name: expression.op, inputs: expression.inputs, keywords: [], isMethod: false, at: 0 };
}

function createWalk(document: NudgeDocument, start: NodeId) {
  const uses = usesOf(document);
  const own = new Set<NodeId>();
  const shared = new Set<NodeId>();
  const path = new Set<NodeId>([start]);
  const rootNode = document.root === null ? null : nodeOf(document.root);
  let operands = 0;
  let sharing = 0;

  const define = (record: NodeRecord): Expression => {
    switch (record.kind) {
      case 'leaf':
        // Alone a number is an input, inside a formula a constant.
        return leafExpression(record, record.id === start ? 'input' : 'constant');
      case 'op': {
        operands += record.inputs.length;
        const inputs = record.inputs.map(read);
        return { kind: 'operation', op: record.op, inputs: inputs.length === 0 ? [waiting] : inputs, at: 0 };
      }
      case 'macro': {
        // Data and notes have no parameters for a penalty to count, and cannot be named alone.
        const inputs = operandsOf(record).filter((from) => from === null || hasNumber(document, from));
        operands += inputs.length;
        return macroCall(record, inputs.map(read), document, false);
      }
      case 'data':
      case 'note':
        return waiting;
    }
  };

  const read = (from: Address | null): Expression => {
    if (from === null) return waiting;
    const record = document.nodes.get(nodeOf(from));
    const isWhole = localOf(from) === null;
    if (record === undefined || record.name !== null || !isWhole) return reference(document, from);
    if (path.has(record.id) || path.size > deepest || operands > mostOperands) return reference(document, from);
    // What a shared node reads lives on with it.
    const isShared = sharing > 0 || uses.get(record.id) !== 1 || record.id === rootNode;
    (isShared ? shared : own).add(record.id);
    path.add(record.id);
    sharing += isShared ? 1 : 0;
    const expression = define(record);
    sharing -= isShared ? 1 : 0;
    path.delete(record.id);
    return expression;
  };

  return { define, own, shared };
}

function hasNumber(document: NudgeDocument, address: Address): boolean {
  const kind = document.nodes.get(nodeOf(address))?.kind;
  return localOf(address) !== null || (kind !== 'data' && kind !== 'note');
}

/** How often each node is read, inside or as a whole. */
function usesOf(document: NudgeDocument): ReadonlyMap<NodeId, number> {
  const uses = new Map<NodeId, number>();
  for (const record of document.nodes.values()) {
    for (const from of operandsOf(record)) if (from !== null) uses.set(nodeOf(from), (uses.get(nodeOf(from)) ?? 0) + 1);
  }
  return uses;
}

const waiting: Expression = { kind: 'waiting', at: 0 };

function number(value: number): Expression {
  return { kind: 'number', value, at: 0 };
}

/** A name where there is one, else `@n7`; what lies inside by its way there, `o.sum`, `net.l1.n2`, `h[1]`, `moons.x`. */
export function reference(document: NudgeDocument, address: Address): Expression {
  const record = document.nodes.get(nodeOf(address));
  const whole: Expression =
    record?.name == null
      ? { kind: 'node', address: nodeOf(address), at: 0 }
      : { kind: 'name', name: record.name, at: 0 };
  return alongPath(whole, pathOf(record, address, document.definitions ?? noDefinitions));
}

/** A number; with its role as a call unless it is the role that a number has there. */
function leafExpression({ value, role }: LeafRecord, plain: Role): Expression {
  if (role === plain) return number(value);
  return { kind: 'call', name: role, inputs: [number(value)], keywords: [], isMethod: false, at: 0 };
}

/** What lies inside a macro: its number, or its operation over what it reads. A neuron's sum is spelled out in sums and products. */
function innerOf(document: NudgeDocument, address: Address): Expression | null {
  const context = macroContext(document);
  const outer = outerOf(address);
  const instance = outer === null ? null : instanceAt(document, context, outer);
  if (instance === null) return null;
  if (instance.macro === 'neuron' && address.endsWith('/sum')) return weightedSum(document, instance);
  const body = bodyOf(instance, context);
  const alias = body.aliases.find(([name]) => name === address)?.[1];
  if (alias !== undefined && alias !== address) return reference(document, alias);
  const part = body.parts.find((one) => (one.kind === 'macro' ? one.instance.address : one.address) === address);
  const read = (from: Address | null) => (from === null ? waiting : reference(document, from));
  switch (part?.kind) {
    case undefined:
      return null;
    case 'leaf':
      return number(part.value);
    case 'op':
      return { kind: 'operation', op: part.op, inputs: part.inputs.map(read), at: 0 };
    case 'macro':
      return macroCall(
        part.instance,
        part.instance.inputs.map(({ from }) => read(from)),
        document,
        false,
      );
  }
}

/** x1*o.w1 + x2*o.w2 + o.b: what a neuron adds up before its activation. */
export function weightedSum(document: NudgeDocument, neuron: Pick<Instance, 'address' | 'inputs'>): Expression {
  const at = (local: string) => reference(document, within(neuron.address, local));
  const terms = [
    ...neuron.inputs.map(({ port, from }): Expression => {
      const input = from === null ? waiting : reference(document, from);
      return { kind: 'operation', op: 'mul', inputs: [input, at(`w:${port}`)], at: 0 };
    }),
    at('b'),
  ];
  return terms.reduce((left, right): Expression => ({ kind: 'operation', op: 'add', inputs: [left, right], at: 0 }));
}
