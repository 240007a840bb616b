import { expect, test } from '../harness/canvas/fixture.ts';

const bare = { x: 900, y: 650 };

test('cards stand where the document says, and the first picture has all of them', async ({ page, hands }) => {
  await hands.open();
  await expect(page.getByRole('group', { name: 'e', exact: true })).toBeVisible();
  await expect(page.locator('.canvas-card')).toHaveCount(7);
  await expect(page.locator('.canvas-wire')).toHaveCount(5);
  const box = await page.locator('[data-node="e"]').boundingBox();
  const canvas = await page.locator('.canvas').boundingBox();
  expect(box?.x).toBe(280 + (canvas?.x ?? NaN));
  expect(box?.y).toBe(100 + (canvas?.y ?? NaN));
});

test('without a first view, everything is fitted', async ({ page, hands }) => {
  await hands.open('?fit');
  const canvas = (await page.locator('.canvas').boundingBox())!;
  for (const id of ['a', 'c', 'L', 'f']) {
    const box = (await page.locator(`[data-node="${id}"]`).boundingBox())!;
    expect(box.x).toBeGreaterThan(canvas.x + 20);
    expect(box.x + box.width).toBeLessThan(canvas.x + canvas.width - 20);
    expect(box.y + box.height).toBeLessThan(canvas.y + canvas.height - 20);
  }
});

test('what no zoom can show whole is not shown as nothing', async ({ page, hands }) => {
  await hands.open('?wide&fit');
  const seen = await page.locator('.canvas-card').evaluateAll((all) =>
    all.filter((card) => {
      const { x, y } = card.getBoundingClientRect();
      return x > 0 && x < innerWidth && y > 0 && y < innerHeight;
    }),
  );
  expect(seen.length).toBeGreaterThan(0);
});

test.describe('panning and zooming', () => {
  test('dragging empty canvas pans by exactly the way of the pointer, and moves no card', async ({ page, hands }) => {
    await hands.open();
    await hands.drag(bare, { x: bare.x - 120, y: bare.y - 70 });
    expect(await hands.transform()).toEqual({ x: -120, y: -70, zoom: 1 });
    expect(await hands.events('move')).toEqual([]);
    await expect(page.locator('.canvas')).not.toHaveAttribute('data-moving');
  });

  test('the middle button pans from a card, and so does Space', async ({ page, hands }) => {
    await hands.open();
    const from = await hands.card('e');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down({ button: 'middle' });
    await page.mouse.move(from.x + 50, from.y + 20, { steps: 4 });
    await page.mouse.up({ button: 'middle' });
    expect(await hands.transform()).toEqual({ x: 50, y: 20, zoom: 1 });
    await page.keyboard.down('Space');
    await hands.drag(await hands.card('e'), { x: from.x + 150, y: from.y + 20 });
    await page.keyboard.up('Space');
    expect((await hands.transform()).x).toBe(150);
    expect(await hands.events('move')).toEqual([]);
  });

  test('a wheel notch zooms and keeps the point under the pointer', async ({ page, hands }) => {
    await hands.open();
    const at = await hands.card('e');
    const before = await page.evaluate((point) => window.harness.controller.toFlow(point), at);
    // What a mouse sends: 120 of the old unit per notch.
    await page.evaluate(({ x, y }) => {
      const event = new WheelEvent('wheel', { deltaY: -100, clientX: x, clientY: y, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'wheelDeltaY', { value: 120 });
      document.elementFromPoint(x, y)?.dispatchEvent(event);
    }, at);
    await expect.poll(async () => (await hands.transform()).zoom).toBeGreaterThan(1.1);
    const after = await page.evaluate((point) => window.harness.controller.toFlow(point), at);
    expect(after.x).toBeCloseTo(before.x, 6);
    expect(after.y).toBeCloseTo(before.y, 6);
  });

  test('two fingers on a trackpad pan, also over cards; a pinch zooms', async ({ page, hands }) => {
    await hands.open();
    const at = await hands.card('e');
    const turn = (more: { deltaX?: number; deltaY: number; ctrlKey?: boolean; old: number }) =>
      page.evaluate(
        // The types are written out: inferring them through evaluate's generics took the checker two minutes.
        ({
          x,
          y,
          init,
        }: {
          x: number;
          y: number;
          init: { deltaX?: number; deltaY: number; ctrlKey?: boolean; old: number };
        }) => {
          const { old, ...rest } = init;
          const event = new WheelEvent('wheel', { ...rest, clientX: x, clientY: y, bubbles: true, cancelable: true });
          Object.defineProperty(event, 'wheelDeltaY', { value: old });
          document.elementFromPoint(x, y)?.dispatchEvent(event);
          return event.defaultPrevented;
        },
        { ...at, init: more },
      );
    expect(await turn({ deltaX: 12, deltaY: 30, old: -90 })).toBe(true);
    expect(await hands.transform()).toEqual({ x: -12, y: -30, zoom: 1 });
    expect(await turn({ deltaY: -20, ctrlKey: true, old: 60 })).toBe(true);
    await expect.poll(async () => (await hands.transform()).zoom).toBeGreaterThan(1.02);
  });

  test("Safari's own pinch events zoom at the pointer", async ({ page, hands }) => {
    await hands.open();
    const at = await hands.card('e');
    const before = await page.evaluate((point) => window.harness.controller.toFlow(point), at);
    const prevented = await page.evaluate(({ x, y }) => {
      const pinch = (type: string, scale: number) => {
        const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
          scale,
          clientX: x,
          clientY: y,
        });
        document.elementFromPoint(x, y)?.dispatchEvent(event);
        return event.defaultPrevented;
      };
      return [pinch('gesturestart', 1), pinch('gesturechange', 1.3), pinch('gesturechange', 1.5)];
    }, at);
    expect(prevented).toEqual([true, true, true]);
    expect((await hands.transform()).zoom).toBe(1.5);
    const after = await page.evaluate((point) => window.harness.controller.toFlow(point), at);
    expect(after.x).toBeCloseTo(before.x, 6);
  });

  test('the grid moves with the cards', async ({ page, hands }) => {
    await hands.open();
    await hands.drag(bare, { x: bare.x - 33, y: bare.y - 7 });
    expect(await page.locator('.canvas-grid').evaluate((grid) => grid.style.transform)).toBe('translate(7px, 13px)');
  });

  test('the commands fit, zoom about the middle, pan and centre', async ({ page, hands }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await hands.open();
    await page.evaluate(() => window.harness.controller.zoomBy(2));
    expect(await hands.transform()).toEqual({ x: -640, y: -360, zoom: 2 });
    await page.evaluate(() => window.harness.controller.panBy(40, 8));
    expect(await hands.transform()).toEqual({ x: -600, y: -352, zoom: 2 });
    await page.evaluate(() => window.harness.controller.zoomTo(1));
    await page.evaluate(() => window.harness.controller.centre('e'));
    const box = (await page.locator('[data-node="e"]').boundingBox())!;
    expect(box.x + box.width / 2).toBeCloseTo(640, 3);
    expect(await page.evaluate(() => window.harness.controller.visibleCentre())).toEqual({ x: 346, y: 148 });
    await page.evaluate(() => window.harness.controller.fit(['a', 'b']));
    await hands.frame();
    const a = (await page.locator('[data-node="a"]').boundingBox())!;
    expect(a.x + a.width / 2).toBeCloseTo(640, 0);
    expect((await hands.transform()).zoom).toBe(1);
  });

  test('a held zoom key loses no step to the animation', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => {
      for (let press = 0; press < 4; press++) window.harness.controller.zoomBy(1.25);
    });
    await expect.poll(async () => (await hands.transform()).zoom).toBeCloseTo(1.25 ** 4, 6);
  });
});

test.describe('dragging cards', () => {
  test('a card follows the pointer to the pixel, nothing is lost to the threshold, and the move is told once', async ({
    page,
    hands,
  }) => {
    await hands.open();
    const from = await hands.card('e');
    await hands.pull(from, { x: from.x + 97, y: from.y + 41 });
    const box = (await page.locator('[data-node="e"]').boundingBox())!;
    expect(box.x).toBe(280 + 97);
    expect(await hands.events('move')).toEqual([]);
    await page.mouse.up();
    await hands.frame();
    expect(await hands.events('move')).toEqual([[[{ id: 'e', x: 377, y: 141 }]]]);
    expect(await hands.place('e')).toEqual({ x: 377, y: 141 });
    expect(await hands.selection()).toEqual(['e']);
  });

  for (const query of ['', '?late']) {
    const app = query === '' ? 'an app that answers at once' : 'one that answers in the next frame';
    test(`the card stays where it is let go, in no frame anywhere else, with ${app}`, async ({ page, hands }) => {
      await hands.open(query);
      const from = await hands.card('e');
      await hands.pull(from, { x: from.x + 97, y: from.y + 41 });
      await page.evaluate(() => {
        const card = document.querySelector<HTMLElement>('[data-node="e"]')!;
        const places: string[] = [];
        Object.assign(window, { places });
        const look = (): void => {
          places.push(card.style.transform);
          requestAnimationFrame(look);
        };
        look();
      });
      await page.mouse.up();
      await hands.frame();
      await hands.frame();
      const places = await page.evaluate(() => (window as unknown as { places: string[] }).places);
      expect(places.length).toBeGreaterThan(3);
      expect(new Set(places)).toEqual(new Set(['translate(377px, 141px)']));
    });
  }

  test('a drag writes the places of what it drags, and of nothing else', async ({ page, hands }) => {
    await hands.open();
    const from = await hands.card('e');
    await hands.pull(from, { x: from.x + 20, y: from.y + 20 });
    await page.evaluate(() => {
      const written = new Set<string>();
      Object.assign(window, { written });
      new MutationObserver((records) => {
        for (const { target } of records) {
          if (target instanceof Element)
            written.add(target.closest('[data-node], [data-wire]')?.getAttribute('aria-label') ?? target.className);
        }
      }).observe(document.querySelector('.canvas-stage')!, {
        subtree: true,
        attributes: true,
        attributeFilter: ['style', 'd', 'transform'],
      });
    });
    await page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
    await hands.frame();
    const written = await page.evaluate(() => [...(window as unknown as { written: Set<string> }).written].toSorted());
    await page.mouse.up();
    expect(written).toEqual(['e', 'wire from a to e', 'wire from b to e', 'wire from e to d']);
  });

  test('a press that hardly moves is a click', async ({ page, hands }) => {
    await hands.open();
    const from = await hands.card('e');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 3, from.y + 2);
    await page.mouse.up();
    await hands.frame();
    expect(await hands.place('e')).toEqual({ x: 280, y: 100 });
  });

  test('zoomed out to a half, the card moves twice as far in the document', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.setTransform({ x: 0, y: 0, zoom: 0.5 }));
    await hands.frame();
    const from = await hands.card('e');
    await hands.drag(from, { x: from.x + 50, y: from.y + 10 });
    expect(await hands.place('e')).toEqual({ x: 380, y: 120 });
  });

  test('snapping puts the card on the grid', async ({ hands }) => {
    await hands.open('?snap');
    const from = await hands.card('e');
    await hands.drag(from, { x: from.x + 47, y: from.y + 33 });
    expect(await hands.place('e')).toEqual({ x: 320, y: 140 });
  });

  test('a selected card takes the whole selection along, also when it was selected a moment ago', async ({
    page,
    hands,
  }) => {
    await hands.open();
    await page.mouse.click(...xy(await hands.card('a')));
    await page.keyboard.down('Shift');
    const from = await hands.card('b');
    await hands.drag(from, { x: from.x + 30, y: from.y + 10 });
    await page.keyboard.up('Shift');
    expect(await hands.place('a')).toEqual({ x: 90, y: 50 });
    expect(await hands.place('b')).toEqual({ x: 90, y: 190 });
    expect(await hands.place('c')).toEqual({ x: 60, y: 320 });
    expect((await hands.events('move')).length).toBe(1);
  });

  test('an unselected card is dragged alone and becomes the selection', async ({ page, hands }) => {
    await hands.open();
    await page.mouse.click(...xy(await hands.card('a')));
    const from = await hands.card('b');
    await hands.drag(from, { x: from.x + 30, y: from.y });
    expect(await hands.place('a')).toEqual({ x: 60, y: 40 });
    expect(await hands.selection()).toEqual(['b']);
  });

  test('Escape puts the card back, and the rest of the drag does nothing', async ({ page, hands }) => {
    await hands.open();
    const from = await hands.card('e');
    await hands.pull(from, { x: from.x + 100, y: from.y + 50 });
    await page.keyboard.press('Escape');
    await hands.frame();
    expect((await page.locator('[data-node="e"]').boundingBox())?.x).toBe(280);
    await page.mouse.move(from.x + 150, from.y + 90, { steps: 3 });
    await page.mouse.up();
    await hands.frame();
    expect((await page.locator('[data-node="e"]').boundingBox())?.x).toBe(280);
    expect(await hands.events('move')).toEqual([]);
    // And the next drag is a good one.
    await hands.drag(from, { x: from.x + 20, y: from.y });
    expect(await hands.place('e')).toEqual({ x: 300, y: 100 });
  });

  test('a window that loses its focus ends the drag as if it had not begun', async ({ page, hands }) => {
    await hands.open();
    const from = await hands.card('e');
    await hands.pull(from, { x: from.x + 100, y: from.y + 50 });
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await page.mouse.up();
    await hands.frame();
    expect(await hands.events('move')).toEqual([]);
    expect((await page.locator('[data-node="e"]').boundingBox())?.x).toBe(280);
  });

  test('a card brought back to where it was has not moved', async ({ page, hands }) => {
    await hands.open();
    const from = await hands.card('e');
    await hands.pull(from, { x: from.x + 100, y: from.y + 50 });
    await page.mouse.move(from.x, from.y, { steps: 3 });
    await page.mouse.up();
    expect(await hands.events('move')).toEqual([]);
  });

  test('Alt at the end of a drag asks for copies and leaves the originals', async ({ page, hands }) => {
    await hands.open();
    const from = await hands.card('e');
    await page.keyboard.down('Alt');
    await hands.drag(from, { x: from.x + 40, y: from.y + 60 });
    await page.keyboard.up('Alt');
    expect(await hands.events('duplicate')).toEqual([[[{ id: 'e', x: 320, y: 160 }]]]);
    expect(await hands.events('move')).toEqual([]);
    expect((await page.locator('[data-node="e"]').boundingBox())?.x).toBe(280);
  });

  test('near the edge the canvas pans along with the card', async ({ page, hands }) => {
    await hands.open();
    const from = await hands.card('L');
    await hands.pull(from, { x: 1275, y: 300 });
    await expect.poll(async () => (await hands.transform()).x).toBeLessThan(-60);
    await page.mouse.up();
    const { x } = await hands.place('L');
    expect(x).toBeGreaterThan(720 + (1275 - from.x) + 50);
  });

  test('a card that is deleted under the pointer ends its drag in silence', async ({ page, hands }) => {
    await hands.open();
    const from = await hands.card('e');
    await hands.pull(from, { x: from.x + 60, y: from.y });
    await page.evaluate(() => window.harness.remove('e'));
    await page.mouse.move(from.x + 120, from.y, { steps: 3 });
    await page.mouse.up();
    await hands.frame();
    expect(await hands.events('move')).toEqual([]);
    await expect(page.locator('[data-node="e"]')).toHaveCount(0);
  });

  test('scrubbing a number moves neither the card nor the canvas', async ({ page, hands }) => {
    await hands.open();
    const field = page.getByRole('textbox', { name: 'a value' });
    const box = (await field.boundingBox())!;
    await hands.drag({ x: box.x + 20, y: box.y + 10 }, { x: box.x + 70, y: box.y + 10 });
    await expect(field).toHaveValue('1.500');
    expect(await hands.place('a')).toEqual({ x: 60, y: 40 });
    expect(await hands.transform()).toEqual({ x: 0, y: 0, zoom: 1 });
    expect(await hands.selection()).toEqual(['a']);
  });
});

test.describe('frames', () => {
  test('a frame takes its members along and only the frame is told as moved', async ({ page, hands }) => {
    await hands.open('?frame');
    await hands.pull({ x: 130, y: 120 }, { x: 190, y: 150 });
    expect((await page.locator('[data-node="inner"]').boundingBox())?.x).toBe(200);
    await page.mouse.up();
    await hands.frame();
    expect(await hands.events('move')).toEqual([[[{ id: 'frame', x: 160, y: 90 }]]]);
    expect(await hands.place('loose')).toEqual({ x: 400, y: 150 });
    expect(await hands.place('free')).toEqual({ x: 600, y: 120 });
  });

  test('a member that cannot move by itself drags its frame; one that can goes alone', async ({ hands }) => {
    await hands.open('?frame');
    const inner = await hands.card('inner');
    await hands.drag(inner, { x: inner.x + 20, y: inner.y });
    expect(await hands.events('move')).toEqual([[[{ id: 'frame', x: 120, y: 60 }]]]);
    const loose = await hands.card('loose');
    await hands.drag(loose, { x: loose.x, y: loose.y + 30 });
    expect((await hands.events('move'))[1]).toEqual([[{ id: 'loose', x: 360, y: 150 }]]);
  });

  test('Shift draws a marquee on the ground of a frame too', async ({ page, hands }) => {
    await hands.open('?frame');
    await page.keyboard.down('Shift');
    await hands.drag({ x: 120, y: 330 }, { x: 200, y: 200 });
    await page.keyboard.up('Shift');
    expect(await hands.selection()).toEqual(['inner']);
    expect(await hands.events('move')).toEqual([]);
  });

  test('a frame lies beneath the wires, the wires beneath the cards', async ({ page, hands }) => {
    await hands.open('?frame');
    const order = await page
      .locator('.canvas-plane > *')
      .evaluateAll((all) =>
        all.map((one) => one.querySelector('[data-layer]')?.getAttribute('data-layer') ?? one.tagName),
      );
    expect(order.slice(0, 3)).toEqual(['frame', 'svg', 'card']);
  });
});

test.describe('selecting', () => {
  test('click selects one, Shift adds, Ctrl takes away, a click on one of many keeps only it, a click beside clears', async ({
    page,
    hands,
  }) => {
    await hands.open();
    const click = async (id: string) => page.mouse.click(...xy(await hands.card(id)));
    await click('a');
    expect(await hands.selection()).toEqual(['a']);
    await page.keyboard.down('Shift');
    await click('b');
    await click('e');
    await page.keyboard.up('Shift');
    expect(await hands.selection()).toEqual(['a', 'b', 'e']);
    await page.keyboard.down('Control');
    await click('b');
    await page.keyboard.up('Control');
    expect(await hands.selection()).toEqual(['a', 'e']);
    await click('e');
    expect(await hands.selection()).toEqual(['e']);
    await page.mouse.click(bare.x, bare.y);
    expect(await hands.selection()).toEqual([]);
    expect(await hands.transform()).toEqual({ x: 0, y: 0, zoom: 1 });
  });

  test('Shift and drag draw a marquee that selects what it touches, in one step', async ({ page, hands }) => {
    await hands.open();
    await page.keyboard.down('Shift');
    await hands.pull({ x: 20, y: 60 }, { x: 150, y: 300 });
    await expect(page.locator('.canvas-marquee')).toBeVisible();
    await expect(page.locator('.canvas-card[data-selected]')).toHaveCount(2);
    expect(await hands.events('select')).toEqual([]);
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect(page.locator('.canvas-marquee')).toHaveCount(0);
    expect(await hands.events('select')).toEqual([[['a', 'b'], 'replace']]);
    expect(await hands.transform()).toEqual({ x: 0, y: 0, zoom: 1 });
    // The canvas pans again.
    await hands.drag(bare, { x: bare.x - 30, y: bare.y });
    expect((await hands.transform()).x).toBe(-30);
  });

  test('what a marquee has just selected is dragged as one', async ({ page, hands }) => {
    await hands.open();
    await page.keyboard.down('Shift');
    await hands.drag({ x: 20, y: 60 }, { x: 150, y: 300 });
    await page.keyboard.up('Shift');
    const from = await hands.card('a');
    await hands.drag(from, { x: from.x + 10, y: from.y + 10 });
    expect(await hands.place('b')).toEqual({ x: 70, y: 190 });
  });

  test('Ctrl adds to the selection, Escape draws nothing', async ({ page, hands }) => {
    await hands.open();
    await page.mouse.click(...xy(await hands.card('L')));
    await page.keyboard.down('Shift');
    await page.keyboard.down('Control');
    await hands.drag({ x: 20, y: 60 }, { x: 150, y: 150 });
    await page.keyboard.up('Control');
    expect(await hands.selection()).toEqual(['L', 'a']);
    await hands.pull({ x: 20, y: 60 }, { x: 150, y: 400 });
    await page.keyboard.press('Escape');
    await expect(page.locator('.canvas-marquee')).toHaveCount(0);
    await page.mouse.up();
    await page.keyboard.up('Shift');
    expect(await hands.selection()).toEqual(['L', 'a']);
  });

  test('with the marquee tool a plain drag draws, and Space pans', async ({ page, hands }) => {
    await hands.open('?tool=marquee');
    await hands.drag({ x: 20, y: 60 }, { x: 150, y: 150 });
    expect(await hands.selection()).toEqual(['a']);
    await page.keyboard.down('Space');
    await hands.drag(bare, { x: bare.x - 40, y: bare.y });
    await page.keyboard.up('Space');
    expect((await hands.transform()).x).toBe(-40);
    expect(await hands.selection()).toEqual(['a']);
  });

  test('a marquee at the edge pans the canvas', async ({ page, hands }) => {
    await hands.open();
    await page.keyboard.down('Shift');
    await hands.pull(bare, { x: 1276, y: 700 });
    await expect.poll(async () => (await hands.transform()).x).toBeLessThan(-40);
    await page.mouse.up();
    await page.keyboard.up('Shift');
  });
});

test.describe('menus, double clicks, drops', () => {
  test('the right button asks for the menu of what is there, and selects a card that was not', async ({
    page,
    hands,
  }) => {
    await hands.open();
    await page.mouse.click(...xy(await hands.card('e')), { button: 'right' });
    await page.mouse.click(bare.x, bare.y, { button: 'right' });
    const wire = await hands.port('output of c');
    await page.mouse.click(wire.x + 30, wire.y, { button: 'right' });
    const asked = await hands.events('contextMenu');
    expect(asked.map(([target]) => target)).toEqual([
      { kind: 'node', id: 'e' },
      { kind: 'pane' },
      { kind: 'wire', id: 'c-d.b' },
    ]);
    expect(asked[1]?.[1]).toEqual({ x: bare.x, y: bare.y - 40 });
    expect((await hands.events('select'))[0]).toEqual([['e'], 'replace']);
  });

  test('a double click tells canvas from card, and leaves number fields alone', async ({ page, hands }) => {
    await hands.open();
    await page.mouse.dblclick(bare.x, bare.y);
    await page.mouse.dblclick(...xy(await hands.card('e')));
    await page.getByRole('textbox', { name: 'a value' }).dblclick();
    expect(await hands.events('paneDoubleClick')).toEqual([[{ x: bare.x, y: bare.y - 40 }]]);
    expect(await hands.events('nodeDoubleClick')).toEqual([['e']]);
    expect((await hands.transform()).zoom).toBe(1);
  });
});

function xy(point: { readonly x: number; readonly y: number }): [number, number] {
  return [point.x, point.y];
}
