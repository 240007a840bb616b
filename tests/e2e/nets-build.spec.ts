import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type App } from './support/app.ts';

/** Places something by the quick search, its card somewhere free. */
async function add(app: App, words: string, name: RegExp): Promise<void> {
  const { page } = app;
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: /quick add/i }).fill(words);
  await page.getByRole('option', { name }).first().click();
  await app.settled();
}

/** A new, empty document with the keyboard on its canvas. */
async function empty(app: App): Promise<void> {
  await app.open();
  await app.ask('open', '');
  await app.calm();
}

async function wire(app: App, from: string, to: string): Promise<void> {
  const { page } = app;
  await page.keyboard.press('Shift+1');
  await app.settled();
  const port = (name: string) => page.getByRole('button', { name, exact: true });
  // The view glides to where everything is seen: a port is taken where it has come to rest.
  for (const name of [from, to]) {
    let last = '';
    await expect
      .poll(async () => {
        const before = last;
        last = JSON.stringify(await app.middle(port(name)));
        return last === before;
      })
      .toBe(true);
  }
  const before = await app.document();
  await app.drag(await app.middle(port(from)), await app.middle(port(to)));
  await expect.poll(() => app.document()).not.toBe(before);
}

/** Data, a net and a loss, placed and wired by hand; the loss is the root. */
async function moons(app: App): Promise<void> {
  await empty(app);
  await add(app, 'two moons', /two moons/i);
  await add(app, 'mlp', /MLP/);
  await add(app, 'hinge', /hinge/i);
  await wire(app, 'column x1 of two_moons', 'new input of net');
  await wire(app, 'column x2 of two_moons', 'new input of net');
  await wire(app, 'output of net', 'score of loss');
  await wire(app, 'column y of two_moons', 'target −1 or 1 of loss');
}

/** Walks the canvas by keyboard until this card has the focus: backwards to its beginning, then on from there. */
async function walkTo(page: Page, name: string): Promise<void> {
  const here = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const canvas = page.getByRole('application');
  await canvas.focus();
  let back = true;
  for (let steps = 0; steps < 120 && (await here()) !== name; steps++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    if (!back || (await page.getByRole('application').locator('[data-node]:focus-within').count()) > 0) continue;
    back = false;
    await canvas.focus();
  }
  await expect(page.getByRole('group', { name, exact: true })).toBeFocused();
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}

test('a net is built by hand from data, an MLP and a loss; it opens down to the scalars, and all can be taken back', async ({
  app,
  page,
}) => {
  await moons(app);
  await expect(app.value('loss')).not.toHaveText('–');
  expect(await app.root()).toBe('loss');

  // The net opens in place: layers, neurons, scalars.
  await page.getByRole('button', { name: 'open net', exact: true }).click();
  await page.getByRole('button', { name: 'open net layer 1', exact: true }).click();
  await page.getByRole('button', { name: 'open net layer 1 neuron 1', exact: true }).click();
  const weight = page.getByRole('group', { name: 'net layer 1 neuron 1 w1', exact: true });
  await expect(weight).toBeAttached();

  // An inner weight is nudged, and the loss follows.
  const loss = await app.reading('loss');
  // A step on and back by keyboard selects it.
  await weight.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(weight).toBeFocused();
  await page.keyboard.press('Shift+2');
  await app.settled();
  await app.type('net layer 1 neuron 1 w1', '2.5');
  await expect(app.number('net layer 1 neuron 1 w1')).toHaveValue('2.500');
  expect((await app.reading('loss'))?.value).not.toBe(loss?.value);

  // It is frozen, by its button.
  const lock = page.getByRole('button', { name: 'freeze net layer 1 neuron 1 w1', exact: true });
  await lock.click();
  await expect(lock).toHaveAttribute('aria-pressed', 'true');
  expect(await app.document()).toContain('"frozen":["l1/n1/w:p1"]');

  // Everything is taken back, step by step.
  await page.getByRole('group', { name: 'net layer 1 neuron 1 w1', exact: true }).focus();
  for (let step = 0; step < 14; step++) await app.undo();
  expect(await app.count()).toBe(0);
});

test('the row cursor shows another row everywhere, by button, key and number', async ({ app, page }) => {
  await moons(app);
  await page.keyboard.press('Shift+1');
  const row = page.getByRole('spinbutton', { name: 'row shown of two_moons' });
  const first = await app.value('net').textContent();
  await page.getByRole('button', { name: 'next row of two_moons' }).click();
  await expect(row).toHaveValue('2');
  await expect(app.value('net')).not.toHaveText(first ?? '');
  await expect(page.getByRole('group', { name: 'net', exact: true })).toContainText('row 2');
  await row.fill('37');
  await row.press('Enter');
  await expect(row).toHaveValue('37');
  await walkTo(page, 'net');
  await page.keyboard.press('k');
  await expect(row).toHaveValue('36');
  // A gradient of one row: the root has one number per row.
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: /^gradients of\s*net, row 36/ })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('button', { name: /^gradients of\s*net, row 37/ })).toBeVisible();
});

test('a net is opened, walked, frozen and closed by keyboard alone', async ({ app, page }) => {
  await moons(app);
  await walkTo(page, 'net');
  await page.keyboard.press('e');
  const frame = page.getByRole('group', { name: 'inside of net', exact: true });
  await expect(frame).toBeFocused();
  await walkTo(page, 'net layer 1');
  await page.keyboard.press('e');
  await expect(page.getByRole('group', { name: 'inside of net layer 1', exact: true })).toBeFocused();
  await page.keyboard.press('l');
  await expect.poll(() => app.document()).toContain('"l1/n8/b"]');
  await page.keyboard.press('l');
  await expect.poll(() => app.document()).not.toContain('"frozen"');
  await page.keyboard.press('Shift+E');
  await expect(page.getByRole('group', { name: 'net layer 1', exact: true })).toBeFocused();
  await page.keyboard.press('Shift+E');
  await expect(page.getByRole('group', { name: 'net', exact: true })).toBeFocused();
});

test('the inspector resizes a net, refuses what is too large in words, and tells how rows share in a gradient', async ({
  app,
  page,
}) => {
  await moons(app);
  await app.select('net');
  await page.getByRole('button', { name: 'one neuron more in layer 1' }).click();
  await expect(page.getByRole('textbox', { name: 'neurons of layer 1' })).toHaveValue('9');
  await page.getByRole('textbox', { name: 'neurons of layer 1' }).fill('300');
  await page.getByRole('textbox', { name: 'neurons of layer 1' }).press('Enter');
  await expect(app.said(/300 neurons; 256 is the most/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'neurons of layer 1' })).toHaveValue('9');
  await expect(page.getByRole('region', { name: 'Over the rows' })).toContainText('all 100 rows Σ');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('textbox', { name: 'neurons of layer 1' })).toHaveValue('8');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on a built net in the ${theme} theme`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await moons(app);
    await page.getByRole('button', { name: 'open net', exact: true }).click();
    await app.select('net layer 2');
    await app.settled();
    expect(await violations(page)).toEqual([]);
  });
}
