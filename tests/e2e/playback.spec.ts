import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

//  a ─┬─▶ ×  ─▶ e ─▶ +  ─▶ L      L = a·b + a, so ∂L/∂a = b + 1
//     │   b ─▲        ▲
//     └───────────────┘
const twice = 'a = 2\nb = -3\ne = a*b\nL = e + a';

const bar = (page: Page) => page.getByRole('region', { name: 'Step through' });
const count = (page: Page) => bar(page).getByLabel('Step', { exact: true });
const field = (page: Page, name: string) => page.getByRole('spinbutton', { name: `your gradient of ${name}` });
const rests = (page: Page) => expect(page.locator('.canvas')).not.toHaveAttribute('data-moving');

test('S steps through from the keyboard: blank, values, the seed, one += at a time', async ({ app, page }) => {
  await app.openText(twice);
  await page.keyboard.press('s');
  await expect(count(page)).toHaveText('0 of 7');
  await expect(app.value('e')).toHaveText('');
  await expect(app.gradient('a')).toHaveText('');
  await page.keyboard.press('ArrowRight');
  await expect(app.value('e')).toHaveText('−6.000');
  await expect(app.value('L')).toHaveText('');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(app.gradient('L')).toHaveText('1.000');
  await expect(app.gradient('e')).toHaveText('');
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowRight');
  await expect(app.gradient('a')).toHaveText('1.000');
  await expect(app.gradient('a')).toHaveAttribute('data-note', 'so far');
  await page.keyboard.press('ArrowRight');
  await expect(app.gradient('a')).toHaveText('−2.000');
  await expect(bar(page)).toContainText('e passes 1.000 × (−3.000) = −3.000 to a.');
  await page.keyboard.press('ArrowLeft');
  await expect(app.gradient('a')).toHaveText('1.000');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(app.gradient('a')).toHaveText('−2.000');
});

test('a nudge in mid-play keeps the step; an edit of the graph ends playback and says so', async ({ app, page }) => {
  await app.openText(twice);
  await page.keyboard.press('Shift+S');
  await expect(count(page)).toHaveText('2 of 7');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await app.ask('set', 'b', 5);
  await expect(count(page)).toHaveText('6 of 7');
  await expect(bar(page)).toContainText('e passes 1.000 × 5.000 = 5.000 to a.');
  await app.ask('root', 'e');
  await expect(bar(page)).toBeHidden();
  await expect(page.getByText('Stepping through has ended, because the graph has changed.').first()).toBeVisible();
});

test('the bar works with the pointer: step, scrub, speed, play to the end', async ({ app, page }) => {
  await app.openText(twice);
  await page.keyboard.press('s');
  await bar(page).getByRole('button', { name: 'Next step' }).click();
  await expect(count(page)).toHaveText('1 of 7');
  await bar(page).getByRole('slider', { name: 'Steps done' }).fill('5');
  await expect(count(page)).toHaveText('5 of 7');
  await bar(page).getByRole('combobox', { name: 'Speed' }).selectOption('30 a second');
  await bar(page).getByRole('button', { name: 'Play' }).click();
  await expect(count(page)).toHaveText('7 of 7');
  await expect(bar(page).getByRole('button', { name: 'Play' })).toBeVisible();
  await bar(page).getByRole('button', { name: 'Stop stepping through' }).click();
  await expect(bar(page)).toBeHidden();
});

test('numbers on the cards tell the order, and “Why now?” what must come before', async ({ app, page }) => {
  await app.openText(twice);
  await page.keyboard.press('Shift+S');
  await expect(page.getByRole('img', { name: 'forward order 1' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('img', { name: 'backward order 2' })).toBeVisible();
  await rests(page);
  await app.card('a').click({ position: { x: 30, y: 8 } });
  await page.keyboard.press('w');
  const list = bar(page).getByRole('list', { name: 'What must come before' });
  await expect(list.getByRole('listitem')).toHaveText(['L is open', 'e is open']);
  await page.keyboard.press('End');
  await expect(list.getByRole('listitem')).toHaveText(['L is done', 'e is done']);
  await bar(page).getByRole('button', { name: 'Order' }).click();
  await expect(page.getByRole('img', { name: /order/ })).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true });

  test('the bar is used by touch and hides nothing of itself', async ({ app, page }) => {
    await app.openText(twice);
    await page.keyboard.press('s');
    const next = bar(page).getByRole('button', { name: 'Next step' });
    await next.tap();
    await next.tap();
    await next.tap();
    await expect(count(page)).toHaveText('3 of 7');
    for (const button of await bar(page).getByRole('button').all()) await expect(button).toBeInViewport({ ratio: 1 });
    await bar(page).getByRole('button', { name: 'Stop stepping through' }).tap();
    await expect(bar(page)).toBeHidden();
  });
});

test('backprop by hand: too early is refused, wrong is explained, right stays, a hint and “show me” help', async ({
  app,
  page,
}) => {
  await app.openText(twice);
  await page.keyboard.press('b');
  await expect(field(page, 'L')).toBeFocused();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(app.gradient('L')).toHaveText('1.000');
  await rests(page);
  await page.getByRole('button', { name: 'guess a gradient' }).click();
  await expect(page.getByText('Too early: a is read by e').first()).toBeVisible();
  await page.getByRole('button', { name: 'guess e gradient' }).click();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('button', { name: 'Hint', exact: true }).click();
  await expect(page.getByText('through L')).toBeVisible();
  await field(page, 'e').fill('1');
  await field(page, 'e').press('Enter');
  await expect(app.gradient('e')).toHaveText('1.000');
  await page.getByRole('button', { name: 'guess b gradient' }).click();
  await page.getByRole('button', { name: 'Show me' }).click();
  await expect(app.gradient('b')).toHaveText('2.000');
  await page.getByRole('button', { name: 'guess a gradient' }).click();
  await page.keyboard.type('-2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Backprop by hand' })).toContainText(
    'All 4 gradients are there: 2 right at once, 1 after another try, 1 shown.',
  );
  await page.getByRole('button', { name: 'End backprop by hand' }).click();
  await expect(app.gradient('a')).toHaveText('−2.000');
});

test('backprop by hand goes by keyboard: Tab to a card, Enter asks for its gradient', async ({ app, page }) => {
  await app.openText(twice);
  await page.keyboard.press('b');
  await expect(field(page, 'L')).toBeFocused();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(app.gradient('L')).toHaveText('1.000');
  await expect(app.card('L')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(app.card('e')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, 'e')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page, 'e')).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('the bar, its answer and the field by hand have no fault that axe finds', async ({ app, page }) => {
      await app.openText(twice);
      await page.keyboard.press('Shift+S');
      await expect(count(page)).toHaveText('2 of 7');
      await page.keyboard.press('End');
      await rests(page);
      await app.card('a').click({ position: { x: 30, y: 8 } });
      await page.keyboard.press('w');
      await expect(bar(page).getByRole('list', { name: 'What must come before' })).toBeVisible();
      expect(
        (await new AxeBuilder({ page }).include('.playback-bar').include('.app-stage').analyze()).violations,
      ).toEqual([]);
      await page.keyboard.press('b');
      await expect(field(page, 'L')).toBeFocused();
      expect((await new AxeBuilder({ page }).include('.app-stage').analyze()).violations).toEqual([]);
    });
  });
}
