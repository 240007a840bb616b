import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import { address as parseAddress, nodeOf, type Address } from '../../kernel/ids.ts';
import { numeral, shortNumeral, type NumeralFormat } from '../../kernel/numeral.ts';
import { slotAt, type Question, type SlipScene } from '../../compile/slip.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { nameOf } from '../commands/name-of.ts';
import { exerciseIn } from '../exercise/asked.ts';
import { noHandOut, type HandOut } from '../exercise/hand-out.ts';
import type { Lens, Shown } from '../lens.ts';
import { askableSlots, type Askable } from './guess-askable.ts';
import { createBriefShelf, withScore, type GuessShelf, type SheetScore } from './guess-history.ts';
import { judge, type Tolerance, type Verdict } from './guess-judge.ts';
import { scoreOf, type AskedNumber, type GuessSheet } from './guess-sheet.ts';
import type { ClassroomParts } from './parts.ts';

/** Where scores are kept, and how exercises leave the page. */
export interface GuessOutside {
  readonly shelf: GuessShelf;
  readonly out: HandOut;
}

/** Numbers hidden to be guessed, and what was answered. */
export interface GuessSession {
  /** Null while nothing is hidden. */
  readonly $sheet: ReadableAtom<GuessSheet | null>;
  /** The number whose answer field is open. */
  readonly $asking: ReadableAtom<AskedNumber | null>;
  /** What was said to the latest answer. */
  readonly $verdict: ReadableAtom<Verdict | null>;
  readonly $tolerance: WritableAtom<Tolerance>;
  /** How earlier sheets went, the latest first. */
  readonly $history: ReadableAtom<readonly SheetScore[]>;
  readonly clearHistory: () => void;
  readonly out: HandOut;
  /** What can be asked for on the open document. */
  readonly askable: () => readonly Askable[];
  /** Hides values or gradients: all of them, or all that stand on these cards. Returns how many are hidden now that were not. */
  readonly hide: (what: Question['what'], cards: 'all' | Iterable<Address>) => number;
  /** Hides one number more. */
  readonly cover: (question: Question) => void;
  /** The sheet stands beside the canvas now: an exercise that was just opened is shown whole in what room is left. */
  readonly arrive: () => void;
  /** Hides exactly these, as an exercise says. */
  readonly begin: (questions: readonly Question[]) => void;
  /** Takes one number off the sheet. */
  readonly uncover: (question: Question) => void;
  /** Opens the answer field. */
  readonly ask: (question: Question) => void;
  readonly close: () => void;
  /** Answers the number whose field is open. */
  readonly answer: (number: number) => Verdict | null;
  /** Gives up on the number whose field is open: it is shown. */
  readonly giveUp: () => void;
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

export function createGuessSession(
  { workbench, view, lenses, preferences, canvas, scheduler, $panel }: ClassroomParts,
  { shelf, out }: GuessOutside = { shelf: createBriefShelf(), out: noHandOut },
): GuessSession {
  const { live } = workbench;
  const $sheet = atom<GuessSheet | null>(null);
  const $asking = atom<AskedNumber | null>(null);
  const $verdict = atom<Verdict | null>(null);
  const $tolerance = atom<Tolerance>('shown');
  const $history = atom(shelf.read());
  let byKey: ReadonlyMap<string, AskedNumber> = new Map();
  let couldKeep = true;
  let hasJustOpened = false;

  const format = (): NumeralFormat => {
    const { numbers } = preferences.$values.get();
    return numbers.kind === 'places' ? { places: numbers.places } : { significant: 4 };
  };
  const scene = (): SlipScene => ({
    program: live.$program.get(),
    value: live.value,
    gradient: live.gradient,
    slopes: live.slopes,
    rowCount: live.rowCount,
    gradientInRow: live.gradientInRow,
    name: (address) => nameOf(workbench.$document.get(), address),
    isHidden,
  });
  /** One slot may go by several addresses; it is one question. */
  const keyOf = ({ address, what }: Question) =>
    `${what} ${slotAt({ program: live.$program.get() }, address)?.address ?? address}`;
  const numberOf = ({ address, what }: Question) => (what === 'value' ? live.value(address) : live.gradient(address));
  const at = (question: Question) => byKey.get(keyOf(question));
  /** NaN and ∞ are never hidden: they are to be understood, not guessed. */
  const isHidden = (question: Question) => at(question)?.state === 'hidden' && Number.isFinite(numberOf(question));

  function shown(what: Question['what'], address: Address): Shown | null {
    const question = { address, what };
    return isHidden(question) ? { kind: 'ask', ask: () => ask(question) } : null;
  }

  /** A wire shows what flows back along it, which would tell the gradient at either end. */
  function wireHidden(id: string): boolean {
    const cut = id.lastIndexOf(':');
    const reader = parseAddress(id.slice(0, cut));
    if (reader === null) return true;
    const port = id.slice(cut + 1);
    const hidden = (address: Address | null | undefined) =>
      address !== null && address !== undefined && isHidden({ address, what: 'gradient' });
    const known = slotAt({ program: live.$program.get() }, reader);
    if (known?.address === reader && /^\d+$/.test(port)) return hidden(reader) || hidden(known.inputs[Number(port)]);
    const record = workbench.$document.get().nodes.get(nodeOf(reader));
    if (record?.kind === 'macro' && record.id === reader)
      return hidden(record.id) || hidden(record.inputs.find((input) => input.port === port)?.from);
    // Deep inside a net it is not looked up which wire this is: none of them gives anything away.
    return true;
  }

  let covers = '';

  function putLens(): void {
    const sheet = $sheet.get();
    const some = sheet?.asked.some(isHidden) === true;
    const gradients = sheet?.asked.some((question) => question.what === 'gradient' && isHidden(question)) === true;
    covers = coversNow();
    const known = new Map<string, boolean>();
    const lens: Lens = {
      value: (address) => shown('value', address),
      gradient: (address) => shown('gradient', address),
      wire(id) {
        if (!gradients) return null;
        let isIt = known.get(id);
        if (isIt === undefined) known.set(id, (isIt = wireHidden(id)));
        return isIt ? { lit: null, flow: 'hidden' } : null;
      },
    };
    lenses.put('guess', some ? lens : null);
  }

  const coversNow = () => ($sheet.get()?.asked ?? []).map((question) => (isHidden(question) ? '1' : '0')).join('');

  function put(sheet: GuessSheet | null): void {
    byKey = new Map(sheet?.asked.map((asked) => [keyOf(asked), asked]));
    $sheet.set(sheet);
    putLens();
  }

  function change(question: Question, changes: Partial<AskedNumber>, slips?: GuessSheet['slips']): void {
    const sheet = $sheet.get();
    if (sheet === null) return;
    const key = keyOf(question);
    const asked = sheet.asked.map((one) => (keyOf(one) === key ? { ...one, ...changes } : one));
    put({ ...sheet, asked, slips: slips ?? sheet.slips });
    keepScore();
  }

  function keepScore(): void {
    const sheet = $sheet.get();
    if (sheet === null) return;
    const scores = withScore($history.get(), scoreOf(sheet));
    $history.set(scores);
    if (shelf.write(scores) || !couldKeep) return;
    couldKeep = false;
    view.notify('The browser keeps nothing for this page: scores last until it is closed.', { tone: 'warning' });
  }

  function asksFor(questions: readonly Question[], before: readonly AskedNumber[]): readonly AskedNumber[] {
    const taken = new Set(before.map(keyOf));
    const fresh: AskedNumber[] = [];
    for (const question of questions) {
      const key = keyOf(question);
      if (taken.has(key) || !Number.isFinite(numberOf(question))) continue;
      taken.add(key);
      // Titles are at hand here; `nameOf` would make all of them anew for each.
      const { address } = question;
      const title = nodeOf(address) === address ? workbench.$titles.get().get(address) : undefined;
      const name = title ?? nameOf(workbench.$document.get(), address);
      fresh.push({ ...question, name, state: 'hidden', tries: 0 });
    }
    return [...before, ...fresh];
  }

  function cover(questions: readonly Question[]): number {
    const before = $sheet.get();
    const asked = asksFor(questions, before?.asked ?? []);
    const added = asked.length - (before?.asked.length ?? 0);
    if (added > 0) put({ title: workbench.$document.get().title, asked, slips: before?.slips ?? {} });
    return added;
  }

  function begin(questions: readonly Question[]): void {
    stop();
    cover(questions);
  }

  /** A document may say itself what is to be guessed. */
  function followDocument(document: NudgeDocument): void {
    const questions = exerciseIn(document);
    if ($sheet.get() !== null) stop();
    if (questions === null) return;
    begin(questions);
    if ($sheet.get() === null) return;
    hasJustOpened = true;
    $panel.set('guess');
  }

  function ask(question: Question): void {
    const asked = at(question);
    if (asked === undefined || asked.state !== 'hidden') return;
    if ($verdict.get() !== null && keyOf($verdict.get()?.question ?? question) !== keyOf(question)) $verdict.set(null);
    $asking.set(asked);
  }

  function close(): void {
    $asking.set(null);
  }

  function stop(): void {
    close();
    $verdict.set(null);
    put(null);
  }

  // What is no longer there is no longer asked for.
  function prune(): void {
    const sheet = $sheet.get();
    if (sheet === null) return;
    const asked = sheet.asked.filter((question) => typeof numberOf(question) === 'number');
    const open = $asking.get();
    if (open !== null && !asked.some((question) => keyOf(question) === keyOf(open))) close();
    if (asked.length === 0) return stop();
    put(asked.length === sheet.asked.length ? sheet : { ...sheet, asked });
  }

  workbench.$opened.subscribe(followDocument);
  live.$program.listen(prune);
  live.$tick.listen(() => {
    if ($sheet.get() !== null && coversNow() !== covers) putLens();
  });

  return {
    $sheet,
    $asking,
    $verdict,
    $tolerance,
    $history,
    out,
    clearHistory() {
      $history.set([]);
      shelf.write([]);
    },
    askable: () => askableSlots(workbench.$document.get(), live.$program.get()),
    hide(what, cards) {
      const wanted = cards === 'all' ? null : new Set(cards);
      return cover(
        askableSlots(workbench.$document.get(), live.$program.get())
          .filter((one) => (what === 'value' ? one.hasValue : one.hasGradient))
          .filter(({ address, slot }) => wanted === null || [address, slot, nodeOf(slot)].some((id) => wanted.has(id)))
          .map(({ address }) => ({ address, what })),
      );
    },
    cover: (question) => void cover([question]),
    arrive() {
      if (!hasJustOpened) return;
      hasJustOpened = false;
      // The canvas learns of its new size after the next frame.
      scheduler.request(() => scheduler.request(() => canvas.fit()));
    },
    begin,
    uncover(question) {
      const sheet = $sheet.get();
      if (sheet === null) return;
      const asked = sheet.asked.filter((one) => keyOf(one) !== keyOf(question));
      if (asked.length === 0) stop();
      else put({ ...sheet, asked });
    },
    ask,
    close,
    answer(number) {
      const asked = $asking.get();
      const right = asked === null ? undefined : numberOf(asked);
      if (asked === null || typeof right !== 'number') return null;
      const verdict = judge(scene(), asked, number, right, $tolerance.get(), format());
      const slips = { ...$sheet.get()?.slips };
      for (const { id } of verdict.findings) slips[id] = (slips[id] ?? 0) + 1;
      $verdict.set(verdict);
      change(asked, { tries: asked.tries + 1, ...(verdict.isRight ? { state: 'right' } : {}) }, slips);
      if (verdict.isRight) close();
      else $asking.set(at(asked) ?? null);
      view.announce(
        verdict.isRight
          ? `Right: the ${asked.what} of ${asked.name} is ${numeral(right, format())}.`
          : verdict.words.replaceAll('*', ''),
      );
      return verdict;
    },
    giveUp() {
      const asked = $asking.get();
      const right = asked === null ? undefined : numberOf(asked);
      if (asked === null || typeof right !== 'number') return;
      change(asked, { state: 'shown' });
      $verdict.set(null);
      close();
      view.announce(`The ${asked.what} of ${asked.name} is ${shortNumeral(right)}.`);
    },
    stop,
  };
}
