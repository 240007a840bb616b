import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

const cells = 'x1\tx2\tlabel\n0.5\t1.2\tyes\n-0.3\t0.4\tno\n0.1\t-0.9\tno\n';

/** The columns of the only data node, as the page tells them. */
async function columns(
  page: Page,
): Promise<readonly { name: string; role: string; values: number[]; labels?: string[] }[]> {
  return page.evaluate(() => {
    const { nodes } = Reflect.get(globalThis, 'nudge').document();
    return nodes.find((node: { kind: string }) => node.kind === 'data')?.columns ?? [];
  });
}

const pane = (page: Page, name: string) => page.getByRole('dialog').getByRole('radio', { name, exact: true });

async function openPasted(app: {
  open: () => Promise<void>;
  calm: () => Promise<void>;
  paste: (text: string) => Promise<void>;
  page: Page;
}) {
  await app.open();
  await app.calm();
  await app.paste(cells);
  await app.page.getByRole('button', { name: 'Look at it' }).click();
  await expect(app.page.getByRole('dialog', { name: 'Data: data' })).toBeVisible();
}

test('cells pasted from a spreadsheet become a data table, and undo takes it away', async ({ app, page }) => {
  await app.open();
  await app.calm();
  const before = await app.count();
  await app.paste(cells);
  await expect.poll(() => app.count()).toBe(before + 1);
  expect(await columns(page)).toMatchObject([
    { name: 'x1', role: 'input', values: [0.5, -0.3, 0.1] },
    { name: 'x2', role: 'input', values: [1.2, 0.4, -0.9] },
    { name: 'label', role: 'target', values: [0, 1, 1], labels: ['yes', 'no'] },
  ]);
  await expect(app.said(/These cells: 3 rows, 3 columns/)).toBeVisible();
  await app.undo();
  expect(await app.count()).toBe(before);
});

test('a dropped CSV file becomes a data table; one that is no table is told by row and column', async ({
  app,
  page,
}) => {
  await app.open();
  const before = await app.count();
  await app.dropFile('iris.csv', 'width,kind\n1.5,a\n2.5,b\n3.5,a\n');
  await expect.poll(() => app.count()).toBe(before + 1);
  expect(await columns(page)).toMatchObject([{ name: 'width' }, { name: 'kind', labels: ['a', 'b'] }]);
  await app.dropFile('broken.csv', 'a,b\n1,2\n3,x\n4,5\n');
  await expect(
    app.said(/“broken.csv” cannot be read as a table\. Row 3, column 2: “x” is not a number\./),
  ).toBeVisible();
  expect(await app.count()).toBe(before + 1);
});

test('a built-in set replaces the rows in one step', async ({ app, page }) => {
  await openPasted(app);
  await pane(page, 'Built-in sets').check({ force: true });
  await page.getByRole('radio', { name: 'Circles' }).check({ force: true });
  await page.getByRole('button', { name: 'Use these rows' }).click();
  expect((await columns(page))[0]?.values).toHaveLength(100);
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  expect((await columns(page))[0]?.values).toHaveLength(3);
});

test('a table is edited by keyboard alone: cells, a block, rows, undo', async ({ app, page }) => {
  await openPasted(app);
  await expect(pane(page, 'Table')).toBeChecked();
  await page.getByRole('grid', { name: 'Rows' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('7/2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('abc');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Row 2, “x2”: “abc” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.');
  await page.keyboard.press('Escape');
  expect((await columns(page)).map(({ values }) => values[1])).toEqual([3.5, 0.4, 1]);
  await page.keyboard.press('Home');
  await app.paste('8\t9\tyes\n');
  expect((await columns(page)).map(({ values }) => values[1])).toEqual([8, 9, 0]);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  expect((await columns(page)).map(({ values }) => values[1])).toEqual([-0.3, 0.4, 1]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('10,000 rows scroll with only those in sight in the page', async ({ app, page }) => {
  await app.open();
  await app.dropFile(
    'long.csv',
    `x,y\n${Array.from({ length: 10_000 }, (_, row) => `${row},${row % 7}`).join('\n')}\n`,
  );
  await page.getByRole('button', { name: 'Look at it' }).click();
  const grid = page.getByRole('grid', { name: 'Rows' });
  await grid.focus();
  await page.keyboard.press('Control+End');
  await expect(page.getByRole('rowheader', { name: '10000', exact: true })).toBeVisible();
  expect(await page.getByRole('row').count()).toBeLessThan(50);
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  expect((await columns(page))[1]?.values.at(-1)).toBe(5);
});

test('points are put by click, sprayed by drag and erased', async ({ app, page }) => {
  await openPasted(app);
  await pane(page, 'Own points').check({ force: true });
  const plane = page.getByRole('application', { name: /Plane of x1 and x2/ });
  const box = await plane.boundingBox();
  if (box === null) throw new Error('no plane');
  const count = async () => (await columns(page))[0]?.values.length;
  await page.getByRole('button', { name: 'Put points of class no' }).click();
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.75);
  expect((await columns(page)).map(({ values }) => values.at(-1))).toEqual([-0.8, -0.8, 1]);
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 130, box.y + 30, { steps: 20 });
  await page.mouse.up();
  expect(await count()).toBeGreaterThan(7);
  await page.keyboard.press('ControlOrMeta+z');
  expect(await count()).toBe(4);
  await page.getByRole('button', { name: 'Erase' }).click();
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.75);
  expect(await count()).toBe(3);
});

for (const theme of ['light', 'dark'] as const) {
  test(`every pane is clean to axe and lies within the window, ${theme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openPasted(app);
    for (const name of ['Built-in sets', 'Table', 'Own points', 'Import', 'Split']) {
      await pane(page, name).check({ force: true });
      if (name === 'Import')
        await page.getByRole('textbox', { name: 'Pasted table' }).fill('id;a;kind\n1;0,5;up\n2;1,5;down\n');
      if (name === 'Split') await page.getByRole('switch', { name: 'Keep rows to judge by' }).check();
      const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      const wide = await page.evaluate(
        () => document.querySelector('dialog[open]')!.scrollWidth - document.querySelector('dialog[open]')!.clientWidth,
      );
      expect(wide, `${name} scrolls sideways`).toBe(0);
    }
  });
}

test('on a phone every pane fits its width', async ({ app, page }) => {
  await openPasted(app);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const name of ['Built-in sets', 'Table', 'Own points', 'Import', 'Split']) {
    await pane(page, name).check({ force: true });
    const wide = await page.evaluate(
      () => document.querySelector('dialog[open]')!.scrollWidth - document.querySelector('dialog[open]')!.clientWidth,
    );
    expect(wide, `${name} scrolls sideways`).toBe(0);
  }
});
