import { expect, screen, test } from './support/app.ts';

//  a ─▶ × ─▶ e ─▶ + ─▶ y
//  b ───▲    c ───▲
const graph = 'a = 2\nb = -3\nc = 10\ne = a * b\ny = e + c';

for (const key of ['Delete', 'Backspace']) {
  test(`${key} takes the selected card and its wires, and undo brings both back bit for bit`, async ({ app, page }) => {
    await app.openText(graph);
    const [before, readings] = [await app.document(), await app.readings()];
    await app.select('e');
    await page.keyboard.press(key);
    await expect(app.card('e')).toHaveCount(0);
    await expect(app.card('y')).toContainText(/wait|needs|missing|input/iu);
    await app.undo();
    await expect(app.card('e')).toBeVisible();
    expect(await app.document()).toBe(before);
    expect(await app.readings()).toEqual(readings);
    await app.redo();
    await expect(app.card('e')).toHaveCount(0);
  });
}

test('Mod+D duplicates the selection with the wires that come into it, as one undo step', async ({ app, page }) => {
  await app.openText(graph);
  const before = await app.names();
  await app.select('e');
  await page.keyboard.press('ControlOrMeta+d');
  await expect.poll(async () => (await app.names()).length).toBe(before.length + 1);
  const made = (await app.names()).find((name) => !before.includes(name)) ?? '';
  await expect(app.card(made)).toBeVisible();
  expect((await app.reading(made))?.value).toBe(-6);
  await app.undo();
  expect(await app.names()).toEqual(before);
  await app.redo();
  expect((await app.names()).length).toBe(before.length + 1);
});

test('copy and paste make a second set with new names and the wires inside it', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.openText(graph);
  const before = await app.names();
  await app.calm();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(async () => (await app.names()).length).toBe(before.length * 2);
  const made = (await app.names()).filter((name) => !before.includes(name));
  const values = await Promise.all(made.map(async (name) => (await app.reading(name))?.value));
  expect(values).toHaveLength(5);
  expect(values).toEqual(expect.arrayContaining([2, -3, 10, -6, 4]));
  await app.undo();
  expect(await app.names()).toEqual(before);
});

test('cut takes the cards away and paste brings them back', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.openText('a = 2\nb = 5\nz = a * b');
  await app.calm();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+x');
  await expect.poll(async () => (await app.names()).length).toBe(0);
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(async () => (await app.names()).length).toBe(3);
  expect((await app.reading('z'))?.value).toBe(10);
  await app.undo();
  expect((await app.names()).length).toBe(0);
  await app.undo();
  expect((await app.reading('z'))?.value).toBe(10);
});

test('copying nodes puts their expression text on the clipboard', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.openText(graph);
  await app.calm();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/e = a ?\* ?b/u);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/a = 2/u);
  expect(text).toMatch(/y = e ?\+ ?c/u);
});

test('Shift+drag on the empty canvas selects all cards it touches, and Delete takes them', async ({ app, page }) => {
  await app.openText(graph);
  const boxes = await Promise.all(['a', 'b', 'c'].map((name) => app.card(name).boundingBox()));
  const left = Math.min(...boxes.map((box) => box?.x ?? 0)) - 12;
  const top = Math.min(...boxes.map((box) => box?.y ?? 0)) - 12;
  const right = Math.max(...boxes.map((box) => (box?.x ?? 0) + (box?.width ?? 0))) + 8;
  const bottom = Math.max(...boxes.map((box) => (box?.y ?? 0) + (box?.height ?? 0))) + 8;
  await page.keyboard.down('Shift');
  await app.drag({ x: left, y: top }, { x: right, y: bottom });
  await page.keyboard.up('Shift');
  await page.keyboard.press('Delete');
  for (const name of ['a', 'b', 'c']) await expect(app.card(name)).toHaveCount(0);
  await expect(app.card('y')).toBeVisible();
  await app.undo();
  for (const name of ['a', 'b', 'c', 'e', 'y']) await expect(app.card(name)).toBeVisible();
  await expect(app.value('y')).toHaveText(screen(4));
});

test('a card dragged by its head moves by that way, its wires follow, and undo puts it back', async ({ app }) => {
  await app.openText(graph);
  const [document, readings] = [await app.document(), await app.readings()];
  const box = await app.card('e').boundingBox();
  if (box === null) throw new Error('no card e');
  const from = { x: box.x + box.width * 0.7, y: box.y + 6 };
  await app.drag(from, { x: from.x + 100, y: from.y + 60 });
  await expect
    .poll(async () => Math.abs(((await app.card('e').boundingBox())?.x ?? 0) - box.x - 100))
    .toBeLessThanOrEqual(16);
  expect(await app.readings()).toEqual(readings);
  await app.undo();
  await expect.poll(async () => (await app.card('e').boundingBox())?.x).toBeCloseTo(box.x, 0);
  expect(await app.document()).toBe(document);
});

test('several selected cards move together', async ({ app, page }) => {
  await app.openText(graph);
  const before = await Promise.all(['a', 'e', 'y'].map(async (name) => (await app.card(name).boundingBox())?.x ?? 0));
  await app.calm();
  await page.keyboard.press('ControlOrMeta+a');
  const box = await app.card('e').boundingBox();
  if (box === null) throw new Error('no card e');
  const from = { x: box.x + box.width * 0.7, y: box.y + 6 };
  await app.drag(from, { x: from.x + 60, y: from.y });
  const after = await Promise.all(['a', 'e', 'y'].map(async (name) => (await app.card(name).boundingBox())?.x ?? 0));
  const moved = after.map((x, at) => Math.round(x - (before[at] ?? 0)));
  expect(new Set(moved).size).toBe(1);
  expect(moved[0]).toBeGreaterThan(40);
});

test('arrow keys move the selected card, farther with Shift', async ({ app, page }) => {
  await app.openText(graph);
  await app.select('e');
  const x = async () => (await app.card('e').boundingBox())?.x ?? 0;
  const start = await x();
  await page.keyboard.press('ArrowRight');
  await expect.poll(x).toBeGreaterThan(start);
  const one = (await x()) - start;
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await x()) - start - one).toBeGreaterThan(one);
});

test('a name is edited in place, stays unique, and one rename is one undo step', async ({ app, page }) => {
  await app.openText(graph);
  await app.select('e');
  await page.keyboard.press('F2');
  await page.locator('input:focus').fill('area');
  await page.keyboard.press('Enter');
  await expect(app.card('area')).toBeVisible();
  expect(await app.text()).toContain('area');
  await app.calm();
  await app.undo();
  await expect(app.card('e')).toBeVisible();
  await app.select('e');
  await page.keyboard.press('F2');
  await page.locator('input:focus').fill('a');
  await page.keyboard.press('Enter');
  const names = await app.names();
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name === 'a')).toHaveLength(1);
});

test('a name that cannot be one is refused in words, and the old one stays', async ({ app, page }) => {
  await app.openText(graph);
  await app.select('e');
  await page.keyboard.press('F2');
  await page.locator('input:focus').fill('2 be');
  await page.keyboard.press('Enter');
  await expect(app.said(/name/iu)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(app.card('e')).toBeVisible();
  expect(await app.names()).toContain('e');
});

test('the context menu of a card has delete and duplicate, and does what it says', async ({ app, page }) => {
  await app.openText(graph);
  const box = await app.card('e').boundingBox();
  if (box === null) throw new Error('no card e');
  await page.mouse.click(box.x + box.width * 0.7, box.y + 6, { button: 'right' });
  await expect(page.getByRole('menu').first()).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /duplicate/iu })).toBeVisible();
  await page.getByRole('menuitem', { name: /^delete/iu }).click();
  await expect(app.card('e')).toHaveCount(0);
});

test('the buttons for undo and redo do what the keys do, and are off when there is nothing', async ({ app, page }) => {
  await app.openText(graph);
  const [undo, redo] = [page.getByRole('button', { name: /^undo/iu }), page.getByRole('button', { name: /^redo/iu })];
  await expect(redo).toBeDisabled();
  await app.type('a', '5');
  await undo.click();
  await expect(app.value('y')).toHaveText(screen(4));
  await redo.click();
  await expect(app.value('y')).toHaveText(screen(-5));
});

test('wheel zooms at the pointer: what lies under it stays under it', async ({ app, page }) => {
  await app.openText(graph);
  const spot = await app.middle(app.card('e'));
  const before = await app.card('e').boundingBox();
  await page.mouse.move(spot.x, spot.y);
  await page.mouse.wheel(0, 200);
  await expect.poll(async () => (await app.card('e').boundingBox())?.width).toBeLessThan(before?.width ?? 0);
  const after = await app.middle(app.card('e'));
  expect(Math.hypot(after.x - spot.x, after.y - spot.y)).toBeLessThan(6);
});

test('plain + and − zoom, 0 goes to 100 %, Shift+1 fits all', async ({ app, page }) => {
  await app.openText(graph);
  await app.calm();
  const width = async () => (await app.card('e').boundingBox())?.width ?? 0;
  await page.keyboard.press('0');
  await app.settled();
  const whole = await width();
  await page.keyboard.press('-');
  await expect.poll(width).toBeLessThan(whole);
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(whole);
  await page.keyboard.press('Shift+1');
  for (const name of ['a', 'b', 'c', 'e', 'y']) await expect(app.card(name)).toBeInViewport({ ratio: 1 });
});

test('dragging the empty canvas pans it, and panning is not an undo step', async ({ app }) => {
  await app.openText(graph);
  const document = await app.document();
  const before = await app.card('e').boundingBox();
  const spot = await app.empty(10);
  await app.drag(spot, { x: spot.x + 50, y: spot.y + 30 });
  await expect.poll(async () => ((await app.card('e').boundingBox())?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(40);
  await app.undo();
  expect(await app.document()).toBe(document);
});

test('“?” opens the help sheet with the shortcuts, and Esc closes it', async ({ app, page }) => {
  await app.openText(graph);
  await app.calm();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog').filter({ visible: true });
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText(/undo/iu);
  await expect(sheet).toContainText(/duplicate/iu);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('Tab walks all nodes in the order the values flow, and Esc leaves the canvas', async ({ app, page }) => {
  await app.openText(graph);
  await app.calm();
  const met: string[] = [];
  for (let press = 0; press < 60 && met.length < 5; press++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(
      () => document.activeElement?.closest('[role=group]')?.getAttribute('aria-label') ?? '',
    );
    if (['a', 'b', 'c', 'e', 'y'].includes(name) && !met.includes(name)) met.push(name);
  }
  expect(met.toSorted()).toEqual(['a', 'b', 'c', 'e', 'y']);
  expect(met.indexOf('e')).toBeGreaterThan(Math.max(met.indexOf('a'), met.indexOf('b')));
  expect(met.at(-1)).toBe('y');
});

test('] walks along a wire to what the node feeds, and [ back to what feeds it', async ({ app, page }) => {
  await app.openText(graph);
  await app.select('e');
  await page.keyboard.press(']');
  await page.keyboard.press('f');
  expect(await app.root()).toBe('y');
  await app.select('e');
  await page.keyboard.press('[');
  await page.keyboard.press('f');
  expect(['a', 'b']).toContain(await app.root());
});

test('an outline lists every node by name, in words', async ({ app, page }) => {
  await app.openText(graph);
  const outline = page.getByRole('navigation', { name: /outline/iu }).or(page.getByRole('tree', { name: /outline/iu }));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitemcheckbox', { name: /outline/iu }).click();
  await expect(outline.first()).toBeVisible();
  for (const name of ['a', 'b', 'c', 'e', 'y']) {
    await expect(
      outline
        .first()
        .getByText(new RegExp(String.raw`^${name}\b`, 'u'))
        .first(),
    ).toBeVisible();
  }
});

test('an edit after undo forgets what could be redone', async ({ app, page }) => {
  await app.openText(graph);
  await app.type('a', '5');
  await app.calm();
  await app.undo();
  await app.type('b', '4');
  await expect(page.getByRole('button', { name: /^redo/iu })).toBeDisabled();
  await expect(app.value('y')).toHaveText(screen(18));
});

test('keys that edit do nothing to the graph while one types a number', async ({ app, page }) => {
  await app.openText(graph);
  await app.number('a').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await expect(app.card('a')).toBeVisible();
  await expect(app.value('y')).toHaveText(screen(-2));
});
