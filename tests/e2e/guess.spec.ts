import { expect, test } from './support/app.ts';

//  a ─┬▶ × e ─▶ + d ─▶ × L        ∂L/∂a = f·b = 6, with a's own value −4
//  b ─┘     c ──┘     f ─┘
const lecture = 'a = 2\nb = -3\nc = 10\nf = -2\ne = a*b\nd = e + c\nL = d*f';

test('hidden gradients are guessed at their cards: a slip is told, a right answer shows, and the score outlives a reload', async ({
  app,
  page,
}) => {
  await app.openText(lecture);
  await expect(page.locator('.canvas')).not.toHaveAttribute('data-moving');
  await page.keyboard.press('q');
  await page.getByRole('button', { name: 'All gradients' }).click();
  await expect(app.gradient('a')).toHaveCount(0);
  await expect(page.locator('.canvas-wires [data-sign]:not([data-sign="hidden"])')).toHaveCount(0);
  await page.getByRole('button', { name: 'guess a gradient', exact: true }).click();
  const field = page.getByRole('dialog', { name: 'Guess the gradient of a' });
  await field.getByRole('spinbutton').fill('-4');
  await field.getByRole('spinbutton').press('Enter');
  await expect(field.getByText('You used a’s own value, 2')).toBeVisible();
  await field.getByRole('spinbutton').fill('6');
  await field.getByRole('spinbutton').press('Enter');
  await expect(field).toBeHidden();
  await expect(app.gradient('a')).toHaveText('6.000');
  await expect(page.getByText('1 of 7 right, 0 at the first try')).toBeVisible();
  await app.open();
  await page.keyboard.press('q');
  const scores = page.getByRole('list', { name: 'Scores' });
  await expect(scores).toContainText('1 of 7 right, 0 at the first try, 2 tries');
  await expect(scores).toContainText('its own operand for the other’s');
  await page.getByRole('button', { name: 'Clear scores' }).click();
  await expect(scores).toHaveCount(0);
});

test('by keyboard alone: a hidden value is reached on its card, answered, and the focus stays with the card', async ({
  app,
  page,
}) => {
  await app.openText('a = 2\nb = -3\ne = a*b');
  await app.select('e');
  await page.keyboard.press('q');
  await page.getByRole('button', { name: 'All gradients' }).waitFor();
  await page.getByRole('radio', { name: 'Values' }).check();
  await page.getByRole('button', { name: 'Selected cards' }).press('Enter');
  const covered = page.getByRole('button', { name: 'guess e value', exact: true });
  await covered.focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('dialog', { name: 'Guess the value of e' });
  await expect(field.getByRole('spinbutton')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(field.getByRole('spinbutton')).not.toHaveValue('0.000');
  await page.keyboard.type('-6');
  await page.keyboard.press('Enter');
  await expect(app.value('e')).toHaveText('−6.000');
  await expect(app.card('e')).toBeFocused();
});

test('while numbers are hidden neither the outline, the inspector nor any title tells them', async ({ app, page }) => {
  await app.openText('x = 0.5\ny = tanh(x)\nL = y * y');
  await app.select('y');
  await page.keyboard.press('o');
  await page.keyboard.press('q');
  await page.getByRole('button', { name: 'All gradients' }).click();
  await page.getByRole('radio', { name: 'Values' }).check();
  await page.getByRole('button', { name: 'All values' }).click();
  await expect(page.getByText('value hidden, gradient hidden').first()).toBeVisible();
  // tanh 0.5 = 0.46211716, its square 0.21355226; ∂L/∂y = 0.92423431, ∂L/∂x = 0.72686198, ∂y/∂x = 0.78644773.
  const everything = await page.evaluate(() => new XMLSerializer().serializeToString(document.body));
  for (const digits of ['0.4621', '0.2135', '0.2136', '0.9242', '0.7268', '0.7269', '0.7864'])
    expect(everything, digits).not.toContain(digits);
});
