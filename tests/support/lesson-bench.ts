import { createClassroom } from '../../src/app/classroom-chunk.ts';
import { exampleDocument } from '../../src/app/example-document.ts';
import { runNamed } from '../../src/app/lesson-outside.ts';
import { emptyDocument } from '../../src/graph/document.ts';
import { library } from '../../src/lessons/table.ts';
import type { Bench } from '../../src/store/bench.ts';
import { createLateClassroom } from '../../src/store/classroom/classroom.ts';
import type { LessonLibrary } from '../../src/store/classroom/lesson-library.ts';
import type { LessonShelf } from '../../src/store/classroom/lesson-progress.ts';
import { exampleById } from '../../src/store/gallery/examples.ts';
import { createLenses } from '../../src/store/lens.ts';
import { bareBench } from './bench.ts';
import { trainingWorld } from './training.ts';

/** A shelf that lasts as long as the test, and can be handed to the next page. */
export function memoryShelf(texts = new Map<string, string>()): LessonShelf & { readonly texts: Map<string, string> } {
  return {
    texts,
    read: (name) => texts.get(name) ?? null,
    write: (name, text) => void (text === null ? texts.delete(name) : texts.set(name, text)),
  };
}

/** A page with the whole classroom and with real training, whose frames and workers the test keeps going by `until`. */
export async function lessonBench({
  shelf = memoryShelf(),
  lessons = library,
}: { readonly shelf?: LessonShelf; readonly lessons?: LessonLibrary } = {}) {
  const world = trainingWorld(emptyDocument);
  const { workbench, training, view, scheduler } = world;
  const bare = bareBench(emptyDocument);
  const lenses = createLenses();
  const addresses: (string | null)[] = [];
  const given: string[] = [];
  const classroom = createLateClassroom(
    (stores) =>
      Promise.resolve(
        createClassroom(
          {
            ...stores,
            workbench,
            view,
            preferences: bare.preferences,
            lenses,
            canvas: bare.canvas,
            training,
            scheduler,
          },
          {
            library: () => Promise.resolve(lessons),
            shelf,
            lend: (document) => Promise.resolve(workbench.open(document)),
            giveBack: () => Promise.resolve(void given.push(workbench.$document.get().title)),
            example(id) {
              const example = exampleById(id);
              return example === undefined ? Promise.resolve(null) : exampleDocument(example);
            },
            run: (id) => runNamed(bench, id),
            showAddress: (id) => void addresses.push(id),
          },
        ),
      ),
    () => {
      throw new Error('the classroom is at hand');
    },
  );
  const bench: Bench = { ...bare, workbench, view, training, lenses, classroom };

  /** Keeps the page going until something holds; gives up after so many turns. */
  async function until(holds: () => boolean, turns = 400): Promise<boolean> {
    for (let turn = 0; turn < turns; turn++) {
      world.run();
      if (holds()) return true;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return false;
  }

  const here = await new Promise<NonNullable<ReturnType<typeof classroom.$loaded.get>>>((resolve) =>
    classroom.use(resolve),
  );
  return {
    ...world,
    bench,
    classroom: here,
    lessons: here.lessons,
    lenses,
    until,
    addresses,
    given,
    asked: bare.asked,
  };
}
