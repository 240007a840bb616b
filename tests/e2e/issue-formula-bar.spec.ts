import type { Locator } from '@playwright/test';
import { expect, screen, test, type App } from './support/app.ts';

//  a ─▶ × ─▶ e ─▶ + ─▶ y
//  b ───▲    c ───▲
const graph = 'a = 2\nb = -3\nc = 10\ne = a * b\ny = e + c';

function bar(app: App): Locator {
  return app.page
    .getByRole('textbox', { name: /formula|expression/iu })
    .or(app.page.getByRole('combobox', { name: /formula|expression/iu }))
    .first();
}

test('the bar shows the formula of the selected node', async ({ app }) => {
  await app.openText(graph);
  await app.select('e');
  await expect(bar(app)).toHaveValue(/a ?\* ?b/u);
  await app.select('y');
  await expect(bar(app)).toHaveValue(/e ?\+ ?c|a ?\* ?b ?\+ ?c/u);
  await app.select('a');
  await expect(bar(app)).toHaveValue(/^2(\.0*)?$/u);
});

test('Enter commits a new formula as one undo step; names, positions and numbers stay', async ({ app }) => {
  await app.openText(graph);
  await app.type('a', '5');
  await app.select('e');
  const places = await Promise.all(['a', 'b', 'c', 'e', 'y'].map((name) => app.card(name).boundingBox()));
  const before = await app.document();
  await bar(app).click();
  await bar(app).fill('a * b * 2');
  await bar(app).press('Enter');
  await expect.poll(async () => (await app.reading('e'))?.value).toBe(-30);
  expect((await app.reading('a'))?.value).toBe(5);
  expect((await app.reading('y'))?.value).toBe(-20);
  expect(await Promise.all(['a', 'b', 'c', 'e', 'y'].map((name) => app.card(name).boundingBox()))).toEqual(places);
  await app.calm();
  await app.undo();
  expect(await app.document()).toBe(before);
  await app.redo();
  expect((await app.reading('e'))?.value).toBe(-30);
});

test('Esc leaves the formula as it was', async ({ app }) => {
  await app.openText(graph);
  await app.select('e');
  const before = await app.document();
  await bar(app).click();
  await bar(app).fill('a + b');
  await bar(app).press('Escape');
  expect(await app.document()).toBe(before);
  await expect(bar(app)).toHaveValue(/a ?\* ?b/u);
});

for (const [wrong, words] of [
  ['a *', /expected|unexpected|end|missing/iu],
  ['sin(', /expected|unexpected|end|missing|\)/iu],
  ['wiggle(a)', /wiggle/u],
  ['a * nobody', /nobody/u],
  ['y + 1', /loop|later|defined|above/iu],
] as const) {
  test(`a wrong formula is refused in words and the last good graph stays: ${wrong}`, async ({ app }) => {
    await app.openText(graph);
    await app.select('e');
    const before = await app.document();
    await bar(app).click();
    await bar(app).fill(wrong);
    await bar(app).press('Enter');
    await expect(app.said(words)).toBeVisible();
    expect(await app.document()).toBe(before);
    await expect(app.value('e')).toHaveText(screen(-6));
  });
}

test('F2 or Enter on a card goes to editing, and typing on a selected number reaches its field', async ({
  app,
  page,
}) => {
  await app.openText(graph);
  await app.select('e');
  await page.keyboard.press('F2');
  await expect(page.locator('input:focus, textarea:focus')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a number in the formula bar sets a leaf', async ({ app }) => {
  await app.openText(graph);
  await app.select('a');
  await bar(app).click();
  await bar(app).fill('7');
  await bar(app).press('Enter');
  await expect(app.number('a')).toHaveValue(screen(7));
  await expect(app.value('y')).toHaveText(screen(-11));
});
