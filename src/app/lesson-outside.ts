import { clearHash, showLesson } from '../persistence/links.ts';
import { createLessonShelf } from '../persistence/lesson-shelf.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { Bench } from '../store/bench.ts';
import type { LessonOutside } from '../store/classroom/lesson-parts.ts';
import { commandNamed } from '../store/commands/registry.ts';
import { runCommand } from '../store/commands/run.ts';
import type { LateText } from './late-text.ts';
import type { Session } from './session.ts';

/** The page around the classroom. */
export interface ClassroomPage {
  readonly bench: () => Bench;
  readonly session: Session;
  readonly text: LateText;
}

/** What lessons ask of the page. */
export function lessonOutside({ bench, session, text }: ClassroomPage): LessonOutside {
  /** What lay on the bench before a lesson's graph, and whether one's own work waited behind it. */
  let before: { readonly document: NudgeDocument; readonly wasGuest: boolean } | null = null;
  let lent: NudgeDocument | null = null;
  return {
    library: async () => (await import('../lessons/table.ts')).library,
    shelf: createLessonShelf(),
    async lend(document) {
      const { $opened, $whole } = bench().workbench;
      if ($opened.get() !== lent) before = { document: $whole.get(), wasGuest: session.isGuest() };
      lent = document;
      await session.lend(document);
    },
    async giveBack() {
      // What came by a link or from the gallery is on no shelf: only here.
      if (before?.wasGuest !== true && session.isGuest() && (await session.back())) return;
      // With nothing to go back to, the lesson's graph is from now on kept like any other.
      const kept = before?.document;
      session.visit(kept !== undefined && kept.nodes.size > 0 ? kept : bench().workbench.$document.get());
    },
    async example(id) {
      const { exampleById, exampleDocument } = await text.load();
      const example = exampleById(id);
      return example === undefined ? null : exampleDocument(example);
    },
    run: (id) => runNamed(bench(), id),
    showAddress: (lesson) => (lesson === null ? clearHash() : showLesson(lesson)),
  };
}

/** Runs a command by its id. Returns why it cannot be run now, in words, else null. */
export function runNamed(bench: Bench, id: string): string | null {
  const command = commandNamed(id);
  if (command === undefined) return `There is no command “${id}”.`;
  const why = command.unavailable?.(bench) ?? null;
  if (why === null) runCommand(bench, command);
  return why;
}
