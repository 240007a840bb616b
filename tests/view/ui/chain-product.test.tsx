import { cleanup, render, screen } from '@solidjs/testing-library';
import { afterEach, expect, test } from 'vitest';
import { ChainProduct } from '../../../src/ui/ChainProduct.tsx';
afterEach(cleanup);

const texts = (selector: string) => [...document.querySelectorAll(selector)].map((found) => found.textContent);

test('a link of the chain is read as one sentence', () => {
  render(() => <ChainProduct upstream={4} slope={-2} product={-8} />);
  expect(screen.getByRole('img', { name: 'upstream 4.000 times local slope −2.000 is product −8.000' })).toBeInstanceOf(
    HTMLElement,
  );
});

test('only gradients carry a sign: a local slope stays ink', () => {
  render(() => <ChainProduct upstream={4} slope={-2} product={-8} />);
  const signOf = (part: string) => document.querySelector(`[data-part="${part}"]`)?.getAttribute('data-sign');
  expect([signOf('upstream'), signOf('slope'), signOf('product')]).toEqual(['1', null, '-1']);
});

test('a hidden part tells its number to no one', () => {
  render(() => (
    <ChainProduct upstream={4} slope={-2} product={-8} show={{ upstream: true, slope: false, product: false }} />
  ));
  expect(screen.getByRole('img', { name: 'upstream 4.000 times local slope hidden is product hidden' })).toBeDefined();
  expect(texts('.chain-number')).toEqual(['4.000', '', '']);
  expect(document.querySelector('[data-part="product"]')?.hasAttribute('data-sign')).toBe(false);
});

test('NaN, infinity and what does not exist are shown as they are, with names of their own', () => {
  render(() => <ChainProduct upstream={null} slope={Number.NaN} product={-Infinity} names={{ slope: '∂d/∂e' }} />);
  expect(texts('.chain-number')).toEqual(['–', 'NaN', '−∞']);
  expect(texts('.chain-name')).toEqual(['upstream', '∂d/∂e', 'product']);
});
