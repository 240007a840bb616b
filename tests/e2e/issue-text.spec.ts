import { expect, screen, test } from './support/app.ts';
import { golden } from './support/golden.ts';

const readme = golden('micrograd-readme');

test('pasting expression text on the canvas builds the graph with the right numbers', async ({ app }) => {
  await app.openText('q = 1\nr = q * 2');
  await app.calm();
  await app.paste(golden('lecture-L').program);
  await expect(app.card('L')).toBeVisible();
  for (const [name, value] of Object.entries(golden('lecture-L').values)) {
    expect((await app.reading(name))?.value, name).toBe(value);
  }
  expect(await app.names()).toContain('q');
  await app.undo();
  expect((await app.names()).toSorted()).toEqual(['q', 'r']);
});

test('pasted micrograd Python comes out with micrograd’s numbers', async ({ app }) => {
  const python = [
    'from micrograd.engine import Value',
    'a = Value(-4.0)',
    'b = Value(2.0)',
    'c = a + b',
    'd = a * b + b**3',
    'c += c + 1',
    'c += 1 + c + (-a)',
    'd += d * 2 + (b + a).relu()',
    'd += 3 * d + (b - a).relu()',
    'e = c - d',
    'f = e**2',
    'g = f / 2.0',
    'g += 10.0 / f',
    "print(f'{g.data:.4f}')",
    'g.backward()',
  ].join('\n');
  await app.openText('q = 1\nr = q * 2');
  await app.calm();
  await app.paste(python);
  await expect.poll(async () => (await app.reading('g'))?.value).toBeCloseTo(24.70408163265306, 12);
  expect((await app.reading('a'))?.gradient).toBeCloseTo(readme.gradients['a'] ?? 0, 10);
  expect((await app.reading('b'))?.gradient).toBeCloseTo(readme.gradients['b'] ?? 0, 10);
  expect(await app.names()).toEqual(expect.arrayContaining(['c_1', 'd_1', 'g_1']));
});

test('a pasted graph is drawn in layers: every wire goes to the right and no card covers another', async ({ app }) => {
  await app.openText(readme.program);
  const names = Object.keys(readme.values);
  const boxes = new Map<string, { x: number; y: number; width: number; height: number }>();
  for (const name of names) {
    await expect(app.card(name)).toBeVisible();
    const box = await app.card(name).boundingBox();
    if (box !== null) boxes.set(name, box);
  }
  for (const [from, to] of [
    ['a', 'c0'],
    ['b', 'c0'],
    ['c0', 'c1'],
    ['c1', 'c'],
    ['c', 'e'],
    ['d', 'e'],
    ['e', 'f'],
    ['f', 'g0'],
    ['g0', 'g'],
  ] as const) {
    expect(boxes.get(from)?.x ?? 0, `${from} is left of ${to}`).toBeLessThan(boxes.get(to)?.x ?? 0);
  }
  const all = [...boxes.values()];
  const over = all.flatMap((one, at) =>
    all
      .slice(at + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width - 1 &&
          other.x < one.x + one.width - 1 &&
          one.y < other.y + other.height - 1 &&
          other.y < one.y + one.height - 1,
      ),
  );
  expect(over).toEqual([]);
});

test('a clash of names when pasting gets _2, and the user is told', async ({ app }) => {
  await app.openText('a = 1\ny = a * 2');
  await app.calm();
  await app.paste('a = 5\nz = a + 1');
  await expect.poll(() => app.names()).toEqual(expect.arrayContaining(['a', 'a_2', 'z']));
  expect((await app.reading('a'))?.value).toBe(1);
  expect((await app.reading('z'))?.value).toBe(6);
  await expect(app.said(/a_2/u)).toBeVisible();
});

test('free names of pasted text bind to nodes that are there', async ({ app }) => {
  await app.openText('a = 3\ny = a * 2');
  await app.calm();
  await app.paste('z = a * y');
  await expect.poll(async () => (await app.reading('z'))?.value).toBe(18);
});

test('pasted nonsense is refused in words with line and column, and nothing changes', async ({ app }) => {
  await app.openText('a = 3\ny = a * 2');
  await app.calm();
  const before = await app.document();
  await app.paste('p = 1\nq = p * (2 +\n');
  await expect(app.said(/line 2|line 3/iu)).toBeVisible();
  expect(await app.document()).toBe(before);
});

test('a .txt file dropped on the page opens as a graph', async ({ app }) => {
  await app.open();
  await app.dropFile('lecture.txt', golden('lecture-L').program);
  await expect(app.card('L')).toBeVisible();
  await expect(app.value('L')).toHaveText(screen(-8));
  await expect(app.gradient('a')).toContainText(screen(6));
});

test('a file that is no text of ours is refused in words, and the open document stays', async ({ app }) => {
  await app.open();
  const before = await app.document();
  await app.dropFile('broken.txt', 'this is not = = an expression (');
  await expect(app.said(/line 1/iu)).toBeVisible();
  expect(await app.document()).toBe(before);
});

test('Copy link gives a #code= link that opens the same graph, and says what it leaves out', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.openText(golden('lecture-L').program);
  await page.getByRole('button', { name: /share/iu }).click();
  const sheet = page.getByRole('dialog').filter({ visible: true });
  await expect(sheet.getByText(/leaves? out/iu)).toBeVisible();
  await sheet.getByRole('button', { name: /copy link/iu }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('#code=');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const readings = await app.readings();
  await app.open(link.slice(link.indexOf('#')));
  expect(await app.readings()).toEqual(readings);
});

test('what a graph prints reads back as the same graph, neurons included', async ({ app }) => {
  await app.openText(
    'x1 = 2\nx2 = -0.5\nh = neuron(x1, x2, weights=[0.25, -0.75], bias=0.125, activation=relu)\no = neuron(h, x1, weights=[0.5, 0.1], bias=-0.3, activation=tanh)\nL = (o - 1)**2',
  );
  const [text, readings] = [await app.text(), await app.readings()];
  await app.openText(text);
  expect(await app.text()).toBe(text);
  expect(await app.readings()).toEqual(readings);
});
