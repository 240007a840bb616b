import { expect, test, type App } from './support/app.ts';

//  x1, x2 ─▶ 3 tanh neurons ─▶ 1 linear neuron ─▶ o
const net = 'x1 = 1\nx2 = -0.5\no = mlp(x1, x2, sizes=[3, 1], activations=[tanh, linear], seed=3)';

// Without the glide of Fit: a press on what still moves lands beside it.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const value = async (app: App, name: string): Promise<number> => (await app.reading(name))?.value ?? Number.NaN;

async function press(app: App, name: string): Promise<void> {
  await app.page.getByRole('button', { name, exact: true }).click();
}

/** Opens a card in place, and shows all of what is then there. */
async function openInPlace(app: App, name: string): Promise<void> {
  await press(app, `open ${name}`);
  await expect(app.page.getByRole('group', { name: `inside of ${name}`, exact: true })).toBeAttached();
  await press(app, 'Fit');
}

/** Opens the document's one inner neuron: net, then layer, then neuron. */
async function openDown(app: App): Promise<void> {
  await openInPlace(app, 'o');
  await openInPlace(app, 'o layer 1');
  await openInPlace(app, 'o layer 1 neuron 2');
  await expect(app.number('o layer 1 neuron 2 w1')).toBeVisible();
}

test('a net opens in place level by level down to its scalars, and no number changes', async ({ app }) => {
  await app.openText(net);
  const [before, x1] = [await value(app, 'o'), await app.reading('x1')];
  await openInPlace(app, 'o');
  await expect(app.card('o layer 2')).toBeVisible();
  await openInPlace(app, 'o layer 1');
  await expect(app.card('o layer 1 neuron 3')).toBeVisible();
  await openInPlace(app, 'o layer 1 neuron 2');
  for (const part of ['w1', 'w2', 'b', 'sum']) await expect(app.card(`o layer 1 neuron 2 ${part}`)).toBeVisible();
  expect(await value(app, 'o')).toBe(before);
  expect(await app.reading('x1')).toEqual(x1);
  await app.page.getByRole('button', { name: 'close o', exact: true }).first().click();
  await expect(app.card('o layer 1')).toHaveCount(0);
  expect(await value(app, 'o')).toBe(before);
});

test('a weight deep inside is typed on its card, moves the result by its gradient, and is undone', async ({
  app,
  page,
}) => {
  await app.openText(net);
  await openDown(app);
  const name = 'o layer 1 neuron 2 w1';
  const before = await value(app, 'o');
  const slope = Number((await app.gradient(name).getAttribute('title'))?.replace('−', '-'));
  // Far enough that what the field hides of the weight's digits does not matter, near enough for one slope.
  const shown = Number((await app.number(name).inputValue()).replace('−', '-'));
  await app.type(name, String(shown + 0.01));
  await expect.poll(() => value(app, 'o')).not.toBe(before);
  expect(Math.abs(((await value(app, 'o')) - before) / 0.01 / slope - 1)).toBeLessThan(0.05);
  await page.getByRole('button', { name: /^Undo/u }).click();
  await expect.poll(() => value(app, 'o')).toBe(before);
});

test('a weight deep inside is frozen, and training leaves it', async ({ app, page }) => {
  await app.openText(net);
  await openDown(app);
  const [kept, moved] = ['o layer 1 neuron 2 w1', 'o layer 1 neuron 2 b'];
  const [still, before] = [await app.number(kept).inputValue(), await app.number(moved).inputValue()];
  await press(app, `freeze ${kept}`);
  await app.calm();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect.poll(() => app.number(moved).inputValue()).not.toBe(before);
  expect(await app.number(kept).inputValue()).toBe(still);
});

test('E opens and Shift+E closes the selected net by keyboard', async ({ app, page }) => {
  await app.openText(net);
  await app.select('o');
  await page.keyboard.press('e');
  await expect(app.card('o layer 1')).toBeVisible();
  await page.keyboard.press('Shift+e');
  await expect(app.card('o layer 1')).toHaveCount(0);
  await expect(app.card('o')).toBeVisible();
});

test('the activation of a layer is chosen on the card and undone', async ({ app, page }) => {
  await app.openText(net);
  const before = await value(app, 'o');
  await page.getByRole('combobox', { name: 'o layer 1 activation' }).selectOption('relu');
  await expect.poll(() => value(app, 'o')).not.toBe(before);
  await page.getByRole('button', { name: /^Undo/u }).click();
  await expect.poll(() => value(app, 'o')).toBe(before);
});

test('all first numbers 0 make the result 0, and undo brings the numbers back', async ({ app, page }) => {
  await app.openText(net);
  const before = await value(app, 'o');
  await page.getByRole('combobox', { name: 'o initial numbers' }).selectOption('zeros');
  await expect.poll(() => value(app, 'o')).toBe(0);
  await page.getByRole('button', { name: /^Undo/u }).click();
  await expect.poll(() => value(app, 'o')).toBe(before);
});

test('the palette places a net and every loss by the mouse', async ({ app, page }) => {
  await app.openText('a = 1\ny = a*2');
  await app.made(() => press(app, 'Add MLP'));
  for (const loss of ['squared error', 'hinge loss', 'softmax cross-entropy', 'L2 penalty']) {
    await app.made(async () => {
      await press(app, 'All operations');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: `Add ${loss}`, exact: true })
        .click();
    });
  }
  expect(await app.count()).toBe(8);
});

test('losses are what paper says', async ({ app }) => {
  await app.openText(
    [
      'y = 0.25',
      't = 1',
      'a = squared_error(y, t)',
      'b = absolute_error(y, t)',
      'c = hinge(y, t)',
      'd = binary_cross_entropy(y, t)',
      'z = 2',
      'k = 1',
      'e = softmax_cross_entropy(y, z, k)',
    ].join('\n'),
  );
  expect(await value(app, 'a')).toBe(0.5625);
  expect(await value(app, 'b')).toBe(0.75);
  expect(await value(app, 'c')).toBe(0.75);
  expect(await value(app, 'd')).toBeCloseTo(Math.log1p(Math.exp(-0.25)), 14);
  expect(await value(app, 'e')).toBeCloseTo(Math.log(Math.exp(0.25) + Math.exp(2)) - 2, 14);
});

test('a loss opens into its scalars and keeps its number', async ({ app }) => {
  await app.openText('y = 0.25\nt = 1\na = squared_error(y, t)');
  const cards = (await app.cards()).length;
  await press(app, 'open a');
  await expect.poll(async () => (await app.cards()).length).toBeGreaterThan(cards);
  expect(await value(app, 'a')).toBe(0.5625);
});

test('a net beyond the limit is refused in words and the document stays', async ({ app }) => {
  await app.openText(net);
  const before = await app.document();
  const said = await app.ask('open', 'x = 1\no = mlp(x, sizes=[256, 256, 1])');
  expect(said).toMatchObject({ ok: false });
  expect(JSON.stringify(said)).toMatch(/20,000 is the most/u);
  expect(await app.document()).toBe(before);
});

test('a net in text reads back as the same net', async ({ app }) => {
  await app.openText(net);
  const before = await value(app, 'o');
  const text = await app.text();
  await app.openText(text);
  expect(await value(app, 'o')).toBe(before);
  expect(await app.text()).toBe(text);
});
