import { inside, type Address } from '../kernel/ids.ts';
import type { MacroRecord, NudgeDocument } from '../graph/document.ts';
import { wiresInto } from '../macros/wiring.ts';
import type { Program } from '../compile/program.ts';
import type { Live } from '../runtime/live.ts';
import type { FlowEnd, FlowWire } from '../canvas/flow-model.ts';
import { consumerAt, frameOf, outputEnd } from './flow-ends.ts';
import { titleOf, type Titles } from './titles.ts';

/** The wires of a document. A wire's id is the flow node and port that it enters, `n3:0`, so it stays while its source is exchanged.
 *  Into an open macro a wire ends at the frame; from there a second one leads on to the product. Cost: one visit per wire. */
export function flowWires(document: NudgeDocument, titles: Titles): readonly FlowWire[] {
  const wires: FlowWire[] = [];
  const add = (from: FlowEnd, to: FlowEnd, source: string, target: string) => {
    wires.push({ id: `${to.node}:${to.port}`, from, to, label: `wire from ${source} to ${target}` });
  };
  for (const record of document.nodes.values()) {
    const title = titles.get(record.id) ?? record.id;
    const open = record.kind === 'macro' && record.open;
    for (const { from, to } of wiresInto(record)) {
      add(
        outputEnd(document, from),
        { node: open ? frameOf(record.id) : record.id, port: to.port },
        titleOf(document, titles, from),
        title,
      );
    }
    if (open) addInside(document, titles, record, add);
  }
  return wires;
}

function addInside(
  document: NudgeDocument,
  titles: Titles,
  record: MacroRecord,
  add: (from: FlowEnd, to: FlowEnd, source: string, target: string) => void,
): void {
  const at = (local: string) => inside(record.id, local);
  const title = titles.get(record.id) ?? record.id;
  const sum = at('sum');
  const out = (node: Address): FlowEnd => ({ node, port: 'out' });
  for (const [index, { port, from }] of record.inputs.entries()) {
    const product = at(`m:${port}`);
    const called = `${title} product ${index + 1}`;
    if (from !== null)
      add({ node: frameOf(record.id), port }, { node: product, port: '0' }, titleOf(document, titles, from), called);
    add(out(at(`w:${port}`)), { node: product, port: '1' }, `${title} w${index + 1}`, called);
    add(out(product), { node: sum, port: String(index) }, called, `${title} sum`);
  }
  add(out(at('b')), { node: sum, port: String(record.inputs.length) }, `${title} b`, `${title} sum`);
  if (record.macro === 'neuron' && record.settings.activation !== 'linear')
    add(out(sum), { node: record.id, port: '0' }, `${title} sum`, title);
}

/** Tells of each wire the gradient that flows back along it: the consumer's gradient × its local slope. Null where nothing flows, so also
 *  towards constants. The slopes of a consumer are asked for once per tick, however many wires enter it. */
export function createWireFlow(live: Live): (wire: FlowWire) => number | null {
  // A wire's id says where it enters, so what it feeds never changes.
  const consumers = new Map<string, ReturnType<typeof consumerAt>>();
  let slopes = new Map<Address, readonly number[]>();
  let program: Program | null = null;
  let tick = -1;

  function slopesAt(address: Address): readonly number[] {
    let known = slopes.get(address);
    if (known === undefined) {
      known = live.slopes(address);
      slopes.set(address, known);
    }
    return known;
  }

  return ({ id, to }) => {
    const now = live.$program.get();
    if (now !== program || live.$tick.get() !== tick) {
      program = now;
      tick = live.$tick.get();
      slopes = new Map();
    }
    let consumer = consumers.get(id);
    if (consumer === undefined) {
      consumer = consumerAt(to);
      consumers.set(id, consumer);
    }
    const { address, operand } = consumer;
    const gradient = live.gradient(address) ?? null;
    if (gradient === null || readsConstant(now, address, operand)) return null;
    const slope = slopesAt(address)[operand];
    return slope === undefined ? null : gradient * slope;
  };
}

function readsConstant({ slots, indexOf }: Program, address: Address, operand: number): boolean {
  const source = slots[indexOf.get(address) ?? -1]?.inputs[operand] ?? null;
  return source !== null && slots[indexOf.get(source) ?? -1]?.constant === true;
}
