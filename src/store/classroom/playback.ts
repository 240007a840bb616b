import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { Address } from '../../kernel/ids.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { createPlayback, type Playback } from '../../runtime/playback.ts';
import type { PlaybackStep } from '../../runtime/playback-steps.ts';
import { createPlaybackLens } from './playback-lens.ts';
import { createSpeech } from './playback-names.ts';
import { sentenceOf, whyNow, type WhyNow } from './playback-words.ts';
import type { ClassroomParts } from './parts.ts';

/** Where playback begins. `all` and `forward`: before the first value; `backward`: all values there, no gradient yet. */
export type PlaybackStart = 'all' | 'forward' | 'backward';

/** Steps a second. */
export const playbackSpeeds = [0.5, 1, 2, 5, 10, 30] as const;

export interface PlaybackStatus {
  readonly playback: Playback;
  /** How many steps are done. */
  readonly done: number;
  readonly isPlaying: boolean;
  /** An entry of `playbackSpeeds`. */
  readonly speed: number;
}

/** Playback of the forward and backward pass on the open graph. Nothing in the document changes; numbers are the live ones, so a nudge is
 *  followed without leaving the step. An edit of the structure ends it. */
export interface PlaybackSession {
  /** Null while it is off. */
  readonly $state: ReadableAtom<PlaybackStatus | null>;
  /** Whether the order stands as numbers on the cards. */
  readonly $order: WritableAtom<boolean>;
  /** The answer to “why now?”, until the next question, or null. */
  readonly $why: ReadableAtom<WhyNow | null>;
  /** Begins; says why it cannot where there is nothing to play. */
  readonly start: (from: PlaybackStart) => void;
  readonly next: () => void;
  readonly previous: () => void;
  /** To the end of all steps of the node whose turn it is. */
  readonly nextNode: () => void;
  readonly previousNode: () => void;
  readonly first: () => void;
  readonly last: () => void;
  /** To the state after so many steps; the nearest there is. */
  readonly jump: (done: number) => void;
  /** Plays or pauses; from the start where everything is done. */
  readonly toggle: () => void;
  readonly setSpeed: (speed: number) => void;
  /** By so many entries of `playbackSpeeds`. */
  readonly shiftSpeed: (by: number) => void;
  /** Asks why a node comes when it comes; null takes the answer away. */
  readonly askWhy: (address: Address | null) => void;
  /** What the latest step did, in words; what comes first where none is done. */
  readonly sentence: () => string;
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

export function createPlaybackSession(parts: ClassroomParts): PlaybackSession {
  const { workbench, view, lenses, scheduler } = parts;
  const { live, $document } = workbench;
  const $state = atom<PlaybackStatus | null>(null);
  const $order = atom(true);
  const $why = atom<WhyNow | null>(null);
  const speech = createSpeech(parts);
  let lensAfter: ReturnType<typeof createPlaybackLens> | null = null;
  let began = 0;
  let asked: Address | null = null;
  let speed = 1;
  /** When the latest step was played, by the scheduler's clock. */
  let steppedAt = 0;
  let isRequested = false;
  let stopListening: (() => void) | null = null;

  function show(done: number, isPlaying: boolean, playback?: Playback): void {
    const now = $state.get();
    const shown = playback ?? now?.playback;
    if (shown === undefined) return;
    const within = Math.max(0, Math.min(Math.trunc(done) || 0, shown.steps.length));
    $state.set({ playback: shown, done: within, isPlaying, speed });
    lenses.put('playback', lensAfter?.(within) ?? null);
    answer();
  }

  function answer(): void {
    const now = $state.get();
    const isThere = asked !== null && live.$program.get().indexOf.has(asked);
    $why.set(now === null || asked === null || !isThere ? null : whyNow(now.playback, live, now.done, asked, speech));
  }

  /** A step that a person took: said aloud, and the end of playing. */
  function go(done: number): void {
    if ($state.get() === null) return;
    show(done, false);
    view.announce(sentence());
  }

  function sentence(): string {
    const now = $state.get();
    if (now === null) return '';
    const { playback, done } = now;
    const step = playback.steps[done - 1];
    if (step !== undefined) return sentenceOf(playback, live, step, speech);
    return 'Nothing is computed yet: only the leaves have their numbers.';
  }

  function make(): Playback {
    const playback = createPlayback($document.get(), live);
    lensAfter = createPlaybackLens(playback);
    return playback;
  }

  function start(from: PlaybackStart): void {
    stop();
    const playback = make();
    const hasBackward = playback.steps.length > playback.forwardCount;
    if (from === 'backward' && !hasBackward)
      return void view.notify(
        'There is no backward pass to show: the root has no number. Choose a root that is computed.',
      );
    if (playback.steps.length === 0)
      return void view.notify(
        'There is nothing to step through: no card computes anything yet. Wire an operation first.',
      );
    began = from === 'backward' ? playback.forwardCount : 0;
    asked = null;
    listen();
    show(began, false, playback);
    view.announce(
      from === 'backward'
        ? 'Backward pass. All values are there, no gradient has come yet.'
        : 'Forward pass. Only the leaves have their numbers.',
    );
  }

  function listen(): void {
    const stops = [
      live.$program.listen(() => {
        stop();
        view.notify('Stepping through has ended, because the graph has changed. Start it again to see its new order.');
      }),
      // The partial sums, and what the wires carry, follow a nudge.
      live.$tick.listen(() => {
        const now = $state.get();
        if (now !== null) show(now.done, now.isPlaying);
      }),
      $document.listen((after, before) => {
        if (before !== undefined && drawsMacrosAnew(before, after)) redraw();
      }),
    ];
    stopListening = () => stops.forEach((end) => end());
  }

  /** A macro was opened or closed: other steps, at the same place. */
  function redraw(): void {
    const now = $state.get();
    if (now === null) return;
    const before = now.playback.steps;
    const playback = make();
    const places = new Map(playback.steps.map((step, place) => [keyOf(step), place]));
    let done = now.done;
    while (done > 0 && !places.has(keyOf(before[done - 1]))) done--;
    began = Math.min(began, playback.forwardCount);
    show((places.get(keyOf(before[done - 1])) ?? -1) + 1, now.isPlaying, playback);
  }

  function stop(): void {
    stopListening?.();
    stopListening = null;
    lensAfter = null;
    asked = null;
    if ($state.get() !== null) $state.set(null);
    $why.set(null);
    lenses.put('playback', null);
  }

  function play(): void {
    const now = $state.get();
    if (now === null) return;
    steppedAt = scheduler.now();
    show(now.done >= now.playback.steps.length ? began : now.done, true);
    requestFrame();
  }

  function requestFrame(): void {
    if (isRequested) return;
    isRequested = true;
    scheduler.request(frame);
  }

  function frame(): void {
    isRequested = false;
    const now = $state.get();
    if (now === null || !now.isPlaying) return;
    const length = 1000 / now.speed;
    if (scheduler.now() - steppedAt >= length) {
      // A page that slept does not run after what it missed.
      steppedAt = Math.max(steppedAt + length, scheduler.now() - length);
      const done = now.done + 1;
      const isLast = done >= now.playback.steps.length;
      show(done, !isLast);
      if (isLast) return view.announce(sentence());
    }
    requestFrame();
  }

  /** The position where the turn of the node at `done` ends. */
  function endOfTurn(done: number): number {
    const { steps } = $state.get()?.playback ?? { steps: [] };
    const turn = turnOf(steps[done]);
    let end = done;
    while (end < steps.length && turnOf(steps[end]) === turn) end++;
    return end;
  }

  function startOfTurn(done: number): number {
    const { steps } = $state.get()?.playback ?? { steps: [] };
    const turn = turnOf(steps[done - 1]);
    let from = done;
    while (from > 0 && turnOf(steps[from - 1]) === turn) from--;
    return from;
  }

  const done = () => $state.get()?.done ?? 0;

  return {
    $state,
    $order,
    $why,
    start,
    next: () => go(done() + 1),
    previous: () => go(done() - 1),
    nextNode: () => go(endOfTurn(done())),
    previousNode: () => go(startOfTurn(done())),
    // What the backward pass begins after is one more press away.
    first: () => go(done() > began ? began : 0),
    last: () => go($state.get()?.playback.steps.length ?? 0),
    jump: go,
    toggle() {
      const now = $state.get();
      if (now?.isPlaying) show(now.done, false);
      else play();
    },
    setSpeed,
    shiftSpeed(by) {
      const place = playbackSpeeds.findIndex((one) => one === speed);
      setSpeed(playbackSpeeds[Math.max(0, Math.min(place + by, playbackSpeeds.length - 1))] ?? speed);
    },
    askWhy(address) {
      asked = address;
      answer();
      const found = $why.get();
      if (found !== null) view.announce(found.lead);
    },
    sentence,
    stop,
  };

  function setSpeed(next: number): void {
    const now = $state.get();
    speed = next;
    if (now === null) return;
    $state.set({ ...now, speed });
    view.announce(speed === 1 ? '1 step a second' : `${speed} steps a second`);
  }
}

/** What a step is known by, when macros are opened and closed around it. */
function keyOf(step: PlaybackStep | undefined): string {
  if (step === undefined) return '';
  return `${step.kind} ${step.address} ${step.kind === 'wire' ? step.receivers.join() : ''}`;
}

/** Whose turn it is: all steps of one node in one pass. */
function turnOf(step: PlaybackStep | undefined): string {
  if (step === undefined) return '';
  const pass = step.kind === 'forward' || step.kind === 'seed' ? step.kind : 'backward';
  return `${pass} ${step.address}`;
}

/** Whether a macro was opened or closed, itself or inside. */
function drawsMacrosAnew(before: NudgeDocument, after: NudgeDocument): boolean {
  for (const [id, record] of after.nodes) {
    const old = before.nodes.get(id);
    if (record === old || record.kind !== 'macro' || old?.kind !== 'macro') continue;
    if (record.open !== old.open || record.opened !== old.opened) return true;
  }
  return false;
}
