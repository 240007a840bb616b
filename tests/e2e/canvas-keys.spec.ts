import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/canvas/fixture.ts';

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '');

test.describe('walking with Tab', () => {
  test('Tab comes to the canvas, walks all nodes in order, and goes on behind the last', async ({ page, hands }) => {
    await hands.open();
    await page.locator('#before').focus();
    const seen: string[] = [];
    for (let step = 0; step < 9; step++) {
      await page.keyboard.press('Tab');
      seen.push(await focused(page));
    }
    expect(seen).toEqual(['Canvas', 'a', 'b', 'c', 'e', 'd', 'L', 'f', 'after']);
    await expect(page.locator('.canvas-stage')).not.toHaveAttribute('inert');
  });

  test('Shift+Tab from behind comes to the canvas itself, then leaves it', async ({ page, hands }) => {
    await hands.open();
    await page.locator('#after').focus();
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Canvas');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('before');
  });

  test('Shift+Tab walks back, from the first node to the canvas', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.focusNode('c'));
    const seen: string[] = [];
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('Shift+Tab');
      seen.push(await focused(page));
    }
    expect(seen).toEqual(['b', 'a', 'Canvas', 'before']);
  });

  test('Escape goes to the canvas, and the next Tab leaves it; coming back goes on where one was', async ({
    page,
    hands,
  }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.focusNode('e'));
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Canvas');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('after');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('e');
  });

  test('nodes far outside the view are built, shown and focused as Tab reaches them', async ({ page, hands }) => {
    await hands.open('?nodes=300');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await expect(page.locator('[data-node="n299"]')).toHaveCount(0);
    await page.evaluate(() => window.harness.controller.focusNode('n20'));
    for (let step = 21; step < 60; step++) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(`n${step}`);
    }
    const box = (await page.locator('[data-node="n59"]').boundingBox())!;
    const canvas = (await page.locator('.canvas').boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(canvas.x);
    expect(box.y).toBeGreaterThanOrEqual(canvas.y);
    expect(box.x + box.width).toBeLessThanOrEqual(canvas.x + canvas.width);
    expect(box.y + box.height).toBeLessThanOrEqual(canvas.y + canvas.height);
    expect(await page.locator('.canvas').evaluate((canvas) => [canvas.scrollLeft, canvas.scrollTop])).toEqual([0, 0]);
  });

  test('inside cards Tab goes from field to field; Escape is first the field’s, then leads out step by step', async ({
    page,
    hands,
  }) => {
    await hands.open();
    await page.getByRole('textbox', { name: 'a value' }).focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('b value');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('c value');
    await page.keyboard.press('Tab');
    expect(await focused(page), 'e has no field').toBe('e');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('c');
    await page.getByRole('textbox', { name: 'b value' }).focus();
    await page.keyboard.type('7');
    await page.keyboard.press('Escape');
    expect(await focused(page), 'the field had a draft to drop').toBe('b value');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('b');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Canvas');
  });
});

test.describe('focus is not lost', () => {
  test('a field keeps it when its card is moved, or the graph changes around it', async ({ page, hands }) => {
    await hands.open();
    const field = page.getByRole('textbox', { name: 'a value' });
    await field.focus();
    await page.evaluate(() => window.harness.add('new', 300, 400));
    await page.evaluate(() => window.harness.remove('f'));
    await expect(field).toBeFocused();
  });

  test('a deleted card hands it to the canvas', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.focusNode('e'));
    await page.evaluate(() => window.harness.remove('e'));
    await hands.frame();
    expect(await focused(page)).toBe('Canvas');
    expect((await hands.events('focusNode')).at(-1)).toEqual([null]);
  });

  test('a card that is focused stays in the page, and so do its wired neighbours, wherever the view goes', async ({
    page,
    hands,
  }) => {
    await hands.open('?nodes=300');
    await page.evaluate(() => window.harness.controller.focusNode('n30'));
    await page.evaluate(() => window.harness.controller.setTransform({ x: -9000, y: -9000, zoom: 1 }));
    await hands.frame();
    expect(await focused(page)).toBe('n30');
    const neighbours = await page.evaluate(() =>
      window.harness
        .wires()
        .flatMap(({ from, to }) => (from.node === 'n30' ? [to.node] : to.node === 'n30' ? [from.node] : [])),
    );
    for (const id of neighbours) await expect(page.locator(`[data-node="${id}"]`)).toHaveCount(1);
    expect(await page.locator('.canvas-card').count()).toBe(new Set(neighbours).size + 1);
  });
});

test.describe('wiring with the keyboard', () => {
  test('Enter on an output, arrows among the ports that fit, Enter on one', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.focusPort({ node: 'd', port: 'out' }));
    expect(await focused(page)).toBe('output of d');
    await page.keyboard.press('Enter');
    const seen = [await focused(page)];
    for (const key of ['ArrowDown', 'Tab', 'ArrowRight', 'Shift+Tab', 'ArrowUp', 'ArrowLeft']) {
      await page.keyboard.press(key);
      seen.push(await focused(page));
    }
    // d feeds L already, and e, a, b, c come before it: only L and f can take its wire.
    expect(seen).toEqual([
      'input a of L',
      'input a of f',
      'input b of f',
      'input a of L',
      'input b of f',
      'input a of f',
      'input a of L',
    ]);
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.canvas-wire-in-hand')).toHaveAttribute('data-state', 'fits');
    await page.keyboard.press('Enter');
    expect(await hands.events('connect')).toEqual([['d.out', 'f.a']]);
    expect(await focused(page)).toBe('input a of f');
  });

  test('typing a name goes to it', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.beginWire({ node: 'a', port: 'out' }));
    await page.keyboard.type('L');
    expect(await focused(page)).toBe('input a of L');
    await page.keyboard.press('Enter');
    expect(await hands.events('connect')).toEqual([['a.out', 'L.a']]);
  });

  test('Escape cancels and goes back to where the wire began', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.beginWire({ node: 'a', port: 'out' }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('output of a');
    expect(await page.evaluate(() => window.harness.controller.pendingWire())).toBeNull();
    await expect(page.locator('.canvas-wire-in-hand')).toHaveCount(0);
    expect(await hands.events('connect')).toEqual([]);
  });

  test('from an input it looks for outputs', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.beginWire({ node: 'f', port: 'b' }));
    const seen = [await focused(page)];
    await page.keyboard.press('ArrowDown');
    seen.push(await focused(page));
    expect(seen).toEqual(['output of a', 'output of b']);
    await page.keyboard.press('Enter');
    expect(await hands.events('connect')).toEqual([['b.out', 'f.b']]);
  });

  test('a wire that nothing can take says so', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => {
      for (const id of ['a', 'b', 'c', 'e', 'd', 'f']) window.harness.remove(id);
    });
    await page.evaluate(() => window.harness.controller.beginWire({ node: 'L', port: 'out' }));
    expect(await hands.events('refused')).toEqual([['There is no port that could take this wire.']]);
    expect(await page.evaluate(() => window.harness.controller.pendingWire())).toBeNull();
  });

  test('it reaches ports outside the view', async ({ page, hands }) => {
    await hands.open('?nodes=300');
    await page.evaluate(() => window.harness.controller.beginWire({ node: 'n0', port: 'out' }));
    await page.keyboard.type('n299');
    expect(await focused(page)).toBe('input a of n299');
    await page.keyboard.press('Enter');
    expect(await hands.events('connect')).toEqual([['n0.out', 'n299.a']]);
  });

  test('without a wire, arrows walk the ports of a card and move nothing', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.focusPort({ node: 'e', port: 'a' }));
    const seen: string[] = [];
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp']) {
      await page.keyboard.press(key);
      seen.push(await focused(page));
    }
    expect(seen).toEqual(
      ['input b of e', 'output of e', 'input b of e', 'input a of e'].map((name, index) =>
        index === 2 ? seen[2]! : name,
      ),
    );
    expect(seen[2]).toMatch(/^input [ab] of e$/);
  });

  test('a wire can have the focus, so that its label is read', async ({ page, hands }) => {
    await hands.open();
    await page.evaluate(() => window.harness.controller.focusWire('d-L.a'));
    expect(await focused(page)).toBe('wire from d to L');
  });
});

test('keys that the canvas does not use reach the page, those it uses are marked as used', async ({ page, hands }) => {
  await hands.open();
  await page.evaluate(() => {
    (window as unknown as { keys: string[] }).keys = [];
    window.addEventListener('keydown', (event) => {
      (window as unknown as { keys: string[] }).keys.push(`${event.key} ${event.defaultPrevented}`);
    });
    window.harness.controller.focusNode('e');
  });
  for (const key of ['ArrowRight', 'Delete', 'n', 'Tab']) await page.keyboard.press(key);
  await page.evaluate(() => window.harness.controller.beginWire({ node: 'a', port: 'out' }));
  for (const key of ['ArrowRight', 'L']) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual([
    'ArrowRight false',
    'Delete false',
    'n false',
    'Tab true',
    'ArrowRight true',
    'L true',
  ]);
});

test('with reduced motion the view jumps', async ({ page, hands }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await hands.open();
  const zoom = await page.evaluate(() => {
    window.harness.controller.zoomTo(2);
    return window.harness.controller.transform().zoom;
  });
  expect(zoom).toBe(2);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing wrong, ${scheme}`, async ({ page, hands }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await hands.open();
    await page.evaluate(() => {
      window.harness.select(['a']);
      window.harness.controller.beginWire({ node: 'a', port: 'out' });
    });
    const { violations } = await new AxeBuilder({ page }).include('.canvas').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  });
}

test('in forced colours selection, focus and ports are still seen', async ({ page, hands }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await hands.open();
  await page.evaluate(() => window.harness.select(['e']));
  const card = page.locator('[data-node="e"]');
  expect(await card.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  expect(
    await page
      .locator('.canvas-wire-line')
      .first()
      .evaluate((element) => getComputedStyle(element).stroke),
  ).toMatch(/^rgb/);
});
