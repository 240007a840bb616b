import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/app.ts';

for (const [name, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 390, height: 800 } }],
] as const) {
  test.describe(name, () => {
    test.use(options);

    test('the training panel has no accessibility fault, empty, while it trains and with everything open', async ({
      app,
      page,
    }) => {
      await app.open('#example=lecture-mlp');
      await page.keyboard.press('t');
      const dock = page.getByRole('region', { name: 'Training' });
      await expect(dock.getByRole('button', { name: 'Play' })).toBeVisible();
      const faults = async () => {
        const { violations } = await new AxeBuilder({ page }).include('.training-dock').analyze();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      };
      expect(await faults()).toEqual([]);
      await dock.getByRole('button', { name: '10 steps' }).click();
      await expect(dock.locator('[data-what=step]')).toContainText('10 of');
      await dock.getByText('Settings', { exact: true }).click();
      await dock.getByRole('switch', { name: 'zero_grad' }).click();
      await expect(dock.getByText('Gradients add up: zero_grad is off')).toBeVisible();
      expect(await faults()).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(width, 'nothing hangs out of the page').toBeLessThanOrEqual(0);
    });
  });
}

test('training by keyboard alone: open, step, play, pause, change a rate, go back', async ({ app, page }) => {
  await app.openText('w = parameter(0)\nL = (w - 3)**2');
  await app.calm();
  await page.keyboard.press('t');
  const dock = page.getByRole('region', { name: 'Training' });
  const step = dock.locator('[data-what=step]');
  await expect(dock.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(step).toContainText('1 of 100');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dock.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dock.getByRole('button', { name: 'Continue' })).toBeVisible();

  await dock.getByText('Settings', { exact: true }).focus();
  await page.keyboard.press('Enter');
  for (let tabs = 0; tabs < 6; tabs++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    if (name === 'Learning rate') break;
  }
  await page.keyboard.press('Enter');
  await page.keyboard.type('0.25');
  await page.keyboard.press('Enter');
  expect(await app.document()).toContain('"learningRate":0.25');

  await dock.getByRole('button', { name: 'Go back to the first numbers' }).focus();
  await page.keyboard.press('Enter');
  await expect(step).toContainText('0 of 100');
  expect((await app.reading('w'))?.value).toBe(0);
});
