import { atom, type ReadableAtom } from 'nanostores';
import type { NudgeDocument } from '../../graph/document.ts';
import type { Address } from '../../kernel/ids.ts';
import { galleryDocument } from '../gallery/gallery-document.ts';
import type { Lesson, LessonAct, LessonStep } from './lesson.ts';
import { performActs, type ActingOn } from './lesson-acts.ts';
import { judgeChoice, judgeNumber, type Judged } from './lesson-judge.ts';
import { coverOf } from './lesson-lens.ts';
import { lessonsOf, type LessonLibrary } from './lesson-library.ts';
import type { LessonParts } from './lesson-parts.ts';
import { endStep, keepProgress, readProgress, type Progress } from './lesson-progress.ts';
import { createWorldView } from './lesson-view.ts';
import type { LessonWorld } from './lesson-world.ts';
import { keepDocument, keptDocument } from './kept-document.ts';

/** Where an open lesson stands. */
export interface LessonState {
  readonly lesson: Lesson;
  /** The place of the step; the number of steps on the page that ends it. */
  readonly at: number;
  /** The ids of the steps that are done. */
  readonly done: ReadonlySet<string>;
  /** What was last answered to the question of this step; null before that. */
  readonly judged: Judged | null;
  /** Whether what the step asks to be done has been done, once. */
  readonly isTaskDone: boolean;
  /** Names the step is about that are not on the canvas. */
  readonly missing: readonly string[];
  /** While the lesson itself acts on the graph. */
  readonly isBusy: boolean;
}

/** The lesson that is open and how far it has come. */
export interface LessonSession {
  /** Null until they are fetched. */
  readonly $library: ReadableAtom<LessonLibrary | null>;
  readonly $progress: ReadableAtom<Progress>;
  /** Null while no lesson is open. */
  readonly $state: ReadableAtom<LessonState | null>;
  /** Grows when a covered number is pressed: the question wants its answer. */
  readonly $asked: ReadableAtom<number>;
  /** Fetches the lessons, for their list. */
  readonly wake: () => void;
  /** Opens a lesson where it was left, or afresh. False when there is none of that id, which people are told. */
  readonly open: (id: string, how?: 'resume' | 'afresh') => Promise<boolean>;
  readonly next: () => void;
  readonly previous: () => void;
  readonly goTo: (at: number) => void;
  /** Gives a number, or the place of an option, for the question of the step. */
  readonly answer: (given: number) => void;
  /** Does the step before one's eyes. */
  readonly showMe: () => void;
  /** Builds the graph anew as the lesson has it at this step. */
  readonly rebuild: () => void;
  /** Closes it; what was done is kept. */
  readonly leave: () => void;
  /** The slot that a word of the lesson means; undefined for what is not on the canvas. */
  readonly find: (name: string) => Address | undefined;
  /** The page as the lesson's checks see it. */
  readonly world: () => LessonWorld;
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

const unfetched = 'The lessons could not be fetched. Check the connection, then try again.';

export function createLessonSession(parts: LessonParts): LessonSession {
  const { workbench, view, training, lenses, shelf, $panel, $ran } = parts;
  const $library = atom<LessonLibrary | null>(null);
  const $progress = atom<Progress>(readProgress(shelf));
  const $state = atom<LessonState | null>(null);
  const $asked = atom(0);
  const worldView = createWorldView(parts);
  const { find, world } = worldView;
  /** The document of the lesson as it came onto the bench: another one there means that people went elsewhere. */
  let ours: NudgeDocument | null = null;
  /** Whatever began before the latest turn of events gives way to it. */
  let turn = 0;
  let ends: readonly (() => void)[] = [];

  const stepOf = ({ lesson, at }: LessonState): LessonStep | undefined => lesson.steps[at];
  const change = (changes: Partial<LessonState>) => {
    const state = $state.get();
    if (state !== null) $state.set({ ...state, ...changes });
  };

  async function library(): Promise<LessonLibrary | null> {
    try {
      if ($library.get() === null) $library.set(await parts.library());
    } catch {
      view.notify(unfetched, { tone: 'error' });
    }
    return $library.get();
  }

  async function show(document: NudgeDocument): Promise<void> {
    ours = document;
    await parts.lend(document);
    ours = workbench.$opened.get();
  }

  const acting: ActingOn = { find, world, show, answer: give, choose: give };

  /** Acts on the graph, and says it when that cannot be done. */
  async function act(acts: readonly LessonAct[]): Promise<void> {
    const mine = ++turn;
    change({ isBusy: true });
    const problem = await performActs(parts, acting, acts, () => mine === turn);
    if (mine !== turn) return;
    change({ isBusy: false });
    if (problem !== null) view.notify(problem, { tone: 'warning' });
  }

  /** Goes to a step. What it prepares is brought about, unless it is done. */
  async function begin(at: number, extra: Partial<LessonState> = {}): Promise<void> {
    const state = $state.get();
    if (state === null) return;
    const { lesson } = state;
    const step = lesson.steps[at];
    const isDone = step !== undefined && state.done.has(step.id);
    $state.set({ ...state, ...extra, at, judged: null, isTaskDone: isDone, missing: [] });
    lenses.put('lesson', null);
    if (step?.prepare !== undefined && !isDone) await act(step.prepare);
    else turn++;
    const now = $state.get();
    if (now === null || now.lesson !== lesson || now.at !== at) return;
    worldView.begin();
    change({ isBusy: false });
    cover();
    keep();
    view.announce(
      step === undefined
        ? `${lesson.title}: the end.`
        : `Step ${at + 1} of ${lesson.steps.length}: ${step.title}. ${step.text.join(' ').replaceAll(/[`*]/g, '')}`,
    );
    check();
  }

  /** Covers what the question hides, until it is answered and while the column is open. */
  function cover(): void {
    const state = $state.get();
    const step = state === null ? undefined : stepOf(state);
    const isOpen = step?.question !== undefined && state?.done.has(step.id) === false && !isAnswered(state);
    const lens =
      isOpen && $panel.get() !== null
        ? coverOf(
            step.question,
            find,
            { document: workbench.$document.get(), program: workbench.live.$program.get() },
            () => $asked.set($asked.get() + 1),
          )
        : null;
    lenses.put('lesson', lens);
  }

  /** Whether the step has come to be done. */
  function check(): void {
    const state = $state.get();
    if (state === null || state.isBusy) return;
    const step = stepOf(state);
    if (step === undefined) return;
    const missing = missingIn(step);
    if (missing.join() !== state.missing.join()) change({ missing });
    if (!state.isTaskDone && (step.done?.(world()) ?? true)) change({ isTaskDone: true });
    const now = $state.get();
    if (now === null || now.done.has(step.id) || !now.isTaskDone) return;
    if (step.question !== undefined && !isAnswered(now)) return;
    change({ done: new Set(now.done).add(step.id) });
    cover();
    keep();
    if (step.question !== undefined || step.done !== undefined)
      view.announce(['Done.', ...(step.reveal ?? [])].join(' ').replaceAll(/[`*]/g, ''));
  }

  function missingIn(step: LessonStep): readonly string[] {
    const names = [
      ...(step.points ?? []).flatMap((point) => {
        if ('node' in point) return point.node;
        if ('gradient' in point) return point.gradient;
        if ('value' in point) return point.value;
        return 'wire' in point ? point.wire : [];
      }),
      ...(step.question?.hides ?? []).map(({ name }) => name),
    ];
    return [...new Set(names)].filter((name) => find(name) === undefined);
  }

  function give(given: number): void {
    const state = $state.get();
    const question = state === null ? undefined : stepOf(state)?.question;
    if (state === null || question === undefined || isAnswered(state)) return;
    const judged = question.kind === 'number' ? judgeNumber(question, given, world()) : judgeChoice(question, given);
    change({ judged: judged.verdict === 'right' && state.isBusy ? { ...judged, verdict: 'shown' } : judged });
    view.announce(judged.words);
    cover();
    check();
  }

  function keep(): void {
    const state = $state.get();
    if (state === null) return;
    const { lesson, at, done } = state;
    const isFinished = $progress.get().lessons.get(lesson.id)?.isFinished === true || at === lesson.steps.length;
    const step = lesson.steps[at]?.id ?? endStep;
    $progress.set(keepProgress(shelf, lesson.id, { step, done: [...done], isFinished }));
  }

  function watch(): void {
    const stores = [
      workbench.$document,
      workbench.live.$tick,
      workbench.$selection,
      training.$status,
      ...parts.watched,
    ] as const;
    ends = [
      ...stores.map((store) => store.listen(check)),
      $ran.listen((ran) => {
        if (ran === null) return;
        worldView.countRun(ran.id);
        check();
      }),
      $panel.listen((panel, before) => {
        // Another column, opened in the middle of a lesson, gives the place back.
        if (panel === null && before !== null && before !== undefined && before !== 'lessons') $panel.set('lessons');
        cover();
      }),
      workbench.$opened.listen((opened) => {
        if (opened !== ours) close();
      }),
      workbench.$whole.listen((whole) => {
        const state = $state.get();
        if (state !== null && workbench.$opened.get() === ours) keepDocument(shelf, state.lesson.id, whole);
      }),
    ];
  }

  function close(): void {
    if ($state.get() === null) return;
    turn++;
    for (const end of ends) end();
    ends = [];
    $state.set(null);
    ours = null;
    lenses.put('lesson', null);
    parts.showAddress(null);
  }

  async function startDocument({ start, title }: Lesson): Promise<NudgeDocument | null> {
    if ('text' in start) return galleryDocument({ title, ...start });
    const document = await parts.example(start.example);
    return document === null ? null : { ...document, title };
  }

  /** The graph as it is when a step begins and all before it are done. */
  async function build(at: number): Promise<boolean> {
    const state = $state.get();
    const document = state === null ? null : await startDocument(state.lesson);
    if (state === null || document === null) return false;
    parts.calm();
    change({ isBusy: true });
    await show(document);
    const acts = state.lesson.steps.slice(0, at).flatMap(({ prepare = [], solution }) => [...prepare, ...solution]);
    await act(acts.filter((each) => !('answer' in each || 'choose' in each)));
    $panel.set('lessons');
    return true;
  }

  async function open(id: string, how: 'resume' | 'afresh' = 'resume'): Promise<boolean> {
    const lessons = await library();
    const lesson = lessons === null ? undefined : lessonsOf(lessons).find((each) => each.id === id);
    if (lesson === undefined) {
      if (lessons !== null) view.notify(`There is no lesson called “${id}”. The list has them all.`, { tone: 'error' });
      return false;
    }
    close();
    if (how === 'afresh') {
      $progress.set(keepProgress(shelf, id, null));
      keepDocument(shelf, id, null);
    }
    const before = $progress.get().lessons.get(id);
    const isAtEnd = before === undefined || before.step === endStep;
    const found = isAtEnd ? 0 : lesson.steps.findIndex(({ id: step }) => step === before.step);
    const at = Math.max(0, found);
    const done = new Set(isAtEnd ? [] : before.done);
    $state.set({ lesson, at, done, judged: null, isTaskDone: false, missing: [], isBusy: true });
    const kept = at > 0 ? keptDocument(shelf, id) : null;
    if (kept !== null) {
      parts.calm();
      await show(kept);
    } else if (!(await build(at))) {
      close();
      view.notify(`The graph of “${lesson.title}” could not be fetched. Check the connection, then try again.`, {
        tone: 'error',
      });
      return false;
    }
    $panel.set('lessons');
    watch();
    parts.showAddress(id);
    await begin(at);
    return true;
  }

  function goTo(at: number): void {
    const state = $state.get();
    if (state === null) return;
    const place = Math.min(Math.max(0, at), state.lesson.steps.length);
    if (place !== state.at) void begin(place);
  }

  return {
    $library,
    $progress,
    $state,
    $asked,
    find,
    world,
    wake: () => void library(),
    open,
    next: () => goTo(($state.get()?.at ?? 0) + 1),
    previous: () => goTo(($state.get()?.at ?? 0) - 1),
    goTo,
    answer: give,
    showMe() {
      const state = $state.get();
      const step = state === null ? undefined : stepOf(state);
      if (step !== undefined && state?.isBusy === false) void act(step.solution).then(check);
    },
    rebuild() {
      const state = $state.get();
      if (state !== null && !state.isBusy) void build(state.at).then(() => begin(state.at));
    },
    leave() {
      const wasOpen = $state.get() !== null;
      close();
      parts.calm();
      if (wasOpen) void parts.giveBack();
    },
    stop: close,
  };
}

/** Whether the question of the step needs no more answer. */
function isAnswered({ judged }: LessonState): boolean {
  return judged !== null && judged.verdict !== 'wrong';
}
