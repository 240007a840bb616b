import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, expect, test, vi } from 'vitest';
import type { JSX } from 'solid-js';
import { ExerciseDialog } from '../../../src/features/guess/ExerciseDialog.tsx';
import { GuessOverlay } from '../../../src/features/guess/GuessOverlay.tsx';
import { GuessPanel } from '../../../src/features/guess/GuessPanel.tsx';
import { Outline } from '../../../src/features/outline/Outline.tsx';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { LeafCard } from '../../../src/nodes/LeafCard.tsx';
import { OpCard } from '../../../src/nodes/OpCard.tsx';
import { BenchProvider } from '../../../src/nodes/BenchProvider.tsx';
import { reasons } from '../../../src/nodes/reasons.ts';
import { createLateClassroom, type Classroom } from '../../../src/store/classroom/classroom.ts';
import { createBriefShelf } from '../../../src/store/classroom/guess-history.ts';
import { createGuessSession } from '../../../src/store/classroom/guess.ts';
import { exerciseIn } from '../../../src/store/exercise/asked.ts';
import { bareBench } from '../../support/bench.ts';
import { at, graph } from '../../support/graph.ts';
import { standInForOverlays } from '../../support/overlays.ts';

standInForOverlays();
afterEach(cleanup);

//  a ─┬▶ × e ─▶ + d ─▶ × L        a = 2, b = −3, c = 10, f = −2; ∂L/∂a = 6
//  b ─┘     c ──┘     f ─┘
const lecture = () =>
  graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] });

const plane = { rect: () => ({ x: 0, y: 0, width: 132, height: 96 }), onWire: () => null, mounted: () => [] };

async function drawn(draw: () => JSX.Element, document: NudgeDocument = lecture()) {
  const bare = bareBench(document);
  const handed: { readonly texts: string[]; readonly files: NudgeDocument[] } = { texts: [], files: [] };
  const out = {
    copyLink: (text: string) => Promise.resolve(`copied ${handed.texts.push(text)}`),
    save: (file: NudgeDocument) => Promise.resolve(`saved ${handed.files.push(file)}`),
  };
  const guess = createGuessSession({ ...bare, ...bare.classroom }, { shelf: createBriefShelf(), out });
  // Only what is drawn here is asked for.
  const loaded = { guess } as Classroom;
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
  return { bench, guess, handed };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

function type(text: string): void {
  const field = screen.getByRole('spinbutton', { name: /^your / });
  field.focus();
  fireEvent(field, new InputEvent('beforeinput', { bubbles: true }));
  fireEvent.input(field, { target: { value: text } });
  fireEvent.keyDown(field, { key: 'Enter' });
}

test('from hiding to a wrong and a right answer: the slip is told, then the number shows and counts', async () => {
  await drawn(() => (
    <>
      <GuessPanel />
      <GuessOverlay plane={plane} />
    </>
  ));
  press('All gradients');
  const list = within(screen.getByRole('list', { name: 'Hidden numbers' }));
  expect(list.getAllByRole('button')).toHaveLength(7);
  fireEvent.click(list.getByRole('button', { name: /gradient of a/ }));
  const field = within(screen.getByRole('dialog', { name: 'Guess the gradient of a' }));
  type('-4');
  await waitFor(() => expect(field.getByText(/You used a’s own value, 2/)).toBeTruthy());
  expect(field.getByText('other').tagName).toBe('EM');
  type('6');
  await waitFor(() => expect(list.getByRole('button', { name: /gradient of a/ }).dataset['state']).toBe('right'));
  expect(screen.getByText(/right, 0 at the first try/).textContent).toMatch(/1 of 7/);
  expect(within(screen.getByRole('list', { name: 'Slips met' })).getByText(/its own operand/)).toBeTruthy();
});

test('what is no number is not taken for an answer', async () => {
  const { guess } = await drawn(() => <GuessOverlay plane={plane} />);
  guess.hide('gradient', 'all');
  guess.ask({ address: at('a'), what: 'gradient' });
  type('six');
  await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy());
  expect(guess.$asking.get()?.tries).toBe(0);
});

test('“Show” gives up, and Esc only closes', async () => {
  const { guess } = await drawn(() => <GuessOverlay plane={plane} />);
  guess.hide('gradient', 'all');
  guess.ask({ address: at('a'), what: 'gradient' });
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
  expect(guess.$asking.get()).toBeNull();
  expect(guess.$sheet.get()?.asked[0]).toMatchObject({ state: 'hidden' });
  guess.ask({ address: at('a'), what: 'gradient' });
  press('Show');
  expect(guess.$sheet.get()?.asked[0]).toMatchObject({ state: 'shown' });
});

test('the teacher ticks what to hide, number by number', async () => {
  const { guess } = await drawn(() => <GuessPanel />);
  fireEvent.click(screen.getByRole('radio', { name: 'Values' }));
  press('Choose');
  const ticks = within(screen.getByRole('list', { name: 'values to hide' }));
  expect(ticks.getAllByRole('checkbox')).toHaveLength(3);
  fireEvent.click(ticks.getByRole('checkbox', { name: 'd' }));
  expect(guess.$sheet.get()?.asked.map(({ name, what }) => `${what} ${name}`)).toEqual(['value d']);
  fireEvent.click(ticks.getByRole('checkbox', { name: 'd' }));
  expect(guess.$sheet.get()).toBeNull();
});

test('a hidden number stands nowhere: not on cards, in titles, on curves or in the outline', async () => {
  const document = graph({ x: 0.123456789, y: ['tanh', 'x'], L: ['mul', 'y', 'y'] });
  const { bench, guess } = await drawn(
    () => (
      <>
        <LeafCard address={at('x')} />
        <OpCard address={at('y')} />
        <OpCard address={at('L')} />
        <Outline />
      </>
    ),
    document,
  );
  // Attributes as well as text.
  const everything = () => new XMLSerializer().serializeToString(globalThis.document.body);
  expect(everything()).toContain('0.1228');
  guess.hide('value', 'all');
  guess.hide('gradient', 'all');
  bench.scheduler.frame();
  // tanh 0.1235 = 0.1228, its square 0.01509; ∂L/∂y = 0.2457, ∂L/∂x = 0.2420.
  for (const number of ['0.1228', '0.01509', '0.2457', '0.2420']) expect(everything()).not.toContain(number);
  expect(screen.getAllByText(/value hidden, gradient hidden/)).toHaveLength(2);
  expect(screen.getAllByRole('button', { name: /^guess .* gradient$/ })).toHaveLength(3);
});

test('an exercise is printed as a sheet and a key, and leaves as a link or a file that hides what is asked', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  const { guess, handed } = await drawn(() => <ExerciseDialog />);
  guess.hide('gradient', [at('a'), at('b')]);
  fireEvent.input(screen.getByRole('textbox', { name: 'Sheets' }), { target: { value: '2' } });
  await screen.findByRole('button', { name: 'Copy link of sheet 2' });
  const pages = globalThis.document.querySelectorAll('.exercise-print > article');
  expect([...pages].map((page) => page.getAttribute('aria-label'))).toEqual([
    'Sheet 1',
    'Sheet 2',
    'Key of sheet 1',
    'Key of sheet 2',
  ]);
  expect(pages[0]?.querySelectorAll('.sheet-drawing-blank')).toHaveLength(2);
  expect(pages[2]?.textContent).toMatch(/∂L\/∂a = .* × .* = −?\d/);
  press('Copy link of sheet 2');
  press('Save file of sheet 1');
  press('Print sheets and keys');
  expect(print).toHaveBeenCalledOnce();
  expect(handed.texts[0]).toMatch(/^# ask gradient a b\n/);
  expect(handed.files[0] && exerciseIn(handed.files[0])).toHaveLength(2);
  print.mockRestore();
});

test('where no exercise can be made the dialog says why, and a seed must be a whole number', async () => {
  await drawn(
    () => <ExerciseDialog />,
    graph({ t: { columns: [[1, 2]] }, y: ['square', 't/c1'], L: ['mean_rows', 'y'] }),
  );
  expect(screen.getByRole('alert').textContent).toMatch(/many rows/);
  expect(screen.getByRole('button', { name: 'Print sheets and keys' }).getAttribute('aria-disabled')).toBe('true');
  fireEvent.input(screen.getByRole('textbox', { name: 'Seed' }), { target: { value: '1.5' } });
  expect(screen.getByText('A whole number from 0 to 999999.')).toBeTruthy();
});
