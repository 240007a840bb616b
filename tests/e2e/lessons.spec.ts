import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

test.use({ viewport: { width: 1280, height: 720 } });

const panel = (page: Page) => page.getByRole('region', { name: 'Lessons' });
const heading = (page: Page, name: string) => panel(page).getByRole('heading', { name, exact: true });
const dot = (page: Page, step: number) => panel(page).getByRole('button', { name: new RegExp(`^Step ${step}: `, 'u') });

/** Tab until something has the focus; the way is as long as it is. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const target = panel(page).getByRole('button', { name }).first();
  await expect(target).toBeVisible();
  for (let press = 0; press < 40; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}

test('a lesson is found, answered, shown and turned over with the keyboard alone', async ({ app, page }) => {
  await app.open();
  await page.keyboard.press('Shift+L');
  await expect(heading(page, 'Lessons')).toBeFocused();
  await tabTo(page, /^Slope by nudging/u);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'A rule that turns one number into another')).toBeFocused();
  await expect(page.getByRole('button', { name: 'guess f value' })).toBeVisible();

  // The question: a wrong number is told what was thought, the right one lets f be seen.
  const answer = panel(page).getByRole('spinbutton', { name: 'Your answer' });
  for (let press = 0; press < 20 && !(await answer.evaluate((each) => each === document.activeElement)); press++)
    await page.keyboard.press('Tab');
  await page.keyboard.type('33');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByText('You squared')).toBeVisible();
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'guess f value' })).toHaveCount(0);
  await expect(dot(page, 1)).toHaveAccessibleName(/, done$/u);

  // On, as a presenter's remote control does it, and the next step shown.
  await page.keyboard.press('PageDown');
  await expect(dot(page, 2)).toHaveAttribute('aria-current', 'step');
  await tabTo(page, /^Show me$/u);
  await page.keyboard.press('Enter');
  await expect(dot(page, 2)).toHaveAccessibleName(/, done$/u);
  await page.keyboard.press('PageUp');
  await expect(dot(page, 1)).toHaveAttribute('aria-current', 'step');
});

test('a lesson goes on after a reload where it stood, with its graph, and its link opens it', async ({ app, page }) => {
  await app.open('#lesson=slope-by-nudging');
  await expect(heading(page, 'A rule that turns one number into another')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Show me' }).click();
  await expect(dot(page, 1)).toHaveAccessibleName(/, done$/u);
  await page.keyboard.press('PageDown');
  await expect(dot(page, 2)).toHaveAttribute('aria-current', 'step');
  await app.type('x', '1.5');
  await page.reload();
  await expect(dot(page, 2)).toHaveAttribute('aria-current', 'step');
  await expect(dot(page, 1)).toHaveAccessibleName(/, done$/u);
  await expect(app.value('x')).toHaveValue('1.500');
});

test('what a lesson does to its graph never touches one’s own work, which comes back', async ({ app, page }) => {
  await app.openText('mine = 4\nhalf = mine / 2');
  await app.type('mine', '6');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+L');
  await panel(page)
    .getByRole('button', { name: /^Slope by nudging/u })
    .click();
  await expect(app.card('f')).toBeVisible();
  await app.type('x', '7');
  await expect(page.getByText('Kept with the lesson')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Leave the lesson' }).click();
  await expect(app.value('mine')).toHaveValue('6.000');
  await expect(heading(page, 'Lessons')).toBeVisible();
  await page.reload();
  await expect(app.value('mine')).toHaveValue('6.000');
});

test('a graph that a link opened is there again after a lesson, though it was never saved', async ({ app, page }) => {
  await app.openText('mine = 7\nhalf = mine / 2');
  await page.keyboard.press('Shift+L');
  for (const name of [/^Slope by nudging/u, /^The chain, by hand/u]) {
    await panel(page).getByRole('button', { name }).click();
    await expect(panel(page).getByRole('button', { name: 'Leave the lesson' })).toBeVisible();
    await expect(app.card('mine')).toHaveCount(0);
    await panel(page).getByRole('button', { name: 'Leave the lesson' }).click();
    await expect(app.value('mine')).toHaveValue('7.000');
  }
});

test('once the list was seen, no lesson asks the network for anything', async ({ app, page }) => {
  await app.open();
  await page.keyboard.press('Shift+L');
  await panel(page)
    .getByRole('button', { name: /^Slope by nudging/u })
    .click();
  await expect(app.card('f')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Leave the lesson' }).click();
  await expect(heading(page, 'Lessons')).toBeVisible();
  // The browser looks for the page's picture again whenever the address changes; that is its own affair.
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/favicon.svg')) asked.push(request.url());
  });
  for (const [name, step] of [
    ['Add routes, multiply swaps', 1],
    ['Slope by nudging', 1],
  ] as const) {
    await panel(page)
      .getByRole('button', { name: new RegExp(`^${name}`, 'u') })
      .click();
    await expect(dot(page, step)).toHaveAttribute('aria-current', 'step');
    await panel(page).getByRole('button', { name: 'Leave the lesson' }).click();
    await expect(heading(page, 'Lessons')).toBeVisible();
  }
  expect(asked).toEqual([]);
});

test('from another column there is a way back to the lesson', async ({ app, page }) => {
  await app.open('#lesson=used-twice');
  await expect(dot(page, 1)).toHaveAttribute('aria-current', 'step');
  await page.keyboard.press('Shift+B');
  await expect(page.getByRole('region', { name: 'Bug lab' }).first()).toBeVisible();
  await page.getByRole('complementary', { name: 'The open lesson' }).getByRole('button').click();
  await expect(dot(page, 1)).toHaveAttribute('aria-current', 'step');
});
