import { cleanup, fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { Palette } from '../../../src/features/palette/Palette.tsx';
import { allTiles } from '../../../src/features/palette/tiles.ts';
import { emptyDocument } from '../../../src/graph/document.ts';
import { dataSetIds } from '../../../src/data/data-sets.ts';
import { macros } from '../../../src/macros/table.ts';
import { opIds } from '../../../src/ops/table.ts';
import type { Placeable } from '../../../src/store/new-record.ts';
import type { Place } from '../../../src/store/view.ts';
import { onBench } from './on-bench.tsx';

// jsdom knows neither pointer capture nor what lies under a point.
Object.assign(HTMLElement.prototype, { setPointerCapture: () => undefined });
document.elementFromPoint = () => document.body;

function drawn() {
  const dropped: [Placeable, Place][] = [];
  const bench = onBench(emptyDocument, () => <Palette onDrop={(what, client) => dropped.push([what, client])} />);
  return { bench, dropped, only: () => [...bench.workbench.$document.get().nodes.values()] };
}
const tile = (name: string) => screen.getByRole('button', { name });
/** jsdom's PointerEvent, where it has one, leaves out coordinates that fireEvent gives it. */
function point(target: Element | Document, type: string, x: number, y: number): void {
  const event = new MouseEvent(type, { clientX: x, clientY: y, button: 0, bubbles: true, cancelable: true });
  target.dispatchEvent(Object.assign(event, { isPrimary: true, pointerId: 1 }));
}

test('every op, leaf, macro, data set and note is a tile with a sentence, once', () => {
  const tiles = allTiles(() => null).flatMap((group) => group.tiles);
  const ids = tiles.map(({ id }) => id);
  const own: readonly string[] = ['custom'];
  const builtIn = Object.keys(macros).filter((macro) => !own.includes(macro));
  const sets = dataSetIds.map((set) => `data-${set}`);
  expect(ids.toSorted()).toEqual([...opIds, 'input', 'parameter', 'constant', 'note', ...builtIn, ...sets].toSorted());
  for (const { explain } of tiles) expect(explain).toMatch(/^(?:[A-Z0-9]|[a-z] = ).*\.$/);
});

test('a press adds the node in the middle of what is seen, as one undo step', () => {
  const { bench, only } = drawn();
  fireEvent.click(tile('Add multiply'));
  expect(only()).toMatchObject([{ kind: 'op', op: 'mul', inputs: [null, null] }]);
  expect(bench.workbench.undo()).toBe('Add ×');
  expect(only()).toEqual([]);
});

test('a drag drops the tile where it ends, and is no press', () => {
  const { dropped, only } = drawn();
  const number = tile('Add number');
  point(number, 'pointerdown', 30, 100);
  point(number, 'pointermove', 200, 150);
  expect(document.querySelector('.palette-ghost')?.textContent).toBe('3.0');
  point(number, 'pointermove', 400, 300);
  point(number, 'pointerup', 400, 300);
  fireEvent.click(number);
  expect(dropped).toEqual([
    [
      { kind: 'leaf', role: 'input' },
      { x: 400, y: 300 },
    ],
  ]);
  expect(only()).toEqual([]);
  expect(document.querySelector('.palette-ghost')).toBeNull();
});

test('a press that trembles stays a press', () => {
  const { dropped, only } = drawn();
  const number = tile('Add number');
  point(number, 'pointerdown', 30, 100);
  point(number, 'pointermove', 32, 102);
  point(number, 'pointerup', 32, 102);
  fireEvent.click(number);
  expect(dropped).toEqual([]);
  expect(only()).toHaveLength(1);
});

test('Esc, or a pointer that is lost, ends the drag without a drop', () => {
  for (const end of [
    () => fireEvent.keyDown(document, { key: 'Escape' }),
    () => point(tile('Add tanh'), 'pointercancel', 400, 300),
  ]) {
    const { dropped } = drawn();
    point(tile('Add tanh'), 'pointerdown', 30, 100);
    point(tile('Add tanh'), 'pointermove', 300, 300);
    end();
    point(tile('Add tanh'), 'pointerup', 400, 300);
    expect(dropped).toEqual([]);
    expect(document.querySelector('.palette-ghost')).toBeNull();
    cleanup();
  }
});

test('a drop back on the palette is none', () => {
  const { dropped } = drawn();
  const over = vi.spyOn(document, 'elementFromPoint').mockImplementation(() => tile('Add add'));
  point(tile('Add tanh'), 'pointerdown', 30, 100);
  point(tile('Add tanh'), 'pointermove', 30, 200);
  point(tile('Add tanh'), 'pointerup', 30, 200);
  expect(dropped).toEqual([]);
  over.mockRestore();
});

test('the rail is one tab stop; arrows move along it', async () => {
  drawn();
  const buttons = within(screen.getByRole('toolbar', { name: 'Palette' })).getAllByRole('button');
  await vi.waitFor(() => expect(buttons.filter((button) => button.tabIndex === 0)).toEqual([buttons[0]]));
  buttons[0]?.focus();
  fireEvent.keyDown(buttons[0] ?? document, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(buttons[1]);
  fireEvent.keyDown(buttons[1] ?? document, { key: 'End' });
  expect(document.activeElement).toBe(buttons.at(-1));
  expect(buttons.filter((button) => button.tabIndex === 0)).toEqual([buttons.at(-1)]);
});

test('all operations are searched, and Enter adds the first found', async () => {
  const { only } = drawn();
  fireEvent.click(screen.getByRole('button', { name: 'All operations' }));
  const flyout = within(screen.getByRole('dialog', { name: 'All operations' }));
  const search = await flyout.findByRole('textbox', { name: 'Search operations' });
  expect(document.activeElement).toBe(search);
  fireEvent.input(search, { target: { value: 'sigm' } });
  expect(flyout.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Add sigmoid']);
  fireEvent.keyDown(search, { key: 'Enter' });
  expect(only()).toMatchObject([{ op: 'sigmoid' }]);
  expect(screen.queryByRole('textbox', { name: 'Search operations' })).toBeNull();
});
