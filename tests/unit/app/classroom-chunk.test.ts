import { expect, test } from 'vitest';
import { lessonBench } from '../../support/lesson-bench.ts';
import { graph } from '../../support/graph.ts';
import type { Classroom } from '../../../src/store/classroom/classroom.ts';

//  a ─┬─▶ +  ──▶ b      b = a + a, so db/da = 2, and 1 where = stands for +=
//     └──▲
async function opened() {
  const { bench } = await lessonBench();
  bench.workbench.open(graph({ a: 3, b: ['add', 'a', 'a'] }));
  const classroom = await new Promise<Classroom>((done) => bench.classroom.use(done));
  return { ...classroom, notices: () => bench.view.$notices.get().map(({ text }) => text) };
}

test('stepping through ends the bug lab and says so: the steps are those of the right pass', async () => {
  const { bugs, playback, notices } = await opened();
  bugs.turn('overwrite', true);
  playback.start('backward');
  expect(bugs.$on.get().size).toBe(0);
  expect(playback.$state.get()).not.toBeNull();
  expect(notices()).toEqual(['The bug lab is off now: the steps are those of the right pass.']);
});

test('a bug that is switched on ends stepping through', async () => {
  const { bugs, playback } = await opened();
  playback.start('backward');
  bugs.turn('overwrite', true);
  expect(playback.$state.get()).toBeNull();
  expect([...bugs.$on.get()]).toEqual(['overwrite']);
});
