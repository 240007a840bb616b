import type { Locator, Page } from '@playwright/test';
import { expect, screen, shown, test, type App } from './support/app.ts';

//  a ─┬─▶ × ─▶ d ─▶ × ─▶ f      f = (a·b)·(a + b): each of a and b leads to f by two ways
//  b ─┼───▲         ▲
//     └──▶ + ─▶ e ──┘           at −2 and 3: d −6, e 1, and the gradients d 1, e −6, a −3, b −8
const twoPaths = 'a = -2\nb = 3\nd = a * b\ne = a + b\nf = d * e';

//  a ═▶ × ─▶ b ─▶ × ─▶ y        two wires into a·a, one into a + 1: three paths from a to y
//  └──▶ + ─▶ c ───▲             at 2: 2·3 + 2·3 + 1·4 = 16
const threePaths = 'a = 2\nb = a * a\nc = a + 1\ny = b * c';

function player(page: Page): Locator {
  return page.getByRole('region', { name: 'Step through' });
}

/** Presses a key of playback, and waits until that many steps are done. */
async function step(page: Page, key: string, done: number): Promise<void> {
  await page.keyboard.press(key);
  await expect(player(page).getByRole('status', { name: 'Step' })).toHaveText(
    new RegExp(String.raw`^${done} of \d+$`, 'u'),
  );
}

async function backward(app: App): Promise<void> {
  await app.page.keyboard.press('Shift+S');
  await expect(player(app.page)).toBeVisible();
}

/** Walks with Tab or back with Shift+Tab, as far as a person would go, until `target` has the keyboard. */
async function reach(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never came to ${target.toString()}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('Enter');
}

async function write(page: Page, target: Locator, text: string): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** All that the page says anywhere, to eyes or to a screen reader, words that show only on hovering included. */
async function everything(page: Page): Promise<string> {
  return page
    .locator('body')
    .evaluate((body) =>
      [body, ...body.querySelectorAll('*')]
        .flatMap((each) => [
          ...Array.from(each.childNodes, (child) =>
            child.nodeType === Node.TEXT_NODE ? (child.textContent ?? '') : '',
          ),
          ...['title', 'aria-label', 'aria-valuetext', 'aria-valuenow', 'aria-description', 'value'].map(
            (name) => each.getAttribute(name) ?? '',
          ),
          each instanceof HTMLInputElement ? each.value : '',
        ])
        .join(' '),
    );
}

test('the backward pass begins with the seed of 1, leaves what has not come blank, and each += shows the running sum', async ({
  app,
  page,
}) => {
  await app.openText(twoPaths);
  await backward(app);
  // Three nodes are computed in the forward pass; then come the seed and one += for each of the six wires.
  await expect(player(page).getByRole('status', { name: 'Step' })).toHaveText('3 of 10');
  for (const name of ['a', 'b', 'd', 'e', 'f']) {
    await expect.poll(() => app.seen(app.gradient(name))).not.toMatch(/[\d–▲▼]/u);
  }
  await step(page, 'ArrowRight', 4);
  await expect(app.gradient('f')).toContainText(screen(1));
  await expect(player(page)).toContainText(/seed/iu);
  for (const name of ['a', 'b', 'd', 'e']) await expect.poll(() => app.seen(app.gradient(name))).not.toMatch(/\d/u);
  await step(page, 'ArrowRight', 5);
  await step(page, 'ArrowRight', 6);
  await expect(app.gradient('d')).toContainText(screen(1));
  await expect(app.gradient('e')).toContainText(screen(-6));
  for (const name of ['a', 'b']) await expect.poll(() => app.seen(app.gradient(name))).not.toMatch(/\d/u);

  // Whichever of d and e goes first, a has its first share then (through d 3, through e −6), and −3 at the end.
  const sums: number[] = [];
  for (let done = 7; done <= 10; done++) {
    await step(page, 'ArrowRight', done);
    const sum = shown((await app.gradient('a').textContent()) ?? '');
    if (!Number.isNaN(sum) && sum !== sums.at(-1)) sums.push(sum);
  }
  expect(sums).toHaveLength(2);
  expect([3, -6]).toContain(sums[0]);
  expect(sums[1]).toBe(-3);
  await expect(app.gradient('b')).toContainText(screen(-8));

  // And back: b loses its second share, and at the seed all but f are blank again.
  await step(page, 'ArrowLeft', 9);
  await step(page, 'ArrowLeft', 8);
  await expect(app.gradient('b')).not.toContainText(screen(-8));
  for (let done = 7; done >= 4; done--) await step(page, 'ArrowLeft', done);
  for (const name of ['a', 'b', 'd', 'e']) await expect.poll(() => app.seen(app.gradient(name))).not.toMatch(/\d/u);
  await expect(app.gradient('f')).toContainText(screen(1));
});

test('each += says upstream × local slope = product, and why a node comes so late can be asked', async ({
  app,
  page,
}) => {
  await app.openText(twoPaths);
  await app.select('a');
  await backward(app);
  await page.keyboard.press('w');
  await expect(player(page)).toContainText(/\ba\b.*\bd\b.*\be\b/su);
  await step(page, 'ArrowRight', 4);
  await step(page, 'ArrowRight', 5);
  // f = d·e hands its 1 on: to d times e, which is 1, or to e times d, which is −6.
  const product = player(page).getByRole('img', { name: /upstream .*local slope .*product/u });
  await expect(product).toHaveAccessibleName(/upstream 1\.000 times local slope (1\.000|−6\.000) is product \1/u);
  await expect(player(page).locator('math').first()).toContainText('+=');
  // The numbers of the order lie on the cards: the root is first.
  const first = await app.middle(
    page.getByRole('img', { name: /\bbackward order 1$/u }).getByText('1', { exact: true }),
  );
  const card = await app.card('f').boundingBox();
  expect(Math.hypot(first.x - (card?.x ?? 0), first.y - (card?.y ?? 0))).toBeLessThan(30);
});

test('a nudge in mid-play keeps the step and recomputes; a structural edit ends playback and says so', async ({
  app,
  page,
}) => {
  await app.openText(twoPaths);
  await backward(app);
  for (let done = 4; done <= 6; done++) await step(page, 'ArrowRight', done);
  await app.type('b', '5');
  await expect(player(page).getByRole('status', { name: 'Step' })).toHaveText('6 of 10');
  // At −2 and 5: d = −10, e = 3, so f's shares are now 3 to d and −10 to e; a and b are still to come.
  await expect(app.gradient('d')).toContainText(screen(3));
  await expect(app.gradient('e')).toContainText(screen(-10));
  await expect.poll(() => app.seen(app.gradient('a'))).not.toMatch(/\d/u);
  await app.select('e');
  await page.keyboard.press('Delete');
  await expect(player(page)).toBeHidden();
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText(/step.*ended.*graph.*changed/isu);
});

test('backprop by hand refuses a node that is too early and says what is still open', async ({ app, page }) => {
  await app.openText(twoPaths);
  await page.keyboard.press('b');
  const ask = (name: string) => page.getByRole('button', { name: `guess ${name} gradient`, exact: true });
  const field = (name: string) => page.getByRole('spinbutton', { name: `your gradient of ${name}`, exact: true });
  await expect(ask('a')).toBeVisible();
  await ask('a').click();
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText(/too early.*\bd\b.*\be\b/isu);
  await expect(field('a')).toBeHidden();
  const answers = [
    ['f', 1],
    ['d', 1],
    ['e', -6],
    ['a', -3],
    ['b', -8],
  ] as const;
  for (const [name, answer] of answers) {
    await ask(name).click();
    await field(name).fill(String(answer));
    await field(name).press('Enter');
    await expect(app.gradient(name)).toContainText(screen(answer));
  }
});

test('every path from a node to the root is listed with its product, and the products add up to its gradient', async ({
  app,
  page,
}) => {
  await app.openText(threePaths);
  await app.select('a');
  await page.keyboard.press('y');
  const paths = page.getByRole('button', { name: /^path \d/u });
  await expect(paths).toHaveCount(3);
  const products = (await paths.allTextContents()).map((text) => shown(text.slice(text.lastIndexOf('=') + 1)));
  expect(products.toSorted((one, other) => one - other)).toEqual([4, 6, 6]);
  await expect(page.getByLabel('a, all paths together, gradient', { exact: true })).toContainText(screen(16));
  await expect(app.gradient('a')).toContainText(screen(16));
  await expect(page.getByRole('button', { name: /^path 1\b/u })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^path 2\b/u })).toHaveAttribute('aria-pressed', 'true');
});

test('the microscope measures the lecture’s slopes of 3x² − 4x + 5 at 3, down to 0 where h = 1e-16 is lost', async ({
  app,
  page,
}) => {
  await app.openText('x = 3\ny = 3*x**2 - 4*x + 5');
  await app.select('x');
  const microscope = page.getByRole('region', { name: 'Gradient microscope' });
  const measured = microscope.getByText('measured', { exact: true }).locator('xpath=following-sibling::dd[1]');
  const h = page.getByLabel('step h under the microscope', { exact: true });
  await expect(h).toBeVisible();
  const lecture = [
    ['0.001', 14.003],
    ['1e−6', 14.000003],
    ['1e−15', 10.658141],
  ] as const;
  for (const [choice, slope] of lecture) {
    await h.selectOption(choice);
    await expect.poll(async () => shown((await measured.textContent()) ?? '')).toBeCloseTo(slope, 6);
  }
  await h.selectOption('1e−16');
  await expect(measured).toHaveText('0');
  await expect(microscope).toContainText(/gradient\s*14/u);
});

test('the derivation of a gradient is copied as LaTeX, with a term for each path and the numbers put in', async ({
  app,
  context,
  page,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.openText(threePaths);
  await app.select('a');
  await page.getByRole('button', { name: 'Copy as LaTeX' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(String.raw`\frac{\partial y}`);
  const latex = await page.evaluate(() => navigator.clipboard.readText());
  expect(latex).toContain(String.raw`\frac{\partial y}{\partial a}`);
  expect(latex).toMatch(/3 \\cdot 2 \+ 3 \\cdot 2 \+ 4 \\cdot 1 = 16/u);
  expect(latex.split('{').length).toBe(latex.split('}').length);
});

test('the bug lab on a + a shows 1 and marks it wrong, while the document keeps the true 2', async ({ app, page }) => {
  await app.openText('a = 3\nb = a + a');
  const before = await app.document();
  await page.keyboard.press('Shift+B');
  await page.getByRole('switch', { name: '= instead of +=' }).click();
  await expect(app.gradient('a')).toContainText(screen(1));
  await expect.poll(() => app.seen(app.card('a'))).toMatch(/not 2/u);
  await expect(page.getByText(/off by −1.*measured 2/u).first()).toBeVisible();
  await expect(page.getByRole('status', { name: 'Bug lab is on' })).toBeVisible();
  await expect.poll(() => app.reading('a')).toEqual({ value: 3, gradient: 2 });
  expect(await app.document()).toBe(before);
  await page.getByRole('button', { name: /^All off: end the bug lab/u }).click();
  await expect(app.gradient('a')).toContainText(screen(2));
  await expect(page.getByRole('status', { name: 'Bug lab is on' })).toBeHidden();
});

test('a wrong guess is named by its slip: its own operand for the other’s, and the right one is taken', async ({
  app,
  page,
}) => {
  await app.openText('a = 2\nb = 5\ny = a * b');
  await page.keyboard.press('q');
  await page.getByRole('button', { name: 'All gradients' }).click();
  await page.getByRole('button', { name: 'guess a gradient', exact: true }).click();
  const field = page.getByRole('spinbutton', { name: 'your gradient of a', exact: true });
  await field.fill('2');
  await field.press('Enter');
  const asked = page.getByRole('dialog', { name: /gradient of a/u });
  await expect(asked).toContainText(/own value, 2.*other operand: b, 5/su);
  await field.fill('5');
  await field.press('Enter');
  await expect(app.gradient('a')).toContainText(screen(5));
  await expect(page.getByRole('region', { name: 'This sheet' })).toContainText(/1 of 3 right/u);
});

test('the first lesson is played to its end by keyboard alone, and one’s own work is there again after it', async ({
  app,
  page,
}) => {
  await app.openText('mine = 7\nresult = tanh(mine)');
  await app.type('mine', '3');
  const mine = await app.document();
  await app.calm();
  const lessons = page.getByRole('region', { name: 'Lessons', exact: true });
  const button = (name: RegExp) => lessons.getByRole('button', { name });
  const answer = lessons.getByRole('spinbutton', { name: 'Your answer' });
  const next = async (heading: RegExp) => {
    await press(page, button(/^Next/u));
    await expect(lessons.getByRole('heading', { name: heading })).toBeFocused();
  };
  // Tab enters the canvas at the card one was at, Shift+Tab walks back to x; Enter on a card goes to its number.
  const nudge = async (text: string) => {
    await reach(page, page.getByRole('application', { name: 'Canvas' }));
    await page.keyboard.press('Tab');
    await reach(page, app.card('x'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(app.number('x')).toBeFocused();
    await write(page, app.number('x'), text);
  };
  await page.keyboard.press('Shift+L');
  await press(page, button(/^Slope by nudging/u));
  // f = 3x² − 4x + 5 at 2 is 9.
  await write(page, answer, '7');
  await expect(lessons).toContainText(/not yet/iu);
  await write(page, answer, '9');
  await expect(lessons).toContainText(/right\./iu);
  await next(/all the answers/iu);
  await press(page, button(/^Show me/u));
  await next(/nudge it/iu);
  // At 3.1 it is 21.43, so (21.43 − 20) / 0.1 = 14.3; the true slope 6x − 4 is 14.
  await nudge('3.1');
  await write(page, answer, '14.3');
  await next(/smaller/iu);
  await write(page, answer, '14');
  await next(/too small/iu);
  await press(page, button(/^0$/u));
  await next(/uphill/iu);
  await press(page, button(/falls/iu));
  await nudge('-2.9');
  await next(/level/iu);
  await nudge('0.667');
  await expect(lessons).toContainText(/done|right/iu);
  await press(page, button(/^(Next|Finish|Done)/u));
  await expect(lessons.getByRole('heading', { name: /well done/iu })).toBeVisible();
  await press(page, button(/^Leave/u));
  await expect.poll(() => app.document()).toBe(mine);
});

test('present mode hides the chrome by one key, keeps the canvas, and the same key ends it', async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await app.openText(twoPaths);
  const chrome = [
    page.getByRole('banner'),
    page.getByRole('region', { name: 'Formula bar' }),
    page.getByRole('toolbar', { name: 'Palette' }),
    page.getByRole('complementary', { name: 'Inspector' }),
  ];
  for (const each of chrome) await expect(each).toBeVisible();
  const size = (name: string) =>
    app.value(name).evaluate((value) => Number.parseFloat(getComputedStyle(value).fontSize));
  const seen = async () => (await size('f')) * ((await app.card('f').boundingBox())?.width ?? 0);
  const before = await seen();
  await page.keyboard.press('z');
  for (const each of chrome) await expect(each).toBeHidden();
  await expect(app.card('f')).toBeInViewport({ ratio: 1 });
  await expect.poll(seen).toBeGreaterThan(before);
  await page.keyboard.press('z');
  for (const each of chrome) await expect(each).toBeVisible();
});

test('a pulled value gets there, pinned numbers stay, and one undo takes it all back', async ({ app, page }) => {
  await app.openText('x = 2\nw = 5\nc = constant(3)\ny = c * x + w');
  const before = await app.document();
  await app.select('y');
  await page.keyboard.press('u');
  await page.getByRole('button', { name: 'Pin w', exact: true }).click();
  const target = page.getByRole('spinbutton', { name: 'pull y to', exact: true });
  await target.fill('20');
  await target.press('Enter');
  // w stays 5 and c is a constant, so 3x + 5 = 20 leaves x = 5.
  await expect.poll(async () => (await app.reading('y'))?.value).toBeCloseTo(20, 6);
  expect((await app.reading('x'))?.value).toBeCloseTo(5, 6);
  expect((await app.reading('w'))?.value).toBe(5);
  expect((await app.reading('c'))?.value).toBe(3);
  await page.getByRole('button', { name: 'Stop pulling' }).click();
  await app.calm();
  await app.undo();
  await expect.poll(() => app.document()).toBe(before);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});

test('swapping tanh for its exp form leaves every outside value and gradient as it was, with proof on screen', async ({
  app,
  page,
}) => {
  await app.openText('x = 0.5\nn = 2 * x\no = tanh(n)\ny = o * 3');
  const before = await app.readings();
  const document = await app.document();
  await app.select('o');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: /^Swap tanh/u }).click();
  await expect.poll(() => app.text()).not.toContain('tanh');
  expect(await app.text()).toContain('exp');
  for (const [name, was] of before) {
    const now = await app.reading(name);
    expect(now?.value, `${name} value`).toBeCloseTo(was.value, 12);
    if (was.gradient === null) expect(now?.gradient).toBeNull();
    else expect(now?.gradient, `${name} gradient`).toBeCloseTo(was.gradient, 12);
  }
  await expect(page.getByRole('region', { name: 'Proof' })).toContainText(/nothing outside changed/iu);
  await app.calm();
  await app.undo();
  await expect.poll(() => app.document()).toBe(document);
});

test('an exercise’s link opens with what is asked hidden everywhere: on cards, in the inspector, in the outline', async ({
  app,
  context,
  page,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.openText('a = 2\nb = 5\nk = 7\nm = a * b\ny = m * k');
  await page.keyboard.press('q');
  await page.getByRole('button', { name: /^Make an exercise/u }).click();
  await page.getByRole('button', { name: 'Copy link of sheet 1' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('#exercise=');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await app.open(new URL(link).hash);
  for (const name of ['a', 'b', 'k', 'm', 'y']) {
    await expect(page.getByRole('button', { name: `guess ${name} gradient`, exact: true })).toBeVisible();
  }
  // A product of two of the numbers shown is what is asked of a leaf; it may stand nowhere before it is given.
  const [a, b, k] = await Promise.all(['a', 'b', 'k'].map(async (name) => (await app.reading(name))?.value ?? 0));
  const answers = [Number(b) * Number(k), Number(a) * Number(k)].map(screen);
  const shownToo = [a, b, k, Number(a) * Number(b), Number(a) * Number(b) * Number(k)].map((x) => screen(Number(x)));
  const secret = answers.filter((answer) => !shownToo.includes(answer));
  expect(secret, 'numbers that tell a gradient and nothing else').not.toHaveLength(0);
  await page.getByRole('button', { name: 'Close guess first' }).click();
  await app.select('a');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  for (const answer of secret) expect(await everything(page)).not.toContain(answer);
  await page.keyboard.press('o');
  await expect(page.getByRole('navigation', { name: 'Outline' })).toBeVisible();
  for (const answer of secret) expect(await everything(page)).not.toContain(answer);
  // Given up, the very same numbers stand there: the search above would have found them.
  await page.keyboard.press('Escape');
  await app.calm();
  await page.keyboard.press('q');
  await page.getByRole('button', { name: 'Show everything' }).click();
  for (const answer of secret) await expect.poll(() => everything(page)).toContain(answer);
});
