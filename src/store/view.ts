import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { Address, NodeId } from '../kernel/ids.ts';
import type { DefinitionId } from '../graph/document.ts';

/** Where something lies on the canvas, in flow coordinates. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The open quick-add search: where the node will go, and the wire that waits for it. */
export interface QuickAdd {
  readonly at: Place;
  /** In client pixels, where the search box opens; null in the middle of the canvas. */
  readonly client: Place | null;
  /** A dropped wire: the end that holds. `out`: the new node reads `address`. `in`: the new node feeds this input. */
  readonly wire:
    | { readonly side: 'out'; readonly address: Address }
    | { readonly side: 'in'; readonly node: NodeId; readonly port: string }
    | null;
}

export type DialogId = 'data' | 'exercise' | 'gallery' | 'help' | 'macro' | 'settings' | 'share' | 'step';

/** A line for people, with something they can do about it. */
export interface Notice {
  readonly id: number;
  readonly tone: 'plain' | 'warning' | 'error';
  readonly text: string;
  /** A command's id and the button's words. */
  readonly action?: { readonly command: string; readonly title: string };
}

export interface MenuRequest {
  readonly target:
    | { readonly kind: 'pane' }
    | { readonly kind: 'node'; readonly address: Address }
    | { readonly kind: 'wire'; readonly id: string };
  readonly at: Place;
  readonly client: Place;
}

/** What a person looks at, none of it part of the document, none of it undone. */
export interface View {
  readonly $selectedWire: WritableAtom<string | null>;
  readonly $gradientsHidden: WritableAtom<boolean>;
  /** While gradients are hidden: those a click has shown again. */
  readonly $revealed: ReadableAtom<ReadonlySet<Address>>;
  readonly reveal: (address: Address) => void;
  readonly $inspectorOpen: WritableAtom<boolean>;
  readonly $outlineOpen: WritableAtom<boolean>;
  readonly $tool: WritableAtom<'pan' | 'marquee'>;
  readonly $dialog: WritableAtom<DialogId | null>;
  /** The data node that the data dialog is about. */
  readonly $data: ReadableAtom<NodeId | null>;
  /** Opens the data dialog on a data node. */
  readonly openData: (id: NodeId) => void;
  /** The macro of one's own that the macro dialog names; null while it makes a new one of the selection. */
  readonly $macro: ReadableAtom<DefinitionId | null>;
  /** Opens the macro dialog on a definition, or with null on the selection. */
  readonly openMacro: (id: DefinitionId | null) => void;
  readonly $quickAdd: WritableAtom<QuickAdd | null>;
  readonly $menu: WritableAtom<MenuRequest | null>;
  /** An expression that a person began to type on the empty canvas, for the formula bar to take over; null when there is none. */
  readonly $expression: WritableAtom<string | null>;
  /** The node whose name is being edited in place. */
  readonly $renaming: WritableAtom<Address | null>;
  /** The zoom of the canvas, 1 = 100 %. */
  readonly $zoom: WritableAtom<number>;
  readonly $notices: ReadableAtom<readonly Notice[]>;
  /** Says a line; returns its id. */
  readonly notify: (text: string, options?: Pick<Notice, 'action'> & { readonly tone?: Notice['tone'] }) => number;
  readonly dismiss: (id: number) => void;
  /** The latest line for the live region. */
  readonly $announcement: ReadableAtom<string>;
  readonly announce: (text: string) => void;
}

const mostNotices = 4;

export function createView(): View {
  const $revealed = atom<ReadonlySet<Address>>(new Set());
  const $gradientsHidden = atom(false);
  const $dialog = atom<DialogId | null>(null);
  const $data = atom<NodeId | null>(null);
  const $macro = atom<DefinitionId | null>(null);
  const $notices = atom<readonly Notice[]>([]);
  const $announcement = atom('');
  let lastNotice = 0;
  $gradientsHidden.listen(() => $revealed.set(new Set()));
  return {
    $selectedWire: atom<string | null>(null),
    $gradientsHidden,
    $revealed,
    reveal: (address) => $revealed.set(new Set($revealed.get()).add(address)),
    $inspectorOpen: atom(true),
    $outlineOpen: atom(false),
    $tool: atom<'pan' | 'marquee'>('pan'),
    $dialog,
    $data,
    $macro,
    openMacro(id) {
      $macro.set(id);
      $dialog.set('macro');
    },
    openData(id) {
      $data.set(id);
      $dialog.set('data');
    },
    $quickAdd: atom<QuickAdd | null>(null),
    $menu: atom<MenuRequest | null>(null),
    $expression: atom<string | null>(null),
    $renaming: atom<Address | null>(null),
    $zoom: atom(1),
    $notices,
    notify(text, options = {}) {
      const id = ++lastNotice;
      const { action } = options;
      const notice: Notice = { id, tone: options.tone ?? 'plain', text, ...(action === undefined ? {} : { action }) };
      $notices.set([...$notices.get().filter((old) => old.text !== text), notice].slice(-mostNotices));
      return id;
    },
    dismiss: (id) => $notices.set($notices.get().filter((notice) => notice.id !== id)),
    $announcement,
    announce: (text) => $announcement.set(text),
  };
}
