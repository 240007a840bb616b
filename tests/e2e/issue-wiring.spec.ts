import { expect, screen, test } from './support/app.ts';

//  a ─▶ × ─▶ e ─▶ + ─▶ y
//  b ───▲    c ───▲
const graph = 'a = 2\nb = -3\nc = 10\ne = a * b\ny = e + c';

test('click on one port, click on another: the wire is there, as one undo step', async ({ app }) => {
  await app.openText(graph);
  await app.output('c').click();
  await app.input('e', 0).click();
  await expect(app.value('e')).toHaveText(screen(-30));
  await app.calm();
  await app.undo();
  await expect(app.value('e')).toHaveText(screen(-6));
  await app.redo();
  await expect(app.value('e')).toHaveText(screen(-30));
});

test('a wire drawn onto a taken input replaces the wire that was there', async ({ app }) => {
  await app.openText(graph);
  await app.wire('c', 'e', 1);
  await expect(app.value('e')).toHaveText(screen(20));
  expect((await app.reading('b'))?.gradient).toBeNull();
  await app.undo();
  await expect(app.value('e')).toHaveText(screen(-6));
});

test('a wire’s end dragged off an input onto another rewires it', async ({ app }) => {
  await app.openText('a = 2\nb = -3\ne = a * b\ny = a + b');
  // The end at e's second input (b) goes to y's first input: y = b + b, and e waits.
  await app.drag(await app.middle(app.input('e', 1)), await app.middle(app.input('y', 0)));
  await expect(app.value('y')).toHaveText(screen(-6));
  await expect(app.card('e')).toContainText(/wait|input|missing/iu);
  await app.undo();
  await expect(app.value('y')).toHaveText(screen(-1));
  await expect(app.value('e')).toHaveText(screen(-6));
});

test('a wire’s end dropped on the empty canvas comes off', async ({ app, page }) => {
  await app.openText(graph);
  await app.drag(await app.middle(app.input('y', 1)), await app.empty());
  await page.keyboard.press('Escape');
  await expect(app.card('y')).toContainText(/wait|input|missing/iu);
  expect((await app.reading('c'))?.gradient).toBeNull();
  await app.calm();
  await app.undo();
  await expect(app.value('y')).toHaveText(screen(4));
});

test('a missing input is not zero: the node says what it waits for, and all downstream is blank', async ({
  app,
  page,
}) => {
  await app.openText(graph);
  await app.drag(await app.middle(app.input('e', 0)), await app.empty());
  await page.keyboard.press('Escape');
  await expect(app.card('e')).toContainText(/waits? for|needs|missing/iu);
  for (const name of ['e', 'y']) {
    await expect(app.value(name)).not.toContainText(/\d/u);
    expect(Number.isFinite((await app.reading(name))?.value ?? Number.NaN), name).toBe(false);
  }
});

test('Esc during a wire drag makes no wire, even over a good port', async ({ app, page }) => {
  await app.openText(graph);
  const before = await app.document();
  await app.drag(await app.middle(app.output('c')), await app.middle(app.input('e', 0)), async () => {
    await page.keyboard.press('Escape');
  });
  expect(await app.document()).toBe(before);
});

test('a wire dropped on the empty canvas offers what fits, and wires what is taken', async ({ app, page }) => {
  await app.openText(graph);
  const before = await app.count();
  const made = await app.made(async () => {
    await app.drag(await app.middle(app.output('y')), await app.empty());
    await expect(page.getByRole('option').first()).toBeVisible();
    // A leaf has no input, so it does not fit an output.
    await expect(page.getByRole('option', { name: /^(input|parameter|constant)\b/iu })).toHaveCount(0);
    await page.keyboard.type('square');
    await page.keyboard.press('Enter');
  });
  await expect(app.value(made)).toHaveText(screen(16));
  await app.calm();
  await app.undo();
  await expect.poll(() => app.count()).toBe(before);
});

test('a wire dragged backwards from an input and dropped offers leaves too', async ({ app, page }) => {
  await app.openText('a = 2\ny = a * 3');
  await app.calm();
  const made = await app.made(async () => {
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', { name: /add/iu })).toBeFocused();
    await page.keyboard.type('multiply');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
  });
  await app.drag(await app.middle(app.input(made, 0)), await app.empty());
  await expect(page.getByRole('option', { name: /input|parameter|number/iu }).first()).toBeVisible();
});

test('a wire that would make a loop is refused in words that spell the loop out, and nothing changes', async ({
  app,
}) => {
  await app.openText('a = 2\nb = a * 3\nc = b + 1\nd = c * 2');
  const before = await app.document();
  await app.wire('d', 'b', 0);
  const words = app.said(/loop/iu);
  await expect(words).toBeVisible();
  const text = (await words.textContent()) ?? '';
  for (const name of ['b', 'c', 'd']) expect(text).toMatch(new RegExp(String.raw`\b${name}\b`, 'u'));
  expect(text).toContain('→');
  expect(await app.document()).toBe(before);
});

test('a wire from a node to itself is refused too', async ({ app }) => {
  await app.openText(graph);
  const before = await app.document();
  await app.output('e').click();
  await app.input('e', 0).click();
  await expect(app.said(/loop|itself/iu)).toBeVisible();
  expect(await app.document()).toBe(before);
});

test('one node into both inputs makes two wires, and the gradient is the sum of both', async ({ app }) => {
  await app.openText('a = 3\nb = 4\ny = a + b');
  await app.wire('a', 'y', 1);
  await expect(app.value('y')).toHaveText(screen(6));
  await expect(app.gradient('a')).toContainText(screen(2));
});

for (const [program, words] of [
  ['a = -2\ny = log(a)', /log of −2 has no real value/u],
  ['a = -2\ny = sqrt(a)', /square root|sqrt/u],
  ['a = 0\nb = 1\ny = b / a', /divi|÷|0/u],
  ['a = -2\nb = 0.5\ny = a ** b', /power|negative/u],
  ['a = 1000\ny = exp(a)', /large|overflow|∞/u],
] as const) {
  test(`what cannot be computed says why at its place: ${program.replaceAll('\n', '; ')}`, async ({ app }) => {
    await app.openText(program);
    await expect(app.value('y')).toContainText(/NaN|∞/u);
    const at = app.card('y');
    await app.select('y');
    await expect(at.or(app.said(words)).filter({ hasText: words }).first()).toBeVisible();
  });
}

test('the domain error of log says what to do, and goes when the number is mended', async ({ app }) => {
  await app.openText('a = -2\ny = log(a)');
  await app.select('y');
  await expect(app.said(/log of −2 has no real value\. Give .* (a number )?above 0/u)).toBeVisible();
  await app.type('a', '1');
  await expect(app.value('y')).toHaveText(screen(0));
  await expect(app.page.getByText(/no real value/u).filter({ visible: true })).toHaveCount(0);
});

test('a wire says the sign of its gradient with a glyph and its size with its thickness', async ({ app, page }) => {
  await app.openText('a = 2\nb = -3\ny = a * b + a * 1000');
  await app.settled();
  const widths = await page
    .locator('svg path')
    .evaluateAll((all) =>
      all
        .filter((each) => /[Cc]/u.test(each.getAttribute('d') ?? '') && getComputedStyle(each).fill === 'none')
        .map((each) => getComputedStyle(each).strokeWidth),
    );
  expect(new Set(widths).size).toBeGreaterThan(1);
  await expect(
    page.locator('svg').getByText('▲').or(page.locator('svg path, svg polygon, svg use')).first(),
  ).toBeAttached();
});
