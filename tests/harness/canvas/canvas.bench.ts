import type { Page } from '@playwright/test';
import { test } from './fixture.ts';

// CPU time of the page's main thread per frame (CDP Performance in thread ticks), not wall time: comparable on a machine that others use too.
// Cards are those of the harness: a name, a number and a gradient each.

const frames = 90;

interface Cost {
  readonly all: number;
  readonly script: number;
  readonly layout: number;
}

async function cost(page: Page, work: () => Promise<unknown>, count = frames): Promise<Cost> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  const before = await read();
  await work();
  const after = await read();
  await cdp.detach();
  const spent = (name: string) => ((after.get(name) ?? NaN) - (before.get(name) ?? NaN)) / count;
  return {
    all: spent('TaskDuration'),
    script: spent('ScriptDuration'),
    layout: spent('LayoutDuration') + spent('RecalcStyleDuration'),
  };
}

/** One call per frame. */
const eachFrame = (page: Page, action: string) =>
  page.evaluate(
    ([body, total]) =>
      new Promise<void>((done) => {
        const act = window.benchActions[body];
        let frame = 0;
        const step = (): void => {
          if (frame === total || act === undefined) {
            done();
            return;
          }
          act(frame++);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    [action, frames] as const,
  );

declare global {
  interface Window {
    benchActions: Record<string, (frame: number) => void>;
  }
}

async function prepare(page: Page): Promise<void> {
  await page.evaluate(() => {
    let at = { x: 0, y: 0 };
    window.addEventListener('mousedown', (event) => (at = { x: event.clientX, y: event.clientY }), { capture: true });
    const start = window.harness.controller.transform();
    window.benchActions = {
      nothing: () => undefined,
      nudge: () => window.harness.nudge(),
      pan: (frame) => {
        const { zoom } = window.harness.controller.transform();
        window.harness.controller.setTransform({ x: start.x + frame * 3, y: start.y - frame, zoom });
      },
      zoom: (frame) => {
        const zoom = start.zoom * (1 + 0.1 * Math.sin(frame / 10));
        window.harness.controller.setTransform({ x: start.x, y: start.y, zoom });
      },
      // Everything drawn anew: what the far picture costs once after each gesture.
      redraw: (frame) => window.harness.set({ hidden: frame % 2 === 0 }),
      drag: (frame) => {
        const init = {
          clientX: at.x + 10 + frame * 2,
          clientY: at.y + 10 + frame,
          bubbles: true,
          buttons: 1,
          view: window,
        };
        document.body.dispatchEvent(new PointerEvent('pointermove', { ...init, pointerId: 1, pointerType: 'mouse' }));
        document.body.dispatchEvent(new MouseEvent('mousemove', init));
      },
    };
  });
}

const text = ({ all, script, layout }: Cost): string =>
  `${all.toFixed(2).padStart(6)} = script ${script.toFixed(2)} + style and layout ${layout.toFixed(2)} + paint ${(all - script - layout).toFixed(2)}`;

const scenes = [
  { name: '100 cards, all visible', query: '?nodes=100&rows=10&fit', node: 'n45' },
  { name: '2,000 nodes, zoom 1', query: '?nodes=2000', node: 'n30' },
  { name: '2,000 nodes, all visible (far picture)', query: '?nodes=2000&rows=45&fit', node: 'n1000' },
];

for (const { name, query, node } of scenes) {
  test(name, async ({ page, hands }) => {
    const opened = await cost(page, () => hands.open(query), 1);
    await page.waitForTimeout(400);
    await prepare(page);
    const cards = await page.locator('.canvas-card').count();
    const wires = await page.locator('.canvas-wire').count();
    console.log(
      `\n${name}: ${cards} cards and ${wires} wires in the page; opening, with the page itself: ${opened.all.toFixed(0)} ms`,
    );
    console.log('  CPU ms per frame');
    for (const action of ['nothing', 'nudge', 'pan', 'zoom', 'redraw']) {
      const spent = await cost(page, () => eachFrame(page, action));
      console.log(`  ${action.padEnd(8)}${text(spent)}`);
    }
    await page.evaluate((id) => window.harness.controller.centre(id), node);
    await page.waitForTimeout(500);
    const from = await page.evaluate((id) => {
      const found = window.harness.nodes().find((candidate) => candidate.id === id)!;
      return window.harness.controller.toClient({ x: found.x + 90, y: found.y + 12 });
    }, node);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    console.log(`  drag    ${text(await cost(page, () => eachFrame(page, 'drag')))}`);
    await page.mouse.up();
  });
}
