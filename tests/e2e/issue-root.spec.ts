import { expect, screen, test } from './support/app.ts';

//  a ─▶ × ─▶ e ─▶ + ─▶ y
//  b ───▲    c ───▲
const graph = 'a = 2\nb = -3\nc = 10\ne = a * b\ny = e + c';

test('the header says of what the gradients are', async ({ app, page }) => {
  await app.openText(graph);
  await expect(page.getByRole('banner').getByText(/gradients of\s*y/u)).toBeVisible();
});

test('F makes the selected node the root: gradients follow, the rest shows a dash, undo takes it back', async ({
  app,
  page,
}) => {
  await app.openText(graph);
  await app.select('e');
  await page.keyboard.press('f');
  await expect(page.getByRole('banner').getByText(/gradients of\s*e/u)).toBeVisible();
  await expect(app.gradient('e')).toContainText(screen(1));
  await expect(app.gradient('a')).toContainText(screen(-3));
  await expect(app.gradient('c')).toContainText('–');
  expect(await app.root()).toBe('e');
  await app.undo();
  await expect(page.getByRole('banner').getByText(/gradients of\s*y/u)).toBeVisible();
  await expect(app.gradient('c')).toContainText(screen(1));
  await app.redo();
  await expect(page.getByRole('banner').getByText(/gradients of\s*e/u)).toBeVisible();
});

test('the flag on a card makes it the root with the mouse', async ({ app, page }) => {
  await app.openText(graph);
  await app.select('e');
  await app
    .card('e')
    .getByRole('button', { name: /root|flag|gradients of/iu })
    .click();
  await expect(page.getByRole('banner').getByText(/gradients of\s*e/u)).toBeVisible();
});

test('with no root set, the last node that nothing consumes is taken, and the screen says which', async ({
  app,
  page,
}) => {
  await app.openText('a = 2\np = a * 2\nq = a * 5');
  await expect(page.getByRole('banner').getByText(/gradients of\s*q/u)).toBeVisible();
  await expect(app.gradient('a')).toContainText(screen(5));
});

test('G hides every gradient, a click shows one, and G shows all again', async ({ app, page }) => {
  await app.openText(graph);
  await app.calm();
  await page.keyboard.press('g');
  for (const name of ['a', 'b', 'c', 'e']) await expect.poll(() => app.seen(app.card(name))).not.toMatch(/[▲▼]/u);
  await expect(app.value('y')).toHaveText(screen(4));
  await expect(app.card('a')).not.toContainText(screen(-3));
  await app
    .gradient('a')
    .or(app.card('a').getByRole('button', { name: /gradient|reveal|show/iu }))
    .first()
    .click();
  await expect(app.gradient('a')).toContainText(screen(-3));
  await expect(app.card('b')).not.toContainText(screen(2));
  await app.calm();
  await page.keyboard.press('g');
  await expect(app.gradient('b')).toContainText(screen(2));
});

test('a hidden gradient is hidden from a screen reader too', async ({ app, page }) => {
  await app.openText(graph);
  await app.calm();
  await page.keyboard.press('g');
  await app.settled();
  await expect.poll(() => app.seen(app.card('a'))).not.toContain('▼');
  const words = await app
    .card('a')
    .evaluate((card) =>
      Array.from(
        card.querySelectorAll('*'),
        (each) => `${each.getAttribute('aria-valuetext') ?? ''} ${each.getAttribute('title') ?? ''}`,
      ).join(' '),
    );
  expect(words).not.toMatch(/gradient[^.]*3/iu);
});
