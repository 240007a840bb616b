// npm run screenshots: pictures of the built page for the README, in both themes and three sizes.
// `npm run screenshots -- FOLDER` writes them elsewhere than docs/screenshots.
import path from 'node:path';
import { ensureChromium } from './ensure-chromium.mjs';
import { dist, ensureBuilt, ensureInstalled, root } from './setup.mjs';
import { createStaticServer, listen } from './static-server.mjs';

const sizes = [
  { name: 'laptop', width: 1280, height: 800 },
  { name: 'projector', width: 1920, height: 1080 },
  { name: 'phone', width: 390, height: 844 },
];

ensureInstalled();
ensureBuilt();
const executablePath = ensureChromium();
if (executablePath === undefined) process.exit(1);

const { chromium } = await import('@playwright/test');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'docs/screenshots'));
const server = createStaticServer({ dir: dist });
const address = `http://127.0.0.1:${await listen(server, 0)}/`;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

for (const colorScheme of ['light', 'dark']) {
  for (const { name, width, height } of sizes) {
    const touch = name === 'phone';
    const page = await browser.newPage({
      viewport: { width, height },
      colorScheme,
      locale: 'en-GB',
      hasTouch: touch,
      isMobile: touch,
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.locator('#app > *').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    const file = path.join(folder, `${name}-${colorScheme}.png`);
    await page.screenshot({ path: file, animations: 'disabled' });
    console.log(path.relative(process.cwd(), file));
    await page.close();
  }
  const stepping = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme, locale: 'en-GB' });
  await stepping.goto(address, { waitUntil: 'networkidle' });
  await stepping.keyboard.press('Shift+S');
  const scrubber = stepping.getByRole('slider', { name: /step/i });
  await scrubber.waitFor();
  for (let step = 0; step < 6; step++) await stepping.keyboard.press('ArrowRight');
  await stepping.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
  const stepped = path.join(folder, `stepping-${colorScheme}.png`);
  await stepping.screenshot({ path: stepped, animations: 'disabled' });
  console.log(path.relative(process.cwd(), stepped));
  await stepping.close();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme, locale: 'en-GB' });
  await page.goto(`${address}#example=moons`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.waitForFunction(() => window.nudge.get('loss').value < 0.02, undefined, { timeout: 60_000 });
  await page.keyboard.press('ControlOrMeta+Enter');
  const file = path.join(folder, `training-${colorScheme}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  console.log(path.relative(process.cwd(), file));
  await page.close();
}

await browser.close();
server.close();
server.closeAllConnections();
