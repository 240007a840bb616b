import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NumberField, type NumberFieldProps } from '../../../src/ui/NumberField.tsx';

/** A field whose owner keeps what it is told, and a list of what that was. */
function shown(start: number, more: Partial<NumberFieldProps> = {}) {
  const [value, setValue] = createSignal(start);
  const calls: string[] = [];
  render(() => (
    <NumberField
      name="w1 value"
      {...more}
      value={value()}
      onPreview={(next) => {
        calls.push(`preview ${next}`);
        setValue(next);
      }}
      onCommit={(next, how) => {
        calls.push(`${how} ${next}`);
        setValue(next);
      }}
      onCancel={() => {
        calls.push('cancel');
        setValue(start);
      }}
    />
  ));
  const field = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'w1 value' });
  const type = (text: string) => {
    fireEvent(field, new InputEvent('beforeinput', { bubbles: true, cancelable: true }));
    fireEvent.input(field, { target: { value: text } });
  };
  return { field, calls, setValue, type };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('what it shows', () => {
  test('four digits and a true minus; all digits to a screen reader', () => {
    const { field } = shown(-6.881373587019543);
    expect(field.value).toBe('−6.881');
    expect(field.getAttribute('aria-valuenow')).toBe('-6.881373587019543');
    expect(field.getAttribute('aria-valuetext')).toBe('−6.881');
  });

  test('what the owner says, as it changes, and writes only text that changed', () => {
    const { field, setValue } = shown(2);
    const write = vi.spyOn(field, 'value', 'set');
    setValue(2.00001);
    expect(write).not.toHaveBeenCalled();
    setValue(2.5);
    expect(write.mock.calls).toEqual([['2.500']]);
  });

  test('the places it is asked for', () => {
    expect(shown(2 / 3, { format: { places: 2 } }).field.value).toBe('0.67');
  });

  test('no aria number for NaN, but its name', () => {
    const { field } = shown(Number.NaN);
    expect(field.hasAttribute('aria-valuenow')).toBe(false);
    expect(field.getAttribute('aria-valuetext')).toBe('NaN');
  });

  test('the range of its slider, unless the number was typed from outside it', () => {
    const { field, setValue } = shown(0.5, { slider: { min: 0, max: 1, step: 0.1 } });
    expect([field.getAttribute('aria-valuemin'), field.getAttribute('aria-valuemax')]).toEqual(['0', '1']);
    setValue(3);
    expect([field.getAttribute('aria-valuemin'), field.getAttribute('aria-valuemax')]).toEqual([null, null]);
  });
});

describe('a draft', () => {
  test('is not written over while it is open', () => {
    const { field, setValue, type } = shown(2);
    field.focus();
    type('3');
    setValue(5);
    expect(field.value).toBe('3');
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(field.value).toBe('5.000');
  });

  test('keeps its keys to itself', () => {
    const { field, type } = shown(2);
    const above = vi.fn();
    document.body.addEventListener('keydown', above);
    field.focus();
    type('3');
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    expect(above).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Escape' });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(above).toHaveBeenCalledTimes(1);
    document.body.removeEventListener('keydown', above);
  });

  test('left with a number is committed, left empty is dropped', () => {
    const { field, calls, type } = shown(2);
    field.focus();
    type('1e-3');
    field.blur();
    expect(calls).toEqual(['type 0.001']);
    field.focus();
    type('');
    field.blur();
    expect(calls).toEqual(['type 0.001']);
    expect(field.value).toBe('0.001000');
  });

  test('that says the number it already is writes nothing', () => {
    const { field, calls, type } = shown(2);
    field.focus();
    type('2.0');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(calls).toEqual([]);
    expect(field.value).toBe('2.000');
  });

  test('that is no number says so beside the field, and only until it is mended', () => {
    const { field, calls, type } = shown(2);
    field.focus();
    type('two');
    fireEvent.keyDown(field, { key: 'Enter' });
    const message = screen.getByRole('alert');
    expect(message.textContent).toContain('“two” is not a number');
    expect(field.getAttribute('aria-describedby')).toBe(message.id);
    field.blur();
    expect(field.value).toBe('two');
    field.focus();
    type('2.5');
    expect(screen.queryByRole('alert')).toBeNull();
    field.blur();
    expect(calls).toEqual(['type 2.5']);
  });
});

describe('keys', () => {
  test('a burst is written down before the page’s own keys are heard, so that undo undoes it', () => {
    const { field, calls } = shown(2);
    field.focus();
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    fireEvent.keyDown(field, { key: 'Control', ctrlKey: true });
    expect(calls).toEqual(['preview 2.1']);
    fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    expect(calls).toEqual(['preview 2.1', 'key 2.1']);
  });

  test('a burst is written down when the field goes away', () => {
    const { field, calls } = shown(2);
    field.focus();
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    cleanup();
    expect(calls).toEqual(['preview 1.9', 'key 1.9']);
  });

  test('with Ctrl or Cmd they are the page’s', () => {
    const { field, calls } = shown(2);
    field.focus();
    fireEvent.keyDown(field, { key: 'ArrowUp', ctrlKey: true });
    fireEvent.keyDown(field, { key: 'ArrowUp', metaKey: true });
    expect(calls).toEqual([]);
  });

  test('change nothing that is only to be read', () => {
    const { field, calls } = shown(2, { readonly: true });
    field.focus();
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.click(field);
    vi.runAllTimers();
    expect(calls).toEqual([]);
    expect(field.hasAttribute('data-editing')).toBe(false);
  });
});
