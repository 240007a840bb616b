import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/ui/serve.ts';

async function openAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show a message' }).click();
  await page.getByRole('button', { name: 'Show an error' }).click();
  await page.getByRole('button', { name: 'Show the coach mark' }).click();
  const x1 = page.getByRole('spinbutton', { name: 'x1 value' });
  await x1.click();
  await x1.fill('two');
  await x1.press('Enter');
}

/** Violations as lines that say what and where. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}

for (const theme of ['Light', 'Dark']) {
  test(`axe finds nothing in the ${theme.toLowerCase()} theme`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('radio', { name: theme }).check({ force: true });
    await openAll(page);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Node actions' }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Open a dialog' }).click();
    expect(await violations(page)).toEqual([]);
  });
}

test('the theme of the page overrides the theme of the system, both ways', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const choose = (name: string) => page.getByRole('radio', { name }).check({ force: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).toBe('rgb(20, 22, 26)');
  await choose('Light');
  expect(await paper()).toBe('rgb(246, 245, 241)');
  await page.emulateMedia({ colorScheme: 'light' });
  await choose('Dark');
  expect(await paper()).toBe('rgb(20, 22, 26)');
});

for (const large of ['the reader’s text size is doubled', 'the large-text toggle is on']) {
  test(`nothing is cut off or runs over when ${large}, on a narrow window`, async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 900 });
    await page.evaluate((doubled) => {
      if (doubled) document.documentElement.style.setProperty('font-size', '200%');
      else document.documentElement.dataset['text'] = 'large';
    }, large.includes('doubled'));
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('button, label:not(.visually-hidden)')]
        .filter(
          (element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1,
        )
        .map((element) => `${element.className}: ${element.textContent}`),
    );
    expect(cut).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  });
}

/** The controls that are smaller than this each way, in CSS px. */
function smallerThan(page: Page, least: number, selector: string): Promise<readonly string[]> {
  return page.evaluate(
    ([size, which]) =>
      [...document.querySelectorAll(which)]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < size || box.height < size))
        .map(({ element, box }) => `${element.className} ${element.textContent} ${box.width}×${box.height}`),
    [least, selector] as const,
  );
}

test('every control is at least 24 px each way', async ({ page }) => {
  const controls = 'button, [role=spinbutton], [role=combobox], .text-field-frame, .segmented label, .toggle';
  expect(await smallerThan(page, 24, controls)).toEqual([]);
});

test.describe('where fingers point', () => {
  test.use({ hasTouch: true, isMobile: true });

  test('controls off the cards are at least 44 px each way', async ({ page }) => {
    const controls =
      ':is(.button, .icon-button):not([data-size=small]), .toggle, :not([data-look=title]) > .text-field-frame';
    expect(await smallerThan(page, 44, controls)).toEqual([]);
  });
});

test('in forced colours every sign keeps its glyph and every control its outline', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const glyph = await page
    .getByRole('status', { name: 'x1 gradient', exact: true })
    .evaluate((element) => getComputedStyle(element, '::before').content);
  expect(glyph).toContain('▼');
});

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openAll(page);
  const moving = await page.evaluate(
    () => document.getAnimations().filter((animation) => animation.playState === 'running').length,
  );
  expect(moving).toBe(0);
});
