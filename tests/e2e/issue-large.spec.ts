import { expect, test } from './support/app.ts';

/** A long chain of sums over products: 2,000 nodes, whose value and slopes can be said without the app. */
function large(): { readonly text: string; readonly value: number } {
  const lines = ['x = 1.5'];
  let value = 0;
  for (let at = 0; at < 999; at++) {
    lines.push(`p${String(at)} = ${at === 0 ? 'x' : `s${String(at - 1)}`} * 0.5`);
    lines.push(`s${String(at)} = p${String(at)} + x`);
    value = (at === 0 ? 1.5 : value) * 0.5 + 1.5;
  }
  return { text: lines.join('\n'), value };
}

test('a document of 2,000 nodes opens, fits, pans, zooms and nudges without an error, with the right number', async ({
  app,
  page,
}) => {
  test.setTimeout(120_000);
  const { text, value } = large();
  await app.open();
  expect(await app.ask('open', text)).toEqual({ ok: true });
  expect((await app.names()).length).toBeGreaterThanOrEqual(1999);
  expect((await app.reading('s998'))?.value).toBeCloseTo(value, 12);
  await app.settled();
  await page.keyboard.press('Shift+1');
  await app.settled();
  const mounted = await page.getByRole('group').count();
  expect(mounted, 'only what can be seen is in the page').toBeLessThan(400);
  await page.mouse.move(600, 400);
  await page.mouse.down();
  await page.mouse.move(700, 450, { steps: 10 });
  await page.mouse.up();
  for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, -240);
  await app.settled();
  await app.ask('set', 'x', 2);
  // s → 2x as the chain goes on, so s = 4 where x = 2, and ds/dx = 2.
  expect((await app.reading('s998'))?.value).toBeCloseTo(4, 12);
  expect((await app.reading('x'))?.gradient).toBeCloseTo(2, 12);
  await app.ask('undo');
  expect((await app.reading('s998'))?.value).toBeCloseTo(value, 12);
  await expect(page.locator('#app > *').first()).toBeVisible();
});

test('a far picture shows where a large document is: it is not blank when it is fitted', async ({ app, page }) => {
  test.setTimeout(120_000);
  await app.open();
  await app.ask('open', large().text);
  await page.keyboard.press('Shift+1');
  await app.settled();
  const drawn = () =>
    page.evaluate(() => {
      const canvases = [...document.querySelectorAll('canvas')];
      return canvases.some((canvas) => {
        const pen = canvas.getContext('2d');
        if (pen === null || canvas.width === 0 || canvas.height === 0) return false;
        const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
        return data.some((part) => part !== 0);
      });
    });
  await expect.poll(drawn).toBe(true);
});

test('zooming in on a card of a large document brings its real number back', async ({ app, page }) => {
  test.setTimeout(120_000);
  await app.open();
  await app.ask('open', large().text);
  await app.calm().catch(() => page.keyboard.press('Escape'));
  await page.keyboard.press('Shift+1');
  for (let turn = 0; turn < 30; turn++) await page.keyboard.press('+');
  await app.settled();
  const met = await page.getByRole('group').count();
  expect(met).toBeLessThan(400);
});
