import { atom, type ReadableAtom } from 'nanostores';
import type { Address } from '../../kernel/ids.ts';
import { shortNumeral, type NumeralFormat } from '../../kernel/numeral.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { createPlayback, type Playback } from '../../runtime/playback.ts';
import type { Lens } from '../lens.ts';
import { judge, type Verdict } from './guess-judge.ts';
import type { ClassroomParts } from './parts.ts';
import { createSpeech } from './playback-names.ts';
import { listed } from './playback-words.ts';

/** A gradient to be given. `shown`: the learner asked to see it, or it is no number that one could type. */
export interface ManualNode {
  /** The op, leaf or closed macro. */
  readonly address: Address;
  readonly card: Address;
  readonly state: 'open' | 'right' | 'shown';
  readonly tries: number;
}

/** One term of a gradient, for a hint: what a consumer passes back. Upstream and slope are null where rows or several outputs are added up. */
export interface ManualHint {
  readonly name: string;
  readonly upstream: number | null;
  readonly slope: number | null;
  readonly product: number | null;
}

export interface ManualStatus {
  /** In the order of the backward pass, the root first. */
  readonly nodes: readonly ManualNode[];
  /** Whose gradient is being asked. */
  readonly asked: ManualNode | null;
  readonly verdict: Verdict | null;
  readonly hints: readonly ManualHint[] | null;
}

/** Backprop by hand: the learner picks the next node and gives its gradient. Numbers are the live ones; an edit of the structure ends it. */
export interface ManualSession {
  /** Null while it is off. */
  readonly $state: ReadableAtom<ManualStatus | null>;
  readonly start: () => void;
  /** Asks for the gradient of the card around an address, or says why it is too early. */
  readonly pick: (address: Address) => void;
  readonly answer: (number: number) => Verdict | null;
  /** Shows the terms of the gradient that is asked, without their products. */
  readonly hint: () => void;
  /** Gives up on the one that is asked. */
  readonly showMe: () => void;
  /** Puts the question off. */
  readonly close: () => void;
  readonly name: (address: Address) => string;
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

export function createManualSession(parts: ClassroomParts): ManualSession {
  const { workbench, view, preferences, lenses } = parts;
  const { live, $document } = workbench;
  const $state = atom<ManualStatus | null>(null);
  const speech = createSpeech(parts);
  let playback: Playback | null = null;
  let stopListening: (() => void) | null = null;
  /** The wires by which the latest answer came. */
  let lit: ReadonlySet<string> = new Set();
  /** The notice of a refusal; it goes when the next node is picked. */
  let refusal: number | null = null;

  function start(): void {
    stop();
    const made = createPlayback($document.get(), live);
    const nodes = askedOf(made);
    if (nodes.length === 0)
      return void view.notify('There is no gradient to give: the root has no number. Choose a root that is computed.');
    playback = made;
    const stops = [
      live.$program.listen(() => {
        stop();
        view.notify(
          'Backprop by hand has ended, because the graph has changed. Start it again to go through the new one.',
        );
      }),
      live.$tick.listen(() => put({})),
      $document.listen((after, before) => {
        if (before !== undefined) redraw(before, after);
      }),
    ];
    stopListening = () => stops.forEach((end) => end());
    put({ nodes, asked: nodes[0] ?? null, verdict: null, hints: null });
    view.announce(`Backprop by hand. It begins at the root: what is the gradient of ${nameOf(nodes[0])}?`);
  }

  /** The nodes with a gradient, the root first, each after all that reads it. Columns of data have theirs given. */
  function askedOf({ units }: Playback): readonly ManualNode[] {
    const { slots, indexOf } = live.$program.get();
    return units.toReversed().flatMap(({ address, card }): readonly ManualNode[] => {
      const slot = slots[indexOf.get(address) ?? -1];
      const gradient = live.gradient(address) ?? null;
      return gradient === null || slot?.column !== undefined ? [] : [{ address, card, state: 'open', tries: 0 }];
    });
  }

  /** A macro was opened or closed: other nodes, of which those that were given stay given. */
  function redraw(before: NudgeDocument, after: NudgeDocument): void {
    const now = $state.get();
    const isAnew = [...after.nodes.values()].some((record) => {
      const old = before.nodes.get(record.id);
      return (
        record.kind === 'macro' && old?.kind === 'macro' && (record.open !== old.open || record.opened !== old.opened)
      );
    });
    if (now === null || !isAnew) return;
    playback = createPlayback(after, live);
    const known = new Map(now.nodes.map((node) => [node.address, node]));
    put({
      nodes: askedOf(playback).map((node) => known.get(node.address) ?? node),
      asked: null,
      verdict: null,
      hints: null,
    });
  }

  function put(change: Partial<ManualStatus>): void {
    const before = $state.get() ?? { nodes: [], asked: null, verdict: null, hints: null };
    const now = { ...before, ...change };
    $state.set(now);
    lenses.put('manual', lensOf(now));
  }

  function lensOf({ nodes }: ManualStatus): Lens {
    const given = new Set(nodes.filter(({ state }) => state !== 'open').map(({ address }) => address));
    const asked = new Set(nodes.map(({ address }) => address));
    const known = playback;
    const wires = new Set(
      known?.steps.flatMap((step) =>
        step.kind === 'wire' && step.receivers.every((receiver) => given.has(known.unitOf(receiver) ?? receiver))
          ? step.wires
          : [],
      ),
    );
    return {
      gradient(address) {
        const unit = known?.unitOf(address) ?? address;
        if (given.has(unit) || !asked.has(unit) || (live.gradient(address) ?? null) === null) return null;
        return isOutput(address, unit)
          ? { kind: 'ask', ask: () => pick(unit) }
          : { kind: 'blank', words: 'comes with the gradient of its macro' };
      },
      wire: (id) => (wires.has(id) ? { lit: lit.has(id) ? 'on' : null } : { lit: null, flow: 'hidden' }),
    };
  }

  function isOutput(address: Address, unit: Address): boolean {
    const { indexOf } = live.$program.get();
    return indexOf.get(address) === indexOf.get(unit);
  }

  function pick(address: Address): void {
    const now = $state.get();
    const unit = playback?.unitOf(address) ?? address;
    const node = now?.nodes.find((one) => one.address === unit);
    if (now === null || playback === null) return;
    if (node === undefined)
      return void view.notify(
        `${speech.name(address)} has no gradient to give: it is a constant, a column of data, or the root does not depend on it.`,
      );
    if (node.state !== 'open') return void view.notify(`The gradient of ${nameOf(node)} is given already.`);
    const open = playback
      .readersOf(unit)
      .filter((need) => now.nodes.some((one) => one.address === need.address && one.state === 'open'))
      .map((need) => speech.name(need.address));
    if (refusal !== null) view.dismiss(refusal);
    refusal = null;
    if (open.length > 0) return tooEarly(nameOf(node), open);
    if (!Number.isFinite(live.gradient(unit) ?? Number.NaN)) return settle(node, 'shown');
    put({ asked: node, verdict: null, hints: null });
    view.announce(`What is the gradient of ${nameOf(node)}?`);
  }

  function tooEarly(name: string, open: readonly string[]): void {
    const few = open.slice(0, mostNamed);
    const rest = open.length - few.length;
    const words = rest > 0 ? `${few.join(', ')} and ${rest} more` : listed(few);
    refusal = view.notify(
      `Too early: ${name} is read by ${words}, whose gradient${open.length > 1 ? 's are' : ' is'} still open. A gradient is complete only when all that reads the node has passed its share.`,
      { tone: 'warning' },
    );
  }

  function answer(number: number): Verdict | null {
    const now = $state.get();
    const asked = now?.asked ?? null;
    const right = asked === null ? null : (live.gradient(asked.address) ?? null);
    if (now === null || asked === null || right === null) return null;
    const scene = { ...live, program: live.$program.get(), name: speech.name };
    const verdict = judge(scene, { address: asked.address, what: 'gradient' }, number, right, 'percent1', format());
    const tried = { ...asked, tries: asked.tries + 1 };
    if (verdict.isRight) settle(tried, 'right');
    else {
      put({ nodes: changed(tried), asked: tried, verdict });
      view.announce(verdict.words.replaceAll('*', ''));
    }
    return verdict;
  }

  function changed(node: ManualNode): readonly ManualNode[] {
    return ($state.get()?.nodes ?? []).map((one) => (one.address === node.address ? node : one));
  }

  function settle(node: ManualNode, state: 'right' | 'shown'): void {
    const nodes = changed({ ...node, state });
    lit = new Set(
      playback?.steps.flatMap((step) =>
        step.kind === 'wire' && step.receivers.some((receiver) => playback?.unitOf(receiver) === node.address)
          ? step.wires
          : [],
      ),
    );
    put({ nodes, asked: null, verdict: null, hints: null });
    const number = shortNumeral(live.gradient(node.address) ?? Number.NaN);
    const left = nodes.filter((one) => one.state === 'open').length;
    const rest = left === 0 ? summaryOf(nodes) : `${left} to go.`;
    view.announce(`${state === 'right' ? 'Right: the' : 'The'} gradient of ${nameOf(node)} is ${number}. ${rest}`);
  }

  function hintsFor({ address }: ManualNode): readonly ManualHint[] {
    if (playback === null) return [];
    return playback.steps.flatMap((step): readonly ManualHint[] => {
      if (
        step.kind !== 'wire' ||
        step.receivers.length > 1 ||
        playback?.unitOf(step.receivers[0] ?? step.address) !== address
      )
        return [];
      const { upstream, slope, product } = playback.reading(step);
      return [{ name: speech.name(step.address), upstream, slope, product }];
    });
  }

  function format(): NumeralFormat {
    const { numbers } = preferences.$values.get();
    return numbers.kind === 'places' ? { places: numbers.places } : { significant: 4 };
  }

  function nameOf(node: ManualNode | undefined): string {
    return node === undefined ? '' : speech.name(node.address);
  }

  function stop(): void {
    stopListening?.();
    stopListening = null;
    playback = null;
    lit = new Set();
    if ($state.get() !== null) $state.set(null);
    lenses.put('manual', null);
  }

  return {
    $state,
    start,
    pick,
    answer,
    hint() {
      const asked = $state.get()?.asked;
      if (asked) put({ hints: hintsFor(asked) });
    },
    showMe() {
      const asked = $state.get()?.asked;
      if (asked) settle(asked, 'shown');
    },
    close: () => put({ asked: null, verdict: null, hints: null }),
    name: speech.name,
    stop,
  };
}

const mostNamed = 4;

/** How it went, in a sentence. */
export function summaryOf(nodes: readonly ManualNode[]): string {
  const count = (is: (node: ManualNode) => boolean) => nodes.filter(is).length;
  const atOnce = count(({ state, tries }) => state === 'right' && tries === 1);
  const later = count(({ state, tries }) => state === 'right' && tries > 1);
  const shown = count(({ state }) => state === 'shown');
  return `All ${nodes.length} gradients are there: ${atOnce} right at once, ${later} after another try, ${shown} shown.`;
}
