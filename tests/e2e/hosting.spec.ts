import { expect, test } from '@playwright/test';
import { serve } from '../support/serve.ts';

test('the built page works in a sub-path of a host', async ({ page }) => {
  const host = await serve('/some/where/');
  const missing: string[] = [];
  page.on('response', (response) => response.status() >= 400 && missing.push(response.url()));
  await page.goto(host.address);
  await expect(page.locator('#app > *').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(missing).toEqual([]);
  host.close();
});

test('files have the types that a browser insists on under nosniff', async ({ page, request }) => {
  await page.goto('/');
  const script = await page.locator('script[type=module]').getAttribute('src');
  for (const [path, type] of [
    ['/', 'text/html; charset=utf-8'],
    [`/${script ?? ''}`, 'text/javascript; charset=utf-8'],
    ['/favicon.svg', 'image/svg+xml'],
  ] as const) {
    expect((await request.get(path)).headers()['content-type'], path).toBe(type);
  }
});

test('nothing outside the built page is served', async ({ request }) => {
  for (const path of ['/%2e%2e/package.json', '/..%2fpackage.json', '/.vite/manifest.json', '/assets', '/%zz']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
  expect((await request.post('/')).status()).toBe(405);
});

test('a theme and text size that were chosen stand before the first paint', async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem('nudge:preferences', JSON.stringify({ theme: 'dark', largeText: true })),
  );
  // Without its modules the page is only what stands before the first paint.
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-text', 'large');
});

test('a damaged preference does not stop the page', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('nudge:preferences', '{"theme":'));
  await page.goto('/');
  await expect(page.locator('#app > *').first()).toBeVisible();
});
