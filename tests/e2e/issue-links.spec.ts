import { expect, screen, test } from './support/app.ts';
import { golden } from './support/golden.ts';

const code = (text: string) => `#code=${encodeURIComponent(text)}`;

test('#code= opens a graph as an unsaved document, and one’s own work is one click away, untouched', async ({
  app,
  page,
}) => {
  await app.open();
  await app.type('x1', '1.25');
  await expect(page.getByRole('banner').getByText(/\bsaved\b/iu)).toBeVisible();
  const own = await app.readings();
  await app.open(code(golden('lecture-L').program));
  await expect(app.value('L')).toHaveText(screen(-8));
  await app.type('a', '5');
  await page
    .getByRole('button', { name: /back to (my|your)|my work|your work|own work/iu })
    .or(page.getByRole('link', { name: /back to (my|your)|my work|your work|own work/iu }))
    .first()
    .click();
  await expect(app.card('x1')).toBeVisible();
  expect(await app.readings()).toEqual(own);
  await app.open();
  expect(await app.readings()).toEqual(own);
});

test('a changed hash is followed while the page is open', async ({ app, page }) => {
  await app.openText('a = 2\ny = a * 3');
  await expect(app.value('y')).toHaveText(screen(6));
  await page.evaluate((hash) => {
    location.hash = hash;
  }, code('p = 5\nq = p * p'));
  await expect(app.value('q')).toHaveText(screen(25));
  await expect(app.card('y')).toHaveCount(0);
});

for (const [what, hash, words] of [
  ['text that does not read', code('a = 1\nb = a * * 2'), /line 2/iu],
  ['a name that is not there', code('y = nobody * 2'), /nobody/u],
  ['percent signs that are no encoding', '#code=%E0%A4%A', /link|read|decod/iu],
  ['an example that is not there', '#example=no-such-example', /no-such-example|no example/iu],
] as const) {
  test(`a bad link is refused in words and the page stands: ${what}`, async ({ app, page }) => {
    await app.open();
    const before = await app.document();
    await page.evaluate((next) => {
      location.hash = next;
    }, hash);
    await expect(app.said(words)).toBeVisible();
    expect(await app.document()).toBe(before);
  });
}

test('the page opened cold at a bad link shows one’s own work and the words', async ({ app }) => {
  await app.open(code('a = = 1'));
  await expect(app.said(/line 1/iu)).toBeVisible();
  await expect(app.page.getByRole('group').first()).toBeVisible();
});

test('a definition that comes later is named in the error', async ({ app, page }) => {
  await app.open();
  await page.evaluate((next) => {
    location.hash = next;
  }, code('y = a * 2\na = 3'));
  await expect(app.said(/line 2/iu)).toBeVisible();
});

test('a link cannot run anything', async ({ app, page }) => {
  await app.open(code('a = 1 # <script>globalThis.broken=1</script>\ny = a * 2'));
  await app.settled();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'broken'))).toBeUndefined();
});
