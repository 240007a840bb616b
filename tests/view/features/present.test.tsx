import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, expect, test } from 'vitest';
import { PresentLayer } from '../../../src/features/present/PresentLayer.tsx';
import { BenchProvider } from '../../../src/nodes/BenchProvider.tsx';
import { reasons } from '../../../src/nodes/reasons.ts';
import { lessonBench } from '../../support/lesson-bench.ts';
import { standInForOverlays } from '../../support/overlays.ts';

standInForOverlays();
afterEach(cleanup);

async function presenting() {
  const page = await lessonBench();
  render(() => (
    <BenchProvider bench={page.bench} reasons={() => reasons}>
      <PresentLayer />
    </BenchProvider>
  ));
  page.classroom.present.toggle();
  return page;
}

const isMarked = () => document.documentElement.dataset['present'] !== undefined;
const caster = () => document.querySelector('.key-caster')?.textContent;

test('presenting marks the page and makes the inspector way; ended, all is as it was', async () => {
  const { view, classroom } = await presenting();
  expect(isMarked()).toBe(true);
  expect(view.$inspectorOpen.get()).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: 'End presenting' }));
  expect(isMarked()).toBe(false);
  expect(view.$inspectorOpen.get()).toBe(true);
  expect(classroom.present.$on.get()).toBe(false);
});

test('the laser is a switch, and goes out at the end', async () => {
  const { classroom } = await presenting();
  fireEvent.click(screen.getByRole('button', { name: 'Laser pointer' }));
  expect(classroom.present.$laser.get()).toBe(true);
  classroom.present.stop();
  expect(classroom.present.$laser.get()).toBe(false);
});

test('keys are shown, what is typed into a field is not', async () => {
  await presenting();
  fireEvent.keyDown(document.body, { key: 's' });
  expect(caster()).toBe('S');
  const field = document.createElement('input');
  document.body.append(field);
  fireEvent.keyDown(field, { key: 'q' });
  fireEvent.keyDown(field, { key: 'Enter' });
  field.remove();
  expect(caster()).toBe('S↵');
});
