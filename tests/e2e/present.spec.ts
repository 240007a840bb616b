import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

test.use({ viewport: { width: 1280, height: 720 } });

const root = (page: Page) => page.locator(':root');
const shownKeys = (page: Page) => page.locator('.key-caster');

for (const theme of ['light', 'dark'] as const) {
  test(`in the ${theme} theme axe finds nothing in a presented lesson, and all text has 7:1`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await app.open('#lesson=slope-by-nudging');
    await expect(page.getByRole('button', { name: 'guess f value' })).toBeVisible();
    await page.keyboard.press('Alt+z');
    await expect(root(page)).toHaveAttribute('data-present');
    await page.mouse.move(700, 300);
    await expect(page.getByRole('button', { name: 'End presenting' })).toBeVisible();
    await expect(page.locator('.canvas')).not.toHaveAttribute('data-moving');
    const { violations, passes } = await new AxeBuilder({ page })
      .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(passes.map(({ id }) => id)).toContain('color-contrast-enhanced');
    expect(
      violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
      ),
    ).toEqual([]);
  });
}

test('one key leaves only the canvas and what is open beside it, shows the keys but nothing that is typed, and Escape ends it', async ({
  app,
  page,
}) => {
  await app.open('#lesson=slope-by-nudging');
  await expect(app.card('f')).toBeVisible();
  await page.keyboard.press('z');
  await expect(root(page)).toHaveAttribute('data-present');
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.locator('.app-palette')).toBeHidden();
  await expect(page.getByRole('region', { name: 'Lessons' })).toBeVisible();
  await page.keyboard.press('d');
  await expect(shownKeys(page)).toContainText('D');
  await expect(page.getByRole('button', { name: 'Laser pointer' })).toHaveAttribute('aria-pressed', 'true');

  const answer = page.getByRole('spinbutton', { name: 'Your answer' });
  await answer.focus();
  await page.keyboard.type('731');
  await page.keyboard.press('Enter');
  await expect(shownKeys(page)).toContainText('↵');
  await expect(shownKeys(page)).not.toContainText(/[731]/u);

  await page.keyboard.press('Escape');
  await expect(root(page)).not.toHaveAttribute('data-present');
  await expect(page.getByRole('banner')).toBeVisible();
});
