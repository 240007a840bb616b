import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Download, Page } from '@playwright/test';
import { expect, test } from '../harness/pictures/serve.ts';

/** Violations as lines that say what and where. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the charts, ${colorScheme}`, async ({ page, chartsAddress }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(chartsAddress);
    await page.getByRole('region', { name: 'Loss', exact: true }).getByText('Show as table').click();
    await page.getByRole('table').waitFor();
    expect(await violations(page)).toEqual([]);
  });
}

/** The colour in the middle of the first painted field of a panel. */
function middleColour(page: Page, panel: string): Promise<readonly number[]> {
  return page
    .getByRole('region', { name: panel })
    .locator('.chart-plot canvas')
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
      // By way of a copy that is made to be read.
      const copy = document.createElement('canvas');
      const context = copy.getContext('2d', { willReadFrequently: true });
      context?.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
      return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
    });
}

test('fields are painted anew when the theme changes', async ({ page, chartsAddress }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(chartsAddress);
  const light = await middleColour(page, 'Two classes');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => middleColour(page, 'Two classes')).not.toEqual(light);
  const dark = await middleColour(page, 'Two classes');
  expect(dark[0]!).toBeLessThan(light[0]! - 60);
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
  await expect.poll(() => middleColour(page, 'Two classes')).toEqual(light);
});

test('the field lies exactly under its plot, and both follow the width of the panel', async ({
  page,
  chartsAddress,
}) => {
  await page.goto(chartsAddress);
  const panel = page.getByRole('region', { name: 'Three classes' });
  const apart = async () => {
    const field = (await panel.locator('.chart-plot canvas').boundingBox())!;
    const plot = (await panel.locator('.picture > svg').boundingBox())!;
    return Math.max(
      Math.abs(field.x - plot.x),
      Math.abs(field.y - plot.y),
      Math.abs(field.width - plot.width),
      Math.abs(field.height - plot.height),
    );
  };
  // A stroke at the edge widens the box that the browser tells of the plot.
  expect(await apart()).toBeLessThan(2);
  const before = (await panel.locator('.picture').boundingBox())!.width;
  await panel.evaluate((element) => element.style.setProperty('width', '260px'));
  await expect.poll(async () => (await panel.locator('.picture').boundingBox())!.width).toBeLessThan(before - 50);
  expect(await apart()).toBeLessThan(2);
});

test('pointer and keys read the loss at a step', async ({ page, chartsAddress }) => {
  await page.goto(chartsAddress);
  const loss = page.getByRole('region', { name: 'Loss', exact: true });
  const slider = loss.getByRole('slider');
  const readout = loss.locator('.chart-readout');
  const box = (await loss.locator('.picture > svg').first().boundingBox())!;
  await page.mouse.move(box.x + 2, box.y + 20);
  await expect(readout).toContainText('step 1');
  await page.mouse.move(box.x + box.width - 1, box.y + 20);
  await expect(readout).toContainText('step 119');
  await page.mouse.move(box.x, box.y + box.height + 200);
  await slider.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', '1');
});

test('a picture goes out as PNG, SVG and CSV', async ({ page, chartsAddress }) => {
  await page.goto(chartsAddress);
  const panel = page.getByRole('region', { name: 'Two classes' });
  const saved = async (button: string): Promise<Download> => {
    const waiting = page.waitForEvent('download');
    await panel.getByRole('button', { name: button }).click();
    return waiting;
  };
  const bytes = async (download: Download) => readFileSync(await download.path());
  const png = await saved('PNG');
  expect(png.suggestedFilename()).toBe('regions.png');
  const image = await bytes(png);
  expect([...image.subarray(1, 4)].map((code) => String.fromCodePoint(code)).join('')).toBe('PNG');
  const drawn = (await panel.locator('.picture').boundingBox())!;
  expect(image.readUInt32BE(16)).toBe(Math.round(drawn.width * 2));
  expect(image.length).toBeGreaterThan(10_000);

  const svg = (await bytes(await saved('SVG'))).toString();
  // A browser reads it without a complaint, and it shows the legend and 120 examples.
  const parsed = await page.evaluate((text) => {
    const read = new DOMParser().parseFromString(text, 'image/svg+xml');
    const foreign = [...read.querySelectorAll('*')].filter(
      (element) => !['svg', 'title', 'rect', 'path', 'text'].includes(element.localName),
    );
    return { broken: read.querySelector('parsererror') !== null, foreign: foreign.length };
  }, svg);
  expect(parsed).toEqual({ broken: false, foreign: 0 });
  expect(svg).toContain('told wrong: 14 of 120');

  const csv = (await bytes(await saved('CSV'))).toString();
  expect(csv.split('\r\n')).toHaveLength(10_002);
});

test('with forced colours, signs and shapes still tell what colours told', async ({ page, chartsAddress }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(chartsAddress);
  const boundary = page.getByRole('region', { name: 'Two classes' }).locator('path[stroke="var(--ink)"]').first();
  const colours = await boundary.evaluate((path) => [
    getComputedStyle(path).stroke,
    getComputedStyle(document.body).backgroundColor,
  ]);
  expect(colours[0]).not.toBe(colours[1]);
});

test('the panel follows training: regions, histograms and health are those of the numbers of the moment', async ({
  page,
  picturesAddress,
}) => {
  await page.goto(`${picturesAddress}?doc=moons&only=regions`);
  const wrong = async () => Number(/wrong: (\d+) of 100/.exec(await page.getByText('told wrong').innerText())?.[1]);
  const before = await wrong();
  expect(before).toBeGreaterThan(20);
  await page.evaluate(() => window.picturesHarness.bench.training.step(60));
  await expect.poll(wrong, { timeout: 20_000 }).toBeLessThan(10);
  expect(await violations(page)).toEqual([]);
});

test('a landscape is computed in a worker, is drawn, and shows the way walked', async ({ page, picturesAddress }) => {
  await page.goto(`${picturesAddress}?doc=lecture&only=landscape`);
  await page.evaluate(() => window.picturesHarness.bench.training.step(10));
  await page.getByRole('button', { name: 'Compute' }).click();
  const plane = page.getByRole('application', { name: /^Loss over/ });
  await plane.waitFor();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  expect(page.workers().every((worker) => !worker.url().includes('landscape'))).toBe(true);
  await expect(page.getByText('the way walked')).toBeVisible();
  await plane.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('status')).toContainText('loss');
});

test('health names the dead units of a trained net, and leads there', async ({ page, picturesAddress }) => {
  await page.goto(`${picturesAddress}?doc=moons&only=health`);
  await page.evaluate(() => window.picturesHarness.bench.training.step(60));
  const findings = page.getByRole('list', { name: 'Findings' });
  await expect(findings.getByText(/is dead: it gives 0 in all 100 rows/).first()).toBeVisible({ timeout: 20_000 });
  await findings
    .getByRole('button', { name: /on the canvas$/ })
    .first()
    .click();
  const selected = await page.evaluate(() => [...window.picturesHarness.bench.workbench.$selection.get()]);
  expect(selected).toHaveLength(1);
});

test('the tiles of neurons show the plane, and change when a weight is nudged', async ({ page, picturesAddress }) => {
  await page.goto(`${picturesAddress}?doc=moons&only=health&heats=net/l1/n1,net/l1/n2`);
  const tiles = page.getByRole('img', { name: /over the plane/ });
  await expect(tiles).toHaveCount(2);
  await expect(tiles.first()).toHaveAttribute('aria-label', /over the plane, 0 … \d/);
  const before = await tiles.first().getAttribute('aria-label');
  await page.evaluate(() => {
    const { bench, at } = window.picturesHarness;
    bench.workbench.commitNumber(at('net/l1/n1/b'), 3);
  });
  await expect(tiles.first()).not.toHaveAttribute('aria-label', before!);
});
