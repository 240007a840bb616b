import { nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { takesAnyNumber } from '../graph/geometry.ts';
import type { NodeRecord, NudgeDocument } from '../graph/document.ts';
import { withInput, withoutInput } from './inputs.ts';
import { wiresInto, withRecord, type InputEnd } from './wires.ts';

/** The document with `from` wired into an input; what was wired there is replaced. A spare port grows an input.
 *  The caller has asked for loops first. */
export function connect(document: NudgeDocument, from: Address, to: InputEnd): NudgeDocument {
  const record = document.nodes.get(to.node);
  if (record === undefined) return document;
  return withRecord(document, connected(record, document.seed, from, to.port));
}

function connected(record: NodeRecord, seed: number, from: Address, port: string): NodeRecord {
  if (record.kind === 'macro') {
    if (port === 'spare') return withInput(record, seed, from);
    return { ...record, inputs: record.inputs.map((input) => (input.port === port ? { port, from } : input)) };
  }
  if (record.kind !== 'op') return record;
  if (port === 'spare') return { ...record, inputs: [...record.inputs, from] };
  return { ...record, inputs: record.inputs.map((old, index) => (String(index) === port ? from : old)) };
}

/** The document without the wire into an input. An op of any number of inputs closes up; a neuron keeps the input and its weight, which then waits. */
export function disconnect(document: NudgeDocument, to: InputEnd): NudgeDocument {
  const record = document.nodes.get(to.node);
  if (record === undefined) return document;
  return withRecord(
    document,
    disconnected(record, (_, port) => port === to.port),
  );
}

function disconnected(record: NodeRecord, cut: (from: Address, port: string) => boolean): NodeRecord {
  if (record.kind === 'macro') {
    return {
      ...record,
      inputs: record.inputs.map(({ port, from }) => ({ port, from: from !== null && cut(from, port) ? null : from })),
    };
  }
  if (record.kind !== 'op') return record;
  const kept = record.inputs.map((from, index) => (from !== null && cut(from, String(index)) ? null : from));
  return { ...record, inputs: takesAnyNumber(record) ? kept.filter((from) => from !== null) : kept };
}

/** A macro without one of its inputs and the input's weights; where its inputs have fixed meanings, and for an op, the wire alone goes. */
export function removeInput(document: NudgeDocument, to: InputEnd): NudgeDocument {
  const record = document.nodes.get(to.node);
  return record?.kind === 'macro'
    ? withRecord(document, withoutInput(record, document.seed, to.port))
    : disconnect(document, to);
}

/** The document without these nodes; wires from them are cut, a root or loss of training that was among them is unset, and penalties count
 *  them no longer. */
export function removeNodes(document: NudgeDocument, ids: ReadonlySet<NodeId>): NudgeDocument {
  const gone = (address: Address) => ids.has(nodeOf(address));
  const nodes = new Map<NodeId, NodeRecord>();
  for (const [id, record] of document.nodes) {
    if (ids.has(id)) continue;
    const reads = wiresInto(record).some((wire) => gone(wire.from));
    nodes.set(id, withoutCounted(reads ? disconnected(record, gone) : record, ids));
  }
  const { root, training } = document;
  return {
    ...document,
    nodes,
    root: root !== null && gone(root) ? null : root,
    ...(training?.loss && gone(training.loss) ? { training: { ...training, loss: null } } : {}),
  };
}

function withoutCounted(record: NodeRecord, ids: ReadonlySet<NodeId>): NodeRecord {
  if (record.kind !== 'macro' || record.macro !== 'l2_penalty') return record;
  const over = record.settings.over?.filter((id) => !ids.has(id));
  return over === undefined || over.length === record.settings.over?.length
    ? record
    : { ...record, settings: { over } };
}
