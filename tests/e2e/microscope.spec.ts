import AxeBuilder from '@axe-core/playwright';
import { expect, test, type App } from './support/app.ts';

/** f(x) = 3x² − 4x + 5 at x = 3, where its slope is 14: the lecture's first minutes. */
const parabola = 'x = 3\nf = 3*x**2 - 4*x + 5';
const lecture = 'a = 2\nb = -3\nc = 10\nf = -2\ne = a*b\nd = e + c\nL = d*f';

const estimate = ({ page }: App) => page.locator('[data-estimate]').last();

async function rest({ page }: App): Promise<void> {
  await expect(page.locator('.canvas')).not.toHaveAttribute('data-moving');
}

/** With x selected and its microscope in view. */
async function look(app: App): Promise<void> {
  await app.openText(parabola);
  await rest(app);
  await app.select('x');
  await app.page.keyboard.press('Shift+G');
  await expect(app.page.getByRole('heading', { name: 'Gradient microscope' })).toBeInViewport();
}

test('smaller and smaller steps come to the slope 14, lose their digits, and end at 0 with h = 1e−16', async ({
  app,
}) => {
  await look(app);
  const step = app.page.getByLabel('step h under the microscope');
  await step.selectOption('0.001');
  await expect(estimate(app)).toHaveText(/^14\.0030/);
  await step.selectOption('1e-15');
  await expect(estimate(app)).toHaveText(/^10\.658/);
  await step.selectOption('1e-16');
  await expect(estimate(app)).toHaveText('0');
  await expect(app.page.locator('[data-step-words]')).toContainText('x + h is x itself');
});

test('h is dragged on the curve and on the valley, and the secant follows', async ({ app }) => {
  await look(app);
  const { page } = app;
  const secant = page.getByRole('slider', { name: /^f against x/ });
  await secant.scrollIntoViewIfNeeded();
  await expect(estimate(app)).toHaveText('15.5');
  const box = await secant.boundingBox();
  if (box === null) throw new Error('no curve');
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.98, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => app.page.getByLabel('step h under the microscope').inputValue()).toBe('1');
  await expect(estimate(app)).toHaveText('17');
  const valley = page.getByRole('slider', { name: /^Error of the measured slope/ });
  await valley.focus();
  await page.keyboard.press('PageDown');
  await expect(estimate(app)).not.toHaveText('17');
  await page.keyboard.press('Home');
  await expect(estimate(app)).toHaveText('0');
});

test('enlarged for a projector, it shows the same step, and nothing of it hinders a screen reader', async ({ app }) => {
  await look(app);
  const { page } = app;
  await page.getByRole('button', { name: 'Enlarge the microscope' }).click();
  const dialog = page.getByRole('dialog', { name: /Gradient microscope/ });
  await dialog.getByRole('radio', { name: 'central' }).check();
  await expect(estimate(app)).toHaveText('14');
  await dialog.getByRole('button', { name: 'Look closely at h' }).click();
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('forward and reverse mode race on one’s own graph and come to the same numbers', async ({ app }) => {
  await app.openText(lecture);
  const { page } = app;
  await page.keyboard.press('Shift+F');
  const panel = page.getByRole('region', { name: 'Forward and reverse mode' });
  await expect(panel.locator('[data-total=forward]')).toHaveText('24');
  await expect(panel.locator('[data-total=reverse]')).toHaveText('6');
  await panel.getByRole('button', { name: 'One multiply-add on' }).click();
  await panel.getByRole('button', { name: 'One multiply-add on' }).click();
  await expect(panel.locator('[data-race]')).toContainText('forward mode knows 0 of 4 derivatives, reverse mode 1');
  await panel.getByRole('button', { name: 'To the end' }).click();
  await expect(panel.getByRole('row', { name: 'b −4.000 −4.000' })).toBeVisible();
  await expect(panel.locator('[data-difference]')).toContainText('the same numbers');
  await panel.getByRole('radio', { name: 'one input, many outputs' }).check();
  await expect(panel.locator('[data-total=forward]')).toHaveText('6');
  await expect(panel.locator('[data-total=reverse]')).toHaveText('18');
  const { violations } = await new AxeBuilder({ page }).include('.modes-panel').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await panel.getByRole('button', { name: 'Close forward and reverse mode' }).click();
  await expect(panel).toBeHidden();
});
