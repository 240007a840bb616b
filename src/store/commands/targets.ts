import { address, localOf, nodeOf, outerOf, within, type Address, type NodeId } from '../../kernel/ids.ts';
import { noDefinitions, type LeafRecord, type MacroRecord, type NudgeDocument } from '../../graph/document.ts';
import { macroContext } from '../../macros/context.ts';
import { instanceAt } from '../../macros/instance-at.ts';
import type { Instance } from '../../macros/instance.ts';
import type { Bench } from '../bench.ts';
import { slotOf } from './slot-of.ts';

/** What commands act on: the selected cards, or where nothing is selected the card that holds the keyboard focus. */
export function targets({ workbench, canvas }: Bench): readonly Address[] {
  const selection = workbench.$selection.get();
  if (selection.size > 0) return [...selection];
  const focused = address(canvas.focusedNode() ?? '');
  return focused !== null && workbench.$document.get().nodes.has(nodeOf(focused)) ? [focused] : [];
}

/** The one card that is meant; null when there is none or there are several. */
export function soleTarget(bench: Bench): Address | null {
  const all = targets(bench);
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** The flow id of a node as a whole: its frame while it lies open, else its card. */
export function wholeId(document: NudgeDocument, id: NodeId): Address {
  const record = document.nodes.get(id);
  return record?.kind === 'macro' && record.open ? frameOf(id) : id;
}

/** The flow id of the frame around an open macro, at any depth. */
export function frameOf(macro: Address): Address {
  return within(macro, 'frame');
}

/** Whether a card is a part of an open macro rather than a node of its own. */
export function isPart(document: NudgeDocument, flowId: Address): boolean {
  const local = localOf(flowId);
  if (local !== null) return local !== 'frame';
  const record = document.nodes.get(nodeOf(flowId));
  return record?.kind === 'macro' && record.open;
}

/** The nodes that are meant as wholes: parts of open macros are left out. */
export function wholeTargets(bench: Bench): ReadonlySet<NodeId> {
  const document = bench.workbench.$document.get();
  return new Set(
    targets(bench)
      .filter((flowId) => !isPart(document, flowId))
      .map(nodeOf),
  );
}

/** Every node that is meant, itself or by one of its parts: parts cannot be moved alone, so their macro stands for them. */
export function heldTargets(bench: Bench): ReadonlySet<NodeId> {
  return new Set(targets(bench).map(nodeOf));
}

/** The leaf nodes among what is meant. */
export function targetLeaves(bench: Bench): readonly LeafRecord[] {
  const { nodes } = bench.workbench.$document.get();
  return [...wholeTargets(bench)].flatMap((id) => {
    const record = nodes.get(id);
    return record?.kind === 'leaf' ? [record] : [];
  });
}

/** The macros of the document among what is meant; a part stands for its macro. */
export function targetMacros(bench: Bench): readonly MacroRecord[] {
  const { nodes } = bench.workbench.$document.get();
  return [...heldTargets(bench)].flatMap((id) => {
    const record = nodes.get(id);
    return record?.kind === 'macro' ? [record] : [];
  });
}

/** The macros that are meant, at any depth: of a frame or a closed card its own, of a part inside a macro the one it lies in. */
export function targetInstances(bench: Bench): readonly Instance[] {
  const document = bench.workbench.$document.get();
  const found = new Map<Address, Instance>();
  for (const flowId of targets(bench)) {
    const instance = instanceAround(document, slotOf(flowId));
    if (instance !== null) found.set(instance.address, instance);
  }
  return [...found.values()];
}

/** The innermost macro that an address is or lies in; null where there is none. */
export function instanceAround(document: NudgeDocument, at: Address): Instance | null {
  const context = macroContext({ ...document, definitions: document.definitions ?? noDefinitions });
  for (let around: Address | null = at; around !== null; around = outerOf(around)) {
    const instance = instanceAt(document, context, around);
    if (instance !== null) return instance;
  }
  return null;
}
