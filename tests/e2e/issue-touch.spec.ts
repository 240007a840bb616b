import { expect, screen, test, type Spot } from './support/app.ts';
import { withoutLongPress } from '../support/no-long-press.ts';
import type { Page } from '@playwright/test';

test.use({ hasTouch: true });

test.beforeEach(async ({ page }, { title }) => {
  if (!title.includes('menu')) await withoutLongPress(page);
});

const graph = 'a = 2\nb = -3\nc = 10\ne = a * b\ny = e + c';

/** Fingers that move together, each from its start to its end in a dozen steps. The first move, past every threshold, is on its way before
 *  the press is answered: a machine that is slow to answer must not turn a drag into a long press. */
async function fingers(
  page: Page,
  paths: readonly (readonly [Spot, Spot])[],
  hold?: () => Promise<void>,
): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const at = (part: number) =>
    paths.map(([from, to], id) => ({ id, x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }));
  const move = (step: number) =>
    client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 14) });
  const down = client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  if (hold) {
    await down;
    await hold();
  }
  await Promise.all([down, move(3)]);
  for (let step = 4; step <= 14; step++) await move(step);
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test('one finger on the empty canvas pans', async ({ app, page }) => {
  await app.openText(graph);
  const before = await app.card('e').boundingBox();
  const spot = await app.empty(10);
  await fingers(page, [[spot, { x: spot.x + 90, y: spot.y }]]);
  await expect.poll(async () => ((await app.card('e').boundingBox())?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(50);
});

test('two fingers pinch', async ({ app, page }) => {
  await app.openText(graph);
  const before = (await app.card('e').boundingBox())?.width ?? 0;
  const spot = await app.empty(10);
  await fingers(page, [
    [
      { x: spot.x - 80, y: spot.y },
      { x: spot.x - 30, y: spot.y },
    ],
    [
      { x: spot.x + 80, y: spot.y },
      { x: spot.x + 30, y: spot.y },
    ],
  ]);
  await expect.poll(async () => (await app.card('e').boundingBox())?.width ?? 0).toBeLessThan(before * 0.9);
});

test('a finger drags a card, as one undo step', async ({ app, page }) => {
  await app.openText(graph);
  const [document, before] = [await app.document(), await app.card('e').boundingBox()];
  const from = { x: (before?.x ?? 0) + (before?.width ?? 0) * 0.45, y: (before?.y ?? 0) + 8 };
  await fingers(page, [[from, { x: from.x + 100, y: from.y + 40 }]]);
  await expect.poll(async () => ((await app.card('e').boundingBox())?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(60);
  await app.ask('undo');
  expect(await app.document()).toBe(document);
});

test('a finger scrubs a number, as one undo step', async ({ app, page }) => {
  await app.openText(graph);
  const from = await app.middle(app.number('a'));
  await fingers(page, [[from, { x: from.x + 80, y: from.y }]]);
  await expect.poll(async () => (await app.reading('a'))?.value).toBeGreaterThan(2);
  await app.ask('undo');
  await expect(app.number('a')).toHaveValue(screen(2));
});

test('a finger draws a wire', async ({ app, page }) => {
  await app.openText(graph);
  await fingers(page, [[await app.middle(app.output('c')), await app.middle(app.input('e', 0))]]);
  await expect(app.value('e')).toHaveText(screen(-30));
});

test('tap a port, tap another: a wire', async ({ app }) => {
  await app.openText(graph);
  await app.output('c').tap();
  await app.input('e', 0).tap();
  await expect(app.value('e')).toHaveText(screen(-30));
});

test('a long press on a card opens its menu', async ({ app, page }) => {
  await app.openText(graph);
  const box = await app.card('e').boundingBox();
  const spot = { x: (box?.x ?? 0) + (box?.width ?? 0) * 0.45, y: (box?.y ?? 0) + 8 };
  const client = await page.context().newCDPSession(page);
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [spot] });
  await expect(page.getByRole('menu').first()).toBeVisible();
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(page.getByRole('menuitem', { name: /delete/iu })).toBeVisible();
  expect((await app.names()).length).toBe(5);
});

test('a tap selects a card', async ({ app, page }) => {
  await app.openText(graph);
  const box = await app.card('e').boundingBox();
  await page.touchscreen.tap((box?.x ?? 0) + (box?.width ?? 0) * 0.45, (box?.y ?? 0) + 8);
  await app.page.keyboard.press('Delete');
  await expect(app.card('e')).toHaveCount(0);
});
