import { readFile } from 'node:fs/promises';
import { expect, test } from './support/app.ts';

const lecture = 'a = 2\nb = -3\nc = 10\nf = -2\ne = a*b\nd = e + c\nL = d*f';

test('an exercise is printed on one page for each sheet and one for each key, in black on white', async ({
  app,
  page,
}) => {
  await app.openText(lecture);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.keyboard.press('q');
  await page.getByRole('button', { name: 'All gradients' }).click();
  await page.getByRole('button', { name: 'Make an exercise…' }).click();
  await page.getByRole('textbox', { name: 'Sheets' }).fill('3');
  await expect(page.getByRole('button', { name: 'Copy link of sheet 3' })).toBeVisible();
  for (const format of ['A4', 'Letter']) {
    const printed = (await page.pdf({ format })).toString('latin1');
    expect(printed.match(/\/Type\s*\/Page\b(?!s)/g), format).toHaveLength(6);
  }
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  const sheet = page.getByRole('article', { name: 'Sheet 1', exact: true });
  await expect(sheet).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(sheet.locator('.sheet-drawing-blank')).toHaveCount(7);
  // Nothing of a page is cut off.
  const overflow = await page
    .getByRole('article')
    .evaluateAll((pages) => pages.map((each) => each.scrollHeight - each.clientHeight));
  expect(Math.max(...overflow)).toBeLessThanOrEqual(0);
  const look = await sheet.evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    const { colorScheme } = getComputedStyle(document.documentElement);
    return { color, backgroundColor, colorScheme };
  });
  expect(look).toEqual({ color: 'rgb(29, 31, 35)', backgroundColor: 'rgb(255, 255, 255)', colorScheme: 'light' });
});

test('a link and a file of an exercise open it with its numbers hidden, and a damaged link is refused in words', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.openText(lecture);
  await app.select('a');
  await page.keyboard.press('q');
  await page.getByRole('button', { name: 'Selected cards' }).click();
  await page.getByRole('button', { name: 'Make an exercise…' }).click();
  await page.getByRole('button', { name: 'Copy link of sheet 1' }).click();
  await expect(page.getByText('Link copied. It opens the exercise')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#exercise=');
  // Where the browser has no dialog for files of its own, it downloads.
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save file of sheet 1' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file).toContain('"exercise"');

  await page.goto('about:blank');
  await app.open(link.slice(link.indexOf('#')));
  await expect(page.getByRole('button', { name: 'guess a gradient', exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Guess first' })).toContainText('0 of 1');
  await expect(app.gradient('b')).toBeVisible();

  await page.evaluate(() => {
    location.hash = '#exercise=%zz';
  });
  await expect(page.getByText('This link is damaged')).toBeVisible();

  await app.open();
  await app.dropFile('exercise.nudge.json', file);
  await expect(page.getByRole('button', { name: 'guess a gradient', exact: true })).toBeVisible();
});
