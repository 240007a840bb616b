import { test as base, expect, type CDPSession, type Page } from '@playwright/test';
import type { Point } from '../../../src/canvas/flow-model.ts';
import { serveHarness } from './serve.ts';

/** Hands on one canvas, as a person has them. */
export interface Hands {
  /** Opens the harness with a query such as `?nodes=200`. */
  readonly open: (query?: string) => Promise<void>;
  /** The middle of a port, in client pixels. */
  readonly port: (label: string) => Promise<Point>;
  /** A place on a card that is neither port nor field. */
  readonly card: (name: string) => Promise<Point>;
  /** Presses, moves past the threshold, moves on in steps; leaves the button down. */
  readonly pull: (from: Point, to: Point, steps?: number) => Promise<void>;
  readonly drag: (from: Point, to: Point, steps?: number) => Promise<void>;
  /** The events of one kind so far, without the kind. */
  readonly events: (kind: string) => Promise<unknown[][]>;
  readonly place: (id: string) => Promise<Point>;
  readonly wires: () => Promise<string[]>;
  readonly selection: () => Promise<string[]>;
  readonly transform: () => Promise<{ readonly x: number; readonly y: number; readonly zoom: number }>;
  /** Two frames: whatever was to be drawn has been. */
  readonly frame: () => Promise<void>;
  /** One finger or more: begins, moves in ten steps, and ends; a list of points per finger. */
  readonly touch: (fingers: readonly (readonly [Point, Point])[], leaveDown?: boolean) => Promise<void>;
  readonly lift: () => Promise<void>;
  readonly cancelTouch: () => Promise<void>;
}

export const test = base.extend<{ readonly hands: Hands; readonly complaints: string[] }, { readonly harness: string }>(
  {
    harness: [
      async ({ browserName }, use) => {
        void browserName;
        const server = await serveHarness(0);
        await use(server.address);
        await server.stop();
      },
      { scope: 'worker' },
    ],
    complaints: async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints, 'nothing in the console, no breach of the policy').toEqual([]);
    },
    hands: async ({ page, harness, complaints }, use) => {
      void complaints;
      await use(await handsOn(page, harness));
    },
  },
);

export { expect };

async function handsOn(page: Page, address: string): Promise<Hands> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const frame = (): Promise<void> =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  const pull = async (from: Point, to: Point, steps = 8): Promise<void> => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    const turn = Math.sign(to.x - from.x) || 1;
    await page.mouse.move(from.x + 4 * turn, from.y + 3);
    await page.mouse.move(to.x, to.y, { steps });
    await frame();
  };
  let down: { id: number; x: number; y: number }[] = [];
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'): Promise<unknown> =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' || type === 'touchCancel' ? [] : down,
    });
  const lift = async (): Promise<void> => {
    down = [];
    await send('touchEnd');
    await frame();
  };

  return {
    open: async (query = '') => {
      await page.goto(`${address}${query}`);
      await page.waitForFunction(() => document.querySelectorAll('.canvas-card, .canvas[data-far]').length > 0);
      await frame();
    },
    port: async (label) => {
      // Of the port's own place, not of its target, which reaches outwards.
      const found = await page.evaluate((name) => {
        for (const { id, ports } of window.harness.nodes()) {
          const port = ports.find((candidate) => candidate.label === name);
          const node = window.harness.nodes().find((candidate) => candidate.id === id);
          if (port && node) return window.harness.controller.toClient({ x: node.x + port.x, y: node.y + port.y });
        }
        return null;
      }, label);
      if (found === null) throw new Error(`there is no port ${label}`);
      return found;
    },
    card: async (name) => {
      const box = await page.locator(`[data-node="${name}"]`).boundingBox();
      if (box === null) throw new Error(`card ${name} is not in the page`);
      return { x: box.x + box.width * 0.75, y: box.y + Math.min(14, box.height / 4) };
    },
    pull,
    drag: async (from, to, steps) => {
      await pull(from, to, steps);
      await page.mouse.up();
      await frame();
    },
    events: (kind) =>
      page.evaluate(
        (wanted) => window.harness.events.flatMap(([name, ...rest]) => (name === wanted ? [rest] : [])),
        kind,
      ),
    place: (id) =>
      page.evaluate((wanted) => {
        const node = window.harness.nodes().find((candidate) => candidate.id === wanted);
        return { x: node?.x ?? NaN, y: node?.y ?? NaN };
      }, id),
    wires: () => page.evaluate(() => window.harness.wires().map(({ id }) => id)),
    selection: () => page.evaluate(() => [...window.harness.selection()]),
    transform: () => page.evaluate(() => window.harness.controller.transform()),
    frame,
    touch: async (fingers, leaveDown = false) => {
      down = fingers.map(([from], id) => ({ id, x: from.x, y: from.y }));
      // The first move is on its way before the press is answered: a slow machine must not turn a drag into a long press.
      let answered: Promise<unknown> = send('touchStart');
      for (let step = 3; step <= 12; step++) {
        down = fingers.map(([from, to], id) => ({
          id,
          x: from.x + ((to.x - from.x) * step) / 12,
          y: from.y + ((to.y - from.y) * step) / 12,
        }));
        const moved = send('touchMove');
        await Promise.all([answered, moved]);
        answered = moved;
      }
      await frame();
      if (!leaveDown) await lift();
    },
    lift,
    cancelTouch: async () => {
      down = [];
      await send('touchCancel');
      await frame();
    },
  };
}
