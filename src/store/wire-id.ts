import { address, nodeOf, localOf, type Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { InputEnd } from '../macros/wires.ts';

/** Where a wire enters on the canvas, which is what its id says (`n3:0`, `n7/frame:p1`, `n7/m:p1:0`): a flow node and a port.
 *  Null for text that is no id of a wire. */
export function wireEnd(id: string): { readonly node: Address; readonly port: string } | null {
  const cut = id.lastIndexOf(':');
  const node = cut < 0 ? null : address(id.slice(0, cut));
  return node === null ? null : { node, port: id.slice(cut + 1) };
}

/** The input of the document that a wire enters; null for a wire inside an open macro. Both halves of a wire into an open macro, up to
 *  its frame and on to the product, mean the macro's input. */
export function wiredInput(document: NudgeDocument, id: string): InputEnd | null {
  const end = wireEnd(id);
  if (end === null) return null;
  const node = nodeOf(end.node);
  const record = document.nodes.get(node);
  const local = localOf(end.node);
  if (local === 'frame') return { node, port: end.port };
  if (local === null) return record?.kind === 'macro' && record.open ? null : { node, port: end.port };
  return local.startsWith('m:') && end.port === '0' ? { node, port: local.slice('m:'.length) } : null;
}
