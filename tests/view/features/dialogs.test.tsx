import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { GalleryDialog } from '../../../src/features/gallery/GalleryDialog.tsx';
import { drawingOf } from '../../../src/features/gallery/drawing-of.ts';
import { HelpSheet } from '../../../src/features/help/HelpSheet.tsx';
import { SettingsDialog } from '../../../src/features/settings/SettingsDialog.tsx';
import { ShareDialog } from '../../../src/features/share/ShareDialog.tsx';
import { StepDialog } from '../../../src/features/step/StepDialog.tsx';
import { emptyDocument } from '../../../src/graph/document.ts';
import { commands } from '../../../src/store/commands/registry.ts';
import { examples } from '../../../src/store/gallery/examples.ts';
import { at, graph } from '../../support/graph.ts';
import { onBench } from './on-bench.tsx';

const dialog = (name: string) => within(screen.getByRole('dialog', { name }));

test('the gallery lists every example with what it shows, and opens one', () => {
  const bench = onBench(emptyDocument, () => <GalleryDialog />);
  bench.view.$dialog.set('gallery');
  const cards = dialog('Gallery').getAllByRole('listitem');
  expect(cards).toHaveLength(examples.length + 1);
  for (const { title, blurb } of examples) {
    expect(dialog('Gallery').getByRole('button', { name: title }).textContent).toContain(blurb);
  }
  fireEvent.click(dialog('Gallery').getByRole('button', { name: 'The chain rule' }));
  expect(bench.asked).toEqual(['focusCanvas', 'openExample chain-rule']);
  expect(bench.view.$dialog.get()).toBeNull();
});

test('the gallery has an empty canvas too', () => {
  const bench = onBench(emptyDocument, () => <GalleryDialog />);
  bench.view.$dialog.set('gallery');
  fireEvent.click(dialog('Gallery').getByRole('button', { name: 'Empty canvas' }));
  expect(bench.asked).toEqual(['focusCanvas', 'newDocument']);
});

test.each(examples.map((example) => [example.title, example] as const))(
  'the drawing of %s shows every card and wire',
  (_, example) => {
    const { cards, wires, viewBox } = drawingOf(example);
    const [, , width = 0, height = 0] = viewBox.split(' ').map(Number);
    expect(cards.length).toBeGreaterThan(0);
    expect(wires.split('M')).not.toHaveLength(1);
    expect(`${wires} ${viewBox}`).not.toMatch(/NaN|Infinity/);
    expect(Math.min(width, height)).toBeGreaterThan(0);
  },
);

test('the help sheet lists every command with its keys', () => {
  const bench = onBench(emptyDocument, () => <HelpSheet />);
  bench.view.$dialog.set('help');
  const text = screen.getByRole('dialog', { name: 'Keys and help' }).textContent ?? '';
  expect(commands.filter(({ title }) => !text.includes(title))).toEqual([]);
  expect(text).toContain('neuron(x1, x2)');
});

test('help is searched by word and by key', () => {
  const bench = onBench(emptyDocument, () => <HelpSheet />);
  bench.view.$dialog.set('help');
  const search = dialog('Keys and help').getByRole('textbox', { name: 'Search help' });
  const terms = () =>
    dialog('Keys and help')
      .queryAllByRole('term')
      .map((term) => term.firstChild?.textContent);
  fireEvent.input(search, { target: { value: 'ctrl+shift+z' } });
  expect(terms()).toEqual(['Redo']);
  fireEvent.input(search, { target: { value: 'tanh' } });
  expect(terms()).toContain('tanh(x)');
  fireEvent.input(search, { target: { value: 'xyzzy' } });
  expect(terms()).toEqual([]);
  expect(screen.getByText('Nothing here is called “xyzzy”.')).toBeTruthy();
});

test('settings write the preferences', () => {
  const bench = onBench(emptyDocument, () => <SettingsDialog />);
  bench.view.$dialog.set('settings');
  const settings = dialog('Settings');
  fireEvent.change(settings.getByRole('combobox'), { target: { value: '3' } });
  fireEvent.click(settings.getByRole('radio', { name: 'Dark' }));
  fireEvent.click(settings.getByRole('radio', { name: 'Pans' }));
  for (const name of ['Large text', 'Snap to the grid', 'Single-key shortcuts']) {
    fireEvent.click(settings.getByRole('switch', { name }));
  }
  expect(bench.preferences.$values.get()).toMatchObject({
    numbers: { kind: 'places', places: 3 },
    theme: 'dark',
    wheel: 'pan',
    largeText: true,
    snap: false,
    letterKeys: false,
  });
  expect(settings.getByText('−1234.568, 0.000')).toBeTruthy();
});

test('sharing says what the link leaves out of this document', () => {
  const document = { ...graph({ a: 1, b: ['square', 'a'] }), title: 'Homework' };
  const bench = onBench(document, () => <ShareDialog />);
  bench.view.$dialog.set('share');
  expect(screen.getByText(/It leaves out where the cards lie and the title “Homework”\./)).toBeTruthy();
  fireEvent.click(dialog('Share').getByRole('button', { name: 'Copy link' }));
  expect(bench.asked).toEqual(['copyLink']);
  expect(bench.view.$dialog.get()).toBeNull();
});

test('a step along the gradient says where the result went, and can be repeated', () => {
  //  y = a², dy/da = 2a: 3 − 0.1·6 = 2.4, then 2.4 − 0.1·4.8 = 1.92
  const bench = onBench(graph({ a: 3, y: ['square', 'a'] }), () => <StepDialog />);
  bench.view.$dialog.set('step');
  const step = dialog('Step along the gradient');
  fireEvent.click(step.getByRole('radio', { name: 'Inputs' }));
  fireEvent.input(step.getByRole('textbox', { name: /η/ }), { target: { value: '0.1' } });
  fireEvent.click(step.getByRole('button', { name: 'Down' }));
  expect(step.getByRole('status').textContent).toBe('One number moved: the result went from 9.000 to 5.760.');
  fireEvent.click(step.getByRole('button', { name: 'Down' }));
  expect(bench.workbench.live.value(at('a'))).toBeCloseTo(1.92, 12);
});

test('a step that cannot be made is refused in words', () => {
  const bench = onBench(graph({ a: 3, y: ['square', 'a'] }), () => <StepDialog />);
  bench.view.$dialog.set('step');
  const step = dialog('Step along the gradient');
  fireEvent.click(step.getByRole('button', { name: 'Up' }));
  expect(step.getByRole('status').textContent).toBe('No parameter lies on the way to y, so there is nothing to step.');
  fireEvent.input(step.getByRole('textbox', { name: /η/ }), { target: { value: 'fast' } });
  expect(step.getByRole('button', { name: 'Up' }).getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(step.getByRole('button', { name: 'Up' }));
  expect(bench.workbench.history.$undo.get()).toBeNull();
});
