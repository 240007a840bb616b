import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, type App } from './support/app.ts';

//  w ─▶ (w − c)² ─▶ y      SGD at 0.1 takes w a fifth of the way to c in each step
const bowl = 'c = 1\nw = parameter(3)\ny = (w - c)**2';
const afterSteps = (k: number): number => 1 + 2 * 0.8 ** k;

/** The losses of the lecture's MLP as an independent program computed them. */
function lecture(name: string): readonly number[] {
  const file = resolve(import.meta.dirname, '../fixtures/golden/lecture-mlp.json');
  const { losses }: { readonly losses: Readonly<Record<string, readonly number[]>> } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return losses[name] ?? [];
}

const training = (app: App) => app.page.getByRole('region', { name: 'Training', exact: true });
const play = (app: App) => training(app).getByRole('button', { name: /^(play|continue)$/iu });
const pause = (app: App) => training(app).getByRole('button', { name: /^pause$/iu });
const value = async (app: App, name: string): Promise<number> => (await app.reading(name))?.value ?? Number.NaN;

async function panel(app: App): Promise<void> {
  // A page that was left with the panel open comes back with it.
  const button = app.page.getByRole('button', { name: 'Train', exact: true });
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  await expect(play(app)).toBeVisible();
}

async function settings(app: App): Promise<void> {
  await training(app).getByText('Settings', { exact: true }).click();
  await expect(training(app).getByRole('switch', { name: 'zero_grad' })).toBeVisible();
}

async function set(app: App, name: string, text: string): Promise<void> {
  const field = training(app).getByRole('spinbutton', { name, exact: true });
  await field.fill(text);
  await field.press('Enter');
}

async function example(app: App, id: string): Promise<void> {
  await app.open(`#example=${id}`);
  await expect.poll(async () => (await app.names()).includes('loss')).toBe(true);
  await panel(app);
}

async function fast(app: App): Promise<void> {
  await training(app).getByRole('combobox', { name: 'Speed' }).selectOption('As fast as it goes');
}

/** Waits until the panel tells step k and nothing runs. */
async function at(app: App, k: number): Promise<void> {
  await expect(training(app).getByText(new RegExp(String.raw`^${k} of \d`, 'u'))).toBeVisible();
  await expect(pause(app)).toHaveCount(0);
}

test('T opens the training panel and closes it, and the document stays as it was', async ({ app, page }) => {
  await app.openText(bowl);
  const before = await app.document();
  await app.calm();
  await page.keyboard.press('t');
  await expect(play(app)).toBeVisible();
  await page.keyboard.press('t');
  await expect(training(app)).toHaveCount(0);
  expect(await app.document()).toBe(before);
});

test('Mod+Shift+Enter takes one step: the parameter goes against its gradient, and the card follows', async ({
  app,
  page,
}) => {
  await app.openText(bowl);
  await app.calm();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect.poll(() => value(app, 'w')).toBeCloseTo(2.6, 12);
  await expect(app.number('w')).toHaveValue('2.600');
  await expect(app.gradient('w')).toContainText('3.200');
  expect(await app.seen(app.gradient('w'))).toContain('▲');
});

test('Play stops after the steps that are laid out, at the number worked by hand, and is one undo step', async ({
  app,
}) => {
  await app.openText(bowl);
  await panel(app);
  await settings(app);
  await set(app, 'Steps', '7');
  await fast(app);
  await play(app).click();
  await at(app, 7);
  expect(await value(app, 'w')).toBeCloseTo(afterSteps(7), 12);
  await app.page.getByRole('button', { name: /^Undo: Train 7 steps/u }).click();
  await expect.poll(() => value(app, 'w')).toBe(3);
  await app.page.getByRole('button', { name: /^Redo/u }).click();
  await expect.poll(() => value(app, 'w')).toBeCloseTo(afterSteps(7), 12);
});

test('Mod+Enter plays and pauses', async ({ app, page }) => {
  await app.openText(bowl);
  await panel(app);
  await app.calm();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(pause(app)).toBeVisible();
  await expect.poll(() => value(app, 'w')).toBeLessThan(3);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(play(app)).toBeVisible();
  const left = await value(app, 'w');
  await app.settled();
  expect(await value(app, 'w')).toBe(left);
});

test('n steps at once takes as many as the field says', async ({ app }) => {
  await app.openText(bowl);
  await panel(app);
  await set(app, 'Steps at once', '4');
  await training(app).getByRole('button', { name: '4 steps', exact: true }).click();
  await at(app, 4);
  expect(await value(app, 'w')).toBeCloseTo(afterSteps(4), 12);
});

test("the lecture's MLP reaches the published losses step by step", async ({ app }) => {
  await example(app, 'lecture-mlp');
  const losses = lecture('lr=0.1 zero_grad=True');
  for (let step = 0; step < 3; step++) {
    expect(Math.abs((await value(app, 'loss')) / (losses[step] ?? 0) - 1)).toBeLessThan(1e-9);
    await training(app).getByRole('button', { name: '1 step', exact: true }).click();
    await at(app, step + 1);
  }
  await fast(app);
  await play(app).click();
  await at(app, 20);
  await expect(training(app).getByRole('slider', { name: /loss by step/iu })).toBeVisible();
});

test('with zero_grad off a badge says so and the losses are those of the famous mistake', async ({ app }) => {
  await example(app, 'lecture-mlp');
  await settings(app);
  await training(app).getByRole('switch', { name: 'zero_grad' }).click();
  await expect(training(app).getByText(/gradients add up/iu)).toBeVisible();
  const losses = lecture('lr=0.1 zero_grad=False');
  await training(app).getByRole('button', { name: '10 steps', exact: true }).click();
  await at(app, 10);
  expect(Math.abs((await value(app, 'loss')) / (losses[10] ?? 0) - 1)).toBeLessThan(1e-9);
});

test('going back to the first numbers gives the same losses again, bit for bit', async ({ app }) => {
  await example(app, 'moons');
  const first = await value(app, 'loss');
  const ten = training(app).getByRole('button', { name: '10 steps', exact: true });
  await ten.click();
  await at(app, 10);
  const tenth = await value(app, 'loss');
  expect(tenth).not.toBe(first);
  await training(app).getByRole('button', { name: 'Go back to the first numbers' }).click();
  await expect.poll(() => value(app, 'loss')).toBe(first);
  await ten.click();
  await at(app, 10);
  expect(await value(app, 'loss')).toBe(tenth);
});

test('new first numbers are other ones, undo brings the old ones back', async ({ app }) => {
  await example(app, 'lecture-mlp');
  const first = await value(app, 'loss');
  await training(app).getByRole('button', { name: 'Draw new first numbers' }).click();
  await expect.poll(() => value(app, 'loss')).not.toBe(first);
  await app.page.getByRole('button', { name: /^Undo/u }).click();
  await expect.poll(() => value(app, 'loss')).toBe(first);
});

test('the scrubber goes back to the parameters of any step', async ({ app, page }) => {
  await example(app, 'lecture-mlp');
  const losses = lecture('lr=0.1 zero_grad=True');
  await training(app).getByRole('button', { name: '10 steps', exact: true }).click();
  await at(app, 10);
  const scrubber = training(app).getByRole('slider', { name: 'Step of the run' });
  await scrubber.focus();
  for (const step of [9, 8, 7]) {
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => Math.abs((await value(app, 'loss')) / (losses[step] ?? 0) - 1)).toBeLessThan(1e-9);
  }
  await page.keyboard.press('Home');
  await expect.poll(() => value(app, 'loss')).toBe(losses[0]);
});

test('a number changed while it plays is taken at once, and training goes on from there', async ({ app }) => {
  await app.openText(bowl);
  await panel(app);
  await settings(app);
  await set(app, 'Steps', '100000');
  await play(app).click();
  await expect(pause(app)).toBeVisible();
  await expect.poll(() => value(app, 'w')).toBeLessThan(1.5);
  await app.type('c', '-4');
  await expect.poll(() => value(app, 'w')).toBeLessThan(-3.9);
  await expect(pause(app)).toBeVisible();
  await pause(app).click();
});

test('undo while it plays pauses first, then takes the stretch back', async ({ app, page }) => {
  await app.openText(bowl);
  await panel(app);
  await settings(app);
  await set(app, 'Steps', '100000');
  await play(app).click();
  await expect.poll(() => value(app, 'w')).toBeLessThan(2);
  await page.getByRole('button', { name: /^Undo/u }).click();
  await expect(play(app)).toBeVisible();
  await expect.poll(() => value(app, 'w')).toBe(3);
});

test('a parameter that is frozen on its card stays', async ({ app, page }) => {
  await app.openText('v = parameter(2)\nw = parameter(3)\ny = v*w');
  await page.getByRole('button', { name: 'freeze v', exact: true }).click();
  await app.calm();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect.poll(() => value(app, 'w')).toBeCloseTo(2.8, 12);
  expect(await value(app, 'v')).toBe(2);
});

test('a loss that is no number stops the run, names the node and the reason, and leaves finite parameters', async ({
  app,
  page,
}) => {
  await app.openText('w = parameter(0.5)\nhidden = log(w)\ny = hidden + w*10');
  await panel(app);
  await fast(app);
  await play(app).click();
  const words = training(app)
    .getByText(/hidden.*NaN.*log.*stopped at step \d+/isu)
    .first();
  await expect(words).toBeVisible();
  await expect(play(app)).toBeVisible();
  expect(Number.isFinite(await value(app, 'w'))).toBe(true);
  await training(app).getByRole('button', { name: 'Show node' }).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('hidden');
});

test('a document without a parameter says what is missing', async ({ app, page }) => {
  await app.openText('a = 3\ny = a*a');
  await app.calm();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(app.said(/parameter/iu)).toBeVisible();
  expect(await value(app, 'a')).toBe(3);
});

test('two runs are listed by their settings and one is drawn as a ghost of the other', async ({ app }) => {
  await example(app, 'lecture-mlp');
  await settings(app);
  await training(app).getByRole('button', { name: '10 steps', exact: true }).click();
  await at(app, 10);
  await training(app).getByRole('button', { name: 'Go back to the first numbers' }).click();
  await set(app, 'Learning rate', '0.05');
  await training(app).getByRole('button', { name: '10 steps', exact: true }).click();
  const runs = training(app).getByRole('list', { name: 'Runs' }).getByRole('listitem');
  await expect(runs).toHaveCount(2);
  await expect(runs.filter({ hasText: 'SGD 0.05' })).toHaveCount(1);
  const compare = training(app).getByRole('button', { name: 'Compare with SGD 0.1', exact: true });
  await compare.click();
  await expect(training(app).getByRole('list', { name: 'Legend' }).first()).toContainText('SGD 0.1');
});

test('settings of training are saved with the document and undone like any edit', async ({ app, page }) => {
  await app.openText(bowl);
  await panel(app);
  await settings(app);
  await training(app).getByRole('combobox', { name: 'Optimiser' }).selectOption({ label: 'Adam' });
  await set(app, 'Learning rate', '0.01');
  expect(await app.document()).toMatch(/"kind":"adam"/u);
  expect(await app.document()).toMatch(/"learningRate":0\.01/u);
  await page.getByRole('button', { name: /^Undo/u }).click();
  await expect.poll(() => app.document()).not.toMatch(/"learningRate":0\.01[,}]/u);
  await expect.poll(() => app.document()).toMatch(/"kind":"adam"/u);
});

test('after a reload the trained numbers are still there', async ({ app, page }) => {
  await app.openText(bowl);
  await panel(app);
  await training(app).getByRole('button', { name: '10 steps', exact: true }).click();
  await at(app, 10);
  const left = await value(app, 'w');
  await expect(page.getByRole('banner').getByRole('status')).toContainText(/Saved$/u);
  await page.goto('about:blank');
  await app.open();
  await expect.poll(() => value(app, 'w')).toBe(left);
});

test('without a worker the page trains by itself, to the same last bit', async ({ app, page }) => {
  const trained = async (): Promise<string> => {
    await example(app, 'moons');
    await training(app).getByRole('button', { name: '10 steps', exact: true }).click();
    await at(app, 10);
    return JSON.stringify([...(await app.readings()).values()]);
  };
  const inWorker = await trained();
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
  await page.goto('about:blank');
  const here = await trained();
  expect(here).toBe(inWorker);
});

test('minibatches come from the seed: the same seed gives the same run', async ({ app }) => {
  await example(app, 'moons');
  await settings(app);
  await training(app).getByRole('switch', { name: 'Minibatches' }).click();
  const run = async (): Promise<number> => {
    await training(app).getByRole('button', { name: '10 steps', exact: true }).click();
    await at(app, 10);
    const loss = await value(app, 'loss');
    await training(app).getByRole('button', { name: 'Go back to the first numbers' }).click();
    await at(app, 0);
    return loss;
  };
  const first = await run();
  expect(await run()).toBe(first);
  await set(app, 'Seed', '2');
  expect(await run()).not.toBe(first);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 }, isMobile: true });

  test('a tap in the menu takes a step and opens the panel, where a tap takes another', async ({ app, page }) => {
    await app.openText(bowl);
    const menu = page.getByRole('button', { name: 'More', exact: true });
    await menu.tap();
    await page.getByRole('menuitem', { name: 'Take one step' }).tap();
    await expect.poll(() => value(app, 'w')).toBeCloseTo(2.6, 12);
    await expect(training(app).getByRole('button', { name: '1 step', exact: true })).toBeVisible();
    await training(app).getByRole('button', { name: '1 step', exact: true }).tap();
    await expect.poll(() => value(app, 'w')).toBeCloseTo(2.28, 12);
  });
});
