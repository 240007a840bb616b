import { expect, test } from '../harness/canvas/fixture.ts';
import { withoutLongPress } from '../support/no-long-press.ts';

test.use({ hasTouch: true });

test.beforeEach(async ({ page }, { title }) => {
  if (!title.includes('menu')) await withoutLongPress(page);
});

const bare = { x: 900, y: 620 };

test('one finger on empty canvas pans', async ({ hands }) => {
  await hands.open();
  await hands.touch([[bare, { x: bare.x - 120, y: bare.y - 60 }]]);
  const { x, y, zoom } = await hands.transform();
  // The browser keeps back the first pixels until it knows that the finger moves.
  expect(x).toBeLessThan(-90);
  expect(x).toBeGreaterThanOrEqual(-120);
  expect(y / x).toBeCloseTo(0.5, 1);
  expect(zoom).toBe(1);
});

test('two fingers pinch about their middle, on bare canvas and on cards', async ({ page, hands }) => {
  await hands.open();
  const pinch = async (left: { x: number; y: number }, right: { x: number; y: number }) => {
    const middle = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
    const before = await page.evaluate((point) => window.harness.controller.toFlow(point), middle);
    const { zoom } = await hands.transform();
    await hands.touch([
      [left, { x: left.x - 60, y: left.y }],
      [right, { x: right.x + 60, y: right.y }],
    ]);
    const after = await page.evaluate((point) => window.harness.controller.toFlow(point), middle);
    expect((await hands.transform()).zoom).toBeGreaterThan(zoom * 1.2);
    expect(after.x).toBeCloseTo(before.x, 0);
    expect(after.y).toBeCloseTo(before.y, 0);
  };
  await pinch({ x: 800, y: 620 }, { x: 900, y: 620 });
  await page.evaluate(() => window.harness.controller.setTransform({ x: 0, y: 0, zoom: 1 }));
  await hands.frame();
  await pinch(await hands.card('b'), await hands.card('d'));
  expect(await hands.events('move')).toEqual([]);
  expect(await hands.events('select')).toEqual([]);
  // The next finger pans, and no stale gesture of the pinch swallows it.
  const { x } = await hands.transform();
  await hands.touch([[bare, { x: bare.x - 100, y: bare.y }]]);
  expect((await hands.transform()).x).toBeLessThan(x - 70);
});

test('a second finger turns a drag into a pinch and puts the card back', async ({ page, hands }) => {
  await hands.open();
  const from = await hands.card('e');
  await hands.touch([[from, { x: from.x + 80, y: from.y }]], true);
  expect((await page.locator('[data-node="e"]').boundingBox())?.x).toBeGreaterThan(340);
  const first = { x: from.x + 80, y: from.y };
  await hands.touch([
    [first, { x: first.x - 60, y: first.y }],
    [
      { x: first.x + 200, y: first.y },
      { x: first.x + 280, y: first.y },
    ],
  ]);
  expect(await hands.events('move')).toEqual([]);
  expect(await hands.place('e')).toEqual({ x: 280, y: 100 });
  expect((await hands.transform()).zoom).toBeGreaterThan(1.2);
  await page.evaluate(() => window.harness.controller.setTransform({ x: 0, y: 0, zoom: 1 }));
  await hands.frame();
  await hands.touch([[await hands.card('e'), { x: from.x + 60, y: from.y }]]);
  expect((await hands.place('e')).x).toBeGreaterThan(320);
});

test('a tap selects, a tap beside clears, two taps open', async ({ page, hands }) => {
  await hands.open();
  const at = await hands.card('e');
  await page.touchscreen.tap(at.x, at.y);
  expect(await hands.selection()).toEqual(['e']);
  await page.touchscreen.tap(bare.x, bare.y);
  expect(await hands.selection()).toEqual([]);
  await page.touchscreen.tap(at.x, at.y);
  await page.touchscreen.tap(at.x, at.y);
  expect(await hands.events('nodeDoubleClick')).toEqual([['e']]);
  expect((await hands.transform()).zoom).toBe(1);
});

test('a finger drags a card, and selects it on the way', async ({ hands }) => {
  await hands.open();
  const from = await hands.card('e');
  await hands.touch([[from, { x: from.x + 90, y: from.y + 30 }]]);
  const { x, y } = await hands.place('e');
  expect(x).toBeGreaterThan(350);
  expect(y).toBeGreaterThan(118);
  expect(await hands.transform()).toEqual({ x: 0, y: 0, zoom: 1 });
  expect(await hands.selection()).toEqual(['e']);
  expect((await hands.events('move')).length).toBe(1);
});

test('half a second on a card asks for its menu, and is then neither tap nor drag', async ({ page, hands }) => {
  await hands.open();
  const at = await hands.card('e');
  await hands.touch([[at, { x: at.x + 2, y: at.y }]], true);
  await expect.poll(async () => (await hands.events('contextMenu')).length).toBe(1);
  await hands.touch([[at, { x: at.x + 60, y: at.y }]], true);
  await hands.lift();
  await page.waitForTimeout(50);
  expect((await hands.events('contextMenu')).map(([target]) => target)).toEqual([{ kind: 'node', id: 'e' }]);
  expect(await hands.events('move')).toEqual([]);
});

test('a finger that moves on asks for no menu', async ({ page, hands }) => {
  await hands.open();
  // Its first step is well past the pixels that the browser keeps back.
  await hands.touch([[bare, { x: bare.x - 600, y: bare.y }]], true);
  await page.waitForTimeout(650);
  await hands.lift();
  expect(await hands.events('contextMenu')).toEqual([]);
});

test('a wire is drawn with a finger, or with two taps', async ({ page, hands }) => {
  await hands.open();
  await hands.touch([[await hands.port('output of e'), await hands.port('input a of f')]]);
  expect(await hands.events('connect')).toEqual([['e.out', 'f.a']]);
  const from = await hands.port('output of c');
  await page.touchscreen.tap(from.x, from.y);
  const to = await hands.port('input b of f');
  await page.touchscreen.tap(to.x, to.y);
  expect(await hands.events('connect')).toEqual([
    ['e.out', 'f.a'],
    ['c.out', 'f.b'],
  ]);
  expect(await hands.transform()).toEqual({ x: 0, y: 0, zoom: 1 });
});

test('a tap on a port counts once, whether or not the browser makes a click of it', async ({ page, hands }) => {
  await hands.open();
  const pending = () => page.evaluate(() => window.harness.controller.pendingWire());
  const from = await hands.port('output of c');
  for (const expected of [{ node: 'c', port: 'out' }, null, { node: 'c', port: 'out' }]) {
    await page.touchscreen.tap(from.x, from.y);
    // Longer than any click takes to follow.
    await page.waitForTimeout(500);
    expect(await pending()).toEqual(expected);
  }
  const to = await hands.port('input b of f');
  await page.touchscreen.tap(to.x, to.y);
  await page.waitForTimeout(500);
  expect(await pending()).toBeNull();
  expect(await hands.events('connect')).toEqual([['c.out', 'f.b']]);
});

test('when the system takes the finger away, a wire in hand is gone and a dragged card is back', async ({
  page,
  hands,
}) => {
  await hands.open();
  await hands.touch([[await hands.port('output of e'), await hands.port('input a of f')]], true);
  await expect(page.locator('.canvas-wire-in-hand')).toHaveCount(1);
  await hands.cancelTouch();
  await expect(page.locator('.canvas-wire-in-hand')).toHaveCount(0);
  expect(await hands.events('connect')).toEqual([]);
  const from = await hands.card('e');
  await hands.touch([[from, { x: from.x + 90, y: from.y }]], true);
  await hands.cancelTouch();
  expect(await hands.events('move')).toEqual([]);
  expect((await page.locator('[data-node="e"]').boundingBox())?.x).toBe(280);
  // Nothing hangs: the next finger pans, the next one wires.
  await hands.touch([[bare, { x: bare.x - 100, y: bare.y }]]);
  expect((await hands.transform()).x).toBeLessThan(-70);
  await hands.touch([[await hands.port('output of e'), await hands.port('input b of f')]]);
  expect(await hands.events('connect')).toEqual([['e.out', 'f.b']]);
});

test('scrubbing with a finger moves neither card nor canvas', async ({ page, hands }) => {
  await hands.open();
  const box = (await page.getByRole('textbox', { name: 'a value' }).boundingBox())!;
  const from = { x: box.x + 20, y: box.y + 10 };
  await hands.touch([[from, { x: from.x + 80, y: from.y }]]);
  expect(Number(await page.getByRole('textbox', { name: 'a value' }).inputValue())).toBeGreaterThan(1.5);
  expect(await hands.place('a')).toEqual({ x: 60, y: 40 });
  expect(await hands.transform()).toEqual({ x: 0, y: 0, zoom: 1 });
});

test('with the marquee tool a finger draws the marquee', async ({ page, hands }) => {
  await hands.open('?tool=marquee');
  await hands.touch(
    [
      [
        { x: 45, y: 60 },
        { x: 150, y: 300 },
      ],
    ],
    true,
  );
  await expect(page.locator('.canvas-marquee')).toBeVisible();
  await hands.lift();
  expect(await hands.selection()).toEqual(['a', 'b']);
});

test.describe('coarse pointers', () => {
  test.use({ isMobile: true, viewport: { width: 800, height: 700 } });

  test('ports are 44 pixels for a finger, and the card’s inside stays free', async ({ page, hands }) => {
    await hands.open();
    const box = (await page.getByRole('button', { name: 'output of e' }).boundingBox())!;
    expect(box.width).toBe(44);
    const card = (await page.locator('[data-node="e"]').boundingBox())!;
    expect(card.x + card.width - box.x).toBeLessThanOrEqual(13);
  });
});
