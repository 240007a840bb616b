import { expect, screen, test } from './support/app.ts';

//  a ─▶ × ─▶ y      y = a·b
//  b ───▲
const product = 'a = 2\nb = -3\ny = a * b';

test('window.nudge has exactly the documented interface', async ({ app, page }) => {
  await app.open();
  const kinds = await page.evaluate(() => {
    const nudge = Reflect.get(globalThis, 'nudge');
    return Object.fromEntries(Object.keys(nudge).map((key) => [key, typeof nudge[key]]));
  });
  expect(kinds).toMatchObject({
    ready: 'object',
    open: 'function',
    names: 'function',
    get: 'function',
    set: 'function',
    root: 'function',
    document: 'function',
    text: 'function',
    undo: 'function',
    redo: 'function',
    on: 'function',
  });
  expect(
    await page.evaluate(() => ['string', 'number'].includes(typeof Reflect.get(globalThis, 'nudge').version)),
  ).toBe(true);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'nudge').ready instanceof Promise)).toBe(true);
});

test('open() takes text and says ok; the cards show it', async ({ app }) => {
  await app.open();
  expect(await app.ask('open', product)).toEqual({ ok: true });
  await expect(app.value('y')).toHaveText(screen(-6));
  expect((await app.names()).toSorted()).toEqual(['a', 'b', 'y']);
});

test('open() takes a document too, as document() gave it', async ({ app, page }) => {
  await app.openText(product);
  const given: unknown = await page.evaluate(() =>
    JSON.parse(JSON.stringify(Reflect.get(globalThis, 'nudge').document())),
  );
  await app.open();
  expect(await app.ask('open', given)).toEqual({ ok: true });
  expect((await app.reading('y'))?.value).toBe(-6);
});

test('open() refuses with line, column and words, and leaves the document alone', async ({ app }) => {
  await app.openText(product);
  const before = await app.document();
  const answer = await app.ask('open', 'p = 1\nq = p * )');
  expect(answer).toMatchObject({ ok: false, line: 2 });
  const record = new Map(Object.entries(Object(answer)));
  expect(typeof record.get('column')).toBe('number');
  expect(String(record.get('message')).length).toBeGreaterThan(5);
  expect(await app.document()).toBe(before);
});

for (const wrong of [42, null, [], { format: 'nudge' }, { format: 'nudge', version: 99 }]) {
  test(`open(${JSON.stringify(wrong)}) is refused with words and does not throw`, async ({ app }) => {
    await app.openText(product);
    const before = await app.document();
    const answer = await app.ask('open', wrong);
    expect(answer).toMatchObject({ ok: false });
    expect(typeof new Map(Object.entries(Object(answer))).get('message')).toBe('string');
    expect(await app.document()).toBe(before);
  });
}

test('get() gives numbers; null off the path; undefined for an unknown name', async ({ app }) => {
  await app.openText('a = 2\nb = -3\nc = 7\ny = a * b\nz = c * 1\ny.backward()');
  expect(await app.ask('get', 'a')).toEqual({ value: 2, gradient: -3 });
  expect(await app.ask('get', 'c')).toEqual({ value: 7, gradient: null });
  expect(await app.ask('get', 'nobody')).toBeUndefined();
  expect(await app.ask('get', '__proto__')).toBeUndefined();
  expect(await app.ask('get', 'constructor')).toBeUndefined();
});

test('set(); get() is right at once, without a frame between', async ({ app, page }) => {
  await app.openText(product);
  const read = await page.evaluate(() => {
    const nudge = Reflect.get(globalThis, 'nudge');
    nudge.set('a', 5);
    const first = nudge.get('y');
    nudge.set('a', 6);
    return [first, nudge.get('y'), nudge.get('b')];
  });
  expect(read).toEqual([
    { value: -15, gradient: 1 },
    { value: -18, gradient: 1 },
    { value: -3, gradient: 6 },
  ]);
  await expect(app.number('a')).toHaveValue(screen(6));
});

for (const [what, name, value] of [
  ['an op', 'y', 1],
  ['an unknown name', 'nobody', 1],
  ['NaN', 'a', Number.NaN],
  ['∞', 'a', Number.POSITIVE_INFINITY],
  ['text', 'a', '3'],
] as const) {
  test(`set() throws for ${what} and changes nothing`, async ({ app, page }) => {
    await app.openText(product);
    const before = await app.document();
    const thrown = await page.evaluate(
      ([to, number]) => {
        try {
          Reflect.get(globalThis, 'nudge').set(to, number);
          return '';
        } catch (error) {
          return error instanceof Error ? error.message : 'not an Error';
        }
      },
      [name, value] as const,
    );
    expect(thrown.length).toBeGreaterThan(5);
    expect(await app.document()).toBe(before);
  });
}

test('a neuron’s weight is set and read by its address', async ({ app, page }) => {
  await app.openText('x = 2\no = neuron(x, weights=[0.5], bias=0)');
  const names = await app.names();
  const inner = names.find((name) => name.startsWith('o/w'));
  test.skip(inner === undefined, 'names() lists named nodes only');
  if (inner === undefined) return;
  expect((await app.reading(inner))?.value).toBe(0.5);
  await app.ask('set', inner, 1);
  expect((await app.reading('o'))?.value).toBe(await page.evaluate(() => Math.tanh(2)));
});

test('sets to one name within half a second are one undo step; another name is another', async ({ app, page }) => {
  await app.openText(product);
  await page.evaluate(() => {
    const nudge = Reflect.get(globalThis, 'nudge');
    for (let value = 3; value <= 20; value++) nudge.set('a', value);
    nudge.set('b', 1);
  });
  expect((await app.reading('y'))?.value).toBe(20);
  await app.ask('undo');
  expect((await app.reading('y'))?.value).toBe(-60);
  await app.ask('undo');
  expect((await app.reading('y'))?.value).toBe(-6);
  await app.ask('redo');
  expect((await app.reading('a'))?.value).toBe(20);
});

test('root() says the root and sets it; an unknown one is no silent success', async ({ app, page }) => {
  await app.openText('a = 2\ne = a * 3\ny = e + 1');
  expect(await app.ask('root')).toBe('y');
  await app.ask('root', 'e');
  expect(await app.ask('root')).toBe('e');
  expect((await app.reading('y'))?.gradient).toBeNull();
  expect((await app.reading('a'))?.gradient).toBe(3);
  const silent = await page.evaluate(() => {
    try {
      Reflect.get(globalThis, 'nudge').root('nobody');
      return Reflect.get(globalThis, 'nudge').root();
    } catch {
      return 'thrown';
    }
  });
  expect(['thrown', 'e']).toContain(silent);
});

test('text() is the expression; document() is plain data that cannot be used to change the app', async ({
  app,
  page,
}) => {
  await app.openText(product);
  expect(await app.text()).toMatch(/y = a ?\* ?b/u);
  const before = await app.document();
  await page.evaluate(() => {
    const record = Reflect.get(globalThis, 'nudge').document();
    try {
      for (const key of Object.keys(record)) record[key] = null;
    } catch {
      // A frozen record refuses, which is as good.
    }
  });
  expect(await app.document()).toBe(before);
  expect(JSON.parse(before)).toMatchObject({ format: 'nudge', version: 1 });
});

test('on("change") hears edits until it is unsubscribed', async ({ app, page }) => {
  await app.openText(product);
  await page.evaluate(() => {
    const heard = { count: 0 };
    const stop = Reflect.get(globalThis, 'nudge').on('change', () => heard.count++);
    Object.assign(globalThis, { heard, stop });
  });
  const count = () => page.evaluate(() => Number(Reflect.get(globalThis, 'heard').count));
  await app.type('a', '7');
  await expect.poll(count).toBeGreaterThan(0);
  await page.evaluate(() => Reflect.get(globalThis, 'stop')());
  await app.settled();
  const then = await count();
  await app.ask('set', 'a', 9);
  await expect(app.number('a')).toHaveValue(screen(9));
  expect(await count()).toBe(then);
});

test('a listener that throws breaks nothing', async ({ app, page }) => {
  await app.openText(product);
  const broke = await page.evaluate(() => {
    const nudge = Reflect.get(globalThis, 'nudge');
    try {
      nudge.on('other', () => undefined);
    } catch {
      return 'refused';
    }
    return 'taken';
  });
  expect(['refused', 'taken']).toContain(broke);
  await app.ask('set', 'a', 4);
  await expect(app.value('y')).toHaveText(screen(-12));
});
