import { expect, screen, shown, test } from './support/app.ts';
import { golden } from './support/golden.ts';

//  x1 ─▶ × ─▶ + ─▶ + ─▶ tanh ─▶ o      D5: the lecture's neuron, with the hand-picked bias
//  w1 ──▲     ▲    ▲
//  x2·w2 ─────┘    b
const neuron = golden('lecture-neuron');

test('the first run opens on the lecture’s neuron with its own values and gradients on the cards', async ({ app }) => {
  await app.open();
  for (const [name, value] of Object.entries(neuron.values)) {
    const field = app.value(name);
    await expect(field, `${name} value`).toBeVisible();
    if ((await field.getAttribute('role')) === 'spinbutton') await expect(field).toHaveValue(screen(value));
    else await expect(field).toHaveText(screen(value));
  }
  for (const [name, slope] of Object.entries(neuron.gradients)) {
    await expect(app.gradient(name), `${name} gradient`).toContainText(screen(slope));
  }
});

test('the first run shows one coach mark at a number, and no dialog', async ({ app, page }) => {
  await app.open();
  await expect(page.getByText(/drag this number/iu)).toHaveCount(1);
  await expect(page.getByText(/drag this number/iu)).toBeVisible();
  await expect(page.locator('dialog[open], [role=dialog]:visible, [aria-modal=true]:visible')).toHaveCount(0);
});

test('the coach mark goes when a number was dragged, and does not come back on reload', async ({ app, page }) => {
  await app.open();
  const from = await app.middle(app.number('x1'));
  await app.drag(from, { x: from.x + 40, y: from.y });
  await expect(page.getByText(/drag this number/iu)).toHaveCount(0);
  await page.reload();
  await expect(app.card('o')).toBeVisible();
  await expect(page.getByText(/drag this number/iu)).toHaveCount(0);
});

test('dragging x1 moves it and every value and gradient that depends on it while the button is still down', async ({
  app,
}) => {
  await app.open();
  const from = await app.middle(app.number('x1'));
  const before = await app.readings();
  await app.drag(from, { x: from.x + 60, y: from.y }, async () => {
    await expect(app.number('x1')).not.toHaveValue(screen(2));
    const x1 = (await app.reading('x1'))?.value ?? Number.NaN;
    expect(x1).toBeGreaterThan(2);
    // D5 by hand: o = tanh(x1·w1 + x2·w2 + b) with w1 = −3, x2 = 0, w2 = 1.
    const n = -3 * x1 + 6.8813735870195432;
    const slope = Math.cosh(n) ** -2;
    await expect(app.value('n')).toHaveText(screen(n));
    await expect.poll(async () => shown((await app.value('o').textContent()) ?? '')).toBeCloseTo(Math.tanh(n), 3);
    expect((await app.reading('o'))?.value).toBeCloseTo(Math.tanh(n), 12);
    for (const [name, expected] of [
      ['b', slope],
      ['n', slope],
      ['x1', -3 * slope],
      ['w1', x1 * slope],
      ['x2', slope],
      ['w2', 0],
    ] as const) {
      expect((await app.reading(name))?.gradient, name).toBeCloseTo(expected, 12);
      const text = shown((await app.gradient(name).textContent()) ?? '');
      expect(Math.abs(text - expected), `${name} on its card`).toBeLessThanOrEqual(Math.abs(expected) * 1e-3 + 1e-12);
    }
  });
  expect((await app.readings()).get('o')?.value).not.toBe(before.get('o')?.value);
});

test('one drag is one undo step, and redo brings it back bit for bit', async ({ app }) => {
  await app.open();
  const before = await app.readings();
  const from = await app.middle(app.number('x1'));
  await app.drag(from, { x: from.x + 60, y: from.y });
  const after = await app.readings();
  expect(after.get('x1')?.value).not.toBe(2);
  await app.calm();
  await app.undo();
  await expect(app.number('x1')).toHaveValue(screen(2));
  expect(await app.readings()).toEqual(before);
  await app.redo();
  expect(await app.readings()).toEqual(after);
});

test('Esc during a drag puts the old number back and leaves nothing to undo', async ({ app, page }) => {
  await app.open();
  const document = await app.document();
  const from = await app.middle(app.number('x1'));
  await app.drag(from, { x: from.x + 60, y: from.y }, async () => {
    await expect(app.number('x1')).not.toHaveValue(screen(2));
    await page.keyboard.press('Escape');
  });
  await expect(app.number('x1')).toHaveValue(screen(2));
  expect(await app.document()).toBe(document);
  await app.undo();
  expect(await app.document()).toBe(document);
});

test('a zero gradient says why: w2 is dead because x2 is 0', async ({ app }) => {
  await app.open();
  await expect.poll(() => app.seen(app.card('w2'))).toMatch(/x2\s*(=|is)\s*0/u);
});

test('the sign of a gradient stands in a glyph, not in colour alone', async ({ app }) => {
  await app.open();
  await expect.poll(() => app.seen(app.gradient('x1'))).toContain('▼');
  await expect.poll(() => app.seen(app.gradient('w1'))).toContain('▲');
  expect(await app.seen(app.gradient('w2'))).not.toMatch(/[▲▼]/u);
});

test('what changed glows while a number is dragged, and not where motion is unwanted', async ({ app, page }) => {
  const glows = () =>
    page.evaluate(
      () =>
        document.getAnimations().filter((each) => {
          const target = each.effect instanceof KeyframeEffect ? each.effect.target : null;
          return target?.closest('[role=group]') !== null && target !== null;
        }).length,
    );
  await app.open();
  const from = await app.middle(app.number('x1'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 5, from.y);
  await expect(async () => {
    await page.mouse.move((await page.evaluate(() => performance.now() % 40)) + from.x + 10, from.y);
    expect(await glows()).toBeGreaterThan(0);
  }).toPass();
  await page.mouse.up();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await app.open();
  await app.drag(from, { x: from.x + 30, y: from.y }, async () => {
    expect(await glows()).toBe(0);
  });
});
