import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../harness/ui/serve.ts';

/** Drags a field sideways by so many CSS px beyond the 3 px that make it a scrub, in steps as a hand would. */
async function scrub(page: Page, field: Locator, distance: number, during?: () => Promise<void>): Promise<void> {
  const box = (await field.boundingBox())!;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 3 * Math.sign(distance), y);
  await page.mouse.move(x + (3 + Math.abs(distance) / 2) * Math.sign(distance), y + 5, { steps: 4 });
  await page.mouse.move(x + (3 + Math.abs(distance)) * Math.sign(distance), y, { steps: 4 });
  await during?.();
  await page.mouse.up();
}

const value = (page: Page, name: string) => page.getByRole('spinbutton', { name: `${name} value`, exact: true });
const log = (page: Page) => page.getByTestId('log');

test('a drag to the right raises the number step by step, in decimal, as one commit', async ({ page }) => {
  const x1 = value(page, 'x1');
  const seen: string[] = [];
  await scrub(page, x1, 14, async () => {
    seen.push(await x1.inputValue());
    await expect(log(page)).toHaveText('');
  });
  // 14 px are 7 steps of 0.1 from 2.
  expect(seen).toEqual(['2.700']);
  await expect(x1).toHaveValue('2.700');
  await expect(log(page)).toHaveText('x1 scrub 2.7;');
});

test('Shift takes ten steps at a time, Alt a tenth of one, and neither makes the number jump', async ({ page }) => {
  const w1 = value(page, 'w1');
  const box = (await w1.boundingBox())!;
  const y = box.y + box.height / 2;
  const x = box.x + 10;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 3, y);
  await page.mouse.move(x + 7, y);
  await expect(w1).toHaveValue('−2.800');
  await page.keyboard.down('Shift');
  await page.mouse.move(x + 9, y);
  await expect(w1).toHaveValue('−1.800');
  await page.keyboard.up('Shift');
  await page.keyboard.down('Alt');
  await page.mouse.move(x + 11, y);
  await expect(w1).toHaveValue('−1.790');
  await page.keyboard.up('Alt');
  await page.mouse.up();
  await expect(log(page)).toHaveText('w1 scrub -1.79;');
});

test('Esc during a drag puts the old number back, and the drag stays dead', async ({ page }) => {
  const b = value(page, 'b');
  await scrub(page, b, 40, async () => {
    await expect(b).not.toHaveValue('6.881');
    await page.keyboard.press('Escape');
    await expect(b).toHaveValue('6.881');
    await page.mouse.move(10, 10);
  });
  await expect(b).toHaveValue('6.881');
  await expect(log(page)).toHaveText('b cancelled;');
});

test('a lost pointer puts the old number back', async ({ page }) => {
  const b = value(page, 'b');
  await scrub(page, b, 40, async () => {
    await b.evaluate((input) => input.releasePointerCapture(1));
    await page.mouse.move(300, 300);
  });
  await expect(b).toHaveValue('6.881');
  await expect(log(page)).toHaveText('b cancelled;');
});

test('a drag that comes back to its start writes nothing', async ({ page }) => {
  const x1 = value(page, 'x1');
  const box = (await x1.boundingBox())!;
  await scrub(page, x1, 20, async () => {
    await page.mouse.move(box.x + box.width / 2 + 3, box.y + 10, { steps: 3 });
  });
  await expect(x1).toHaveValue('2.000');
  await expect(log(page)).toHaveText('x1 cancelled;');
});

test('a slider bounds the drag, and its ends are Home and End', async ({ page }) => {
  const a = value(page, 'a');
  await scrub(page, a, 600);
  await expect(a).toHaveValue('1.000');
  await a.press('Home');
  await expect(a).toHaveValue('−1.000');
  await a.press('Enter');
  await expect(log(page)).toHaveText('a scrub 1; a key -1;');
});

test('a click opens the number at full precision, selected; leaving it unchanged writes nothing', async ({ page }) => {
  const b = value(page, 'b');
  await b.click();
  await expect(b).toHaveAttribute('data-editing', '');
  await expect(b).toHaveValue('6.881373587019543');
  expect(await b.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])).toEqual([0, 17]);
  await page.getByRole('heading', { name: 'Widgets' }).click();
  await expect(b).toHaveValue('6.881');
  await b.focus();
  await page.keyboard.press('Tab');
  await b.click();
  await page.keyboard.press('Enter');
  await expect(log(page)).toHaveText('');
});

test('typing over a focused number replaces it; Enter commits and stays, Tab commits and goes on', async ({ page }) => {
  const x1 = value(page, 'x1');
  await x1.focus();
  await page.keyboard.type('-4');
  await page.keyboard.press('Enter');
  await expect(x1).toBeFocused();
  await expect(x1).toHaveValue('−4.000');
  await page.keyboard.type('2/3');
  await page.keyboard.press('Tab');
  await expect(x1).toHaveValue('0.6667');
  await expect(value(page, 'w1')).toBeFocused();
  await page.keyboard.type('0,5');
  await page.keyboard.press('Tab');
  await page.keyboard.type('pi');
  await page.keyboard.press('Tab');
  await expect(log(page)).toHaveText(`x1 type -4; x1 type ${2 / 3}; w1 type 0.5; w2 type ${Math.PI};`);
});

test('Esc while typing restores the number', async ({ page }) => {
  const x1 = value(page, 'x1');
  await x1.click();
  await page.keyboard.type('77');
  await page.keyboard.press('Escape');
  await expect(x1).toHaveValue('2.000');
  await expect(x1).toBeFocused();
  await expect(log(page)).toHaveText('');
});

test('what is no number is refused in words beside the field and stays to be mended', async ({ page }) => {
  const x1 = value(page, 'x1');
  await x1.click();
  await page.keyboard.type('2..5');
  await page.keyboard.press('Enter');
  await expect(x1).toHaveAttribute('aria-invalid', 'true');
  await expect(x1).toHaveAccessibleDescription(/2\.\.5/);
  const message = page.getByRole('alert').filter({ hasText: '2..5' });
  await expect(message).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(x1).toHaveValue('2..5');
  await x1.click();
  await expect(x1).toHaveValue('2..5');
  await x1.fill('2.5');
  await expect(message).toBeHidden();
  await x1.press('Enter');
  await expect(log(page)).toHaveText('x1 type 2.5;');
});

test('keys step the number at once and a burst of them is one commit', async ({ page }) => {
  const x1 = value(page, 'x1');
  await x1.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(x1).toHaveValue('2.200');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('PageDown');
  await expect(x1).toHaveValue('2.190');
  await expect(log(page)).toHaveText('');
  await expect(log(page)).toHaveText('x1 key 2.19;');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(x1).toHaveValue('2.190');
  await expect(log(page)).toHaveText('x1 key 2.19; x1 cancelled;');
});

test('a caret key opens the number at full precision, so that nobody edits the rounded text', async ({ page }) => {
  const b = value(page, 'b');
  await b.focus();
  await page.keyboard.press('ArrowRight');
  await expect(b).toHaveValue('6.881373587019543');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(log(page)).toHaveText('b type 6.88137358701954;');
});

test('the slider previews while it is dragged, commits once, and its keys are a burst', async ({ page }) => {
  const slider = page.getByRole('slider', { name: 'a slider' });
  const box = (await slider.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  await expect(value(page, 'a')).toHaveValue('0.000');
  await expect(log(page)).toHaveText('');
  await page.mouse.up();
  await expect(log(page)).toHaveText('a scrub 0;');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(value(page, 'a')).toHaveValue('0.1500');
  await expect(log(page)).toHaveText('a scrub 0; a key 0.15;');
});

test('Esc during a drag of the slider puts the old number back, and the drag stays dead', async ({ page }) => {
  const slider = page.getByRole('slider', { name: 'a slider' });
  const box = (await slider.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  await expect(value(page, 'a')).toHaveValue('0.000');
  await page.keyboard.press('Escape');
  await page.mouse.move(box.x + 10, box.y + box.height / 2, { steps: 5 });
  await expect(value(page, 'a')).toHaveValue('0.5000');
  await page.mouse.up();
  await page.waitForTimeout(600);
  await expect(slider).toHaveValue('0.5');
  await expect(log(page)).toHaveText('a cancelled;');
  await page.keyboard.press('ArrowRight');
  await expect(log(page)).toHaveText('a cancelled; a key 0.55;');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  async function swipe(page: Page, field: Locator, distance: number, cancel = false): Promise<void> {
    const client = await page.context().newCDPSession(page);
    const box = (await field.boundingBox())!;
    const y = box.y + box.height / 2;
    const x = box.x + box.width / 2;
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', at?: number) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: at, y }] });
    await touch('touchStart', x);
    await touch('touchMove', x + 3 * Math.sign(distance));
    for (let part = 1; part <= 4; part++) await touch('touchMove', x + 3 * Math.sign(distance) + (distance * part) / 4);
    await touch(cancel ? 'touchCancel' : 'touchEnd');
  }

  test('a finger scrubs without scrolling the page or calling up the keyboard', async ({ page }) => {
    await page.setViewportSize({ width: 400, height: 500 });
    const x1 = value(page, 'x1');
    await swipe(page, x1, -20);
    await expect(x1).toHaveValue('1.000');
    await expect(x1).not.toBeFocused();
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await expect(log(page)).toHaveText('x1 scrub 1;');
  });

  test('a broken-off touch puts the old number back', async ({ page }) => {
    const x1 = value(page, 'x1');
    await swipe(page, x1, -20, true);
    await expect(x1).toHaveValue('2.000');
    await expect(log(page)).toHaveText('x1 cancelled;');
  });

  test('a tap opens the number for typing', async ({ page }) => {
    const x1 = value(page, 'x1');
    await x1.tap();
    await expect(x1).toBeFocused();
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await expect(log(page)).toHaveText('x1 type 9;');
  });
});
