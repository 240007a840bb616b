import { expect, test, type App } from './support/app.ts';

// f = (a·b)·(a + b) with a = −2, b = 3: right is a −3, b −8. With = instead of += the product, made first, passes on last: a 3, b −2.
const shared = 'a = -2\nb = 3\nd = a * b\ne = a + b\nf = d * e';

const rests = (app: App) => expect(app.page.locator('.canvas')).not.toHaveAttribute('data-moving');

test('the bug lab breaks the cards and nothing else: badge, marks, list, and all off from the keyboard', async ({
  app,
  page,
}) => {
  await app.openText(shared);
  await page.keyboard.press('Shift+B');
  const panel = page.getByRole('region', { name: 'Bug lab' });
  await panel.getByRole('switch', { name: '= instead of +=' }).check();

  await expect(app.gradient('a')).toHaveText('3.000');
  await expect(app.gradient('b')).toHaveText('−2.000');
  await expect(app.card('d').getByLabel('d gradient')).toHaveText('1.000');
  await expect(page.getByRole('status', { name: 'Bug lab is on' })).toContainText('2 of 5 gradients are wrong.');
  await expect(page.locator('.bug-mark')).toHaveText(['✗ off by 6 · measured −3', '✗ off by 6 · measured −8']);
  await expect(panel.getByRole('row', { name: /^a / })).toContainText('−3.000');
  // What the page tells others is the truth.
  expect(await app.reading('a')).toEqual({ value: -2, gradient: -3 });

  // It stays while its panel is closed, and follows a nudge.
  await panel.getByRole('button', { name: 'Close bug lab' }).click();
  await app.ask('set', 'b', 5);
  await expect(app.gradient('a')).toHaveText('15.00');
  await page.getByRole('button', { name: 'All off: end the bug lab' }).focus();
  await page.keyboard.press('Enter');
  await expect(app.gradient('a')).toHaveText('5.000');
  await expect(page.locator('.bug-mark')).toHaveCount(0);
});

test('a wrong rule of one’s own is typed and judged on the canvas', async ({ app, page }) => {
  await app.openText('x = 1\ny = tanh(x)');
  await page.keyboard.press('Shift+B');
  const panel = page.getByRole('region', { name: 'Bug lab' });
  await panel.getByLabel('rule', { exact: true }).selectOption('1 − out instead of 1 − out²');
  await expect(app.gradient('x')).toHaveText('0.2384');
  await panel.getByLabel('rule', { exact: true }).selectOption('my own rule…');
  await panel.getByLabel('slope towards x').fill('x + out');
  await expect(app.gradient('x')).toHaveText('1.762');
  await rests(app);
});
