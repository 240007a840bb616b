import { expect, test, type App } from './support/app.ts';

/** Two rows and a parameter: p = w·x in each row, loss = mean (p − y)². At w = 0 the losses of the rows are 4 and 16. */
const line = {
  format: 'nudge',
  version: 1,
  nodes: [
    {
      id: 'rows',
      kind: 'data',
      name: 'rows',
      columns: [
        { port: 'c1', name: 'x', values: [1, 2] },
        { port: 'c2', name: 'y', role: 'target', values: [2, 4] },
      ],
    },
    { id: 'w', kind: 'leaf', role: 'parameter', value: 0, name: 'w', y: 300 },
    { id: 'p', kind: 'op', op: 'mul', name: 'p', inputs: ['w', 'rows/c1'], x: 340 },
    {
      id: 'loss',
      kind: 'macro',
      macro: 'squared_error',
      name: 'loss',
      x: 640,
      inputs: [
        { port: 'p1', from: 'p' },
        { port: 't', from: 'rows/c2' },
      ],
      settings: { over: 'mean' },
    },
  ],
};

async function openLine(app: App): Promise<void> {
  await app.open();
  expect(await app.ask('open', line)).toMatchObject({ ok: true });
  await expect(app.card('rows')).toBeVisible();
}

const dialog = (app: App) => app.page.getByRole('dialog', { name: /^Data/u });

/** Chooses one of several by its radio, which its label covers. */
async function choose(app: App, name: string): Promise<void> {
  await dialog(app).getByRole('radio', { name, exact: true }).check({ force: true });
}

async function table(app: App, of: string, part?: string): Promise<void> {
  await app.page.getByRole('button', { name: `open the table of ${of}` }).click();
  await expect(dialog(app)).toBeVisible();
  if (part !== undefined) await choose(app, part);
}

/** What the document keeps of its first data node. */
async function columns(
  app: App,
): Promise<readonly { readonly name: string; readonly role: string; readonly values: readonly number[] }[]> {
  return app.page.evaluate(
    () =>
      Reflect.get(globalThis, 'nudge')
        .document()
        .nodes.find((node: { readonly kind: string }) => node.kind === 'data')?.columns ?? [],
  );
}

async function rows(app: App): Promise<number> {
  return (await columns(app))[0]?.values.length ?? 0;
}

test('the palette places data with its rows, columns as ports, and a row shown', async ({ app, page }) => {
  await app.openText('a = 1\ny = a*2');
  await page.getByRole('button', { name: 'Add data', exact: true }).click();
  await expect(page.getByRole('button', { name: /^column x1 of/u })).toBeVisible();
  await expect(page.getByRole('spinbutton', { name: /^row shown of/u })).toHaveValue('1');
  expect(await rows(app)).toBe(100);
  const first = (await columns(app)).map((column) => column.values[0]);
  const second = (await columns(app)).map((column) => column.values[1]);
  expect(second).not.toEqual(first);
});

test('the next row is shown with its own values and gradients; parameters keep the total', async ({ app, page }) => {
  await openLine(app);
  // Row 1: loss 4, slope of p is 2(p − y)/2 = −2; row 2: −4. The slope of w is −2·1 − 4·2 = −10.
  await expect(app.gradient('p')).toContainText('−2.000');
  await expect(app.gradient('w')).toContainText('−10.00');
  await page.getByRole('button', { name: 'next row of rows' }).click();
  await expect(app.gradient('p')).toContainText('−4.000');
  await expect(app.gradient('w')).toContainText('−10.00');
  await expect(app.value('rows x')).toHaveText('2.000');
  expect((await app.reading('loss'))?.value).toBe(10);
});

test('J and K walk the rows', async ({ app, page }) => {
  await openLine(app);
  await app.select('rows');
  await page.keyboard.press('j');
  await expect(app.value('rows x')).toHaveText('2.000');
  await page.keyboard.press('k');
  await expect(app.value('rows x')).toHaveText('1.000');
});

test('a cell typed into the table changes the numbers at once and is one undo step', async ({ app, page }) => {
  await openLine(app);
  await table(app, 'rows');
  await dialog(app).getByRole('gridcell').nth(1).click();
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await app.reading('loss'))?.value).toBe(26);
  await dialog(app).getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(async () => (await app.reading('loss'))?.value).toBe(10);
});

test('a row is added and removed in the table', async ({ app }) => {
  await openLine(app);
  await table(app, 'rows');
  await dialog(app).getByRole('button', { name: 'Add row' }).click();
  await expect.poll(() => rows(app)).toBe(3);
  await dialog(app).getByRole('button', { name: 'Remove row' }).click();
  await expect.poll(() => rows(app)).toBe(2);
});

test('every built-in set can be taken, with its size', async ({ app }) => {
  await openLine(app);
  await table(app, 'rows', 'Built-in sets');
  const sets = [
    'Two moons',
    'Circles',
    'XOR',
    'Spiral',
    'Two Gaussians',
    'Yin-yang',
    'Line',
    'Sine',
    'Plane',
    'The lecture’s four rows',
  ];
  for (const set of sets) await expect(dialog(app).getByRole('radio', { name: set, exact: true })).toHaveCount(1);
  await choose(app, 'Yin-yang');
  await dialog(app).getByRole('spinbutton', { name: 'Rows', exact: true }).fill('30');
  await dialog(app).getByRole('spinbutton', { name: 'Rows', exact: true }).press('Enter');
  await dialog(app)
    .getByRole('button', { name: /^Use these/u })
    .click();
  await expect.poll(() => rows(app)).toBe(30);
  expect([...new Set((await columns(app)).at(-1)?.values)].sort((a, b) => a - b)).toEqual([0, 1, 2]);
});

test('a pasted table with semicolons and decimal commas is read, its words become classes', async ({ app }) => {
  await openLine(app);
  await table(app, 'rows', 'Import');
  await dialog(app).getByRole('textbox', { name: 'Pasted table' }).fill('a;b;kind\n1,5;2;yes\n-0,25;3;no\n4;7;yes');
  await dialog(app).getByRole('button', { name: 'Use these 3 rows' }).click();
  await expect.poll(() => rows(app)).toBe(3);
  const [a, b, kind] = await columns(app);
  expect(a).toMatchObject({ name: 'a', values: [1.5, -0.25, 4] });
  expect(b?.values).toEqual([2, 3, 7]);
  expect(kind?.role).toBe('target');
  expect(kind?.values[0]).toBe(kind?.values[2]);
  expect(kind?.values[0]).not.toBe(kind?.values[1]);
});

test('a cell that is no number is named by row and column, and nothing changes', async ({ app }) => {
  await openLine(app);
  const before = await app.document();
  await table(app, 'rows', 'Import');
  await dialog(app).getByRole('textbox', { name: 'Pasted table' }).fill('a,b\n1,2\n3,4\n5,oops');
  await expect(dialog(app).getByRole('alert')).toContainText('Row 4, column 2: “oops” is not a number.');
  await expect(dialog(app).getByRole('button', { name: /^Use these/u })).toHaveCount(0);
  expect(await app.document()).toBe(before);
});

test('a row that is too short is named, not dropped', async ({ app }) => {
  await openLine(app);
  await table(app, 'rows', 'Import');
  await dialog(app).getByRole('textbox', { name: 'Pasted table' }).fill('a,b,c\n1,2,3\n4,5\n6,7,8');
  await expect(dialog(app).getByRole('alert')).toContainText(/row 3/iu);
});

test('a block from a spreadsheet pasted on the canvas becomes data', async ({ app }) => {
  await app.openText('a = 1\ny = a*2');
  await app.calm();
  await app.paste('height\tweight\n1.5\t60\n1.75\t70\n1.8\t82\n');
  const use = app.page.getByRole('button', { name: /^Use these 3 rows|^Add/u }).filter({ hasText: /rows/u });
  await expect.poll(async () => (await use.count()) > 0 || (await rows(app)) === 3).toBe(true);
  if ((await rows(app)) !== 3) await use.first().click();
  await expect.poll(() => rows(app)).toBe(3);
  expect((await columns(app)).map((column) => column.name)).toEqual(['height', 'weight']);
});

test('own points are put with a click, several with a drag', async ({ app }) => {
  await openLine(app);
  await table(app, 'rows', 'Built-in sets');
  await choose(app, 'Circles');
  await dialog(app).getByRole('spinbutton', { name: 'Rows', exact: true }).fill('4');
  await dialog(app).getByRole('spinbutton', { name: 'Rows', exact: true }).press('Enter');
  await dialog(app)
    .getByRole('button', { name: /^Use these/u })
    .click();
  await expect.poll(() => rows(app)).toBe(4);
  await choose(app, 'Own points');
  const plane = dialog(app).getByRole('application', { name: /^Plane/u });
  await expect(plane).toBeVisible();
  const box = await plane.boundingBox();
  if (box === null) throw new Error('no plane');
  const spot = { x: box.x + box.width * 0.5, y: box.y + box.height * 0.5 };
  await app.page.mouse.click(spot.x, spot.y);
  await expect.poll(() => rows(app)).toBe(5);
  await app.drag(
    { x: box.x + box.width * 0.3, y: box.y + box.height * 0.6 },
    { x: box.x + box.width * 0.7, y: box.y + box.height * 0.6 },
  );
  await expect.poll(() => rows(app)).toBeGreaterThan(6);
});

test('rows kept for validation leave training, and the panel tells their loss', async ({ app, page }) => {
  await app.open('#example=moons');
  await expect(app.card('data')).toBeVisible();
  const before = (await app.reading('data_loss'))?.value;
  await table(app, 'data', 'Split');
  await dialog(app).getByRole('switch', { name: 'Keep rows to judge by' }).click();
  await expect(dialog(app)).toContainText('80 rows are trained on, 20 are kept.');
  await dialog(app).getByRole('button', { name: 'Close', exact: true }).click();
  expect((await app.reading('data_loss'))?.value).not.toBe(before);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: '1 step', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Training', exact: true })).toContainText(/validation/iu);
});

test('two sets of different length that meet are a problem told in words', async ({ app }) => {
  await app.open();
  const both = structuredClone(line);
  const [first, ...rest] = both.nodes;
  const other = {
    id: 'few',
    kind: 'data',
    name: 'few',
    y: 600,
    columns: [{ port: 'c1', name: 'v', values: [1, 2, 3] }],
  };
  const meet = { id: 'meet', kind: 'op', op: 'add', name: 'meet', x: 340, y: 600, inputs: ['rows/c1', 'few/c1'] };
  expect(await app.ask('open', { ...both, nodes: [first, ...rest, other, meet] })).toMatchObject({ ok: true });
  await expect(app.card('meet')).toContainText(/rows do not match/iu);
});
