import type { Locator } from '@playwright/test';
import { expect, screen, shown, test, type App } from './support/app.ts';
import { golden } from './support/golden.ts';

const lecture = golden('lecture-L');
const twoPaths = golden('lecture-two-paths');

function inspector(app: App): Locator {
  return app.page
    .getByRole('complementary', { name: /inspector/iu })
    .or(app.page.getByRole('region', { name: /inspector/iu }))
    .first();
}

test('the inspector shows the selected node’s value and gradient under its own names', async ({ app, page }) => {
  await app.openText(lecture.program);
  await app.select('e');
  await expect(page.getByLabel('e value, inspector', { exact: true })).toContainText(screen(-6));
  await expect(page.getByLabel('e gradient, inspector', { exact: true })).toContainText(screen(-2));
});

test('the inspector writes the formula in MathML of our own tree', async ({ app }) => {
  await app.openText(lecture.program);
  await app.select('d');
  const math = inspector(app).locator('math').first();
  await expect(math).toBeVisible();
  expect(await math.evaluate((node) => node.namespaceURI)).toBe('http://www.w3.org/1998/Math/MathML');
  await expect(inspector(app)).toContainText('c');
});

test('the contributions to a gradient are listed one by one, and they add up to it', async ({ app }) => {
  await app.openText(twoPaths.program);
  // f = d·e, d = a·b, e = a + b: the gradient of b is −3·... by two ways: through d 1·a = −2, through e −6·1.
  await app.select('b');
  const panel = inspector(app);
  await expect(panel).toContainText(/through/iu);
  await expect(panel).toContainText(screen(-2));
  await expect(panel).toContainText(screen(-6));
  await expect(panel).toContainText(screen(-8));
});

test('both wires of a + a are contributions of their own', async ({ app }) => {
  await app.openText('a = 3\nb = a + a');
  await app.select('a');
  const text = (await inspector(app).textContent()) ?? '';
  expect(text.split(screen(1)).length - 1).toBeGreaterThanOrEqual(2);
  expect(text).toContain(screen(2));
});

test('the inspector says what an op passes on, with the local rule', async ({ app }) => {
  await app.openText(lecture.program);
  await app.select('L');
  const panel = inspector(app);
  await expect(panel).toContainText(/passes on/iu);
  await expect(panel).toContainText(screen(-2));
  await expect(panel).toContainText(screen(4));
});

test('the numeric slope stands beside the analytic one, forward or central, with a choosable h', async ({ app }) => {
  await app.openText('x = 3\ny = 3*x**2 - 4*x + 5');
  await app.select('x');
  const panel = inspector(app);
  await expect(panel).toContainText(screen(14));
  const forward = panel
    .getByRole('radio', { name: /forward/iu })
    .or(panel.getByRole('button', { name: /forward/iu }))
    .or(panel.getByRole('option', { name: /forward/iu }));
  const central = panel
    .getByRole('radio', { name: /central/iu })
    .or(panel.getByRole('button', { name: /central/iu }))
    .or(panel.getByRole('option', { name: /central/iu }));
  await expect(forward.first()).toBeAttached();
  await expect(central.first()).toBeAttached();
  const step = panel.getByLabel(/^h\b|step h|h =/u).first();
  await expect(step).toBeVisible();
  const set = async (h: string) => {
    if ((await step.evaluate((field) => field.tagName)) === 'SELECT') {
      await step.selectOption({ label: h }).catch(() => step.selectOption(h));
    } else {
      await step.fill(h);
      await step.press('Enter');
    }
  };
  const choose = async (way: Locator) => {
    const select = panel.locator('select').filter({ has: way.first() });
    if ((await select.count()) > 0)
      await select.first().selectOption({ label: (await way.first().textContent()) ?? '' });
    else await way.first().click();
  };
  // Forward at x = 3 with h = 0.1: ((3.1) − f(3)) / 0.1 = 14 + 3h = 14.3; central is exact for a parabola.
  await set('0.1');
  await choose(forward);
  await expect(panel).toContainText('14.30');
  await choose(central);
  await expect(panel).not.toContainText('14.30');
});

test('while a leaf is nudged the inspector says how far it moved, what was predicted and what came', async ({
  app,
}) => {
  await app.openText(lecture.program);
  await app.select('a');
  await app.number('a').focus();
  await app.page.keyboard.press('ArrowUp');
  const words = app.said(/moved by .*predicted .*came/isu);
  await expect(words).toBeVisible();
  const text = (await words.textContent()) ?? '';
  const found = /moved by ([+−-]?[\d.]+).*predicted ([+−-]?[\d.]+).*came ([+−-]?[\d.]+)/su.exec(text);
  expect(found).not.toBeNull();
  const [moved, predicted, came] = [1, 2, 3].map((at) => shown((found?.[at] ?? '').replace('+', '')));
  expect(moved).toBeCloseTo(0.1, 6);
  // L is linear in a with slope 6, so what was predicted is what came.
  expect(predicted).toBeCloseTo(0.6, 3);
  expect(came).toBeCloseTo(0.6, 3);
});

test('what came differs from what was predicted where the curve bends', async ({ app }) => {
  await app.openText('x = 3\ny = x ** 2');
  await app.select('x');
  const from = await app.middle(app.number('x'));
  await app.drag(from, { x: from.x + 50, y: from.y }, async () => {
    const words = app.said(/moved by .*predicted .*came/isu);
    await expect(words).toBeVisible();
    const text = ((await words.textContent()) ?? '').replaceAll('+', '');
    const found = /moved by ([−-]?[\d.]+).*predicted ([−-]?[\d.]+).*came ([−-]?[\d.]+)/su.exec(text);
    const x = (await app.reading('x'))?.value ?? Number.NaN;
    expect(shown(found?.[3] ?? '')).toBeCloseTo(x * x - 9, 1);
    expect(shown(found?.[2] ?? '')).toBeLessThan(shown(found?.[3] ?? ''));
  });
});

test('a step of every input by 0.01 times its gradient takes L from −8 to −7.286496, as in the lecture', async ({
  app,
  page,
}) => {
  await app.openText(lecture.program);
  await app.calm();
  const spot = await app.empty();
  await page.mouse.click(spot.x, spot.y, { button: 'right' });
  await page
    .getByRole('menuitem', { name: /step|η/iu })
    .first()
    .click();
  const sheet = page.getByRole('dialog').filter({ visible: true });
  await sheet
    .getByLabel(/η|rate|step size/iu)
    .first()
    .fill('0.01');
  await sheet.getByRole('radio', { name: /input/iu }).check();
  await sheet.getByRole('button', { name: /up/iu }).click();
  await expect.poll(async () => (await app.reading('L'))?.value).toBeCloseTo(-7.286496, 9);
  expect((await app.reading('a'))?.value).toBeCloseTo(2.06, 12);
  await page.keyboard.press('Escape');
  await app.calm();
  await app.undo();
  await expect.poll(async () => (await app.reading('L'))?.value).toBe(-8);
});
