import { expect, test } from './support/app.ts';

test('tanh is taken apart under glass, nudged, and put together again by X, with the proof on screen', async ({
  app,
  page,
}) => {
  await app.openText('x = 2\nw = 0.3\no = tanh(x * w)\nL = (o - 1) ** 2');
  const before = await app.reading('w');
  await app.card('o').click({ position: { x: 20, y: 10 } });
  await page.keyboard.press('x');
  const panel = page.getByRole('region', { name: 'Swap under glass' });
  await panel.getByRole('button', { name: /^Swap tanh\(x\)/ }).click();

  await expect(panel.getByRole('status')).toContainText('Nothing outside changed');
  await expect.poll(() => app.cards()).toContain('exp(2 × (x × w))');
  expect((await app.reading('w'))?.gradient).toBeCloseTo(before?.gradient ?? Number.NaN, 12);

  await app.ask('set', 'w', 200);
  await expect(panel.getByRole('status')).toContainText('differ at these numbers');
  await expect(panel).toContainText('is ∞ here');
  await app.ask('set', 'w', 0.3);
  await expect(panel.getByRole('status')).toContainText('Nothing outside changed');

  const parts = await app.count();
  await page.locator('.canvas').focus();
  await page.keyboard.press('x');
  await expect.poll(() => app.count()).toBe(parts - 7);
  await expect(panel.getByRole('status')).toContainText('Nothing outside changed');
  expect(await app.reading('w')).toEqual(before);
});
