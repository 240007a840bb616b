import type { Page } from '@playwright/test';
import { expect, test } from '../harness/canvas/fixture.ts';

/** The colour of the page as it is seen at a client point: of a screenshot, so that canvases, their shifts and their order count. */
async function seen(page: Page, x: number, y: number): Promise<readonly [number, number, number]> {
  const shot = await page.screenshot({
    clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 },
    scale: 'css',
  });
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = new OffscreenCanvas(1, 1).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b] as const;
  }, shot.toString('base64'));
}

/** Where a part of a node is on the screen; parts of its width and height. */
const spot = (page: Page, id: string, across = 0.5, down = 0.25) =>
  page.evaluate(
    ([name, h, v]) => {
      const node = window.harness.nodes().find((candidate) => candidate.id === name)!;
      return window.harness.controller.toClient({ x: node.x + node.width * h, y: node.y + node.height * v });
    },
    [id, across, down] as const,
  );

const settled = (page: Page) => expect(page.locator('.canvas')).not.toHaveAttribute('data-moving');

test.describe('only what is seen is built', () => {
  test('of 2,000 nodes only those in and around the view are in the page, and panning brings the others', async ({
    page,
    hands,
  }) => {
    await hands.open('?nodes=2000');
    await expect.poll(() => page.locator('.canvas-card').count()).toBeGreaterThan(40);
    expect(await page.locator('.canvas-card').count()).toBeLessThan(120);
    await expect(page.locator('[data-node="n1000"]')).toHaveCount(0);
    await page.evaluate(() => window.harness.controller.setTransform({ x: -9400, y: 0, zoom: 1 }));
    await expect(page.locator('[data-node="n1000"]')).toHaveCount(1);
    await expect(page.locator('[data-node="n0"]')).toHaveCount(0);
    expect(await page.locator('.canvas-card').count()).toBeLessThan(120);
    // Wires that cross the view are drawn, others are not.
    const drawn = await page.locator('.canvas-wire').count();
    expect(drawn).toBeGreaterThan(40);
    expect(drawn).toBeLessThan(400);
  });

  test('panning to and fro within the margin builds nothing', async ({ page, hands }) => {
    await hands.open('?nodes=2000');
    await expect.poll(() => page.locator('.canvas-card').count()).toBeGreaterThan(40);
    const changes = await page.evaluate(async () => {
      let count = 0;
      const observer = new MutationObserver((records) => (count += records.length));
      for (const layer of document.querySelectorAll('.canvas-layer, .canvas-wires'))
        observer.observe(layer, { childList: true });
      const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      for (const x of [-100, -250, -100, 0, -200, 0]) {
        window.harness.controller.setTransform({ x, y: 0, zoom: 1 });
        await frame();
      }
      observer.disconnect();
      return count;
    });
    expect(changes).toBe(0);
  });

  test('a selected card and its neighbours stay in the page when the view leaves them', async ({ page, hands }) => {
    await hands.open('?nodes=2000');
    await page.evaluate(() => window.harness.select(['n26']));
    await page.evaluate(() => window.harness.controller.setTransform({ x: -9400, y: 0, zoom: 1 }));
    await expect(page.locator('[data-node="n1000"]')).toHaveCount(1);
    await expect(page.locator('[data-node="n26"]')).toHaveCount(1);
    const neighbours = await page.evaluate(() =>
      window.harness
        .wires()
        .flatMap(({ from, to }) => (from.node === 'n26' ? [to.node] : to.node === 'n26' ? [from.node] : [])),
    );
    expect(neighbours.length).toBeGreaterThan(1);
    for (const id of neighbours) await expect(page.locator(`[data-node="${id}"]`)).toHaveCount(1);
    await expect(page.locator('[data-node="n24"]')).toHaveCount(0);
  });
});

test.describe('the far picture', () => {
  test('many small cards become rectangles, tinted by sign: up in the upper half, down in the lower', async ({
    page,
    hands,
  }) => {
    await hands.open('?nodes=2000');
    await page.evaluate(() => window.harness.controller.setTransform({ x: 40, y: 40, zoom: 0.2 }));
    await expect(page.locator('.canvas')).toHaveAttribute('data-far');
    await settled(page);
    await expect(page.locator('.canvas-card')).toHaveCount(0);
    await expect(page.locator('.canvas-wire')).toHaveCount(0);
    await hands.frame();
    // The gradient of node i is 2 sin(1.7 i): that of n1 is 1.98, that of n2 −0.51.
    const up = await spot(page, 'n1', 0.5, 0.25);
    const [r, , b] = await seen(page, up.x, up.y);
    expect(b, 'blue: upwards').toBeGreaterThan(r + 60);
    const below = await spot(page, 'n1', 0.5, 0.75);
    expect(await seen(page, below.x, below.y)).toEqual([255, 255, 255]);
    const down = await spot(page, 'n2', 0.5, 0.75);
    const [r2, , b2] = await seen(page, down.x, down.y);
    expect(r2, 'orange: downwards').toBeGreaterThan(b2 + 30);
    const above = await spot(page, 'n2', 0.5, 0.25);
    expect(await seen(page, above.x, above.y)).toEqual([255, 255, 255]);
  });

  test('few cards stay cards, however small', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.setTransform({ x: 40, y: 40, zoom: 0.1 }));
    await settled(page);
    await expect(page.locator('.canvas')).not.toHaveAttribute('data-far');
    await expect(page.locator('.canvas-card')).toHaveCount(7);
  });

  test('nudges repaint it', async ({ page, hands }) => {
    await hands.open('?nodes=2000');
    await page.evaluate(() => window.harness.controller.setTransform({ x: 40, y: 40, zoom: 0.2 }));
    await settled(page);
    await hands.frame();
    const { x, y } = await spot(page, 'n2', 0.5, 0.25);
    expect(await seen(page, x, y)).toEqual([255, 255, 255]);
    // 2 sin(1.7·2 + 60/20) = 0.24: it points upwards now.
    await page.evaluate(() => {
      for (let sweep = 0; sweep < 60; sweep++) window.harness.nudge();
    });
    await hands.frame();
    const [r, , b] = await seen(page, x, y);
    expect(b).toBeGreaterThan(r + 30);
  });

  test('all new records of the same picture draw nothing', async ({ page, hands }) => {
    await hands.open('?nodes=2000');
    await page.evaluate(() => window.harness.controller.setTransform({ x: 40, y: 40, zoom: 0.2 }));
    await settled(page);
    await hands.frame();
    const drawn = await page.evaluate(async () => {
      const counts: number[] = [];
      let count = 0;
      const clear: (this: CanvasRenderingContext2D, ...rect: [number, number, number, number]) => void = Reflect.get(
        CanvasRenderingContext2D.prototype,
        'clearRect',
      );
      CanvasRenderingContext2D.prototype.clearRect = function (...rect) {
        count++;
        clear.apply(this, rect);
      };
      const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      for (const act of [() => window.harness.recommit(), () => window.harness.remove('n7')]) {
        act();
        await frame();
        counts.push(count);
      }
      return counts;
    });
    expect(drawn[0]).toBe(0);
    expect(drawn[1], 'but another picture is drawn').toBeGreaterThan(0);
  });

  test('while it moves, the picture moves along at once; when it rests it is drawn again', async ({ page, hands }) => {
    await hands.open('?nodes=2000');
    await page.evaluate(() => window.harness.controller.setTransform({ x: 40, y: 40, zoom: 0.2 }));
    await settled(page);
    await hands.frame();
    const moved = await page.evaluate(() => {
      const layers = [...document.querySelectorAll<HTMLElement>('.canvas-far')];
      const before = layers.map((layer) => layer.style.transform);
      window.harness.controller.setTransform({ x: 60, y: 45, zoom: 0.3 });
      return { before, during: layers.map((layer) => layer.style.transform) };
    });
    expect(new Set(moved.before)).toEqual(new Set(['translate(0px, 0px) scale(1)']));
    expect(moved.during[0]).toMatch(/scale\(1\.4999|scale\(1\.5/);
    await settled(page);
    await expect
      .poll(() =>
        page
          .locator('.canvas-far')
          .first()
          .evaluate((layer) => layer.style.transform),
      )
      .toBe('translate(0px, 0px) scale(1)');
    const { x, y } = await spot(page, 'n1', 0.5, 0.25);
    const [r, , b] = await seen(page, x, y);
    expect(b).toBeGreaterThan(r + 60);
  });

  test('a click selects there: the rectangle becomes a real card with the focus', async ({ page, hands }) => {
    await hands.open('?nodes=2000');
    await page.evaluate(() => window.harness.controller.setTransform({ x: 40, y: 40, zoom: 0.2 }));
    await settled(page);
    const { x, y } = await spot(page, 'n130');
    await page.mouse.click(x, y);
    expect(await hands.selection()).toEqual(['n130']);
    await expect(page.locator('[data-node="n130"]')).toHaveAttribute('data-selected');
    expect(await page.evaluate(() => window.harness.controller.focusedNode())).toBe('n130');
    await page.mouse.click(700, 60);
    expect(await hands.selection()).toEqual([]);
  });

  test('a drag moves there', async ({ page, hands }) => {
    await hands.open('?nodes=2000');
    await page.evaluate(() => window.harness.controller.setTransform({ x: 40, y: 40, zoom: 0.2 }));
    await settled(page);
    const from = await spot(page, 'n130');
    const before = await hands.place('n130');
    await hands.drag(from, { x: from.x + 40, y: from.y + 20 });
    expect(await hands.place('n130')).toEqual({ x: before.x + 200, y: before.y + 100 });
    expect((await hands.transform()).zoom).toBe(0.2);
  });

  test('hundreds of selected rectangles are dragged as one', async ({ page, hands }) => {
    await hands.open('?nodes=2000');
    await page.evaluate(() => window.harness.controller.setTransform({ x: 40, y: 40, zoom: 0.2 }));
    await settled(page);
    await page.evaluate(() =>
      window.harness.select(
        window.harness
          .nodes()
          .slice(0, 500)
          .map(({ id }) => id),
      ),
    );
    await hands.frame();
    const from = await spot(page, 'n1', 0.5, 0.25);
    await hands.pull(from, { x: from.x + 25, y: from.y + 10 });
    // The pressed one is a real card; n27, upwards too, is a rectangle.
    const other = await spot(page, 'n27', 0.5, 0.25);
    const [r, , b] = await seen(page, other.x + 25, other.y + 10);
    expect(b, 'n27 is drawn where it is dragged to').toBeGreaterThan(r + 60);
    expect(await page.locator('.canvas-card').count()).toBeLessThan(70);
    await page.mouse.up();
    const [first] = await hands.events('move');
    expect((first?.[0] as readonly unknown[] | undefined)?.length).toBe(500);
    expect(await hands.place('n499')).toEqual({ x: 19 * 240 + 125, y: 24 * 140 + 50 });
  });

  test('a double click comes near enough to edit, and the far picture goes', async ({ page, hands }) => {
    await hands.open('?nodes=2000');
    await page.evaluate(() => window.harness.controller.setTransform({ x: 40, y: 40, zoom: 0.2 }));
    await settled(page);
    const { x, y } = await spot(page, 'n130');
    await page.mouse.dblclick(x, y);
    await expect(page.locator('.canvas')).not.toHaveAttribute('data-far');
    expect((await hands.transform()).zoom).toBe(1);
    await expect(page.locator('[data-node="n131"]')).toBeVisible();
    expect(await hands.events('nodeDoubleClick')).toEqual([]);
  });

  test('when its code cannot be fetched, the cards stay', async ({ page, hands, complaints }) => {
    await page.route('**/far-picture*.js', (route) => route.abort());
    await hands.open('?nodes=200&fit');
    await expect.poll(() => page.locator('.canvas-card').count(), { timeout: 20_000 }).toBe(200);
    await expect(page.locator('.canvas')).not.toHaveAttribute('data-far');
    expect(await hands.events('select')).toEqual([]);
    // The browser says what it could not fetch; that is all it may say.
    expect(complaints.every((complaint) => complaint.includes('ERR_FAILED'))).toBe(true);
    complaints.length = 0;
  });

  test('the other theme is drawn in its own ink', async ({ page, hands }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await hands.open('?nodes=2000');
    await page.evaluate(() => window.harness.controller.setTransform({ x: 40, y: 40, zoom: 0.2 }));
    await settled(page);
    await hands.frame();
    const { x, y } = await spot(page, 'n1', 0.5, 0.75);
    expect(await seen(page, x, y)).toEqual([255, 255, 255]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await hands.frame();
    expect(await seen(page, x, y)).toEqual([0x1d, 0x20, 0x26]);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
    await hands.frame();
    expect(await seen(page, x, y)).toEqual([255, 255, 255]);
  });

  test('coming near and going far again leaves no card behind and none missing', async ({ page, hands }) => {
    await hands.open('?nodes=2000&fit');
    await expect(page.locator('.canvas')).toHaveAttribute('data-far');
    for (const zoom of [1, 0.2, 1]) {
      await page.evaluate((z) => window.harness.controller.setTransform({ x: -2000, y: -400, zoom: z }), zoom);
      await settled(page);
    }
    await expect(page.locator('.canvas')).not.toHaveAttribute('data-far');
    const missing = await page.evaluate(() => {
      const { width, height, left, top } = document.querySelector('.canvas')!.getBoundingClientRect();
      return window.harness.nodes().filter((node) => {
        const { x, y } = window.harness.controller.toClient(node);
        const inView = x + node.width > left && x < left + width && y + node.height > top && y < top + height;
        return inView && document.querySelector(`[data-node="${node.id}"]`) === null;
      }).length;
    });
    expect(missing).toBe(0);
  });
});
