import type { Page } from '@playwright/test';
import { longPressMs } from '../../src/canvas/thresholds.ts';

/** For tests in which fingers move: a press never becomes a long press there, however long the machine takes from one move to the next.
 *  To be called before the page is opened. */
export async function withoutLongPress(page: Page): Promise<void> {
  await page.addInitScript((longPress) => {
    const real = globalThis.setTimeout;
    const patient = (act: () => void, delay?: number) => (delay === longPress ? 0 : real(act, delay));
    Reflect.set(globalThis, 'setTimeout', patient);
  }, longPressMs);
}
