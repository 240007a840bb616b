import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { createNeuronHeats } from '../../../src/features/pictures/NeuronHeat.tsx';
import { PicturesPanel, type PicturesPanelProps } from '../../../src/features/pictures/PicturesPanel.tsx';
import { useBench } from '../../../src/nodes/bench-context.ts';
import type { NodeRecord, NudgeDocument } from '../../../src/graph/document.ts';
import type { ComputeLandscape, LandscapeListener, LandscapeRequest } from '../../../src/training/landscape-run.ts';
import { standInForCharts } from '../../support/charts.ts';
import { at, graph, id } from '../../support/graph.ts';
import { onBench } from './on-bench.tsx';

standInForCharts();

const never: ComputeLandscape = () => () => undefined;

//  d/c1 ─▶ n ─▶ hinge with d/c3      n tells the sign of its first input
//  d/c2 ─▶
function sorted(weights: readonly number[] = [1, 0]): NudgeDocument {
  const document = graph({
    d: {
      columns: [
        [-2, -1, 1, 2],
        [-1, 1, -1, 1],
        [-1, -1, 1, -1],
      ],
    },
    n: { neuron: ['d/c1', 'd/c2'], activation: 'relu', weights, bias: 0 },
  });
  const loss: NodeRecord = {
    id: id('loss'),
    order: [9],
    name: 'loss',
    x: 0,
    y: 0,
    kind: 'macro',
    macro: 'hinge',
    inputs: [
      { port: 'p1', from: at('n') },
      { port: 't', from: at('d/c3') },
    ],
    numbers: {},
    settings: { over: 'mean' },
    open: false,
  };
  return { ...document, nodes: new Map([...document.nodes, [loss.id, loss]]) };
}

function panel(document: NudgeDocument, first: PicturesPanelProps['first'], computeLandscape = never) {
  return onBench(document, () => <PicturesPanel first={first} computeLandscape={computeLandscape} />);
}

test('regions are drawn over the first two columns, with the examples that are told wrong', () => {
  panel(sorted(), 'regions');
  expect(
    screen.getByRole('application', { name: /^Regions of −1, 1 over .*; 1 of 4 examples told wrong/ }),
  ).toBeTruthy();
  expect(screen.getByText('told wrong: 1 of 4')).toBeTruthy();
});

test('regions follow a nudge', async () => {
  const bench = panel(sorted(), 'regions');
  bench.workbench.preview(at('n/w:p1'), -1);
  bench.scheduler.frame();
  expect(await screen.findByText('told wrong: 3 of 4')).toBeTruthy();
});

test('the axes and what is shown can be chosen, and what does not go together is told', () => {
  panel(sorted(), 'regions');
  const up = screen.getByRole('combobox', { name: 'Up' });
  const [across] = within(screen.getByRole('combobox', { name: 'Across' })).getAllByRole<HTMLOptionElement>('option');
  fireEvent.change(up, { target: { value: across!.value } });
  expect(screen.getByText('Choose two different inputs.')).toBeTruthy();
});

test('a document without two inputs is told what regions need', () => {
  panel(graph({ a: 1, b: ['neg', 'a'] }), 'regions');
  expect(screen.getByText(/^Regions need two inputs/)).toBeTruthy();
});

test('the curve is drawn over one input', () => {
  panel(sorted(), 'curve');
  expect(screen.getByRole('application', { name: /over .*, with 4 examples$/ })).toBeTruthy();
  expect(screen.getByText('The other inputs stay as they are in row 1.')).toBeTruthy();
});

test('histograms count parameters or gradients, of all or of one part', () => {
  panel(sorted(), 'histograms');
  expect(screen.getByRole('img', { name: /^3 parameters from/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'Gradients' }));
  expect(screen.getByRole('img', { name: /^3 gradients from/ })).toBeTruthy();
  expect(screen.getByText('below 0')).toBeTruthy();
});

test('health finds a dead unit, with a button that selects and reveals it', async () => {
  vi.useFakeTimers();
  const bench = panel(sorted(), 'health');
  expect(screen.getByText(/^No unit is dead/)).toBeTruthy();
  bench.workbench.commitNumber(at('n/b'), -99);
  bench.scheduler.frame();
  await vi.advanceTimersByTimeAsync(500);
  const findings = screen.getByRole('list', { name: 'Findings' });
  expect(within(findings).getByText(/“n” is dead: it gives 0 in all 4 rows/)).toBeTruthy();
  fireEvent.click(within(findings).getByRole('button', { name: 'Show n on the canvas' }));
  expect([...bench.workbench.$selection.get()]).toEqual(['n']);
  expect(bench.asked).toContain('reveal n');
  vi.useRealTimers();
});

function landscape() {
  const asked: { request: LandscapeRequest; listener: LandscapeListener }[] = [];
  const cancelled = vi.fn();
  const bench = panel(sorted(), 'landscape', (request, listener) => {
    asked.push({ request, listener });
    return cancelled;
  });
  return { bench, asked, cancelled };
}

test('a landscape is computed around where two parameters stand, with the numbers of the moment', () => {
  const { bench, asked } = landscape();
  bench.workbench.preview(at('n/w:p1'), 3);
  fireEvent.click(screen.getByRole('button', { name: 'Compute' }));
  const { job, numbers } = asked[0]!.request;
  expect(job).toMatchObject({ x: 'n/w:p1', y: 'n/w:p2', xs: { low: 2, high: 4 }, n: 25 });
  expect(numbers).toContainEqual(['n/w:p1', 3]);
});

test('a landscape shows how far it is, is drawn as it comes, and can be cancelled', () => {
  const { asked, cancelled } = landscape();
  fireEvent.click(screen.getByRole('button', { name: 'Compute' }));
  asked[0]!.listener.progress({ share: 0.4, losses: new Float64Array(625).fill(1) });
  expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(0.4);
  expect(screen.getByRole('application', { name: /^Loss over/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(cancelled).toHaveBeenCalledOnce();
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.getByRole('button', { name: 'Compute' })).toBeTruthy();
});

test('a landscape that cannot be had says why', () => {
  const { asked } = landscape();
  fireEvent.click(screen.getByRole('button', { name: 'Compute' }));
  asked[0]!.listener.failed('There is no landscape here.');
  expect(screen.getByRole('alert').textContent).toBe('There is no landscape here.');
});

test('leaving the picture ends the computation', () => {
  const { cancelled } = landscape();
  fireEvent.click(screen.getByRole('button', { name: 'Compute' }));
  fireEvent.click(screen.getByRole('radio', { name: 'Health' }));
  expect(cancelled).toHaveBeenCalledOnce();
});

function Tile() {
  const heat = createNeuronHeats(useBench().workbench);
  return <>{heat(() => at('n'))}</>;
}

test('a neuron’s tile says whose it is and follows a nudge', async () => {
  const bench = onBench(sorted(), () => <Tile />);
  await vi.waitFor(() => expect(screen.getByRole('img', { name: /^n over the plane, 0 … 2\.\d+$/ })).toBeTruthy());
  bench.workbench.preview(at('n/w:p1'), 0);
  bench.scheduler.frame();
  expect(screen.getByRole('img', { name: 'n over the plane, 0 … 0' })).toBeTruthy();
});

test('there is no tile where there are not two inputs', () => {
  onBench(graph({ d: { columns: [[1, 2]] }, n: { neuron: ['d/c1'] } }), () => <Tile />);
  expect(screen.queryByRole('img')).toBeNull();
});
