import { readFileSync } from 'node:fs';
import { expect, test, type App } from './support/app.ts';

const training = (app: App) => app.page.getByRole('region', { name: 'Training', exact: true });
const pictures = (app: App) => training(app).getByRole('region', { name: 'Pictures' });

async function example(app: App, id: string): Promise<void> {
  await app.open(`#example=${id}`);
  await expect.poll(async () => (await app.names()).includes('loss')).toBe(true);
  await app.page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(pictures(app)).toBeVisible();
}

/** Chooses one of several by its radio, which its label covers. */
async function choose(app: App, name: string): Promise<void> {
  await pictures(app).getByRole('radio', { name, exact: true }).check({ force: true });
}

async function steps(app: App, count: string): Promise<void> {
  await training(app)
    .getByRole('button', { name: `${count} steps`, exact: true })
    .click();
  await expect(training(app).getByText(new RegExp(`^${count} of`, 'u'))).toBeVisible();
}

test('regions name their classes, count the examples told wrong, and follow training', async ({ app }) => {
  await example(app, 'moons');
  // The accuracies of the published run: half at first, 91 of 100 after ten steps.
  await expect(pictures(app).getByRole('list', { name: 'Legend' })).toContainText('told wrong: 50 of 100');
  await steps(app, '10');
  await expect(pictures(app).getByRole('list', { name: 'Legend' })).toContainText('told wrong: 9 of 100');
  await expect(pictures(app).getByRole('application', { name: /^Regions of .* over x1 and x2/u })).toBeVisible();
});

test('three classes have three regions in the legend, and the examples told wrong are counted', async ({ app }) => {
  await example(app, 'yinyang');
  const entries = pictures(app).getByRole('list', { name: 'Legend' }).getByRole('listitem');
  await expect(entries).toHaveText(['yin', 'yang', 'dot', /^told wrong: 42 of 80$/u]);
});

test('the inputs across and up are chosen', async ({ app }) => {
  await example(app, 'lecture-mlp');
  await pictures(app).getByRole('combobox', { name: 'Up', exact: true }).selectOption('x3');
  await expect(pictures(app).getByRole('application', { name: /over x1 and x3/u })).toBeVisible();
});

test('a picture is saved as PNG, as SVG without scripts, and its numbers as CSV', async ({ app, page }) => {
  await example(app, 'moons');
  await expect(pictures(app).getByRole('application', { name: /^Regions/u })).toBeVisible();
  const saved = async (kind: RegExp): Promise<Buffer> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      pictures(app).getByRole('button', { name: kind }).click(),
    ]);
    return readFileSync(await download.path());
  };
  expect((await saved(/^PNG/u)).subarray(1, 4).toString()).toBe('PNG');
  const svg = (await saved(/^SVG/u)).toString();
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg/u);
  expect(svg).not.toMatch(/<script|foreignObject|\son\w+=|href/iu);
  const csv = (await saved(/^CSV/u)).toString();
  expect(csv.split(/\r?\n/u)[0]).toContain('x1');
  expect(csv.split(/\r?\n/u).length).toBeGreaterThan(100);
});

test('the curve of losses is read with the keyboard, and has a table with the same numbers', async ({ app, page }) => {
  await example(app, 'moons');
  await steps(app, '10');
  const curve = training(app).getByRole('slider', { name: /loss by step/iu });
  await curve.focus();
  await page.keyboard.press('Home');
  await expect(training(app).getByText(/step 0 · training loss 0\.8958/u)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(training(app).getByText(/step 1 · training loss 1\.724/u)).toBeVisible();
  await training(app).getByText('Show as table').first().click();
  await expect(training(app).getByRole('table').first()).toContainText('1.72');
});

test('the axis of losses is linear or logarithmic', async ({ app }) => {
  await example(app, 'moons');
  await steps(app, '10');
  const axis = training(app).getByRole('group', { name: 'Loss axis' });
  await axis.getByRole('radio', { name: 'Log' }).check({ force: true });
  await expect(axis.getByRole('radio', { name: 'Log' })).toBeChecked();
  await expect(training(app).getByRole('slider', { name: /loss by step/iu })).toBeVisible();
});

test('histograms count every parameter and every gradient, bin by bin', async ({ app }) => {
  await example(app, 'moons');
  await choose(app, 'Histograms');
  await expect(pictures(app).getByRole('img', { name: /^337 parameters/u })).toBeVisible();
  await pictures(app).getByText('Show as table').click();
  const counts = pictures(app).getByRole('table').locator('tbody tr td:last-child');
  await expect(counts.first()).toBeVisible();
  const all = (await counts.allTextContents()).map(Number);
  expect(all.reduce((sum, each) => sum + each, 0)).toBe(337);
  await choose(app, 'Gradients');
  await expect(pictures(app).getByRole('img', { name: /^337 gradients/u })).toBeVisible();
});

test('a landscape over two chosen parameters is computed and holds the loss that stands', async ({ app }) => {
  await example(app, 'lecture-mlp');
  await choose(app, 'Landscape');
  await pictures(app).getByRole('button', { name: 'Compute' }).click();
  await expect(pictures(app).getByRole('application', { name: /^Loss over/u })).toBeVisible();
  const legend = pictures(app).getByRole('list', { name: 'Legend' });
  await expect(legend).toContainText('where it stands');
  const [, low, high] = /loss ([\d.]+) … ([\d.]+)/u.exec((await legend.textContent()) ?? '') ?? [];
  expect(Number(low)).toBeLessThanOrEqual(6.0054 + 1e-3);
  expect(Number(high)).toBeGreaterThanOrEqual(6.0054 - 1e-3);
});

test('a fitted curve is drawn for one input', async ({ app }) => {
  await app.open();
  const line = {
    format: 'nudge',
    version: 1,
    nodes: [
      {
        id: 'rows',
        kind: 'data',
        name: 'rows',
        columns: [
          { port: 'c1', name: 'x', values: [0, 1, 2] },
          { port: 'c2', name: 'y', role: 'target', values: [1, 3, 5] },
        ],
      },
      { id: 'o', kind: 'macro', macro: 'neuron', name: 'o', inputs: [{ port: 'p1', from: 'rows/c1' }], x: 300 },
      {
        id: 'loss',
        kind: 'macro',
        macro: 'squared_error',
        name: 'loss',
        inputs: [
          { port: 'p1', from: 'o' },
          { port: 't', from: 'rows/c2' },
        ],
        x: 600,
      },
    ],
  };
  expect(await app.ask('open', line)).toMatchObject({ ok: true });
  await app.page.getByRole('button', { name: 'Train', exact: true }).click();
  await choose(app, 'Curve');
  await expect(pictures(app).getByRole('application', { name: /^o over x, with 3 examples/u })).toBeVisible();
});

test('a relu that is never above 0 is told as dead, with its name', async ({ app }) => {
  await app.open();
  const dead = {
    format: 'nudge',
    version: 1,
    nodes: [
      {
        id: 'rows',
        kind: 'data',
        name: 'rows',
        columns: [
          { port: 'c1', name: 'x', values: [1, 2, 3] },
          { port: 'c2', name: 'y', role: 'target', values: [1, 3, 5] },
        ],
      },
      {
        id: 'unit',
        kind: 'macro',
        macro: 'neuron',
        name: 'unit',
        x: 300,
        inputs: [{ port: 'p1', from: 'rows/c1' }],
        settings: { activation: 'relu' },
        numbers: { 'w:p1': -1, b: -1 },
      },
      {
        id: 'loss',
        kind: 'macro',
        macro: 'squared_error',
        name: 'loss',
        x: 600,
        inputs: [
          { port: 'p1', from: 'unit' },
          { port: 't', from: 'rows/c2' },
        ],
      },
    ],
  };
  expect(await app.ask('open', dead)).toMatchObject({ ok: true });
  await app.page.getByRole('button', { name: 'Train', exact: true }).click();
  await choose(app, 'Health');
  await expect(pictures(app)).toContainText(/unit/u);
  await expect(pictures(app)).toContainText(/dead|never|always 0/iu);
});
