import { expect, test, type Page } from '@playwright/test';
import { metaPolicy, securityHeaders } from '../../scripts/security-headers.mjs';

// Each attack is tried by a script file of our own origin, which the policy lets run: what it then does is what counts.
// A name is the directive that must stop it; `localhost` is another origin than 127.0.0.1, on the same server.
const attacks = [
  { name: 'eval', directive: 'script-src', code: `eval('globalThis.broken = "eval"')` },
  { name: 'new Function', directive: 'script-src', code: `new Function('globalThis.broken = "Function"')()` },
  { name: 'a timer made of text', directive: 'script-src', code: `setTimeout('globalThis.broken = "timer"', 0)` },
  {
    name: 'an inline script',
    directive: 'script-src-elem',
    code: `const s = document.createElement('script'); s.textContent = 'globalThis.broken = "inline"'; document.body.append(s)`,
  },
  {
    name: 'an inline handler',
    directive: 'script-src-attr',
    code: `const d = document.createElement('div'); d.setAttribute('onclick', 'globalThis.broken = "handler"'); document.body.append(d); d.click()`,
  },
  {
    name: 'an inline style',
    directive: 'style-src-attr',
    code: `document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p>')`,
  },
  {
    name: 'a script of another origin',
    directive: 'script-src-elem',
    code: `const s = document.createElement('script'); s.src = elsewhere + 'theme-boot.js'; document.body.append(s)`,
  },
  {
    name: 'a fetch from another origin',
    directive: 'connect-src',
    code: `fetch(elsewhere, { mode: 'no-cors' }).then(() => { globalThis.broken = 'fetch' }, () => {})`,
  },
  {
    name: 'an image from another origin',
    directive: 'img-src',
    code: `const i = new Image(); i.onload = () => { globalThis.broken = 'image' }; i.src = elsewhere + 'favicon.svg'`,
  },
  {
    name: 'a frame',
    directive: 'frame-src',
    code: `const f = document.createElement('iframe'); f.src = elsewhere; document.body.append(f)`,
  },
  {
    name: 'a form that sends text away',
    directive: 'form-action',
    code: `const f = document.createElement('form'); f.action = elsewhere; document.body.append(f); f.submit()`,
  },
  {
    name: 'a base address',
    directive: 'base-uri',
    code: `const b = document.createElement('base'); b.href = elsewhere; document.head.append(b)`,
  },
];

/** Opens the page and gathers what the policy stopped, as `directive` strings, from before its first script on. */
async function openWatched(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const reports: string[] = [];
    Object.assign(globalThis, { reports });
    addEventListener('securitypolicyviolation', (event) => reports.push(`${event.effectiveDirective} ${event.sample}`));
  });
  await page.goto('/');
  await expect(page.locator('#app > *').first()).toBeVisible();
  return () => page.evaluate(() => (globalThis as unknown as { reports: readonly string[] }).reports);
}

/** Takes the policy from the headers, as a bare host would; the one written into the page stays. */
async function stripHeaders(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
}

test('the server sends the policy and its companions with every answer', async ({ request }) => {
  for (const path of ['/', '/favicon.svg', '/no-such-file']) {
    const headers = (await request.get(path)).headers();
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers[name.toLowerCase()], name).toBe(value);
  }
  const policy = securityHeaders['Content-Security-Policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
});

test('the built page carries the policy before anything that could load', async ({ request }) => {
  const text = await (await request.get('/')).text();
  const decoded = text.replaceAll('&#39;', "'");
  expect(decoded).toContain(`<meta http-equiv="Content-Security-Policy" content="${metaPolicy}">`);
  expect(decoded.indexOf('http-equiv')).toBeLessThan(decoded.search(/<(script|link)/));
});

test('the first load breaks no rule, logs no error and asks nothing of another origin', async ({ page, baseURL }) => {
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  const reports = await openWatched(page);
  await page.waitForLoadState('networkidle');
  expect(await reports()).toEqual([]);
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
});

for (const host of ['with headers', 'without headers']) {
  for (const { name, directive, code } of attacks) {
    test(`a host ${host}: ${name} is stopped`, async ({ page, baseURL }) => {
      if (host === 'without headers') await stripHeaders(page);
      const elsewhere = (baseURL ?? '').replace('127.0.0.1', 'localhost');
      await page.route('**/attack.js', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: `{ const elsewhere = '${elsewhere}'; ${code} }` }),
      );
      const reports = await openWatched(page);
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.src = '/attack.js';
        document.body.append(script);
      });
      await expect.poll(async () => (await reports()).map((report) => report.split(' ')[0])).toContain(directive);
      expect(await page.evaluate(() => (globalThis as unknown as { broken?: string }).broken)).toBeUndefined();
      // Chunks that follow the first look may still be on their way through the routes.
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    });
  }
}
