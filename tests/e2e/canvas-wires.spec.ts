import type { Point } from '../../src/canvas/flow-model.ts';
import { expect, test } from '../harness/canvas/fixture.ts';

const bare = { x: 900, y: 620 };
const shifted = (point: Point, x: number, y = 0): Point => ({ x: point.x + x, y: point.y + y });

test.describe('drawing a wire', () => {
  test('from an output to an input: fitting ports are lit, the wire snaps, and letting go connects', async ({
    page,
    hands,
  }) => {
    await hands.open();
    await hands.pull(await hands.port('output of e'), await hands.port('input a of f'));
    await expect(page.locator('.canvas-wire-in-hand')).toHaveAttribute('data-state', 'fits');
    await expect(page.getByRole('button', { name: 'input b of f' })).toHaveAttribute('data-fits', 'true');
    await expect(page.getByRole('button', { name: 'input a of e' })).toHaveAttribute('data-fits', 'false');
    await expect(page.getByRole('button', { name: 'output of L' })).toHaveAttribute('data-fits', 'false');
    await page.mouse.up();
    expect(await hands.events('connect')).toEqual([['e.out', 'f.a']]);
    await expect(page.locator('.canvas-wire')).toHaveCount(6);
    await expect(page.locator('.canvas-wire-in-hand')).toHaveCount(0);
    await expect(page.locator('[data-fits]')).toHaveCount(0);
    expect(await hands.transform()).toEqual({ x: 0, y: 0, zoom: 1 });
    expect(await hands.events('move')).toEqual([]);
  });

  test('from an input back to an output is the same wire', async ({ hands }) => {
    await hands.open();
    await hands.drag(await hands.port('input b of f'), await hands.port('output of d'));
    expect(await hands.events('connect')).toEqual([['d.out', 'f.b']]);
  });

  test('a port takes the wire from 24 pixels off, zoomed out too', async ({ page, hands }) => {
    await hands.open();
    await hands.drag(await hands.port('output of e'), shifted(await hands.port('input a of f'), -24));
    expect(await hands.events('connect')).toEqual([['e.out', 'f.a']]);
    await page.evaluate(() => window.harness.controller.setTransform({ x: 100, y: 100, zoom: 0.5 }));
    await hands.frame();
    await hands.drag(await hands.port('output of c'), shifted(await hands.port('input b of f'), -24));
    expect(await hands.events('connect')).toEqual([
      ['e.out', 'f.a'],
      ['c.out', 'f.b'],
    ]);
  });

  test('over the middle of a card, the closest port that fits takes it', async ({ hands }) => {
    await hands.open();
    const port = await hands.port('input b of f');
    await hands.drag(await hands.port('output of c'), shifted(port, 80, 10));
    expect(await hands.events('connect')).toEqual([['c.out', 'f.b']]);
  });

  test('a loop is refused in words, beside the pointer, and letting go only says it again', async ({ page, hands }) => {
    await hands.open();
    await hands.pull(await hands.port('output of d'), await hands.port('input a of e'));
    const said = page.locator('.canvas-refusal');
    await expect(said).toHaveText('d needs e already: this would be a loop.');
    const at = (await said.boundingBox())!;
    const pointer = await hands.port('input a of e');
    expect(Math.hypot(at.x - pointer.x, at.y - pointer.y)).toBeLessThan(40);
    await expect(page.locator('.canvas-wire-in-hand')).toHaveAttribute('data-state', 'refused');
    await page.mouse.up();
    expect(await hands.events('refused')).toEqual([['d needs e already: this would be a loop.']]);
    expect(await hands.events('connect')).toEqual([]);
    await expect(said).toHaveCount(0);
  });

  test('output to output is refused in words', async ({ page, hands }) => {
    await hands.open();
    await hands.drag(await hands.port('output of c'), await hands.port('output of e'));
    expect(await hands.events('refused')).toEqual([['This is an output too. A wire runs from an output to an input.']]);
    await expect(page.locator('.canvas-wire')).toHaveCount(5);
  });

  test('Escape cancels for good: the next move and the release connect nothing', async ({ page, hands }) => {
    await hands.open();
    const to = await hands.port('input a of f');
    await hands.pull(await hands.port('output of e'), to);
    await expect(page.locator('.canvas-wire-in-hand')).toHaveAttribute('data-state', 'fits');
    await page.keyboard.press('Escape');
    await expect(page.locator('.canvas-wire-in-hand')).toHaveCount(0);
    // This is where @xyflow/system would end the gesture as a success.
    await page.mouse.move(to.x + 1, to.y);
    await page.mouse.move(to.x, to.y);
    await page.mouse.up();
    await hands.frame();
    expect(await hands.events('connect')).toEqual([]);
    await expect(page.locator('.canvas-wire')).toHaveCount(5);
    // And the hand is free: panning and wiring work again.
    await hands.drag(bare, shifted(bare, -20));
    expect((await hands.transform()).x).toBe(-20);
    await hands.drag(await hands.port('output of e'), await hands.port('input a of f'));
    expect(await hands.events('connect')).toEqual([['e.out', 'f.a']]);
  });

  test('let go over empty canvas, it asks what to put there', async ({ hands }) => {
    await hands.open();
    await hands.drag(await hands.port('output of e'), bare);
    expect(await hands.events('dropWire')).toEqual([
      [{ from: { node: 'e', port: 'out' }, side: 'out', at: { x: bare.x, y: bare.y - 40 }, client: bare }],
    ]);
    await hands.drag(await hands.port('input a of f'), shifted(bare, 10));
    expect((await hands.events('dropWire'))[1]).toMatchObject([{ from: { node: 'f', port: 'a' }, side: 'in' }]);
  });

  test('near the edge the canvas pans along, but not because the wire began there', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.setTransform({ x: 418, y: 0, zoom: 1 }));
    await hands.frame();
    const from = await hands.port('output of L');
    expect(from.x).toBeGreaterThan(1245);
    await hands.pull(from, shifted(from, -20), 4);
    await page.waitForTimeout(120);
    expect((await hands.transform()).x).toBe(418);
    await page.mouse.move(1000, 300, { steps: 3 });
    await hands.frame();
    await page.mouse.move(1274, 300, { steps: 3 });
    await expect.poll(async () => (await hands.transform()).x).toBeLessThan(380);
    await page.keyboard.press('Escape');
    await page.mouse.up();
  });
});

test.describe('changing wires', () => {
  test("a wire's input end is taken off by dragging it from its port, and put on another", async ({ page, hands }) => {
    await hands.open();
    await hands.pull(await hands.port('input b of d'), await hands.port('input a of f'));
    await expect(page.locator('[data-wire="c-d.b"]')).toHaveAttribute('data-moving');
    await page.mouse.up();
    expect(await hands.events('rewire')).toEqual([['c-d.b', 'f.a']]);
    expect(await hands.events('connect')).toEqual([]);
    expect(await hands.wires()).toContain('c-f.a');
  });

  test('put back on its own port, nothing has happened', async ({ page, hands }) => {
    await hands.open();
    const own = await hands.port('input b of d');
    await hands.pull(own, shifted(own, -80, 60));
    await page.mouse.move(own.x, own.y, { steps: 4 });
    await page.mouse.up();
    await hands.frame();
    for (const kind of ['rewire', 'connect', 'disconnect', 'dropWire', 'refused'])
      expect(await hands.events(kind)).toEqual([]);
  });

  test('let go over empty canvas, it is unwired', async ({ page, hands }) => {
    await hands.open();
    await hands.drag(await hands.port('input b of d'), bare);
    expect(await hands.events('disconnect')).toEqual([['c-d.b']]);
    expect(await hands.events('dropWire')).toEqual([]);
    await expect(page.locator('.canvas-wire')).toHaveCount(4);
  });

  test('moved where it would make a loop, it is refused and stays', async ({ hands }) => {
    await hands.open();
    await hands.drag(await hands.port('input a of L'), await hands.port('input a of e'));
    expect(await hands.events('refused')).toEqual([['d needs e already: this would be a loop.']]);
    expect(await hands.wires()).toContain('d-L.a');
  });

  test('a wire is selected by a click within 8 pixels of its line', async ({ page, hands }) => {
    await hands.open();
    const start = await hands.port('output of d');
    const end = await hands.port('input a of L');
    await page.mouse.click((start.x + end.x) / 2 + 20, start.y + 7);
    await expect(page.locator('[data-wire="d-L.a"]')).toHaveAttribute('data-selected');
    expect(await hands.events('selectWire')).toEqual([['d-L.a']]);
    await page.mouse.click(bare.x, bare.y);
    expect((await hands.events('selectWire')).at(-1)).toEqual([null]);
  });
});

test.describe('wiring with two clicks', () => {
  test('click an output, click an input', async ({ page, hands }) => {
    await hands.open();
    await page.mouse.click(...xy(await hands.port('output of e')));
    const to = await hands.port('input b of f');
    await page.mouse.move(to.x - 60, to.y, { steps: 3 });
    await expect(page.locator('.canvas-wire-in-hand')).toHaveAttribute('data-state', 'loose');
    await page.mouse.move(to.x, to.y);
    await expect(page.locator('.canvas-wire-in-hand')).toHaveAttribute('data-state', 'fits');
    await page.mouse.click(to.x, to.y);
    expect(await hands.events('connect')).toEqual([['e.out', 'f.b']]);
    await expect(page.locator('.canvas-wire-in-hand')).toHaveCount(0);
  });

  test('a refused port says why and leaves the wire in hand; Escape puts it down', async ({ page, hands }) => {
    await hands.open();
    await page.mouse.click(...xy(await hands.port('output of d')));
    await page.mouse.click(...xy(await hands.port('input a of e')));
    expect(await hands.events('refused')).toEqual([['d needs e already: this would be a loop.']]);
    expect(await page.evaluate(() => window.harness.controller.pendingWire())).toEqual({ node: 'd', port: 'out' });
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => window.harness.controller.pendingWire())).toBeNull();
    await page.mouse.click(...xy(await hands.port('input a of f')));
    expect(await hands.events('connect')).toEqual([]);
  });

  test('the same port again puts it down; empty canvas asks what to put there; a card takes it', async ({
    page,
    hands,
  }) => {
    await hands.open();
    await page.mouse.click(...xy(await hands.port('output of e')));
    await page.mouse.click(...xy(await hands.port('output of e')));
    expect(await page.evaluate(() => window.harness.controller.pendingWire())).toBeNull();
    await page.mouse.click(...xy(await hands.port('output of e')));
    await page.mouse.click(bare.x, bare.y);
    expect((await hands.events('dropWire')).length).toBe(1);
    await page.mouse.click(...xy(await hands.port('output of e')));
    await page.mouse.click(...xy(await hands.card('f')));
    expect(await hands.events('connect')).toEqual([['e.out', 'f.a']]);
  });

  test('the canvas still pans while a wire waits, and a drag from another port takes over', async ({ page, hands }) => {
    await hands.open();
    await page.mouse.click(...xy(await hands.port('output of e')));
    await hands.drag(bare, shifted(bare, -50));
    expect((await hands.transform()).x).toBe(-50);
    expect(await page.evaluate(() => window.harness.controller.pendingWire())).not.toBeNull();
    await hands.drag(await hands.port('output of c'), await hands.port('input a of f'));
    expect(await hands.events('connect')).toEqual([['c.out', 'f.a']]);
    expect(await page.evaluate(() => window.harness.controller.pendingWire())).toBeNull();
  });
});

test.describe('how wires look', () => {
  const line = (id: string) => `[data-wire="${id}"] .canvas-wire-line`;

  test('sign, thickness and glyph follow the gradient; nothing flowing is dashed', async ({ page, hands }) => {
    await hands.open();
    const wire = page.locator('[data-wire="d-L.a"]');
    const thick = () => page.locator(line('d-L.a')).getAttribute('stroke-width');
    const set = (gradient: number | null) => page.evaluate((g) => window.harness.setFlow('d-L.a', g), gradient);
    await set(1);
    await expect(wire).toHaveAttribute('data-sign', 'plus');
    expect(await thick()).toBe('2.75');
    await set(-1000);
    await expect(wire).toHaveAttribute('data-sign', 'minus');
    expect(await thick()).toBe('6');
    await expect(page.locator(line('d-L.a'))).toHaveCSS('stroke', 'rgb(156, 68, 4)');
    await expect(wire.locator('.canvas-wire-glyph')).toHaveAttribute('d', /^M0 4/);
    await set(null);
    await expect(wire).toHaveAttribute('data-sign', 'none');
    await expect(page.locator(line('d-L.a'))).toHaveCSS('stroke-dasharray', '4px, 4px');
    await expect(wire.locator('.canvas-wire-glyph')).toHaveAttribute('d', '');
    await set(0);
    await expect(wire).toHaveAttribute('data-sign', 'zero');
    await set(NaN);
    await expect(wire).toHaveAttribute('data-sign', 'nan');
    await set(1e-9);
    await expect(wire).toHaveAttribute('data-sign', 'plus');
    expect(await thick()).toBe('1.5');
  });

  test('hidden gradients show neither sign nor size', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.set({ hidden: true }));
    await expect(page.locator('.canvas-wire:not([data-sign="hidden"])')).toHaveCount(0);
    expect(
      new Set(
        await page
          .locator('.canvas-wire-line')
          .evaluateAll((all) => all.map((one) => one.getAttribute('stroke-width'))),
      ),
    ).toEqual(new Set(['1.5']));
    await page.evaluate(() => window.harness.set({ hidden: false }));
    await expect(page.locator('.canvas-wire[data-sign="hidden"]')).toHaveCount(0);
  });

  test('a + a: two wires from one output never lie on each other, nor do two between the very same ports', async ({
    page,
    hands,
  }) => {
    await hands.open('?frame');
    const curves = await page
      .locator('[data-wire^="loose-free"] .canvas-wire-line')
      .evaluateAll((all) => all.map((one) => one.getAttribute('d')));
    expect(curves.length).toBe(2);
    expect(new Set(curves).size).toBe(2);
    const middles = await page
      .locator('[data-wire^="loose-free"] .canvas-wire-glyph')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y));
    expect(Math.abs(middles[0]! - middles[1]!)).toBeGreaterThan(8);
  });

  test('a sweep writes colours and thickness and nothing else', async ({ page, hands }) => {
    await hands.open();
    const changed = await page.evaluate(async () => {
      const seen: string[] = [];
      const observer = new MutationObserver((records) => {
        for (const record of records) {
          const target = record.target instanceof Element ? record.target : record.target.parentElement;
          if (target?.closest('.fake-card')) continue;
          seen.push(record.type === 'attributes' ? (record.attributeName ?? '') : record.type);
        }
      });
      observer.observe(document.querySelector('.canvas')!, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      for (let sweep = 0; sweep < 40; sweep++) window.harness.nudge();
      await new Promise((done) => requestAnimationFrame(done));
      observer.disconnect();
      return [...new Set(seen)].toSorted();
    });
    expect(changed).toEqual(['d', 'data-sign', 'stroke-width']);
    const kept = await page.evaluate(async () => {
      const records: MutationRecord[] = [];
      const observer = new MutationObserver((all) => records.push(...all));
      observer.observe(document.querySelector('.canvas-wires')!, { subtree: true, attributes: true });
      for (const wire of window.harness.wires()) window.harness.setFlow(wire.id, 1);
      await new Promise((done) => requestAnimationFrame(done));
      const first = records.length;
      for (const wire of window.harness.wires()) window.harness.setFlow(wire.id, 1.01);
      await new Promise((done) => requestAnimationFrame(done));
      observer.disconnect();
      return { first, second: records.length - first };
    });
    expect(kept.first).toBeGreaterThan(0);
    expect(kept.second, 'a hundredth more changes no quarter of a pixel').toBe(0);
  });

  test('wires follow a dragged card', async ({ page, hands }) => {
    await hands.open();
    const from = await hands.card('L');
    await hands.pull(from, { x: from.x + 60, y: from.y + 90 });
    const [, x, y] = /C.* ([\d.]+) ([\d.]+)$/.exec((await page.locator(line('d-L.a')).getAttribute('d')) ?? '') ?? [];
    expect([Number(x), Number(y)]).toEqual([780, 318]);
    await page.mouse.up();
  });
});

test.describe('ports', () => {
  test('a port is a named button of at least 24 pixels, zoomed out to 0.6 as well', async ({ page, hands }) => {
    await hands.open();
    for (const zoom of [1, 0.6]) {
      await page.evaluate((z) => window.harness.controller.setTransform({ x: 50, y: 50, zoom: z }), zoom);
      await expect(page.locator('.canvas')).not.toHaveAttribute('data-moving');
      const box = (await page.getByRole('button', { name: 'output of e' }).boundingBox())!;
      expect(box.width).toBeGreaterThanOrEqual(23.99);
      expect(box.height).toBeGreaterThanOrEqual(23.99);
    }
  });

  test("a port's target leaves the card's inside free", async ({ page, hands }) => {
    await hands.open();
    const card = (await page.locator('[data-node="e"]').boundingBox())!;
    const port = (await page.getByRole('button', { name: 'input a of e' }).boundingBox())!;
    expect(port.x + port.width - card.x).toBeLessThanOrEqual(13);
  });

  test('where targets overlap, the closer port is meant', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.setTransform({ x: 50, y: 50, zoom: 0.5 }));
    await expect(page.locator('.canvas')).not.toHaveAttribute('data-moving');
    // The ports are 32 apart in the card, 16 on the screen, and each target is 20 high.
    const a = await hands.port('input a of f');
    await hands.drag({ x: a.x - 3, y: a.y + 7 }, await hands.port('output of c'));
    expect(await hands.events('connect')).toEqual([['c.out', 'f.a']]);
  });
});

function xy(point: Point): [number, number] {
  return [point.x, point.y];
}
