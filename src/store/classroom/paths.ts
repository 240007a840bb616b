import { atom, type ReadableAtom } from 'nanostores';
import type { Address } from '../../kernel/ids.ts';
import { largestPaths, type LargestPaths, type Path } from '../../compile/paths.ts';
import { pathSpace, type PathSpace } from '../../compile/path-space.ts';
import { createHops, type Hop } from '../../runtime/path-hops.ts';
import { drawnGraph } from '../../runtime/drawn-graph.ts';
import type { Lens } from '../lens.ts';
import { derivationLatex } from './derivation-text.ts';
import { tellsSecret } from './path-secrets.ts';
import { pathWords, wordsAround } from './path-words.ts';
import type { ClassroomParts } from './parts.ts';
import { createSpeech } from './playback-names.ts';

/** The paths from one slot to the root, with the one that is lit. */
export interface PathsStatus {
  readonly from: Address;
  readonly space: PathSpace;
  readonly largest: LargestPaths;
  /** Which of `largest.paths` is lit. */
  readonly at: number;
  /** The lit path as it is drawn. */
  readonly hops: readonly Hop[];
  readonly isPlaying: boolean;
  /** Whether its numbers would tell one that is covered. */
  readonly isSecret: boolean;
}

/** The paths from one node to the root, lit in turn. Nothing in the document changes; a nudge keeps the path that is lit. */
export interface PathLens {
  /** Null while it is off. */
  readonly $state: ReadableAtom<PathsStatus | null>;
  /** Lights one of the paths from a slot, by its place among the largest; says why where there is none. */
  readonly show: (from: Address, at?: number) => void;
  readonly next: () => void;
  readonly previous: () => void;
  /** Finds more of the largest paths. */
  readonly more: () => void;
  /** Lights one after the other, or pauses; from the first where the last is lit. */
  readonly toggle: () => void;
  /** What is lit, in words. */
  readonly sentence: () => string;
  /** Puts the derivation of a slot's gradient on the clipboard, as LaTeX; says so, or why it cannot.
   *  @param opened the keys of the terms that are opened; left out, as it is shown at first */
  readonly copyDerivation: (of: Address, opened?: ReadonlySet<string>) => void;
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

/** Puts text on the clipboard; false where that is not allowed. */
export type CopyText = (text: string) => Promise<boolean>;

const noClipboard: CopyText = () => Promise.resolve(false);

/** How many paths are found at first, and at each call for more. */
export const pathsAtOnce = 12;

/** So many paths of a graph are found in one go that a nudge stays quick: fewer where they are long. */
export function mostPaths(space: PathSpace, wanted: number): number {
  return Math.max(3, Math.min(wanted, Math.floor(mostWires / Math.max(1, space.to.length))));
}

const mostWires = 120_000;

/** How long one path stays lit while they are played, in milliseconds. */
const stay = 2000;

export function createPathLens(parts: ClassroomParts, copyText: CopyText = noClipboard): PathLens {
  const { workbench, view, lenses, preferences, scheduler } = parts;
  const { live, $document } = workbench;
  const speech = createSpeech(parts);
  const $state = atom<PathsStatus | null>(null);
  let wanted = pathsAtOnce;
  let hopsOf: ReturnType<typeof createHops> | null = null;
  let stopListening: (() => void) | null = null;
  let isWaiting = false;
  let litSince = 0;

  function find(from: Address, old: PathsStatus | null): Pick<PathsStatus, 'from' | 'space' | 'largest'> | null {
    // A read settles the sweep, whose numbers the search reads.
    live.value(from);
    const program = live.$program.get();
    const space = old !== null && old.space.program === program ? old.space : pathSpace(program, from);
    if (space === null) return null;
    return { from, space, largest: largestPaths(space, live.row(), mostPaths(space, wanted)) };
  }

  function put(found: Pick<PathsStatus, 'from' | 'space' | 'largest'>, wish: number, isPlaying: boolean): void {
    const { paths } = found.largest;
    const at = Math.max(0, Math.min(wish, paths.length - 1));
    const path = paths[at];
    hopsOf ??= createHops(drawnGraph($document.get()));
    const hops = path === undefined ? [] : hopsOf(found.from, path);
    const isSecret = tellsSecret(lenses.$lenses.get(), found.space);
    $state.set({ ...found, at, hops, isPlaying, isSecret });
    lenses.put('paths', lensOf(hops, preferences.$values.get().factors.product && !isSecret));
  }

  /** After a sweep or an edit: the same path stays lit, wherever it stands now. */
  function follow(): void {
    const now = $state.get();
    if (now === null) return;
    const found = find(now.from, now);
    if (found === null) {
      stop();
      view.announce('The paths ended: no way leads to the root any more.');
      return;
    }
    const lit = now.largest.paths[now.at];
    const place = lit === undefined ? -1 : found.largest.paths.findIndex((path) => samePath(path, lit));
    put(found, place < 0 ? now.at : place, now.isPlaying);
  }

  function listen(): void {
    const stops = [
      live.$tick.listen(follow),
      $document.listen(() => {
        hopsOf = null;
        follow();
      }),
      preferences.$values.listen(follow),
      lenses.$lenses.listen((on) => {
        const now = $state.get();
        if (now !== null && tellsSecret(on, now.space) !== now.isSecret) put(now, now.at, now.isPlaying);
      }),
    ];
    stopListening = () => {
      for (const end of stops) end();
    };
  }

  function stop(): void {
    stopListening?.();
    stopListening = null;
    hopsOf = null;
    wanted = pathsAtOnce;
    $state.set(null);
    lenses.put('paths', null);
  }

  function light(at: number, isPlaying: boolean): void {
    const now = $state.get();
    if (now === null) return;
    put(now, at, isPlaying);
    litSince = scheduler.now();
    view.announce(sentence());
  }

  function sentence(): string {
    const now = $state.get();
    const path = now?.largest.paths[now.at];
    if (now === null || path === undefined) return '';
    const { factors } = preferences.$values.get();
    const shown = now.isSecret ? { slope: false, product: false } : factors;
    return `${wordsAround(now.at, now.largest.count)} ${pathWords(speech, now.from, now.hops, path.product, shown)}`;
  }

  function play(): void {
    const now = $state.get();
    if (isWaiting || now === null || !now.isPlaying) return;
    isWaiting = true;
    scheduler.request(() => {
      isWaiting = false;
      const then = $state.get();
      if (then === null || !then.isPlaying) return;
      if (scheduler.now() - litSince >= stay) {
        const isLast = then.at >= then.largest.paths.length - 1;
        if (isLast) $state.set({ ...then, isPlaying: false });
        else light(then.at + 1, true);
      }
      play();
    });
  }

  return {
    $state,
    show(from, at = 0) {
      if ($state.get()?.from !== from) wanted = pathsAtOnce;
      const found = find(from, $state.get()?.from === from ? $state.get() : null);
      if (found === null) {
        stop();
        return void view.notify(`No path leads from ${speech.name(from)} to the root.`);
      }
      if (stopListening === null) listen();
      put(found, at, false);
      view.announce(sentence());
    },
    next() {
      const now = $state.get();
      if (now !== null) light((now.at + 1) % Math.max(1, now.largest.paths.length), false);
    },
    previous() {
      const now = $state.get();
      const count = now?.largest.paths.length ?? 1;
      if (now !== null) light((now.at + count - 1) % count, false);
    },
    more() {
      const now = $state.get();
      if (now === null) return;
      wanted += pathsAtOnce;
      follow();
    },
    toggle() {
      const now = $state.get();
      if (now === null) return;
      if (now.isPlaying) return $state.set({ ...now, isPlaying: false });
      const isLast = now.at >= now.largest.paths.length - 1;
      light(isLast ? 0 : now.at, true);
      play();
    },
    sentence,
    copyDerivation(of, opened) {
      const latex = derivationLatex(parts, of, speech, opened);
      if (latex === null) return void view.notify(`${speech.name(of)} has no gradient to derive.`);
      void copyText(latex).then((isCopied) =>
        isCopied
          ? view.notify('The derivation is on the clipboard, as LaTeX.')
          : view.notify('The browser does not allow copying here.', { tone: 'error' }),
      );
    },
    stop() {
      if ($state.get() !== null) stop();
    },
  };
}

function samePath(a: Path, b: Path): boolean {
  return (
    a.steps.length === b.steps.length &&
    a.steps.every((step, place) => {
      const other = b.steps[place];
      return other?.address === step.address && other.operand === step.operand;
    })
  );
}

/** The lit path's wires carry what flows back along this path alone. */
function lensOf(hops: readonly Hop[], isFlowShown: boolean): Lens {
  const flows = new Map(hops.flatMap(({ wires, flow }) => wires.map((wire) => [wire, flow] as const)));
  return {
    wire(id) {
      const flow = flows.get(id);
      if (flow === undefined) return { lit: 'off' };
      return { lit: 'on', flow: isFlowShown ? flow : 'hidden' };
    },
  };
}
