import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import { HeatTile } from '../../../src/ui/charts/HeatTile.tsx';
import { Histogram } from '../../../src/ui/charts/Histogram.tsx';
import { Landscape } from '../../../src/ui/charts/Landscape.tsx';
import { LossChart } from '../../../src/ui/charts/LossChart.tsx';
import type { LossLine } from '../../../src/ui/charts/loss-picture.ts';
import { RegionPicture } from '../../../src/ui/charts/RegionPicture.tsx';
import type { Regions } from '../../../src/ui/charts/region-picture.ts';
import { standInForCharts } from '../../support/charts.ts';
import { standInForOverlays } from '../../support/overlays.ts';

standInForOverlays();
standInForCharts();
afterEach(cleanup);

const lines: readonly LossLine[] = [
  {
    name: 'training',
    role: 'training',
    steps: [0, 1, 2, 3],
    losses: [1, 0.5, 0.25, 0.125],
    accuracies: [0.5, 0.5, 1, 1],
  },
  { name: 'validation', role: 'validation', steps: [0, 1, 2, 3], losses: [1, 0.75, 0.5, 0.4], accuracies: null },
];

test('arrow keys walk the steps of the loss, and each is read out', () => {
  render(() => <LossChart lines={lines} scale="linear" />);
  const slider = screen.getByRole('slider', { name: /^Loss by step, to step 3: training, validation/ });
  expect(slider.getAttribute('aria-valuetext')).toBe('step 3 · training 0.125 (100 % right) · validation 0.4');
  fireEvent.keyDown(slider, { key: 'ArrowLeft' });
  expect(slider.getAttribute('aria-valuenow')).toBe('2');
  fireEvent.keyDown(slider, { key: 'Home' });
  expect(slider.getAttribute('aria-valuetext')).toBe('step 0 · training 1 (50 % right) · validation 1');
  fireEvent.keyDown(slider, { key: 'End' });
  expect(slider.getAttribute('aria-valuenow')).toBe('3');
});

test('Enter and a press pick the step under the cursor', () => {
  const picked = vi.fn();
  render(() => <LossChart lines={lines} scale="linear" step={1} onPick={picked} />);
  const slider = screen.getByRole('slider');
  fireEvent.keyDown(slider, { key: 'Enter' });
  fireEvent.keyDown(slider, { key: 'ArrowRight' });
  fireEvent.click(slider);
  expect(picked.mock.calls).toEqual([[1], [2]]);
});

test('losses that have no logarithm are told of, not dropped in silence', () => {
  const [scale, setScale] = createSignal<'linear' | 'log'>('linear');
  render(() => <LossChart lines={[{ ...lines[0]!, losses: [1, 0, -1, 0.5] }]} scale={scale()} />);
  expect(screen.queryByText(/no place on a logarithmic axis/)).toBeNull();
  setScale('log');
  expect(screen.getByText(/^2 losses at or below 0 have no place/)).toBeTruthy();
});

test('the table has every number, and is made only when it is opened', () => {
  render(() => <LossChart lines={lines} scale="linear" />);
  expect(screen.queryByRole('table')).toBeNull();
  const details = document.querySelector('details')!;
  details.open = true;
  fireEvent(details, new Event('toggle'));
  const table = screen.getByRole('table');
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((cell) => cell.textContent),
  ).toEqual(['step', 'training', 'training: accuracy', 'validation']);
  expect(within(table).getAllByRole('row')).toHaveLength(5);
  expect(within(table).getAllByRole('row')[2]!.textContent).toBe('10.50.50.75');
});

const regions: Regions = {
  scores: [[-0.5, 0.5, -0.5, 0.5]],
  n: 2,
  x: { low: -1, high: 1 },
  y: { low: -1, high: 1 },
  xName: 'x1',
  yName: 'x2',
  classes: ['no', 'yes'],
  threshold: 0,
  isJudged: true,
  points: [{ x: -0.5, y: 0, class: 1, isWrong: true }],
};

test('the plane of regions is read by arrow keys', () => {
  render(() => <RegionPicture regions={regions} />);
  const plane = screen.getByRole('application', {
    name: 'Regions of no, yes over x1 and x2; 1 of 1 examples told wrong',
  });
  fireEvent.keyDown(plane, { key: 'ArrowLeft' });
  expect(screen.getByRole('status').textContent).toBe('x1 0, x2 0: yes (0.5)');
  fireEvent.keyDown(plane, { key: 'ArrowLeft' });
  expect(screen.getByRole('status').textContent).toBe('x1 −1, x2 0: no (−0.5)');
  fireEvent.pointerLeave(plane);
  expect(screen.getByRole('status').textContent?.trim()).toBe('');
});

test('keys that the browser has other uses for are left to it', () => {
  render(() => <RegionPicture regions={regions} />);
  const event = new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true, bubbles: true, cancelable: true });
  screen.getByRole('application').dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
});

test('the legend says what each mark stands for, with the picture’s numbers', () => {
  render(() => <RegionPicture regions={regions} />);
  const legend = screen.getByRole('list', { name: 'Legend' });
  expect(
    within(legend)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['tells no', 'yes', 'told wrong: 1 of 1']);
});

test('a landscape reads out the loss it stands on', () => {
  const field = {
    losses: [1, 2, 3, Number.NaN],
    n: 2,
    x: { low: 0, high: 2 },
    y: { low: 0, high: 2 },
    xName: 'w',
    yName: 'b',
    present: null,
    path: [],
  };
  render(() => <Landscape field={field} />);
  const plane = screen.getByRole('application', { name: 'Loss over w and b' });
  fireEvent.keyDown(plane, { key: 'ArrowLeft' });
  fireEvent.keyDown(plane, { key: 'Home' });
  expect(screen.getByRole('status').textContent).toBe('w 0, b 1: loss 3');
});

test('a histogram says what it left out', () => {
  render(() => <Histogram values={[1, 2, Number.NaN]} name="gradient" signed counts="linear" />);
  expect(screen.getByText('1 that are not finite are in no bar.')).toBeTruthy();
  expect(screen.getByRole('img', { name: /^2 gradients from/ })).toBeTruthy();
});

test('a tile says whose it is and its range', () => {
  render(() => <HeatTile name="n1" values={[-0.5, 0.25, 0, Number.NaN]} n={2} size={48} />);
  expect(screen.getByRole('img', { name: 'n1 over the plane, −0.5 … 0.25' })).toBeTruthy();
});

/** jsdom's own blobs cannot be read by themselves. */
function textOf(blob: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.readAsText(blob);
  });
}

test('a picture goes out as SVG and its numbers as CSV, under a name with the right ending', async () => {
  const saved: { name: string; text: Promise<string> }[] = [];
  const blobs = new Map<string, Blob>();
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        blobs.set(`blob:${blobs.size}`, blob);
        return `blob:${blobs.size - 1}`;
      },
      revokeObjectURL: () => undefined,
    }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, text: textOf(blobs.get(this.href)!) });
  });
  render(() => <RegionPicture regions={regions} />);
  fireEvent.click(screen.getByRole('button', { name: 'SVG of this picture' }));
  fireEvent.click(screen.getByRole('button', { name: 'CSV of its numbers' }));
  expect(saved.map(({ name }) => name)).toEqual(['regions.svg', 'regions.csv']);
  expect(await saved[0]!.text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(await saved[1]!.text).toBe(
    'x1,x2,score,told\r\n-0.5,-0.5,-0.5,no\r\n0.5,-0.5,0.5,yes\r\n-0.5,0.5,-0.5,no\r\n0.5,0.5,0.5,yes\r\n',
  );
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
