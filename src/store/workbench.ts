import { atom, computed, type ReadableAtom } from 'nanostores';
import { nodeOf, type Address } from '../kernel/ids.ts';
import { emptyDocument, type DefinitionId, type NudgeDocument } from '../graph/document.ts';
import { leavesOf } from '../graph/leaves.ts';
import { applyPatch, invertPatch, leafNumber, patchBetween } from '../graph/patch.ts';
import type { Refusal } from '../macros/refusal.ts';
import { titlesOf } from '../formats/titles.ts';
import { createLive, type Live } from '../runtime/live.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import { createHistory, type History } from './history.ts';
import { createLevels, type DefinitionEditing } from './levels.ts';

/** A leaf on the move, or just moved: what the gradient promised and what came. */
export interface Nudge {
  readonly address: Address;
  readonly from: number;
  readonly to: number;
  readonly root: Address;
  readonly rootFrom: number;
  readonly rootTo: number;
  /** ∂root/∂leaf before the nudge. */
  readonly gradient: number;
}

/** Everything that belongs to one open document. */
export interface Workbench {
  /** What is on the canvas: the document, or the inside of a macro of one's own while that is edited. */
  readonly $document: ReadableAtom<NudgeDocument>;
  /** What is saved: always the whole document, a macro that is being edited with its inside as it is now. */
  readonly $whole: ReadableAtom<NudgeDocument>;
  /** The macros of one's own that are being edited, one inside the other; empty where the document itself is on the canvas. */
  readonly $inside: ReadableAtom<readonly DefinitionId[]>;
  /** Why the latest edit was not made, in words; a new object each time. */
  readonly $refusal: ReadableAtom<Refusal | null>;
  /** What every card is titled, by address: its name, or its expression where it has none. */
  readonly $titles: ReadableAtom<ReadonlyMap<Address, string>>;
  readonly live: Live;
  readonly history: History;
  /** Flow ids: nodes, inner slots of open macros, and their frames (`n7/frame`). */
  readonly $selection: ReadableAtom<ReadonlySet<Address>>;
  readonly $nudge: ReadableAtom<Nudge | null>;
  /** The document as it was opened; `resetNumbers` goes back to its leaves. */
  readonly $opened: ReadableAtom<NudgeDocument>;
  /** Makes an edit: one undo step. Ends a preview. Commits of one `burst` that follow within half a second, or within
   *  `patience` milliseconds, are one step. Does nothing when nothing changed. */
  readonly commit: (
    label: string,
    after: NudgeDocument,
    options?: { readonly burst?: string; readonly patience?: number; readonly select?: Iterable<Address> },
  ) => void;
  /** A gesture in progress: the leaf takes the number, the document does not yet. */
  readonly preview: (address: Address, number: number) => void;
  /** Esc or a lost pointer: the document's number comes back. */
  readonly cancelPreview: (address: Address) => void;
  /** Ends a gesture: one patch, one undo step. Throws for an address that is no leaf or a number that is not finite. */
  readonly commitNumber: (
    address: Address,
    number: number,
    options?: { readonly label?: string; readonly burst?: string },
  ) => void;
  /** Several numbers as one step. */
  readonly commitNumbers: (label: string, numbers: Iterable<readonly [Address, number]>) => void;
  readonly select: (addresses: Iterable<Address>) => void;
  readonly undo: () => string | null;
  readonly redo: () => string | null;
  /** Puts another document on the bench. History and selection start afresh. */
  readonly open: (document: NudgeDocument) => void;
  /** Puts the inside of a macro of one's own on the canvas, with an undo history of its own. Returns why not, in words, else null. */
  readonly enter: (definition: DefinitionId, editing: DefinitionEditing) => string | null;
  /** Puts back what lies around it: what was done inside is one undo step there. Returns what people should know, one sentence each. */
  readonly leave: () => readonly string[];
  /** Every leaf that the opened document knows goes back to its number there: one undo step. Returns how many changed. */
  readonly resetNumbers: () => number;
}

export function createWorkbench(scheduler: Scheduler, initial: NudgeDocument = emptyDocument): Workbench {
  const $document = atom(initial);
  const $whole = atom(initial);
  const $inside = atom<readonly DefinitionId[]>([]);
  const $refusal = atom<Refusal | null>(null);
  const levels = createLevels();
  const $titles = computed($document, titlesOf);
  const $opened = atom(initial);
  const $selection = atom<ReadonlySet<Address>>(new Set());
  const $nudge = atom<Nudge | null>(null);
  const history = createHistory();
  const live = createLive(initial, scheduler);

  function show(document: NudgeDocument): void {
    live.replace(document);
    $whole.set(levels.whole(document));
    $document.set(document);
    select([...$selection.get()].filter((address) => document.nodes.has(nodeOf(address))));
  }

  function select(addresses: Iterable<Address>): void {
    const next = new Set(addresses);
    const now = $selection.get();
    if (next.size === now.size && [...next].every((address) => now.has(address))) return;
    $selection.set(next);
  }

  const commit: Workbench['commit'] = (label, after, options = {}) => {
    const selectionBefore = $selection.get();
    const earlier =
      options.burst === undefined ? null : history.takeBurst(options.burst, scheduler.now(), options.patience);
    const now = $document.get();
    const problem = levels.top()?.editing.insideProblem(now, after) ?? null;
    if (problem !== null) {
      $refusal.set({ ok: false, message: problem });
      return;
    }
    const before = earlier === null ? now : applyPatch(now, earlier.inverse);
    const patch = patchBetween(before, after);
    if (now !== after) show(after);
    if (options.select) select([...options.select].filter((address) => after.nodes.has(nodeOf(address))));
    if (Object.keys(patch).length === 0) return;
    history.push({
      label,
      patch,
      inverse: invertPatch(before, patch),
      selectionBefore: earlier?.selectionBefore ?? selectionBefore,
      selectionAfter: $selection.get(),
      burst: options.burst ?? null,
      at: scheduler.now(),
    });
  };

  function beginNudge(address: Address): void {
    const now = $nudge.get();
    if (previewing === address && now?.address === address) return;
    previewing = address;
    const root = live.$program.get().root?.address;
    const from = live.value(address);
    const gradient = live.gradient(address);
    const rootFrom = root === undefined ? undefined : live.value(root);
    if (
      root === undefined ||
      from === undefined ||
      rootFrom === undefined ||
      gradient === undefined ||
      gradient === null
    )
      $nudge.set(null);
    else $nudge.set({ address, from, to: from, root, rootFrom, rootTo: rootFrom, gradient });
  }

  function followNudge(number: number): void {
    const nudge = $nudge.get();
    if (nudge !== null) $nudge.set({ ...nudge, to: number, rootTo: live.value(nudge.root) ?? Number.NaN });
  }

  let previewing: Address | null = null;

  function withNumbers(numbers: Iterable<readonly [Address, number]>): NudgeDocument {
    const document = $document.get();
    const changes = new Map<Address, readonly [number, number]>();
    for (const [address, number] of numbers) {
      const old = leafNumber(document, address);
      if (old === undefined)
        throw new Error(`${address} is not a leaf: only inputs, parameters and constants can be set.`);
      if (!Number.isFinite(number)) throw new Error(`${number} is not a finite number.`);
      if (!Object.is(old, number)) changes.set(address, [old, number]);
    }
    return changes.size === 0 ? document : applyPatch(document, { numbers: changes });
  }

  function travel(
    step: ReturnType<History['stepBack']>,
    direction: 'patch' | 'inverse',
    selection: ReadonlySet<Address>,
  ): string | null {
    if (step === null) return null;
    $nudge.set(null);
    show(applyPatch($document.get(), step[direction]));
    select([...selection].filter((address) => $document.get().nodes.has(nodeOf(address))));
    return step.label;
  }

  return {
    $document,
    $whole,
    $inside,
    $refusal,
    $titles,
    live,
    history,
    $selection,
    $nudge,
    $opened,
    commit(label, after, options) {
      previewing = null;
      $nudge.set(null);
      commit(label, after, options);
    },
    preview(address, number) {
      beginNudge(address);
      live.preview(address, number);
      followNudge(number);
    },
    cancelPreview(address) {
      previewing = null;
      $nudge.set(null);
      live.endPreview(address);
    },
    commitNumber(address, number, { label, burst } = {}) {
      const after = withNumbers([[address, number]]);
      beginNudge(address);
      previewing = null;
      if (after === $document.get()) live.endPreview(address);
      else
        commit(label ?? `Nudge ${addressTitle($document.get(), address)}`, after, burst === undefined ? {} : { burst });
      followNudge(number);
    },
    commitNumbers(label, numbers) {
      $nudge.set(null);
      commit(label, withNumbers(numbers));
    },
    select,
    undo() {
      const step = history.stepBack();
      return travel(step, 'inverse', step?.selectionBefore ?? new Set());
    },
    redo() {
      const step = history.stepForward();
      return travel(step, 'patch', step?.selectionAfter ?? new Set());
    },
    open(document) {
      history.clear();
      levels.clear();
      $inside.set([]);
      $nudge.set(null);
      previewing = null;
      $opened.set(document);
      $selection.set(new Set());
      show(document);
    },
    enter(definition, editing) {
      const outer = $document.get();
      const inner = editing.documentInside(outer, definition);
      const name = outer.definitions?.get(definition)?.name;
      if (inner === null || name === undefined) return 'This document has no such macro.';
      if ($inside.get().includes(definition))
        return `“${name}” is being edited already, around this one. Choose Done to go back to it.`;
      previewing = null;
      $nudge.set(null);
      levels.push({ outer, name, selection: $selection.get(), start: inner, editing });
      history.enter();
      $inside.set([...$inside.get(), definition]);
      $selection.set(new Set());
      show(inner);
      return null;
    },
    leave() {
      const inner = $document.get();
      const level = levels.pop();
      if (level === undefined) return [];
      const { document: after, remarks } = level.editing.documentAround(level.outer, inner);
      const patch = patchBetween(level.outer, after);
      previewing = null;
      $nudge.set(null);
      history.leave();
      $inside.set($inside.get().slice(0, -1));
      $selection.set(level.selection);
      show(after);
      if (Object.keys(patch).length > 0)
        history.push({
          label: `Edit the macro ${level.name}`,
          patch,
          inverse: invertPatch(level.outer, patch),
          selectionBefore: level.selection,
          selectionAfter: $selection.get(),
          burst: null,
          at: scheduler.now(),
        });
      return remarks;
    },
    resetNumbers() {
      const now = $document.get();
      const start = levels.top()?.start ?? $opened.get();
      const numbers = [...start.nodes.values()]
        .flatMap(leavesOf)
        .filter(
          ([address, number]) => leafNumber(now, address) !== undefined && !Object.is(leafNumber(now, address), number),
        );
      if (numbers.length > 0) commit('Reset numbers', withNumbers(numbers));
      return numbers.length;
    },
  };
}

/** A leaf's name for a menu: `a`, or `o w:p1` inside a macro. */
function addressTitle(document: NudgeDocument, address: Address): string {
  const name = document.nodes.get(nodeOf(address))?.name ?? nodeOf(address);
  const cut = address.indexOf('/');
  return cut < 0 ? name : `${name} ${address.slice(cut + 1)}`;
}
