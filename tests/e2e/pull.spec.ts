import AxeBuilder from '@axe-core/playwright';
import { expect, test, type App } from './support/app.ts';

const lecture = 'a = 2\nb = -3\nc = 10\nf = -2\ne = a*b\nd = e + c\nL = d*f';

/** With the handle of a card's value in sight. */
async function pull(app: App, text: string, name: string) {
  await app.openText(text);
  await expect(app.page.locator('.canvas')).not.toHaveAttribute('data-moving');
  await app.select(name);
  await app.page.keyboard.press('u');
  const handle = app.page.getByRole('group', { name: `Pull ${name}` });
  await expect(handle).toBeVisible();
  return { handle, field: handle.getByRole('spinbutton', { name: `pull ${name} to` }) };
}

test('a computed value is dragged, its leaves follow by gradient steps, and one undo puts all of them back', async ({
  app,
}) => {
  const { handle, field } = await pull(app, lecture, 'd');
  const before = await app.document();
  await expect(app.page.locator('.canvas')).not.toHaveAttribute('data-moving');
  const from = await app.middle(field);
  await app.drag(from, { x: from.x + 40, y: from.y }, async () => {
    await expect.poll(async () => (await app.reading('d'))?.value).toBeGreaterThan(4.5);
    expect(await app.document()).toBe(before);
  });
  const value = (await app.reading('d'))?.value ?? 0;
  expect(value).toBeGreaterThan(4.5);
  for (const leaf of ['a', 'b', 'c']) await expect(handle.getByText(leaf, { exact: true })).toBeVisible();
  await expect(handle.locator('[data-steps]')).toContainText('gradient step');
  await app.calm();
  await app.undo();
  await expect.poll(async () => (await app.reading('d'))?.value).toBe(4);
  expect((await app.reading('a'))?.value).toBe(2);
});

test('by keyboard: arrows step it, a typed target is reached, Escape ends it and goes back to the card', async ({
  app,
}) => {
  const { handle, field } = await pull(app, lecture, 'd');
  await expect(field).toBeFocused();
  await app.page.keyboard.press('ArrowUp');
  await expect.poll(async () => (await app.reading('d'))?.value).toBeCloseTo(4.1, 9);
  await app.page.keyboard.press('Escape');
  await expect.poll(async () => (await app.reading('d'))?.value).toBe(4);
  await field.fill('-2');
  await app.page.keyboard.press('Enter');
  await expect.poll(async () => (await app.reading('d'))?.value).toBeCloseTo(-2, 9);
  await app.page.keyboard.press('Escape');
  await expect(handle).toBeHidden();
  await expect(app.card('d')).toBeFocused();
});

test('a pinned number stays, and what cannot be reached is told with its reason', async ({ app }) => {
  const { handle, field } = await pull(app, 'x = 0.5\nw = parameter(1.2)\no = tanh(w*x)', 'o');
  await app.page.getByRole('button', { name: 'Pin x' }).click();
  await field.fill('0.9');
  await field.press('Enter');
  await expect.poll(async () => (await app.reading('o'))?.value).toBeCloseTo(0.9, 9);
  expect((await app.reading('x'))?.value).toBe(0.5);
  expect((await app.reading('w'))?.value).toBeCloseTo(2 * Math.atanh(0.9), 6);
  await field.fill('1.5');
  await field.press('Enter');
  await expect(handle.getByRole('status')).toHaveText('o cannot be 1.5: tanh gives numbers between −1 and 1 only.');
  const { violations } = await new AxeBuilder({ page: app.page })
    .include('.pull-handle')
    .include('.pull-pin')
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});
