import { clearHash, showLesson } from '../persistence/links.ts';
import { createLessonShelf } from '../persistence/lesson-shelf.ts';
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
  return {
    library: async () => (await import('../lessons/table.ts')).library,
    shelf: createLessonShelf(),
    lend: session.lend,
    async giveBack() {
      // Without work of one's own to go back to, the graph is from now on kept like any other.
      if (!session.isGuest() || !(await session.back())) session.visit(bench().workbench.$document.get());
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
