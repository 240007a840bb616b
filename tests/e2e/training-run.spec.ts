import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

//  w ─▶ w − 3 ─▶ (w − 3)² = L     falls to 0 at w = 3
const bowl = 'w = parameter(0)\nL = (w - 3)**2';

const dock = (page: Page) => page.getByRole('region', { name: 'Training' });
const play = (page: Page) => dock(page).getByRole('button', { name: /^(Play|Continue|Play on)$/u });
const pause = (page: Page) => dock(page).getByRole('button', { name: 'Pause' });
const shownStep = async (page: Page) => Number.parseInt(await dock(page).locator('[data-what=step]').innerText(), 10);

async function openDock(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Train', exact: true });
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  await expect(play(page)).toBeVisible();
}

async function atSpeed(page: Page, speed: string): Promise<void> {
  await dock(page).getByLabel('Speed').selectOption(speed);
}

/** Plays until the steps of the settings are done. */
async function playThrough(page: Page): Promise<void> {
  const from = await shownStep(page);
  await play(page).click();
  await expect.poll(() => shownStep(page), { timeout: 60_000 }).toBe(from + 100);
  await expect(pause(page)).toBeHidden();
}

/** The losses of the present run, from the table beside the picture. */
async function losses(page: Page): Promise<readonly string[]> {
  const figure = dock(page).locator('.training-curve figure');
  const table = figure.locator('details');
  if ((await table.getAttribute('open')) === null) await table.locator('summary').click();
  const cells = figure.locator('tbody tr td:nth-of-type(1)');
  // The table is made when it is opened.
  await expect(cells.first()).toBeVisible();
  return cells.allInnerTexts();
}

/** All numbers of all macros as one short text that no two of them share. */
async function weights(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { nodes } = Reflect.get(globalThis, 'nudge').document();
    const text = JSON.stringify(nodes.map((node: object) => Reflect.get(node, 'numbers') ?? null));
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
  });
}

test.describe('two moons', () => {
  test.setTimeout(120_000);

  test('the loss falls, the canvas follows, undo takes the run back, and Reset gives the same run again', async ({
    app,
    page,
  }) => {
    await app.open('#example=moons');
    await openDock(page);
    const first = await weights(page);
    const before = await app.value('loss').innerText();
    await atSpeed(page, 'full');
    await playThrough(page);
    expect(await shownStep(page)).toBe(100);
    await expect(dock(page).locator('[data-what=loss]')).toHaveText('0.01098');
    await expect(dock(page).locator('[data-what=accuracy]')).toHaveText('100 %');
    expect(await app.value('loss').innerText()).not.toBe(before);
    const trained = await weights(page);
    expect(trained).not.toBe(first);
    const course = await losses(page);
    expect(course.length).toBeGreaterThan(20);

    await app.calm();
    await app.undo();
    expect(await weights(page)).toBe(first);
    expect(await shownStep(page)).toBe(0);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(() => weights(page)).toBe(trained);

    await dock(page).getByRole('button', { name: 'Go back to the first numbers' }).click();
    expect(await weights(page)).toBe(first);
    await playThrough(page);
    expect(await weights(page)).toBe(trained);
    expect(await losses(page)).toEqual(course);
    await expect(dock(page).getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(2);
  });

  test('the page itself comes to the same numbers as the worker, bit for bit', async ({ app, page, context }) => {
    await app.open('#example=moons');
    await openDock(page);
    await atSpeed(page, 'full');
    await playThrough(page);
    expect(page.workers().length).toBeGreaterThan(0);
    const trained = await weights(page);

    const other = await context.newPage();
    await other.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
    await other.goto('/#example=moons');
    await other.waitForFunction(() => Reflect.has(globalThis, 'nudge'));
    await other.evaluate(() => Reflect.get(globalThis, 'nudge').ready);
    await openDock(other);
    await atSpeed(other, 'full');
    await playThrough(other);
    expect(other.workers()).toHaveLength(0);
    expect(await weights(other)).toBe(trained);
  });

  test('a worker that is shot or falls silent is replaced, and the run comes out the same', async ({ app, page }) => {
    await app.open('#example=moons');
    await openDock(page);
    await atSpeed(page, 'full');
    await playThrough(page);
    const trained = await weights(page);
    await dock(page).getByRole('button', { name: 'Go back to the first numbers' }).click();
    await atSpeed(page, '60');
    await play(page).click();
    await expect.poll(() => shownStep(page)).toBeGreaterThan(10);
    await page
      .workers()
      .at(-1)
      ?.evaluate(() =>
        setTimeout(() => {
          throw new Error('shot');
        }, 0),
      );
    await expect(app.said(/The calculator stopped and was restarted\. Nothing was lost\./u)).toBeVisible();
    const step = await shownStep(page);
    await expect.poll(() => shownStep(page)).toBeGreaterThan(step + 3);
    await page
      .workers()
      .at(-1)
      ?.evaluate(() => self.close());
    await expect(pause(page)).toBeHidden({ timeout: 30_000 });
    expect(await shownStep(page)).toBe(100);
    expect(await weights(page)).toBe(trained);
  });
});

test('a number nudged while it plays is taken up, and each stretch is an undo step', async ({ app, page }) => {
  await app.openText(bowl);
  await openDock(page);
  await play(page).click();
  await expect.poll(() => shownStep(page)).toBeGreaterThan(5);
  await app.type('w', '-20');
  await expect(pause(page)).toBeVisible();
  const step = await shownStep(page);
  await expect.poll(async () => (await app.reading('w'))?.value ?? 0).toBeGreaterThan(-10);
  await expect.poll(() => shownStep(page)).toBeGreaterThan(step);
  await app.calm();
  await app.undo();
  await expect(pause(page)).toBeHidden();
  expect((await app.reading('w'))?.value).toBe(-20);
  await app.undo();
  expect((await app.reading('w'))?.value).toBeGreaterThan(0);
  await app.undo();
  expect((await app.reading('w'))?.value).toBe(0);
});

test('what was trained is there after a reload in the middle of it, and so is the way back', async ({ app, page }) => {
  await app.openText(bowl);
  await openDock(page);
  await play(page).click();
  await expect.poll(() => shownStep(page)).toBeGreaterThan(10);
  // One's own work comes later than all the rest: training must not look for its run before.
  await page.route(/own-work-/u, async (route) => {
    await page.waitForTimeout(1500);
    await route.continue();
  });
  await page.reload();
  await page.waitForFunction(() => Reflect.has(globalThis, 'nudge'));
  await page.evaluate(() => Reflect.get(globalThis, 'nudge').ready);
  await expect.poll(async () => (await app.reading('w'))?.value ?? 0).toBeGreaterThan(2);
  await expect.poll(() => shownStep(page)).toBeGreaterThan(10);
  await dock(page).getByRole('button', { name: 'Go back to the first numbers' }).click();
  expect((await app.reading('w'))?.value).toBe(0);
});

test('zero_grad switched off is told by a badge, saved, and makes the steps overshoot', async ({ app, page }) => {
  await app.openText(bowl);
  await openDock(page);
  await dock(page).getByText('Settings', { exact: true }).click();
  await expect(dock(page).getByText('Gradients add up: zero_grad is off')).toBeHidden();
  await dock(page).getByRole('switch', { name: 'zero_grad' }).click();
  await expect(dock(page).getByText('Gradients add up: zero_grad is off')).toBeVisible();
  expect(await app.document()).toContain('"zeroGrad":false');
  await atSpeed(page, 'full');
  await dock(page).getByRole('button', { name: '10 steps' }).click();
  await expect.poll(() => shownStep(page)).toBe(10);
  // Each step goes by the sum of all gradients so far, so w swings around 3 instead of falling towards it.
  let w = 0;
  let gradient = 0;
  let furthest = 0;
  for (let step = 0; step < 10; step++) {
    gradient += 2 * (w - 3);
    w -= 0.1 * gradient;
    furthest = Math.max(furthest, w);
  }
  expect((await app.reading('w'))?.value).toBeCloseTo(w, 12);
  expect(furthest).toBeGreaterThan(5);
});

test('a run that breaks keeps the last good numbers and shows the node', async ({ app, page }) => {
  await app.openText('w = parameter(1)\nL = exp(w)');
  await openDock(page);
  await dock(page).getByText('Settings', { exact: true }).click();
  const rate = dock(page).getByRole('spinbutton', { name: 'Learning rate' });
  await rate.click();
  await rate.fill('-1');
  await rate.press('Enter');
  await expect(dock(page).getByText('It should be 0 or more.')).toBeVisible();
  await rate.click();
  await rate.fill('1e200');
  await rate.press('Enter');
  await atSpeed(page, 'full');
  await app.page.evaluate(() => Reflect.get(globalThis, 'nudge').set('w', 300));
  await play(page).click();
  const reason = dock(page).getByText(/Training stopped at step \d+; the weights before it are kept\./u);
  await expect(reason).toBeVisible();
  expect((await app.reading('w'))?.value).toBe(300);
  await dock(page).getByRole('button', { name: 'Show node' }).click();
  await expect(app.card('w').or(app.card('L')).first()).toBeVisible();
});

test('the scrubber goes back to the parameters of any step, as one undo step', async ({ app, page }) => {
  await app.openText(bowl);
  await openDock(page);
  await atSpeed(page, 'full');
  await playThrough(page);
  const end = (await app.reading('w'))?.value ?? Number.NaN;
  const scrubber = dock(page).getByRole('slider', { name: 'Step of the run' });
  await scrubber.focus();
  await scrubber.press('Home');
  await expect.poll(async () => (await app.reading('w'))?.value).toBe(0);
  await expect.poll(() => shownStep(page)).toBe(0);
  await app.calm();
  await app.undo();
  expect((await app.reading('w'))?.value).toBe(end);
  expect(await shownStep(page)).toBe(100);
});

test('a tap on Space plays and pauses, by itself; holding it to pan does not', async ({ app, page }) => {
  await app.openText(bowl);
  await app.calm();
  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
  );
  await page.keyboard.press('Space');
  await expect(pause(page)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(play(page)).toBeVisible();
  const step = await shownStep(page);
  await page.keyboard.down('Space');
  const spot = await app.empty();
  await page.mouse.move(spot.x, spot.y);
  await page.mouse.down();
  await page.mouse.move(spot.x + 30, spot.y);
  await page.mouse.up();
  await page.keyboard.up('Space');
  await app.settled();
  expect(await shownStep(page)).toBe(step);
  await expect(play(page)).toBeVisible();
});
