import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type App } from './support/app.ts';

const views: readonly (readonly [string, (app: App, page: Page) => Promise<void>])[] = [
  ['the first run', async (app) => app.open()],
  [
    'the gallery',
    async (app, page) => {
      await app.open();
      await page.getByRole('button', { name: /gallery/iu }).click();
      await expect(page.getByRole('dialog').filter({ visible: true })).toBeVisible();
    },
  ],
  [
    'the help sheet',
    async (app, page) => {
      await app.open();
      await app.calm();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog').filter({ visible: true })).toBeVisible();
    },
  ],
  [
    'the inspector',
    async (app, page) => {
      await app.open();
      await app.select('o');
      await expect(page.getByLabel('o value, inspector', { exact: true })).toBeVisible();
    },
  ],
  [
    'quick-add',
    async (app, page) => {
      await app.open();
      await app.calm();
      await page.keyboard.press('/');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  ],
  [
    'an error and an open neuron',
    async (app, page) => {
      await app.openText('a = -2\nb = log(a)\nx = 1\no = neuron(x, weights=[0.5], bias=0)');
      await app.select('o');
      await page.keyboard.press('e');
      await app.settled();
    },
  ],
];

for (const theme of ['light', 'dark'] as const) {
  for (const [name, show] of views) {
    test(`${name} in the ${theme} theme has no accessibility violation that axe can see`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await show(app, page);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(
        violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`),
      ).toEqual([]);
    });
  }
}

test('paper and ink follow the system’s theme, with the colours of the look', async ({ app, page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await app.open();
  expect(await paper()).toBe('rgb(246, 245, 241)');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(paper).toBe('rgb(20, 22, 26)');
});

async function command(app: App, page: Page, name: RegExp): Promise<void> {
  const direct = page.getByRole('button', { name }).filter({ visible: true });
  if ((await direct.count()) > 0) return direct.first().click();
  for (const menu of await page.getByRole('banner').getByRole('button').all()) {
    if ((await menu.getAttribute('aria-haspopup')) === null) continue;
    await menu.click();
    const item = page
      .getByRole('menuitem', { name })
      .or(page.getByRole('menuitemcheckbox', { name }))
      .or(page.getByRole('menuitemradio', { name }))
      .filter({ visible: true });
    if ((await item.count()) > 0) return item.first().click();
    await page.keyboard.press('Escape');
  }
  const spot = await app.empty();
  await page.mouse.click(spot.x, spot.y, { button: 'right' });
  return page.getByRole('menuitem', { name }).or(page.getByRole('menuitemcheckbox', { name })).first().click();
}

test('the theme is chosen in the app, and the choice stays', async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await app.open();
  await command(app, page, /dark|theme/iu);
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(20, 22, 26)');
  await app.open();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(20, 22, 26)');
});

test('large text for projectors makes words larger, stays after a reload, and goes again', async ({ app, page }) => {
  await app.open();
  const size = () =>
    page.getByRole('button', { name: /gallery/iu }).evaluate((button) => parseFloat(getComputedStyle(button).fontSize));
  const small = await size();
  await command(app, page, /large text|larger text|text size/iu);
  await expect.poll(size).toBeGreaterThan(small);
  await app.open();
  expect(await size()).toBeGreaterThan(small);
});

test('blue stands for rising, orange for falling, and both have their glyph', async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await app.open();
  const colour = (name: string) => app.gradient(name).evaluate((output) => getComputedStyle(output).color);
  expect(await colour('w1')).toBe('rgb(11, 111, 174)');
  expect(await colour('x1')).toBe('rgb(156, 68, 4)');
});

test('values stand in tabular figures, large', async ({ app }) => {
  await app.open();
  const style = await app.value('n').evaluate((output) => ({
    size: parseFloat(getComputedStyle(output).fontSize),
    figures: getComputedStyle(output).fontVariantNumeric,
  }));
  expect(style.figures).toContain('tabular-nums');
  expect(style.size).toBeGreaterThanOrEqual(20);
});

test('at 320 px nothing of the frame sticks out to the side', async ({ app, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await app.open();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
  await expect(page.getByRole('group').first()).toBeAttached();
});

test('ports are targets of at least 24 px', async ({ app }) => {
  await app.open();
  const boxes = [await app.output('x1').boundingBox(), await app.input('n', 0).boundingBox()];
  for (const box of boxes) {
    expect(box?.width ?? 0).toBeGreaterThan(23.9);
    expect(box?.height ?? 0).toBeGreaterThan(23.9);
  }
});
