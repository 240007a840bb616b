import { expect, screen, test, type App } from './support/app.ts';

//  x1 ─▶ ┌ neuron ┐
//  x2 ─▶ └────────┘─▶ o      o = tanh(w1·x1 + w2·x2 + b)
const weights = [0.25, -0.75] as const;
const bias = 0.125;
const program = `x1 = 2\nx2 = -0.5\no = neuron(x1, x2, weights=[${weights.join(', ')}], bias=${String(bias)})`;
const sum = weights[0] * 2 + weights[1] * -0.5 + bias;
const slope = Math.cosh(sum) ** -2;

/** Numbers of the outside, which must not change by a bit when the neuron opens, closes or is detached. */
async function outside(app: App): Promise<unknown> {
  return Promise.all(['x1', 'x2', 'o'].map(async (name) => app.reading(name)));
}

test('the closed card shows weights, bias and value, each with its gradient, and they are right', async ({ app }) => {
  await app.openText(program);
  await expect(app.number('o w1')).toHaveValue(screen(0.25));
  await expect(app.number('o w2')).toHaveValue(screen(-0.75));
  await expect(app.gradient('o w1')).toContainText(screen(2 * slope));
  await expect(app.gradient('o w2')).toContainText(screen(-0.5 * slope));
  await expect(app.number('o b').or(app.number('o bias'))).toHaveValue(screen(0.125));
  await expect(app.gradient('o b').or(app.gradient('o bias'))).toContainText(screen(slope));
  await expect(app.value('o')).toHaveText(screen(Math.tanh(sum)));
  expect((await app.reading('x1'))?.gradient).toBeCloseTo(0.25 * slope, 12);
});

test('a weight is scrubbed and typed on the closed card, each as one undo step', async ({ app }) => {
  await app.openText(program);
  const before = await app.readings();
  const from = await app.middle(app.number('o w1'));
  await app.drag(from, { x: from.x + 40, y: from.y }, async () => {
    await expect(app.number('o w1')).not.toHaveValue(screen(0.25));
    await expect(app.value('o')).not.toHaveText(screen(Math.tanh(sum)));
  });
  await app.calm();
  await app.undo();
  expect(await app.readings()).toEqual(before);
  await app.type('o w1', '1');
  await expect(app.value('o')).toHaveText(screen(Math.tanh(2 + 0.375 + 0.125)));
  await app.calm();
  await app.undo();
  expect(await app.readings()).toEqual(before);
});

test('wiring to the spare port adds an input and a seeded weight in (−1, 1), and undo takes both away', async ({
  app,
}) => {
  await app.openText(`c = 3\n${program}`);
  const before = await app.document();
  const ports = app.page.getByRole('button', { name: /^(new |spare )?input( \d)? of o$/iu });
  const count = await ports.count();
  expect(count).toBe(3);
  await app.drag(await app.middle(app.output('c')), await app.middle(ports.last()));
  await expect(app.number('o w3')).toBeVisible();
  await expect(ports).toHaveCount(4);
  const drawn = Number(/weights=\[([^\]]*)\]/u.exec(await app.text())?.[1]?.split(',')[2]);
  expect(Math.abs(drawn)).toBeLessThan(1);
  expect(drawn).not.toBe(0);
  expect((await app.reading('o'))?.value).toBeCloseTo(Math.tanh(sum + 3 * drawn), 12);
  await app.calm();
  await app.undo();
  await expect(app.number('o w3')).toHaveCount(0);
  expect(await app.document()).toBe(before);
  await app.redo();
  expect(Number(/weights=\[([^\]]*)\]/u.exec(await app.text())?.[1]?.split(',')[2])).toBe(drawn);
});

for (const [way, open] of [
  [
    'the E key',
    async (app: App) => {
      await app.select('o');
      await app.page.keyboard.press('e');
    },
  ],
  [
    'a double click',
    async (app: App) => {
      const box = await app.card('o').boundingBox();
      await app.page.mouse.dblclick((box?.x ?? 0) + (box?.width ?? 0) * 0.6, (box?.y ?? 0) + 6);
    },
  ],
  [
    'its button',
    async (app: App) => {
      await app.card('o').getByRole('button', { name: /^open/iu }).click();
    },
  ],
] as const) {
  test(`${way} opens the neuron in place into real cards, with the same numbers bit for bit`, async ({ app }) => {
    await app.openText(program);
    const numbers = await outside(app);
    const groups = await app.cards().then((all) => all.length);
    await open(app);
    await expect.poll(() => app.cards().then((all) => all.length)).toBeGreaterThan(groups + 2);
    expect(await outside(app)).toEqual(numbers);
    await expect(
      app.page
        .getByRole('group')
        .filter({ hasText: screen(sum) })
        .first(),
    ).toBeVisible();
  });
}

test('opening is one undo step, closing loses nothing, and both leave every number as it was', async ({
  app,
  page,
}) => {
  await app.openText(program);
  const [document, numbers] = [await app.document(), await outside(app)];
  const groups = await app.cards().then((all) => all.length);
  await app.select('o');
  await page.keyboard.press('e');
  await expect.poll(() => app.cards().then((all) => all.length)).toBeGreaterThan(groups);
  await app.undo();
  await expect.poll(() => app.cards().then((all) => all.length)).toBe(groups);
  expect(await app.document()).toBe(document);
  await app.redo();
  await expect.poll(() => app.cards().then((all) => all.length)).toBeGreaterThan(groups);
  await page.keyboard.press('Shift+e');
  await expect.poll(() => app.cards().then((all) => all.length)).toBe(groups);
  expect(await outside(app)).toEqual(numbers);
  await expect(app.number('o w1')).toHaveValue(screen(0.25));
});

test('a weight nudged inside the open neuron is the weight of the closed one', async ({ app, page }) => {
  await app.openText(program);
  await app.select('o');
  await page.keyboard.press('e');
  const inside = page
    .getByRole('spinbutton', { name: /w1 value$/u })
    .filter({ visible: true })
    .first();
  await inside.click();
  await inside.fill('1');
  await inside.press('Enter');
  const value = Math.tanh(2 + 0.375 + 0.125);
  await expect.poll(async () => (await app.reading('o'))?.value).toBeCloseTo(value, 12);
  await page.keyboard.press('Escape');
  await app.select('o');
  await page.keyboard.press('Shift+e');
  await expect(app.number('o w1')).toHaveValue(screen(1));
});

test('detach makes plain nodes with the same numbers bit for bit, and undo makes it a neuron again', async ({
  app,
  page,
}) => {
  await app.openText(program);
  const [document, numbers] = [await app.document(), await outside(app)];
  await app.select('o');
  await page.keyboard.press('ControlOrMeta+Shift+g');
  await expect.poll(async () => (await app.names()).length).toBeGreaterThan(3);
  expect(await app.text()).not.toContain('neuron(');
  expect(await outside(app)).toEqual(numbers);
  const values = [...(await app.readings()).values()].map((each) => each.value);
  for (const weight of weights) expect(values).toContain(weight);
  await app.undo();
  expect(await app.document()).toBe(document);
  expect(await outside(app)).toEqual(numbers);
});

for (const [activation, apply] of [
  ['relu', (x: number) => Math.max(0, x)],
  ['sigmoid', (x: number) => 1 / (1 + Math.exp(-x))],
  ['linear', (x: number) => x],
  ['sin', Math.sin],
] as const) {
  test(`the activation is chosen on the card: ${activation}`, async ({ app, page }) => {
    await app.openText(program);
    await app.card('o').getByRole('combobox').first().selectOption(activation);
    await expect(app.value('o')).toHaveText(screen(apply(sum)));
    await app.calm();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(app.value('o')).toHaveText(screen(Math.tanh(sum)));
  });
}

test('neuron(…) draws what is left out from its seed: the same weights each time, inside (−1, 1)', async ({ app }) => {
  await app.openText('x1 = 1\nx2 = 1\no = neuron(x1, x2)');
  const first = await app.reading('o');
  const drawn =
    /weights=\[([^\]]*)\]/u
      .exec(await app.text())?.[1]
      ?.split(',')
      .map(Number) ?? [];
  expect(drawn).toHaveLength(2);
  for (const weight of drawn) expect(Math.abs(weight)).toBeLessThan(1);
  await app.openText('y = 1');
  await app.openText('x1 = 1\nx2 = 1\no = neuron(x1, x2)');
  expect(await app.reading('o')).toEqual(first);
});

test('rewiring or deleting inside an open neuron offers detach and changes nothing by itself', async ({
  app,
  page,
}) => {
  await app.openText(program);
  await app.select('o');
  const groups = await app.cards().then((all) => all.length);
  await page.keyboard.press('e');
  await expect.poll(() => app.cards().then((all) => all.length)).toBeGreaterThan(groups);
  const open = await app.document();
  // Until the frame has unfolded the cards are still on their way, and a press would land on whatever passes by.
  await app.calm();
  const inner = page
    .getByRole('group')
    .filter({ hasText: screen(sum) })
    .first();
  const box = await inner.boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.3, (box?.y ?? 0) + 6);
  await page.keyboard.press('Delete');
  await expect(app.said(/detach/iu)).toBeVisible();
  expect(await app.document()).toBe(open);
});
