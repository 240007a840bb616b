import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createApp, expect, screen, test } from './support/app.ts';

const header = (page: Page) => page.getByRole('banner');

test('work is saved by itself, says so, and is there when the page is opened again', async ({ app, page }) => {
  await app.open();
  await app.type('x1', '1.25');
  await expect(header(page).getByText(/\bsaved\b/iu)).toBeVisible();
  const readings = await app.readings();
  await app.open();
  await expect(app.number('x1')).toHaveValue(screen(1.25));
  expect(await app.readings()).toEqual(readings);
});

test('“Saved” is not claimed before it is true: right after an edit the sign is another', async ({ app, page }) => {
  await app.open();
  await app.type('x1', '1.25');
  await expect(header(page).getByText(/\bsaved\b/iu)).toBeVisible();
  const signs: string[] = [];
  const sign = header(page)
    .getByText(/saved|saving/iu)
    .first();
  await app.page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    const root = document.querySelector('header, [role=banner]') ?? document.body;
    new MutationObserver(() => seen.push(root.textContent ?? '')).observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await app.ask('set', 'x1', 3);
  await expect(sign).toBeVisible();
  await expect.poll(() => page.evaluate(() => Array.from(Reflect.get(globalThis, 'seen'), String))).not.toEqual([]);
  signs.push(...(await page.evaluate(() => Array.from<unknown, string>(Reflect.get(globalThis, 'seen'), String))));
  expect(signs.some((text) => !/(?<!un)\bsaved\b/iu.test(text) || /saving|unsaved|not saved/iu.test(text))).toBe(true);
  await expect(header(page).getByText(/(?<!un)\bsaved\b/iu)).toBeVisible();
});

test('where storage is blocked the app still works, and says that it does not save', async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await app.open();
  await expect(app.card('o')).toBeVisible();
  await app.type('x1', '1.25');
  await expect(app.said(/not saved|blocks saving|cannot (be )?save|unsaved/iu)).toBeVisible();
});

test('a second tab opens an unsaved copy, says so, and does not overwrite the first', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  await app.type('x1', '1.25');
  await expect(header(page).getByText(/\bsaved\b/iu)).toBeVisible();
  const second = createApp(await context.newPage());
  await second.open();
  await expect(second.said(/unsaved copy|another tab|other tab/iu)).toBeVisible();
  await second.ask('set', 'x1', 9);
  await second.settled();
  await second.page.close();
  await app.open();
  await expect(app.number('x1')).toHaveValue(screen(1.25));
});

test('Mod+S saves a file that opens again with the same numbers', async ({ app, page }) => {
  await page.addInitScript(() => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker']) Reflect.deleteProperty(globalThis, name);
  });
  await app.open();
  await app.type('x1', '0.1');
  await app.calm();
  const readings = await app.readings();
  const waiting = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+s');
  const download = await waiting;
  const text = await readFile(await download.path(), 'utf8');
  const file: unknown = JSON.parse(text);
  expect(file).toMatchObject({ format: 'nudge', version: 1 });
  await app.openText('a = 1\ny = a * 2');
  await app.calm();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('ControlOrMeta+o');
  await (await chooser).setFiles({ name: 'mine.nudge.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(app.card('o')).toBeVisible();
  expect(await app.readings()).toEqual(readings);
});

test('a document file dropped on the page opens', async ({ app }) => {
  await app.openText('a = 2\nb = 3\nz = a * b');
  const text = await app.document();
  await app.open();
  await app.dropFile('mine.nudge.json', text);
  await expect(app.value('z')).toHaveText(screen(6));
});

for (const [what, name, text, words] of [
  ['a file that is not JSON', 'x.json', '{"format": "nudge", "version": 1,', /damaged|line 1|not valid|JSON/iu],
  ['a file of another program', 'x.json', '{"cells": []}', /isn.t a|not a (nudge )?document|not .*nudge/iu],
  ['a file of a newer version', 'x.json', '{"format":"nudge","version":99,"nodes":{}}', /newer/iu],
] as const) {
  test(`${what} is refused in words and the open document stays`, async ({ app }) => {
    await app.open();
    const before = await app.document();
    await app.dropFile(name, text);
    await expect(app.said(words)).toBeVisible();
    expect(await app.document()).toBe(before);
    await expect(app.card('o')).toBeVisible();
  });
}

test('an op that this version does not know is refused with the node it is at', async ({ app }) => {
  await app.openText('a = 2\nz = sin(a)');
  const text = (await app.document()).replaceAll('"sin"', '"sin2"');
  expect(text).toContain('sin2');
  const before = await app.document();
  await app.dropFile('x.nudge.json', text);
  await expect(app.said(/sin2/u)).toBeVisible();
  expect(await app.document()).toBe(before);
});

test('a hostile name is text and nothing else', async ({ app, page }) => {
  await app.openText('a = 2\nz = a * 3');
  const hostile = '<img src=x onerror=globalThis.broken=1>';
  const text = await page.evaluate((label) => {
    const record = JSON.parse(JSON.stringify(Reflect.get(globalThis, 'nudge').document()));
    record.title = label;
    record.name = label;
    return JSON.stringify(record);
  }, hostile);
  await app.dropFile('x.nudge.json', text);
  await app.settled();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'broken'))).toBeUndefined();
  await expect(page.locator('img[src=x]')).toHaveCount(0);
});

test('autosaved data that is damaged does not blank the page', async ({ app, page }) => {
  await app.open();
  await app.type('x1', '1.25');
  await expect(header(page).getByText(/\bsaved\b/iu)).toBeVisible();
  await page.route('**/blank', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel=icon href=data:>' }),
  );
  await page.goto('/blank');
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const asking = indexedDB.open(name);
        asking.onsuccess = () => done(asking.result);
        asking.onerror = () => fail(new Error('closed'));
      });
      for (const store of database.objectStoreNames) {
        await new Promise<void>((done, fail) => {
          const work = database.transaction(store, 'readwrite');
          const asking = work.objectStore(store).openCursor();
          asking.onsuccess = () => {
            const cursor = asking.result;
            if (cursor === null) return;
            cursor.update('\u0000 damaged');
            cursor.continue();
          };
          work.oncomplete = () => done();
          work.onerror = () => fail(new Error('not written'));
        });
      }
      database.close();
    }
  });
  await app.open();
  await expect(page.getByRole('group').first()).toBeVisible();
  await expect(app.said(/damaged|could not be (read|opened)|cannot be read/iu)).toBeVisible();
});
