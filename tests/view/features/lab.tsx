import { render } from '@solidjs/testing-library';
import type { JSX } from 'solid-js';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { BenchProvider } from '../../../src/nodes/BenchProvider.tsx';
import { reasons } from '../../../src/nodes/reasons.ts';
import { createLateClassroom, type Classroom } from '../../../src/store/classroom/classroom.ts';
import { benchWithLab } from '../../support/classroom.ts';

/** Draws a feature over a workbench whose bug lab and exchange are real and loaded. */
export async function onLab(document: NudgeDocument, draw: () => JSX.Element) {
  const bare = benchWithLab(document);
  // Only what is drawn here is asked for.
  const loaded = { bugs: bare.bugs, swap: bare.swap } as Classroom;
  const classroom = createLateClassroom(
    () => Promise.resolve(loaded),
    () => undefined,
  );
  const bench = { ...bare, classroom };
  await new Promise<void>((done) => classroom.use(() => done()));
  render(() => (
    <BenchProvider bench={bench} reasons={() => reasons}>
      {draw()}
    </BenchProvider>
  ));
  return bench;
}
