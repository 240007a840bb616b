import { expect, test, type App } from './support/app.ts';

//  x ─▶ p = x·w ─▶ z = p + b ─▶ o = z²      (2·3 + 0.5)² = 42.25
const graph = 'x = 2\nw = parameter(3)\nb = parameter(0.5)\np = x*w\nz = p + b\no = z**2';

const value = async (app: App, name: string): Promise<number> => (await app.reading(name))?.value ?? Number.NaN;

/** Selects w, b, p and z with Shift, and makes a macro of them by keyboard. */
async function group(app: App, name = 'line'): Promise<void> {
  const { page } = app;
  for (const [at, each] of ['w', 'b', 'p', 'z'].entries()) {
    if (at > 0) await page.keyboard.down('Shift');
    await app.select(each);
    if (at > 0) await page.keyboard.up('Shift');
  }
  await page.keyboard.press('ControlOrMeta+g');
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Name of the macro' });
  await field.fill(name);
  await field.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(app.card('w')).toHaveCount(0);
}

/** Types a line into the formula bar with nothing selected. */
async function formula(app: App, text: string): Promise<void> {
  await app.calm();
  const bar = app.page.getByRole('textbox', { name: 'Formula', exact: true });
  await bar.fill(text);
  await bar.press('Enter');
}

test('Mod+G makes one card of the selection and keeps every number, and undo takes it apart', async ({ app, page }) => {
  await app.openText(graph);
  const [before, x] = [await app.document(), await app.reading('x')];
  await group(app);
  expect(await value(app, 'o')).toBe(42.25);
  expect(await app.reading('x')).toEqual(x);
  await page.getByRole('button', { name: /^Undo/u }).click();
  await expect(app.card('w')).toBeVisible();
  expect(await app.document()).toBe(before);
});

test('formulas place more of it, with numbers of their own', async ({ app }) => {
  await app.openText(graph);
  await group(app);
  await formula(app, 'v = line(x, numbers=[10, 1])');
  await expect.poll(() => value(app, 'v')).toBe(21);
  expect(await value(app, 'z')).toBe(6.5);
});

test('an edit of the definition changes every instance and is one undo step', async ({ app, page }) => {
  await app.openText(graph);
  await group(app);
  await formula(app, 'v = line(x, numbers=[10, 1])');
  await expect.poll(() => value(app, 'v')).toBe(21);
  await page.getByRole('button', { name: 'edit the definition of z' }).click();
  await expect(page.getByRole('navigation', { name: 'The macro that is edited' })).toBeVisible();
  await expect(app.card('p')).toBeVisible();
  // Inside, the sum loses its second wire and gets the product twice: z = 2·x·w.
  await app.wire('p', 'z', 1);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect.poll(() => value(app, 'z')).toBe(12);
  expect(await value(app, 'v')).toBe(40);
  await page.getByRole('button', { name: /^Undo/u }).click();
  await expect.poll(() => value(app, 'z')).toBe(6.5);
  expect(await value(app, 'v')).toBe(21);
});

test('the card opens in place and a number inside belongs to this instance alone', async ({ app, page }) => {
  await app.openText(graph);
  await group(app);
  await formula(app, 'v = line(x, numbers=[10, 1])');
  await expect.poll(() => value(app, 'v')).toBe(21);
  await page.getByRole('button', { name: 'open z', exact: true }).click();
  await expect(app.number('z w')).toBeVisible();
  await app.type('z w', '5');
  await expect.poll(() => value(app, 'z')).toBe(10.5);
  expect(await value(app, 'v')).toBe(21);
});

test('the quick-add search finds the macro and places it', async ({ app, page }) => {
  await app.openText(graph);
  await group(app, 'straight');
  await app.calm();
  await app.made(async () => {
    await page.keyboard.press('/');
    await expect(page.locator('input:focus')).toBeVisible();
    await page.keyboard.type('straight');
    await expect(page.getByRole('option').first()).toContainText(/straight/iu);
    await page.keyboard.press('Enter');
  });
  expect(await value(app, 'z')).toBe(6.5);
});

test('a macro is not placed in itself: recursion is refused in words', async ({ app, page }) => {
  await app.openText(graph);
  await group(app);
  const before = await app.document();
  await app.select('z');
  await page.keyboard.press('m');
  await expect(app.card('p')).toBeVisible();
  await formula(app, 'again = line(p)');
  await expect(app.said(/“line” cannot be placed inside itself/u)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect.poll(() => value(app, 'z')).toBe(6.5);
  expect(await app.document()).toBe(before);
});

test('the macro is in the document and opens from it again', async ({ app }) => {
  await app.openText(graph);
  await group(app);
  const saved: unknown = JSON.parse(await app.document());
  await app.open();
  expect(await app.ask('open', saved)).toMatchObject({ ok: true });
  await expect(app.card('z')).toContainText('line');
  expect(await value(app, 'o')).toBe(42.25);
});

test('detach gives the nodes back with every number as it was', async ({ app, page }) => {
  await app.openText(graph);
  await group(app);
  await app.select('z');
  await page.keyboard.press('ControlOrMeta+Shift+g');
  await expect.poll(() => app.count()).toBeGreaterThan(4);
  expect(await value(app, 'o')).toBe(42.25);
  expect((await app.reading('x'))?.gradient).toBe(39);
});
