import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/nodes/serve.ts';

/** Violations as lines that say what and where. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}

/** What reaches beyond the edges of its card, and numbers that are cut off. */
function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const called = (element: Element) => element.getAttribute('aria-label') ?? element.textContent ?? element.className;
    for (const card of document.querySelectorAll('[data-node]')) {
      const edge = card.getBoundingClientRect();
      for (const part of card.querySelectorAll('.card *, .frame-card-bar *, .note-card *')) {
        // What is only for the ear is clipped to nothing.
        if (part.closest('svg, option') !== null || getComputedStyle(part).clipPath !== 'none') continue;
        const box = part.getBoundingClientRect();
        if (box.width === 0) continue;
        const out = Math.max(
          edge.left - box.left,
          box.right - edge.right,
          edge.top - box.top,
          box.bottom - edge.bottom,
        );
        // An icon button's picture stays within; its finger-sized target may reach a little out.
        if (out > (part.closest('.flag-button, .icon-button') === null ? 0.5 : 8))
          found.push(`${called(part)} leaves ${called(card)} by ${out}`);
      }
      for (const number of card.querySelectorAll<HTMLElement>('input[role=spinbutton], output')) {
        if (getComputedStyle(number).clipPath !== 'none') continue;
        if (number.scrollWidth > number.clientWidth + 1) found.push(`${called(number)} is cut off`);
      }
    }
    return found;
  });
}

/** Nets closed, and at every level of opening. */
const documents = [
  'lecture',
  'states',
  'open',
  'nets',
  'nets&open=net,loss,penalty,own',
  'nets&zoom=0.6&open=net,net/l1,net/l1/n1,a_layer_of_many_outputs',
];

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing on cards in the ${theme} theme`, async ({ page, show }) => {
    await page.setViewportSize({ width: 1500, height: 1100 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const name of documents) {
      await show(`doc=${name}&theme=${theme}`);
      expect(await violations(page), name).toEqual([]);
    }
    await show(`doc=states&theme=${theme}&hidden=1`);
    expect(await violations(page), 'hidden gradients').toEqual([]);
  });
}

for (const text of ['ordinary', 'large']) {
  test(`with ${text} text nothing leaves its card and no number is cut off`, async ({ page, show }) => {
    await page.setViewportSize({ width: 1500, height: 1100 });
    for (const name of documents) {
      await show(`doc=${name}${text === 'large' ? '&large=1' : ''}`);
      expect(await misfits(page), name).toEqual([]);
    }
  });
}

test('numbers of ten characters fit, on a card and in a neuron’s table', async ({ page, show }) => {
  await page.setViewportSize({ width: 1500, height: 1100 });
  for (const large of ['', '&large=1']) {
    await show(`doc=lecture${large}`);
    for (const name of ['x1', 'w1', 'b', 'u']) {
      await page.evaluate(
        ([address]) =>
          window.nodesHarness.bench.workbench.commitNumber(window.nodesHarness.at(address ?? ''), -1.2345e-150),
        [name],
      );
    }
    await page.evaluate(() =>
      window.nodesHarness.bench.workbench.commitNumber(window.nodesHarness.at('neuron_1/w:p1'), -1.2345e-150),
    );
    await expect(page.getByRole('spinbutton', { name: 'neuron_1 w1 value' })).toHaveValue(/^−1\.2\d*e−150$/);
    expect(await misfits(page)).toEqual([]);
  }
});

test('the flag shows on the root, and on other cards when they are pointed at or focused', async ({ page, show }) => {
  await show('doc=lecture');
  const seen = (name: string) =>
    page
      .getByRole('button', { name: `make ${name} the root`, exact: true })
      .evaluate((button) => getComputedStyle(button.parentElement ?? button).opacity);
  expect([await seen('o'), await seen('n')]).toEqual(['1', '0']);
  await page.getByRole('group', { name: 'n', exact: true }).hover();
  await expect.poll(() => seen('n')).toBe('1');
  await page.getByRole('button', { name: 'make sum the root' }).focus();
  await expect.poll(() => seen('sum')).toBe('1');
});

test('a changed number glows and fades; with reduced motion it only changes', async ({ page, show }) => {
  const shade = () =>
    page.getByRole('status', { name: 'x1w1 value' }).evaluate((number) => getComputedStyle(number).backgroundColor);
  for (const motion of ['no-preference', 'reduce'] as const) {
    await page.emulateMedia({ reducedMotion: motion });
    await show('doc=lecture');
    const rest = await shade();
    await page.evaluate(() => window.nodesHarness.bench.workbench.preview(window.nodesHarness.at('x1'), 2.5));
    await expect(page.getByRole('status', { name: 'x1w1 value' })).toHaveText('−7.500');
    if (motion === 'reduce') expect(await shade()).toBe(rest);
    else expect(await shade()).not.toBe(rest);
    await expect.poll(shade).toBe(rest);
  }
});

test('opened by its button a neuron keeps its wires: they run level from the frame’s edge to the products', async ({
  page,
  show,
}) => {
  await page.setViewportSize({ width: 1700, height: 1100 });
  await show('doc=open');
  const middle = (name: string) =>
    page.getByRole('button', { name, exact: true }).evaluate((port) => {
      const box = port.getBoundingClientRect();
      return Math.round(box.top + box.height / 2);
    });
  expect(await middle('input 1 of o')).toBe(await middle('input a of o product 1'));
  expect(await middle('input 2 of o')).toBe(await middle('input a of o product 2'));
  await page.getByRole('button', { name: 'close o' }).click();
  await expect(page.getByRole('spinbutton', { name: 'o w1 value' })).toHaveValue('−3.000');
  await page.getByRole('button', { name: 'open o' }).click();
  await expect(page.getByRole('group', { name: 'inside of o' })).toBeVisible();
});
