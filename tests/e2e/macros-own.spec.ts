import { expect, screen, test, type App } from './support/app.ts';

//  x ─▶ × ─▶ m ─▶ + ─▶ y        w and b are parameters
//  w ─▶        b ─▶
const program = 'x = 2\nw = parameter(3)\nb = parameter(0.5)\nm = x * w\ny = m + b';

/** Selects several cards with clicks, the second and later ones with Shift. */
async function selectAll(app: App, names: readonly string[]): Promise<void> {
  const [first, ...rest] = names;
  await app.select(first ?? '');
  await app.page.keyboard.down('Shift');
  for (const name of rest) await app.select(name);
  await app.page.keyboard.up('Shift');
}

/** Groups what is selected under a name. */
async function group(app: App, name: string): Promise<void> {
  await app.page.keyboard.press('ControlOrMeta+g');
  const dialog = app.page.getByRole('dialog', { name: 'Group into a macro' });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Name of the macro').fill(name);
  await dialog.getByLabel('Name of the macro').press('Enter');
  await expect(dialog).toBeHidden();
}

async function value(app: App, name: string): Promise<number | undefined> {
  return (await app.reading(name))?.value;
}

/** The document with a macro “line” of w, b, m and y, and a second instance of it, z, that reads x. */
async function twoLines(app: App): Promise<void> {
  await app.openText(program);
  await selectAll(app, ['w', 'b', 'm', 'y']);
  await group(app, 'line');
  await app.calm();
  await app.paste('z = line(x)');
  await expect.poll(async () => value(app, 'z')).toBe(6.5);
}

test('a group becomes one card with named ports, the numbers stay, and one undo brings all back', async ({ app }) => {
  await app.openText(program);
  const before = await app.document();
  await selectAll(app, ['w', 'b', 'm', 'y']);
  await app.page.keyboard.press('ControlOrMeta+g');
  const dialog = app.page.getByRole('dialog', { name: 'Group into a macro' });
  await expect(dialog.getByLabel('Port 1')).toHaveValue('x');
  await expect(dialog.getByLabel('Output 1')).toHaveValue('y');
  await dialog.getByLabel('Name of the macro').fill('tanh');
  await dialog.getByRole('button', { name: 'Group', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('means something in formulas already');
  await dialog.getByLabel('Name of the macro').fill('line');
  await dialog.getByLabel('Port 1').fill('input');
  await dialog.getByRole('button', { name: 'Group', exact: true }).click();
  await expect(dialog).toBeHidden();
  expect(await app.count()).toBe(2);
  expect(await app.reading('y')).toEqual({ value: 6.5, gradient: 1 });
  expect(await app.reading('x')).toEqual({ value: 2, gradient: 3 });
  expect(JSON.parse(await app.document()).definitions[0].inputs[0].name).toBe('input');
  await app.undo();
  expect(await app.document()).toBe(before);
});

test('it is placed twice, each with numbers of its own, and edited once for both', async ({ app }) => {
  await twoLines(app);
  // Inside, numbers go by the ids of the macro's own nodes.
  const [definition] = JSON.parse(await app.document()).definitions;
  const w = definition.nodes.find((node: { readonly name: string }) => node.name === 'w').id;
  await app.page.evaluate((name) => Reflect.get(globalThis, 'nudge').set(name, 10), `z/${w}`);
  await expect.poll(async () => value(app, 'z')).toBe(20.5);
  expect(await value(app, 'y')).toBe(6.5);

  await app.select('z');
  await app.page.keyboard.press('m');
  const bar = app.page.getByRole('navigation', { name: 'The macro that is edited' });
  await expect(bar).toContainText('line');
  await expect(app.card('m')).toBeVisible();
  const whole = JSON.parse(await app.document());
  expect(whole.nodes).toHaveLength(3);

  await app.select('y');
  const formula = app.page.getByRole('textbox', { name: /formula/iu });
  await formula.fill('m - b');
  await formula.press('Enter');
  await expect.poll(async () => value(app, 'y')).toBe(5.5);
  await bar.getByRole('button', { name: 'Done' }).click();
  await expect(bar).toBeHidden();
  await expect.poll(async () => value(app, 'y')).toBe(5.5);
  expect(await value(app, 'z')).toBe(19.5);

  await app.calm();
  await app.undo();
  expect(await value(app, 'y')).toBe(6.5);
  expect(await value(app, 'z')).toBe(20.5);
  await app.redo();
  expect(await value(app, 'z')).toBe(19.5);
});

test('inside, undo is the inside’s own, and what is saved is always the whole', async ({ app }) => {
  await twoLines(app);
  const before = await app.document();
  await app.select('y');
  await app.page.keyboard.press('m');
  await expect(app.card('m')).toBeVisible();
  await app.type('w', '4');
  await expect(app.value('y')).toHaveText(screen(8.5));
  const during = JSON.parse(await app.document());
  expect(during.nodes).toHaveLength(3);
  expect(JSON.stringify(during.definitions)).toContain('"value":4');
  await app.calm();
  await app.undo();
  await expect(app.value('y')).toHaveText(screen(6.5));
  await app.undo();
  await expect(app.card('m')).toBeVisible();
  await app.page.keyboard.press('Shift+M');
  await expect(app.card('m')).toHaveCount(0);
  expect(await app.document()).toBe(before);
});

test('a reload in the middle of an edit keeps the whole document, the edit in it', async ({ app }) => {
  await twoLines(app);
  await app.select('y');
  await app.page.keyboard.press('m');
  await expect(app.card('m')).toBeVisible();
  await app.type('w', '4');
  const during = await app.document();
  await expect(app.page.getByText('Saved', { exact: true })).toBeVisible();
  await app.page.goto('/');
  await app.open();
  expect(await app.document()).toBe(during);
  expect(await value(app, 'y')).toBe(6.5);
});

test('it cannot be put inside itself, and says so', async ({ app }) => {
  await twoLines(app);
  await app.select('y');
  await app.page.keyboard.press('m');
  await expect(app.card('m')).toBeVisible();
  await app.calm();
  const count = (await app.cards()).length;
  await app.paste('again = line(1)');
  await expect(app.said(/“line” cannot be placed inside itself: it would never end\./u)).toBeVisible();
  expect((await app.cards()).length).toBe(count);
});

test('it travels with a copy of its instance into an empty document', async ({ app }) => {
  await twoLines(app);
  await app.select('z');
  const copied = await app.page.evaluate(() => {
    const data = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
    return data.types.map((type) => [type, data.getData(type)] as const);
  });
  await app.open('#code=a%20%3D%201');
  await app.calm();
  await app.page.evaluate((items) => {
    const data = new DataTransfer();
    for (const [type, text] of items) data.setData(type, text);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, copied);
  await expect.poll(() => app.names()).toContain('z');
  const pasted = JSON.parse(await app.document());
  expect(pasted.definitions).toHaveLength(1);
  expect(pasted.definitions[0].name).toBe('line');
});

test('its names are changed for all, and it is deleted only where nothing uses it', async ({ app }) => {
  await twoLines(app);
  await app.select('y');
  await app.page.keyboard.press('m');
  await app.page.getByRole('button', { name: 'Names…' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Name the macro and its ports' });
  await dialog.getByLabel('Name of the macro').fill('straight');
  await dialog.getByLabel('Port 1').fill('t');
  const remove = dialog.getByRole('button', { name: 'Delete the macro' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('button', { name: 'Save names' }).click();
  await expect(app.page.getByRole('navigation', { name: 'The macro that is edited' })).toContainText('straight');
  await app.page.getByRole('button', { name: 'Done' }).click();
  const [definition] = JSON.parse(await app.document()).definitions;
  expect(definition.name).toBe('straight');
  expect(definition.inputs[0].name).toBe('t');
  expect(await app.text()).toContain('z = straight(x');
});
