import { expect, screen, test } from './support/app.ts';

//  a ─▶ × ─▶ y      y = a·b
//  b ───▲
const product = 'a = 2\nb = -3\ny = a * b';

for (const [typed, value] of [
  ['2/3', 2 / 3],
  ['1e-3', 1e-3],
  ['pi', Math.PI],
  ['0,5', 0.5],
  ['-4', -4],
  ['−4', -4],
  ['6.8813735870195432', 6.8813735870195432],
  ['1e300', 1e300],
] as const) {
  test(`typing ${typed} makes the number ${String(value)}, and everything follows`, async ({ app }) => {
    await app.openText(product);
    await app.type('a', typed);
    await expect.poll(async () => (await app.reading('a'))?.value).toBe(value);
    expect((await app.reading('y'))?.value).toBe(value * -3);
    expect((await app.reading('b'))?.gradient).toBe(value);
  });
}

test('typing 2/3 shows four digits on the card', async ({ app }) => {
  await app.openText(product);
  await app.type('a', '2/3');
  await app.calm();
  await expect(app.number('a')).toHaveValue('0.6667');
  await expect(app.value('y')).toHaveText('−2.000');
});

test('one typed number is one undo step', async ({ app }) => {
  await app.openText(product);
  await app.type('a', '7');
  await expect(app.value('y')).toHaveText(screen(-21));
  await app.calm();
  await app.undo();
  await expect(app.value('y')).toHaveText(screen(-6));
  await app.redo();
  await expect(app.value('y')).toHaveText(screen(-21));
});

test('a field that is left without an edit writes nothing: 6.8813735870195432 stays whole', async ({ app, page }) => {
  await app.openText('b = 6.8813735870195432\ny = b * 2');
  const before = await app.document();
  await app.number('b').click();
  await app.number('b').blur();
  await app.number('b').focus();
  await page.keyboard.press('Enter');
  await app.number('b').blur();
  await app.number('b').focus();
  await page.keyboard.press('Tab');
  expect((await app.reading('b'))?.value).toBe(6.8813735870195432);
  expect(await app.document()).toBe(before);
});

test('full precision is there on demand: in the field while one edits, or in words beside it', async ({
  app,
  page,
}) => {
  await app.openText('b = 6.8813735870195432\ny = b * 2');
  await expect(app.number('b')).toHaveValue('6.881');
  await app.select('b');
  await app.number('b').click();
  const written = await page.evaluate(() =>
    Array.from(document.querySelectorAll('*'), (each) =>
      [
        each instanceof HTMLInputElement ? each.value : each.textContent,
        each.getAttribute('title'),
        each.getAttribute('aria-valuetext'),
        each.getAttribute('aria-description'),
      ].join(' '),
    ).join(' '),
  );
  expect(written).toContain('6.881373587019543');
});

test('Esc while typing restores the number and writes nothing', async ({ app }) => {
  await app.openText(product);
  const before = await app.document();
  await app.number('a').click();
  await app.number('a').fill('99');
  await app.number('a').press('Escape');
  await app.number('a').blur();
  await expect(app.number('a')).toHaveValue(screen(2));
  expect(await app.document()).toBe(before);
});

for (const wrong of ['abc', '1e999', '2/0', '']) {
  test(`“${wrong}” is refused: the number stays, and words or the field say so`, async ({ app }) => {
    await app.openText(product);
    await app.number('a').click();
    await app.number('a').fill(wrong);
    await app.number('a').press('Enter');
    expect((await app.reading('a'))?.value).toBe(2);
    if (wrong !== '') await expect(app.number('a')).toHaveAttribute('aria-invalid', 'true');
  });
}

test('keys step a number, ten times more with Shift and ten times less with Alt', async ({ app, page }) => {
  await app.openText(product);
  const value = async () => (await app.reading('a'))?.value ?? Number.NaN;
  await app.number('a').focus();
  await page.keyboard.press('ArrowUp');
  const small = (await value()) - 2;
  expect(small).toBeCloseTo(0.1, 12);
  await page.keyboard.press('ArrowDown');
  expect(await value()).toBe(2);
  await page.keyboard.press('Shift+ArrowUp');
  const large = (await value()) - 2;
  expect(large / small).toBeCloseTo(10, 9);
  await page.keyboard.press('Shift+ArrowDown');
  expect(await value()).toBe(2);
  await page.keyboard.press('Alt+ArrowUp');
  const tiny = (await value()) - 2;
  expect(tiny / small).toBeCloseTo(0.1, 9);
});

test('steps are made in decimal: three steps of 0.1 from 2 end on 2.3 exactly', async ({ app, page }) => {
  await app.openText(product);
  await app.number('a').focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowUp');
  expect((await app.reading('a'))?.value).toBe(2.3);
});

test('a step from zero is a hundredth at least', async ({ app, page }) => {
  await app.openText('a = 0\ny = a + 1');
  await app.number('a').focus();
  await page.keyboard.press('ArrowUp');
  expect((await app.reading('a'))?.value).toBe(0.01);
});

test('a burst of keys is one undo step', async ({ app, page }) => {
  await app.openText(product);
  await app.number('a').focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowUp');
  expect((await app.reading('a'))?.value).toBe(2.5);
  await page.keyboard.press('Escape');
  await app.calm();
  await app.undo();
  expect((await app.reading('a'))?.value).toBe(2);
});

test('a number field tells a screen reader its number', async ({ app }) => {
  await app.openText(product);
  await expect(app.number('b')).toHaveAttribute('aria-valuenow', '-3');
  const words = await app.number('b').getAttribute('aria-valuetext');
  if (words !== null) expect(words).toMatch(/[−-]3/u);
});

test('scrubbing right raises and left lowers; Shift makes it coarse and Alt fine', async ({ app, page }) => {
  await app.openText(product);
  const value = async () => (await app.reading('a'))?.value ?? Number.NaN;
  const spot = await app.middle(app.number('a'));
  const scrubbed = async (key: string | undefined, distance: number) => {
    await app.ask('set', 'a', 2);
    if (key !== undefined) await page.keyboard.down(key);
    await app.drag(spot, { x: spot.x + distance, y: spot.y });
    if (key !== undefined) await page.keyboard.up(key);
    return (await value()) - 2;
  };
  const plain = await scrubbed(undefined, 50);
  expect(plain).toBeGreaterThan(0);
  expect(await scrubbed(undefined, -50)).toBeLessThan(0);
  expect(await scrubbed('Shift', 50)).toBeGreaterThan(plain * 5);
  expect(await scrubbed('Alt', 50)).toBeLessThan(plain / 5);
});

test('a click on a number does not change it', async ({ app }) => {
  await app.openText(product);
  const before = await app.document();
  await app.number('a').click();
  await app.number('a').blur();
  expect(await app.document()).toBe(before);
});

test('“Reset numbers” brings every leaf back to where it stood when the document was opened, as one undo step', async ({
  app,
  page,
}) => {
  await app.openText(product);
  await app.type('a', '7');
  await app.type('b', '5');
  await app.calm();
  await expect(app.value('y')).toHaveText(screen(35));
  const reset = page
    .getByRole('button', { name: /reset numbers/iu })
    .or(page.getByRole('menuitem', { name: /reset numbers/iu }));
  if ((await reset.filter({ visible: true }).count()) === 0) {
    const spot = await app.empty();
    await page.mouse.click(spot.x, spot.y, { button: 'right' });
  }
  await reset.filter({ visible: true }).first().click();
  await expect(app.value('y')).toHaveText(screen(-6));
  await app.calm();
  await app.undo();
  await expect(app.value('y')).toHaveText(screen(35));
});

test('a leaf may be an input, a parameter or a constant, and a constant has no gradient', async ({ app }) => {
  await app.openText('a = 2\nw = parameter(0.5)\nk = constant(3)\ny = a * w * k');
  await expect(app.card('a')).toContainText(/input/iu);
  await expect(app.card('w')).toContainText(/parameter/iu);
  await expect(app.card('k')).toContainText(/constant/iu);
  expect((await app.reading('k'))?.gradient).toBeNull();
  expect((await app.reading('w'))?.gradient).toBe(6);
  expect(await app.seen(app.card('k'))).not.toMatch(/[▲▼]/u);
});

test('a node off the path to the root shows a dash, not 0', async ({ app }) => {
  await app.openText('a = 2\nb = 3\ny = a * 2\nz = a + b\ny.backward()');
  expect((await app.reading('b'))?.gradient).toBeNull();
  await expect(app.gradient('b')).toContainText('–');
  await expect(app.gradient('b')).not.toContainText('0');
});
