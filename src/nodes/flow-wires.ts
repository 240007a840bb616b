import type { Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { wiresInto } from '../macros/wires.ts';
import type { FlowEnd, FlowWire } from '../canvas/flow-model.ts';
import { frameOf, outputEnd } from './flow-ends.ts';
import { createInsides, type Inside, type Insides } from '../macros/insides.ts';
import { titleOf, type Titles } from './titles.ts';

/** The wires of a document. A wire's id is the flow node and port that it enters, `n3:0`, so it stays while its source is exchanged.
 *  Into an open macro a wire ends at the frame; from there others lead on to all that read the port. Cost: one visit per wire drawn. */
export function flowWires(
  document: NudgeDocument,
  titles: Titles,
  insides: Insides = createInsides()(document),
): readonly FlowWire[] {
  const drawn: Drawn = { document, titles, insides, wires: [] };
  for (const record of document.nodes.values()) {
    const open = record.kind === 'macro' && record.open;
    for (const { from, to } of wiresInto(record))
      draw(drawn, from, { node: open ? frameOf(record.id) : record.id, port: to.port }, record.id);
    if (open) drawInside(drawn, insides.inside(record.id));
  }
  return drawn.wires;
}

interface Drawn {
  readonly document: NudgeDocument;
  readonly titles: Titles;
  readonly insides: Insides;
  readonly wires: FlowWire[];
}

/** @param reader whose name the wire's label ends with */
function draw({ document, titles, insides, wires }: Drawn, from: Address, to: FlowEnd, reader: Address): void {
  const source = insides.source(from);
  // The way on from a port that nothing is wired to waits with it.
  if (source === null) return;
  const called = (address: Address) => titleOf(document, titles, address);
  const label = `wire from ${called(source)} to ${called(reader)}`;
  wires.push({ id: `${to.node}:${to.port}`, from: outputEnd(document, insides, from), to, label });
}

function drawInside(drawn: Drawn, inside: Inside | null): void {
  if (inside === null) return;
  for (const part of inside.parts) {
    switch (part.kind) {
      case 'leaf':
        break;
      case 'op':
        for (const [operand, from] of part.inputs.entries())
          if (from !== null) draw(drawn, from, { node: part.address, port: String(operand) }, part.address);
        break;
      case 'macro': {
        const { address, open, inputs } = part.instance;
        const node = open ? frameOf(address) : address;
        for (const { port, from } of inputs) if (from !== null) draw(drawn, from, { node, port }, address);
        if (open) drawInside(drawn, drawn.insides.inside(address));
      }
    }
  }
}
