import type { Page } from '@playwright/test';
import { expect, screen, test, type App } from './support/app.ts';
import { golden } from './support/golden.ts';

//  a ─▶ × ─▶ + ─▶ × ─▶ L      D3: L = (a·b + c)·f, the first graph of the lecture
//  b ───▲  c ─▲  f ─▲
const lecture = golden('lecture-L');

async function openEmpty(app: App, page: Page): Promise<void> {
  await app.open();
  await page.getByRole('button', { name: /gallery/iu }).click();
  const shelf = page.getByRole('dialog').filter({ visible: true });
  await shelf
    .getByRole('link', { name: /empty|blank/iu })
    .or(shelf.getByRole('button', { name: /empty|blank/iu }))
    .first()
    .click();
  await expect.poll(() => app.count()).toBe(0);
}

/** A tile of the palette, by what it makes. */
function tile(page: Page, what: RegExp) {
  return page
    .getByRole('toolbar', { name: /palette|nodes|add/iu })
    .or(page.getByRole('region', { name: /palette|nodes|add/iu }))
    .or(page.getByRole('navigation', { name: /palette|nodes|add/iu }))
    .getByRole('button', { name: what })
    .first();
}

/** Drags a tile to a place of the canvas and gives the name of the node it made. */
async function place(
  app: App,
  page: Page,
  what: RegExp,
  to: { readonly x: number; readonly y: number },
): Promise<string> {
  const made = await app.made(async () => app.drag(await app.middle(tile(page, what)), to));
  await expect(app.card(made)).toBeVisible();
  return made;
}

async function expectLecture(app: App): Promise<void> {
  for (const [name, value] of Object.entries(lecture.values)) {
    expect((await app.reading(name))?.value, name).toBe(value);
    expect((await app.reading(name))?.gradient, name).toBe(lecture.gradients[name]);
    await expect(app.value(name)).toBeVisible();
    const role = await app.value(name).getAttribute('role');
    if (role === 'spinbutton') await expect(app.value(name)).toHaveValue(screen(value));
    else await expect(app.value(name)).toHaveText(screen(value));
    await expect(app.gradient(name)).toContainText(screen(lecture.gradients[name] ?? Number.NaN));
  }
}

test('the lecture’s first graph is built with the mouse alone, and its numbers are right', async ({ app, page }) => {
  test.setTimeout(120_000);
  await openEmpty(app, page);
  const number = /number|input|3\.0/iu;
  const leaves: (readonly [string, number, number, string])[] = [
    ['a', 200, 160, '2'],
    ['b', 200, 290, '-3'],
    ['c', 200, 420, '10'],
    ['f', 200, 550, '-2'],
  ];
  for (const [name, x, y, typed] of leaves) {
    const made = await place(app, page, number, { x, y });
    await rename(app, page, made, name);
    await app.type(name, typed);
    await expect.poll(async () => (await app.reading(name))?.value).toBe(Number(typed));
  }
  for (const [name, what, x, y] of [
    ['e', /multipl|times|×/iu, 420, 220],
    ['d', /(^|add )(add|plus|\+)$/iu, 620, 330],
    ['L', /multipl|times|×/iu, 800, 470],
  ] as const) {
    const made = await place(app, page, what, { x, y });
    await rename(app, page, made, name);
  }
  await app.wire('a', 'e', 0);
  await app.wire('b', 'e', 1);
  await expect(app.value('e')).toHaveText(screen(-6));
  await app.wire('e', 'd', 0);
  await app.wire('c', 'd', 1);
  await expect(app.value('d')).toHaveText(screen(4));
  await app.wire('d', 'L', 0);
  await app.wire('f', 'L', 1);
  await expectLecture(app);
});

/** Renames as a person does: a double click on the name, the new one typed over it. */
async function rename(app: App, page: Page, from: string, to: string): Promise<void> {
  await app.card(from).getByText(from, { exact: true }).first().dblclick();
  const field = page.locator('input:focus');
  await expect(field).toBeVisible();
  await field.fill(to);
  await field.press('Enter');
  await expect(app.card(to)).toBeVisible();
}

test('the lecture’s first graph is built with the keyboard alone, and its numbers are right', async ({ app, page }) => {
  test.setTimeout(120_000);
  await openEmpty(app, page);
  const keys = page.keyboard;
  await page.getByRole('application').focus();

  /** `/`, what to add, Enter: the new card has the keyboard. */
  const add = async (search: string): Promise<void> => {
    const made = await app.made(async () => {
      await keys.press('/');
      await expect(page.getByRole('combobox', { name: /add/iu })).toBeFocused();
      await keys.type(search);
      await expect(page.getByRole('option').first()).toBeVisible();
      await keys.press('Enter');
    });
    await expect(app.card(made).and(page.locator(':focus')).first()).toBeVisible();
  };
  const name = async (to: string): Promise<void> => {
    await keys.press('F2');
    await expect(page.locator('input:focus')).toBeVisible();
    await keys.press('ControlOrMeta+a');
    await keys.type(to);
    await keys.press('Enter');
    await expect(app.card(to)).toBeFocused();
  };
  for (const [leaf, typed] of [
    ['a', '2'],
    ['b', '-3'],
    ['c', '10'],
    ['f', '-2'],
  ] as const) {
    await add('number');
    await name(leaf);
    // From its card a number is reached with Enter.
    await keys.press('Enter');
    await expect(app.number(leaf)).toBeFocused();
    await keys.press('ControlOrMeta+a');
    await keys.type(typed);
    await keys.press('Enter');
    await expect.poll(async () => (await app.reading(leaf))?.value).toBe(Number(typed));
    await keys.press('Escape');
  }
  for (const [op, what] of [
    ['e', 'multiply'],
    ['d', 'add'],
    ['L', 'multiply'],
  ] as const) {
    await add(what);
    await name(op);
  }
  /** Tab to the card, C, on with the arrows to the input, Enter. */
  const wire = async (from: string, to: string, index: number): Promise<void> => {
    // Shift+Tab goes back to the first card at most, Tab from there on to the last.
    for (const key of ['Shift+Tab', 'Tab']) {
      for (let press = 0; press < 8 && !(await first(app)) && !(await focused(app, from)); press++)
        await keys.press(key);
      if (key === 'Tab') for (let press = 0; press < 8 && !(await focused(app, from)); press++) await keys.press(key);
    }
    await expect(app.card(from)).toBeFocused();
    // The focused card is selected with Space: what is selected is what C wires from.
    await keys.press('Space');
    await keys.press('c');
    const target = app.input(to, index);
    for (let press = 0; press < 40; press++) {
      if (await target.evaluate((port) => port === document.activeElement)) break;
      await keys.press('ArrowDown');
    }
    await expect(target).toBeFocused();
    await keys.press('Enter');
  };
  await wire('a', 'e', 0);
  await wire('b', 'e', 1);
  await wire('e', 'd', 0);
  await wire('c', 'd', 1);
  await wire('d', 'L', 0);
  await wire('f', 'L', 1);
  await expectLecture(app);
});

/** Whether the first card of the document, from which Shift+Tab would leave the canvas, has the keyboard. */
async function first(app: App): Promise<boolean> {
  return focused(app, 'a');
}

async function focused(app: App, name: string): Promise<boolean> {
  return app.card(name).evaluate((card) => card === document.activeElement);
}

test('a tile dragged to a place stands at that place', async ({ app, page }) => {
  await openEmpty(app, page);
  const made = await place(app, page, /(^|add )(add|plus|\+)$/iu, { x: 500, y: 400 });
  const box = await app.card(made).boundingBox();
  expect(box).not.toBeNull();
  if (box === null) return;
  expect(500).toBeGreaterThan(box.x - 10);
  expect(500).toBeLessThan(box.x + box.width + 10);
  expect(400).toBeGreaterThan(box.y - 10);
  expect(400).toBeLessThan(box.y + box.height + 10);
  await app.undo();
  await expect.poll(() => app.count()).toBe(0);
});

test('a double click on the empty canvas opens quick-add, and Esc leaves it with nothing made', async ({
  app,
  page,
}) => {
  await app.openText('a = 2\ny = a * 3');
  const before = await app.document();
  const spot = await app.empty();
  await page.mouse.dblclick(spot.x, spot.y);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  expect(await app.document()).toBe(before);
});

test('quick-add finds an op by its name and makes it where the double click was', async ({ app, page }) => {
  await app.openText('a = 2\ny = a * 3');
  const spot = await app.empty();
  const made = await app.made(async () => {
    await page.mouse.dblclick(spot.x, spot.y);
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.type('softplus');
    await expect(page.getByRole('option').first()).toContainText(/softplus/iu);
    await page.keyboard.press('Enter');
  });
  const box = await app.card(made).boundingBox();
  expect(Math.hypot((box?.x ?? 1e9) - spot.x, (box?.y ?? 1e9) - spot.y)).toBeLessThan(320);
});

test('quick-add offers every op of the first set', async ({ app, page }) => {
  await app.openText('a = 2\ny = a * 3');
  await app.calm();
  for (const op of [
    'add',
    'sub',
    'mul',
    'div',
    'neg',
    'pow',
    'square',
    'sqrt',
    'exp',
    'log',
    'sin',
    'cos',
    'tanh',
    'sigmoid',
    'relu',
    'leaky_relu',
    'softplus',
    'gelu',
    'abs',
    'min',
    'max',
    'step',
    'sum',
    'product',
    'mean',
    'neuron',
  ]) {
    await page.keyboard.press('/');
    await expect(page.locator('input:focus')).toBeVisible();
    await page.keyboard.type(op);
    await expect(page.getByRole('option').first(), op).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('option')).toHaveCount(0);
  }
});

test('typing on the empty canvas starts an expression in the formula bar, and Enter builds it', async ({
  app,
  page,
}) => {
  await openEmpty(app, page);
  await app.calm();
  await page.keyboard.type('y = 3 * 4 + 1');
  await expect(page.locator('input:focus, textarea:focus')).toHaveValue('y = 3 * 4 + 1');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await app.reading('y'))?.value).toBe(13);
});

test('a digit typed on the empty canvas starts an expression too', async ({ app, page }) => {
  await openEmpty(app, page);
  await app.calm();
  await page.keyboard.type('3*4+1');
  await expect(page.locator('input:focus, textarea:focus')).toHaveValue('3*4+1');
  await page.keyboard.press('Enter');
  await expect.poll(() => app.count()).toBeGreaterThan(0);
  expect(JSON.stringify([...(await app.readings()).values()])).toContain('13');
});
