import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

// f = d·e, d = a·b, e = a + b: two ways lead from b to f.
const twoWays = 'a = -2\nb = 3\nd = a * b\ne = a + b\nf = d * e';

const atRest = async (page: Page) => expect(page.locator('.canvas')).not.toHaveAttribute('data-moving');

test('by keys alone, each path lights up in turn and is said, and Escape puts everything back', async ({
  app,
  page,
}) => {
  await app.openText(twoWays);
  await app.select('b');
  await atRest(page);
  await page.keyboard.press('y');
  const lit = page.locator('.canvas-wires [data-lit="on"]');
  await expect(lit).toHaveCount(2);
  await expect(page.locator('.path-bubble')).toHaveCount(2);
  await expect(page.getByRole('log')).toContainText('Path 1 of 2: b, e, f');
  const line = (name: RegExp) => page.getByRole('button', { name });
  await expect(line(/^path 1: b, e, f: 1\.000 times −6\.000 is −6\.000/u)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(line(/^path 2: b, d, f/u)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByLabel('b, all paths together, gradient', { exact: true })).toHaveText('−8.000');
  await page.keyboard.press('Escape');
  await expect(lit).toHaveCount(0);
  await expect(page.locator('.path-bubble')).toHaveCount(0);
});

test('the derivation of a node opens in place and is copied as LaTeX', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.openText('a = 2\nb = -3\nc = 10\nf = -2\ne = a * b\nd = e + c\nL = d * f');
  await app.select('b');
  const section = page.getByRole('region', { name: 'Derivation' });
  await expect(section.locator('math').first()).toBeVisible();
  await expect(section.locator('math').nth(2)).toHaveAttribute('aria-label', /: −2 times 1 times 2 is −4$/u);
  await section.getByRole('button', { name: 'Close the gradient of L by e' }).click();
  await expect(section.locator('math').nth(2)).toHaveAttribute('aria-label', /: −2 times 2 is −4$/u);
  await section.getByRole('button', { name: 'Copy as LaTeX' }).click();
  await expect(page.getByText('on the clipboard, as LaTeX')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    '\\frac{\\partial L}{\\partial e} \\cdot \\frac{\\partial e}{\\partial b}',
  );
});

test('local slopes that are hidden once are hidden everywhere, also after the page is loaded again', async ({
  app,
  page,
}) => {
  await app.openText(twoWays);
  await app.select('b');
  const inspector = page.getByRole('complementary', { name: /inspector/iu });
  await inspector.getByRole('button', { name: 'Show local slopes' }).click();
  const link = inspector.getByRole('img', { name: 'upstream 1.000 times local slope hidden is product −2.000' });
  await expect(link).toBeVisible();
  await app.openText(twoWays);
  await page.reload();
  await app.select('b');
  await expect(link).toBeVisible();
});
