import type { Page } from '@playwright/test';
import { expect, test } from '../harness/ui/serve.ts';

const log = (page: Page) => page.getByTestId('log');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a menu opens on its first entry, moves by arrows and letters, chooses and gives the focus back', async ({
  page,
}) => {
  await button(page, 'Node actions').click();
  const menu = page.getByRole('menu', { name: 'Node actions' });
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: 'Duplicate' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(menu.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('m');
  await expect(menu.getByRole('menuitem', { name: 'Make it the root' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(log(page)).toHaveText('root;');
  await expect(button(page, 'Node actions')).toBeFocused();
});

test('a menu entry that cannot be chosen says why and does nothing', async ({ page }) => {
  await button(page, 'Node actions').click();
  const entry = page.getByRole('menuitem', { name: 'Open the neuron' });
  await expect(entry).toHaveAttribute('aria-disabled', 'true');
  await expect(entry).toContainText('Only a neuron opens.');
  await entry.click({ force: true });
  await expect(entry).toBeVisible();
  await expect(log(page)).toHaveText('');
});

test('an entry that is on or off says which', async ({ page }) => {
  await button(page, 'Node actions').click();
  await page.getByRole('menuitemcheckbox', { name: 'Show the grid', checked: true }).click();
  await button(page, 'Node actions').click();
  await expect(page.getByRole('menuitemcheckbox', { name: 'Show the grid', checked: false })).toBeVisible();
});

test('Esc, Tab, a press elsewhere and the button itself close a menu', async ({ page }) => {
  const menu = page.getByRole('menu', { name: 'Node actions' });
  const opener = button(page, 'Node actions');
  for (const close of [
    () => page.keyboard.press('Escape'),
    () => page.keyboard.press('Tab'),
    () => page.mouse.click(5, 5),
    () => opener.click(),
  ]) {
    await opener.click();
    await expect(menu).toBeVisible();
    await close();
    await expect(menu).toBeHidden();
    await expect(opener).toHaveAttribute('aria-expanded', 'false');
  }
});

test('a context menu opens at the pointer and keeps inside the window', async ({ page }) => {
  const field = page.getByTestId('field');
  await field.scrollIntoViewIfNeeded();
  const box = (await field.boundingBox())!;
  await field.click({ button: 'right', position: { x: 20, y: 12 } });
  const menu = page.getByRole('menu', { name: 'Canvas' });
  const place = (await menu.boundingBox())!;
  expect(Math.abs(place.x - (box.x + 20))).toBeLessThanOrEqual(1);
  const view = page.viewportSize()!;
  expect(place.y + place.height).toBeLessThanOrEqual(view.height);
  await page.getByRole('menuitem', { name: 'Fit all' }).click();
  await expect(log(page)).toHaveText('fit;');
});

test('a dialog is named by its title, holds the focus, and gives it back', async ({ page }) => {
  const opener = button(page, 'Open a dialog');
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  for (const close of [
    () => page.keyboard.press('Escape'),
    () => dialog.getByRole('button', { name: 'Close' }).click(),
    () => page.mouse.click(5, 300),
    () => dialog.getByRole('button', { name: 'Done' }).click(),
  ]) {
    await opener.click();
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('textbox', { name: 'Find a key' })).toBeFocused();
    await close();
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  }
});

test('a popover takes the focus, closes on Esc and gives it back', async ({ page }) => {
  const opener = button(page, 'Open a popover');
  await opener.click();
  const popover = page.getByRole('dialog', { name: 'Slider range' });
  await expect(popover.getByRole('textbox', { name: 'From' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
  await expect(opener).toBeFocused();
});

test('a message offers its action, and the action takes it away', async ({ page }) => {
  await button(page, 'Show a message').click();
  const region = page.getByRole('status', { name: 'Messages' });
  await expect(region).toContainText('Deleted 3 nodes.');
  await region.getByRole('button', { name: 'Undo' }).click();
  await expect(region).toHaveText('');
  await expect(log(page)).toHaveText('undo toast;');
});

test('a tooltip shows on hover and on keyboard focus with its shortcut, and Esc takes it away', async ({ page }) => {
  const undo = button(page, 'Undo').last();
  const tooltip = page.locator('.tooltip');
  await undo.hover();
  await expect(tooltip).toHaveText(/^Undo(Ctrl\+Z|⌘Z)$/);
  await tooltip.hover();
  await expect(tooltip).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(tooltip).toHaveCount(0);
  await button(page, 'Stays down').focus();
  await page.keyboard.press('Tab');
  await expect(tooltip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);
});

test('a disabled button keeps its place in the tab order and says why', async ({ page }) => {
  const disabled = page.getByRole('button', { name: 'Undo', exact: true }).first();
  await button(page, 'Delete all').focus();
  await page.keyboard.press('Tab');
  await expect(disabled).toBeFocused();
  await expect(page.getByRole('tooltip')).toHaveText('There is nothing to undo.');
  await page.keyboard.press('Enter');
  await expect(log(page)).toHaveText('');
});

test('the coach mark points at its target and can be closed', async ({ page }) => {
  await button(page, 'Show the coach mark').click();
  const mark = page.getByRole('note');
  const target = (await button(page, 'Open a popover').boundingBox())!;
  const box = (await mark.boundingBox())!;
  expect(box.y + box.height).toBeLessThan(target.y);
  expect(Math.abs(box.x + box.width / 2 - (target.x + target.width / 2))).toBeLessThan(2);
  await button(page, 'Close the hint').click();
  await expect(mark).toBeHidden();
});

test('a sheet grows by its button and by dragging, and closes by dragging down', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await button(page, 'Open a sheet').click();
  const sheet = page.getByRole('dialog', { name: 'x1w1' });
  await expect(sheet).toBeFocused();
  await page.waitForTimeout(300);
  const drag = async (distance: number) => {
    const head = (await sheet.getByRole('heading').boundingBox())!;
    await page.mouse.move(head.x + 20, head.y + 8);
    await page.mouse.down();
    await page.mouse.move(head.x + 20, head.y + 8 + distance, { steps: 4 });
    await page.mouse.up();
  };
  await drag(-80);
  await expect(button(page, 'Make smaller')).toBeVisible();
  await drag(80);
  await expect(button(page, 'Make taller')).toBeVisible();
  await drag(80);
  await expect(sheet).toBeHidden();
  await expect(button(page, 'Open a sheet')).toBeFocused();
});

test('the search finds by label and keyword, moves by arrows and picks by Enter', async ({ page }) => {
  const search = page.getByRole('combobox', { name: 'Add a node' });
  await search.focus();
  await page.keyboard.type('plus');
  await expect(page.getByRole('option')).toHaveText([/add/]);
  await page.keyboard.press('Enter');
  await search.fill('');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toContainText('tanh');
  expect(await search.getAttribute('aria-activedescendant')).toBe(
    await page.getByRole('option', { selected: true }).getAttribute('id'),
  );
  await page.keyboard.press('Enter');
  await search.fill('zzz');
  await expect(page.getByText('Nothing is called “zzz”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(log(page)).toHaveText('pick add; pick tanh; search closed;');
});

test('a covered gradient is a button, and once revealed the gradient has the focus’s place', async ({ page }) => {
  const cover = button(page, 'reveal sum gradient');
  await cover.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status', { name: 'sum gradient' })).toHaveText('0.5000');
  await expect(page.getByRole('status', { name: 'sum gradient' })).toBeFocused();
});
