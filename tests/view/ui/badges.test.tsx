import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { GradientBadge } from '../../../src/ui/GradientBadge.tsx';
import { ValueText } from '../../../src/ui/ValueText.tsx';

afterEach(cleanup);

const badge = (name = 'w1 gradient') => screen.getByRole('status', { name });

describe('a gradient', () => {
  test.each([
    [0.5, 'plus', '0.5000'],
    [-1.5, 'minus', '−1.500'],
    [0, 'zero', '0.000'],
    [-0, 'zero', '0.000'],
    [null, 'none', '–'],
    [Number.NaN, 'odd', 'NaN'],
    [Number.NEGATIVE_INFINITY, 'minus', '−∞'],
    [1e-300, 'plus', '1.00e−300'],
  ])('%s has the sign %s and reads %s', (gradient, sign, text) => {
    render(() => <GradientBadge gradient={gradient} name="w1" note="x2 = 0" />);
    expect(badge().dataset['sign']).toBe(sign);
    expect(badge().textContent).toBe(text);
    expect(badge().getAttribute('aria-live')).toBe('off');
  });

  test('elsewhere names its place', () => {
    render(() => <GradientBadge gradient={1} name="w1" place="inspector" />);
    expect(badge('w1 gradient, inspector').textContent).toBe('1.000');
  });

  test('is one element, which follows its number', () => {
    const [gradient, setGradient] = createSignal<number | null>(1);
    render(() => <GradientBadge gradient={gradient()} name="w1" />);
    const before = badge();
    setGradient(-2);
    expect(badge()).toBe(before);
    expect(before.textContent).toBe('−2.000');
    expect(before.dataset['sign']).toBe('minus');
  });

  test('covered shows neither number nor sign until it is revealed', async () => {
    const [hidden, setHidden] = createSignal(true);
    const onReveal = vi.fn(() => setHidden(false));
    render(() => <GradientBadge gradient={-2} name="w1" hidden={hidden()} onReveal={onReveal} />);
    expect(screen.queryByRole('status')).toBeNull();
    const button = screen.getByRole('button', { name: 'reveal w1 gradient' });
    expect(button.textContent).toBe('?');
    expect(button.dataset['sign']).toBe('hidden');
    button.focus();
    fireEvent.click(button);
    expect(onReveal).toHaveBeenCalledOnce();
    expect(badge().textContent).toBe('−2.000');
    await Promise.resolve();
    expect(document.activeElement).toBe(badge());
  });
});

describe('a value', () => {
  test('shows four digits and has them all in its title', () => {
    render(() => <ValueText value={-0.8813735870195432} name="n value" />);
    const value = screen.getByRole('status', { name: 'n value' });
    expect(value.textContent).toBe('−0.8814');
    expect(value.title).toBe('−0.8813735870195432');
  });

  test('that is missing or no ordinary number says why', () => {
    render(() => (
      <>
        <ValueText value={null} name="a value" reason="waits for an input" />
        <ValueText value={Number.NaN} name="b value" reason="log of −2 has no real value" />
      </>
    ));
    const missing = screen.getByRole('status', { name: 'a value' });
    expect([missing.textContent, missing.title, missing.dataset['reason']]).toEqual([
      '–',
      'waits for an input',
      'waits for an input',
    ]);
    expect(screen.getByRole('status', { name: 'b value' }).textContent).toBe('NaN');
  });
});
