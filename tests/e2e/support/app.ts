import { expect, test as base, type Locator, type Page } from '@playwright/test';

export { expect };

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Reading {
  readonly value: number;
  readonly gradient: number | null;
}

/** Complaints of a page: what it logged as an error, threw, and asked of another origin. */
function watch(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.hostname !== '127.0.0.1') {
      complaints.push(`off-origin: ${request.url()}`);
    }
  });
}

/** Every test runs under these: no error in any console and no request beyond our own origin. */
export const test = base.extend<{ quiet: undefined; app: App }>({
  quiet: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('page', (page) => watch(page, complaints));
      await use(undefined);
      expect(complaints, 'console errors and off-origin requests').toEqual([]);
    },
    { auto: true },
  ],
  app: async ({ page }, use) => {
    await use(createApp(page));
  },
});

/** `text` as a piece of a regular expression that matches only itself. */
export function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** A number as the screen is to write it: 4 significant digits, true minus. For magnitudes that need no exponent. */
export function screen(x: number): string {
  return (x === 0 ? 0 : x).toPrecision(4).replace('-', '−');
}

/** The number in what a card shows, such as `▼ −1.500`; NaN where there is none. */
export function shown(text: string): number {
  const digits = /[−-]?(?:\d+\.?\d*|\.\d+)(?:e[+−-]?\d+)?/iu.exec(text.replaceAll(/[\s,\u2009\u202f]/g, ''))?.[0];
  return digits === undefined ? Number.NaN : Number(digits.replaceAll('−', '-'));
}

export type App = ReturnType<typeof createApp>;

/** The app as a person meets it (cards, numbers, ports by their names) and as a page meets it (`window.nudge`). */
export function createApp(page: Page) {
  async function ask(method: string, ...given: readonly unknown[]): Promise<unknown> {
    return page.evaluate(
      ([name, values]) => {
        const nudge = Reflect.get(globalThis, 'nudge');
        return nudge[name](...values);
      },
      [method, given] as const,
    );
  }

  const card = (name: string): Locator => page.getByRole('group', { name, exact: true });
  const value = (name: string): Locator => page.getByLabel(`${name} value`, { exact: true });
  const gradient = (name: string): Locator => page.getByLabel(`${name} gradient`, { exact: true });
  const number = (name: string): Locator => page.getByRole('spinbutton', { name: `${name} value`, exact: true });

  /** Ports by the words a screen reader says: "output of e", "left input of e", "input 2 of e". */
  const output = (name: string): Locator =>
    page
      .getByRole('button', { name: new RegExp(String.raw`\boutput\b.*\bof ${literally(name)}(?![\p{L}\d_])`, 'iu') })
      .first();
  const input = (name: string, index = 0): Locator =>
    page
      .getByRole('button', { name: new RegExp(String.raw`\binput\b.*\bof ${literally(name)}(?![\p{L}\d_])`, 'iu') })
      .nth(index);

  async function settled(): Promise<void> {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  async function middle(locator: Locator): Promise<Spot> {
    await expect(locator).toBeVisible();
    const box = await locator.boundingBox();
    if (box === null) throw new Error('nothing to point at');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async function reading(name: string): Promise<Reading | undefined> {
    const found = await ask('get', name);
    if (found === undefined) return undefined;
    const record = new Map(Object.entries(Object(found)));
    const [numberThere, slope] = [record.get('value'), record.get('gradient')];
    return { value: Number(numberThere), gradient: slope === null || slope === undefined ? null : Number(slope) };
  }

  return {
    page,
    ask,
    card,
    value,
    gradient,
    number,
    output,
    input,
    settled,
    middle,
    reading,

    /** Opens the page, at a hash if one is given, and waits for its interface. */
    async open(hash = ''): Promise<void> {
      await page.goto(`/${hash}`);
      await page.waitForFunction(() => Reflect.has(globalThis, 'nudge'));
      await page.evaluate(() => Reflect.get(globalThis, 'nudge').ready);
      await settled();
    },

    /** Opens a document made of expression text, through the link a person would be given. */
    async openText(text: string): Promise<void> {
      await this.open(`#code=${encodeURIComponent(text)}`);
      await expect.poll(async () => (await this.names()).length).toBeGreaterThan(0);
      await settled();
    },

    async names(): Promise<readonly string[]> {
      return Array.from(Object.values(Object(await ask('names'))), String);
    },

    /** How many nodes the document holds, unnamed ones too. */
    async count(): Promise<number> {
      return page.evaluate(() => Reflect.get(globalThis, 'nudge').document().nodes.length);
    },

    /** The names of the cards on the canvas, as a screen reader says them. */
    async cards(): Promise<readonly string[]> {
      return page
        .getByRole('application')
        .getByRole('group')
        .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
    },

    /** Does what makes one node, and gives the name of its card once it is there. */
    async made(doing: () => Promise<unknown>): Promise<string> {
      const [before, cards] = [await this.count(), [...(await this.cards())]];
      await doing();
      await expect.poll(() => this.count()).toBe(before + 1);
      let found: string | undefined;
      await expect
        .poll(async () => {
          const left = [...cards];
          found = (await this.cards()).find((name) => {
            const at = left.indexOf(name);
            if (at < 0) return true;
            left.splice(at, 1);
            return false;
          });
          return found;
        })
        .toBeDefined();
      return found ?? '';
    },

    async text(): Promise<string> {
      return String(await ask('text'));
    },

    /** The whole document as text, for "nothing changed" and "it is as it was". */
    async document(): Promise<string> {
      return page.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'nudge').document()));
    },

    /** The root's name, as the interface says it. */
    async root(): Promise<unknown> {
      return ask('root');
    },

    /** Every name with its value and gradient, for comparisons bit for bit. */
    async readings(): Promise<ReadonlyMap<string, Reading>> {
      const found = new Map<string, Reading>();
      for (const name of await this.names()) {
        const at = await reading(name);
        if (at !== undefined) found.set(name, at);
      }
      return found;
    },

    /** A drag as a hand makes it: a small move past the threshold, then on in steps; `before` runs with the button still down. */
    async drag(from: Spot, to: Spot, before?: () => Promise<void>): Promise<void> {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 3, from.y + 3);
      await page.mouse.move(to.x, to.y, { steps: 8 });
      await settled();
      await before?.();
      await page.mouse.up();
      await settled();
    },

    /** Draws a wire with the mouse. */
    async wire(from: string, to: string, index = 0): Promise<void> {
      await this.drag(await middle(output(from)), await middle(input(to, index)));
    },

    /** A place of the canvas with nothing on it, with `room` px around; near the middle first. */
    async empty(room = 40): Promise<Spot> {
      const spot = await page.evaluate((clear) => {
        const boxes = Array.from(
          document.querySelectorAll('[role=group], button, input, output, [role=status]'),
          (each) => each.getBoundingClientRect(),
        );
        const found: { x: number; y: number; far: number }[] = [];
        for (let y = 130; y < innerHeight - 90; y += 20) {
          for (let x = 90; x < innerWidth - 40; x += 20) {
            const under = document.elementFromPoint(x, y);
            if (under === null || under.closest('.canvas, [aria-label*="anvas" i]') === null) continue;
            if (under.closest('path, button, [role=group], dialog, aside, [role=toolbar]') !== null) continue;
            const free = boxes.every(
              (box) =>
                box.width === 0 ||
                (box.width > 400 && box.height > 400) ||
                x < box.left - clear ||
                x > box.right + clear ||
                y < box.top - clear ||
                y > box.bottom + clear,
            );
            if (free) found.push({ x, y, far: Math.hypot(x - innerWidth * 0.4, y - innerHeight / 2) });
          }
        }
        return found.sort((a, b) => a.far - b.far)[0];
      }, room);
      if (spot === undefined) throw new Error('the canvas has no empty place');
      return { x: spot.x, y: spot.y };
    },

    /** Gives the canvas the keyboard with nothing selected, by a click on an empty place. */
    async calm(): Promise<void> {
      const spot = await this.empty();
      await page.mouse.click(spot.x, spot.y);
      await settled();
    },

    /** Selects one card with a click on its edge, where no number and no port is. */
    async select(name: string): Promise<void> {
      await expect(card(name)).toBeVisible();
      const box = await card(name).boundingBox();
      if (box === null) throw new Error(`no card ${name}`);
      await page.mouse.click(box.x + box.width * 0.7, box.y + 6);
      await settled();
    },

    /** Types a number into its field and commits it. */
    async type(name: string, text: string): Promise<void> {
      await number(name).click();
      await number(name).fill(text);
      await number(name).press('Enter');
    },

    /** Pastes text with a real paste event on whatever has the keyboard. */
    async paste(text: string): Promise<void> {
      await page.evaluate((pasted) => {
        const data = new DataTransfer();
        data.setData('text/plain', pasted);
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      }, text);
      await settled();
    },

    /** Drops a file on the middle of the page. */
    async dropFile(name: string, text: string): Promise<void> {
      await page.evaluate(
        ([fileName, content]) => {
          const data = new DataTransfer();
          data.items.add(new File([content], fileName, { type: 'text/plain' }));
          const at = { clientX: innerWidth / 2, clientY: innerHeight / 2 };
          const target = document.elementFromPoint(at.clientX, at.clientY) ?? document.body;
          for (const type of ['dragenter', 'dragover', 'drop']) {
            target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, ...at }));
          }
        },
        [name, text] as const,
      );
      await settled();
    },

    /** All that can be read on an element, what style sheets write before and after its parts included. */
    async seen(locator: Locator): Promise<string> {
      return locator.evaluate((root) => {
        const words = (of: Element, part: '::before' | '::after') => {
          const { content } = getComputedStyle(of, part);
          return /^(none|normal)$/u.test(content) ? '' : (/"((?:[^"\\]|\\.)*)"/u.exec(content)?.[1] ?? '');
        };
        const read = (of: Element): string =>
          [
            words(of, '::before'),
            ...Array.from(of.childNodes, (child) =>
              child instanceof Element ? read(child) : (child.textContent ?? ''),
            ),
            words(of, '::after'),
          ].join(' ');
        return read(root);
      });
    },

    /** What the app says in words: alerts, messages, hints. */
    said(words: RegExp): Locator {
      return page.getByText(words).filter({ visible: true }).first();
    },

    /** One step back, or forward, by key, with the keyboard on the canvas. */
    async undo(): Promise<void> {
      await page.keyboard.press('ControlOrMeta+z');
      await settled();
    },
    async redo(): Promise<void> {
      await page.keyboard.press('ControlOrMeta+Shift+z');
      await settled();
    },
  };
}
