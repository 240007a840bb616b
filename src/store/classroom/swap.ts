import { atom, type ReadableAtom } from 'nanostores';
import type { Address, NodeId } from '../../kernel/ids.ts';
import { compile, type Program } from '../../compile/program.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { structureChanged } from '../../runtime/structure-changed.ts';
import { compareForms, lostAt, type Compared } from '../swap/compare.ts';
import { swapNode, swapsAt, type SwapOffer } from '../swap/swaps.ts';
import type { ClassroomParts } from './parts.ts';

/** The proof that an exchange changed nothing outside, at the numbers of now: the old form is computed beside the new one. */
export interface SwapProof {
  readonly node: NodeId;
  readonly offer: SwapOffer;
  readonly compared: readonly Compared[];
  /** How many of them are not equal, also beyond rounding. */
  readonly different: number;
  /** A part of the new form that has no ordinary number here; null where all have. */
  readonly lost: Address | null;
}

/** One node exchanged for its equal, with the proof that nothing outside changed. */
export interface SwapSession {
  /** Follows every nudge; null before an exchange, and after one once the graph is edited in another way. */
  readonly $proof: ReadableAtom<SwapProof | null>;
  /** The latest exchange, a new object each time: what came out of which node. */
  readonly $made: ReadableAtom<{ readonly node: NodeId; readonly created: readonly NodeId[] } | null>;
  /** What the node can be exchanged for, as the document is now. */
  readonly offers: (node: NodeId) => readonly SwapOffer[];
  /** Makes the exchange as one undo step. */
  readonly swap: (node: NodeId, offer: SwapOffer) => void;
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

interface Exchange {
  readonly node: NodeId;
  readonly offer: SwapOffer;
  readonly after: NudgeDocument;
  readonly old: Program;
  readonly inside: ReadonlySet<NodeId>;
}

export function createSwapSession({ workbench, view, canvas }: ClassroomParts): SwapSession {
  const { live } = workbench;
  const $proof = atom<SwapProof | null>(null);
  const $made = atom<{ readonly node: NodeId; readonly created: readonly NodeId[] } | null>(null);
  let exchange: Exchange | null = null;

  function stop(): void {
    exchange = null;
    if ($proof.get() !== null) $proof.set(null);
  }

  function prove(): void {
    if (exchange === null) return;
    const { node, offer, old, inside } = exchange;
    const now = live.$program.get();
    // Asking for a number brings the sweep up to date.
    if (now.root !== null) live.gradient(now.root.address);
    const compared = compareForms(old, now, inside, live.row());
    const different = compared.filter(({ value, gradient }) => !value.isEqual || !gradient.isEqual).length;
    $proof.set({ node, offer, compared, different, lost: lostAt(now, inside) });
  }

  workbench.$document.listen((document) => {
    if (exchange !== null && structureChanged(exchange.after, document)) stop();
  });
  live.$tick.listen(prove);

  return {
    $proof,
    $made,
    offers: (node) => swapsAt(workbench.$document.get(), node),
    stop,
    swap(node, offer) {
      const before = workbench.$document.get();
      const { document, created, removed, left } = swapNode(before, node, offer.id);
      if (document === before) return;
      stop();
      workbench.commit(`Swap ${offer.from}`, document, { select: [node] });
      // An edit inside a macro of one's own may be refused; the workbench says why.
      if (workbench.$document.get() !== document) return;
      const inside = new Set([...created, ...removed, ...left]);
      exchange = { node, offer, after: document, old: compile(before), inside };
      prove();
      $made.set({ node, created });
      if (created.length > 0) canvas.fit([node, ...created]);
      else canvas.reveal(node);
      const proof = $proof.get();
      view.announce(
        proof?.different === 0
          ? `${offer.from} is now ${offer.to}. Nothing outside changed.`
          : `${offer.from} is now ${offer.to}. ${proof?.different ?? 0} numbers outside differ.`,
      );
    },
  };
}
