import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ErrorScreen } from '../../../src/ui/ErrorScreen.tsx';
import { Formula } from '../../../src/ui/Formula.tsx';
import { LiveRegion } from '../../../src/ui/LiveRegion.tsx';
import { Segmented } from '../../../src/ui/Segmented.tsx';
import { TextField } from '../../../src/ui/TextField.tsx';
import { ToastRegion } from '../../../src/ui/ToastRegion.tsx';
import { Toggle } from '../../../src/ui/Toggle.tsx';
import { createAnnouncer } from '../../../src/ui/announcer.ts';
import { Curve } from '../../../src/ui/charts/Curve.tsx';
import { curvePlaces } from '../../../src/ui/charts/curve-window.ts';
import { mathElement, type MathNode } from '../../../src/ui/math-node.ts';
import { createToasts } from '../../../src/ui/toasts.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a text field', () => {
  function shown(more: { readonly follow?: boolean } = {}) {
    const calls: string[] = [];
    const [value, setValue] = createSignal('a');
    render(() => (
      <TextField
        label="Name"
        value={value()}
        onInput={(text) => {
          calls.push(`input ${text}`);
          if (more.follow === true) setValue(text);
        }}
        onCommit={(text) => calls.push(`commit ${text}`)}
        onCancel={() => calls.push('cancel')}
      />
    ));
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
    return { field, calls, setValue };
  }

  test.each([false, true])('commits a changed text once, by Enter or by leaving (owner follows: %s)', (follow) => {
    const { field, calls } = shown({ follow });
    field.focus();
    fireEvent.input(field, { target: { value: 'ab' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    field.blur();
    expect(calls).toEqual(['input ab', 'commit ab']);
    field.focus();
    fireEvent.input(field, { target: { value: 'abc' } });
    field.blur();
    expect(calls.slice(2)).toEqual(['input abc', 'commit abc']);
  });

  test.each([false, true])('Esc brings the old text back (owner follows: %s)', (follow) => {
    const { field, calls } = shown({ follow });
    field.focus();
    fireEvent.input(field, { target: { value: 'ab' } });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(field.value).toBe('a');
    field.blur();
    expect(calls).toEqual(['input ab', 'input a', 'cancel']);
  });

  test('left as it was commits nothing, also when its text changed from outside meanwhile', () => {
    const { field, calls, setValue } = shown();
    field.focus();
    setValue('b');
    expect(field.value).toBe('b');
    field.blur();
    expect(calls).toEqual([]);
  });

  test('is described by its error', () => {
    render(() => <TextField label="Formula" value="" error="Something is missing." hint="not shown" />);
    const field = screen.getByRole('textbox', { name: 'Formula' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Something is missing.',
    );
  });
});

describe('messages', () => {
  function shown() {
    const toasts = createToasts();
    render(() => <ToastRegion toasts={toasts} />);
    const texts = () => [...document.querySelectorAll('.toast-text')].map((text) => text.textContent);
    return { toasts, texts };
  }

  test('go after 6 s, or 10 s with something to do about it; a failure stays', () => {
    const { toasts, texts } = shown();
    toasts.show('plain');
    toasts.show('with', { action: { label: 'Undo', onPress: vi.fn() } });
    toasts.show('failure', { tone: 'danger' });
    vi.advanceTimersByTime(6000);
    expect(texts()).toEqual(['with', 'failure']);
    vi.advanceTimersByTime(4000);
    expect(texts()).toEqual(['failure']);
    vi.advanceTimersByTime(1e6);
    expect(texts()).toEqual(['failure']);
  });

  test('stay while they are pointed at, and begin their time anew', () => {
    const { toasts, texts } = shown();
    toasts.show('plain');
    const toast = screen.getByText('plain').parentElement!;
    vi.advanceTimersByTime(5000);
    fireEvent.pointerEnter(toast);
    vi.advanceTimersByTime(60_000);
    expect(texts()).toEqual(['plain']);
    fireEvent.pointerLeave(toast);
    vi.advanceTimersByTime(5999);
    expect(texts()).toEqual(['plain']);
    vi.advanceTimersByTime(1);
    expect(texts()).toEqual([]);
  });

  test('the same text again is one message, and of more than four the oldest goes', () => {
    const { toasts, texts } = shown();
    for (const text of ['a', 'b', 'a']) toasts.show(text);
    expect(texts()).toEqual(['b', 'a']);
    for (const text of ['c', 'd', 'e']) toasts.show(text);
    expect(texts()).toEqual(['a', 'c', 'd', 'e']);
  });

  test('an action is done once and takes its message away', () => {
    const { toasts, texts } = shown();
    const onPress = vi.fn();
    toasts.show('Deleted.', { action: { label: 'Undo', onPress } });
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(onPress).toHaveBeenCalledOnce();
    expect(texts()).toEqual([]);
  });
});

describe('announcements', () => {
  test('come at most once a second, the newest of what came meanwhile', () => {
    const announcer = createAnnouncer();
    render(() => <LiveRegion announcer={announcer} />);
    const said = () => screen.getByRole('log').textContent.trim();
    announcer.announce('one');
    announcer.announce('two');
    announcer.announce('three');
    expect(said()).toBe('one');
    vi.advanceTimersByTime(999);
    expect(said()).toBe('one');
    vi.advanceTimersByTime(1);
    expect(said()).toBe('three');
    vi.advanceTimersByTime(5000);
    announcer.announce('four');
    expect(said()).toBe('four');
  });

  test('a repeated sentence is a new text', () => {
    const announcer = createAnnouncer();
    render(() => <LiveRegion announcer={announcer} />);
    announcer.announce('same');
    const first = screen.getByRole('log').textContent;
    vi.advanceTimersByTime(1000);
    announcer.announce('same');
    expect(screen.getByRole('log').textContent).not.toBe(first);
  });
});

describe('a formula', () => {
  const squared: MathNode = {
    tag: 'msup',
    children: [
      { tag: 'mi', text: 'a' },
      { tag: 'mn', text: '2' },
    ],
  };

  test('is MathML with the words for it', () => {
    render(() => <Formula math={squared} name="a squared" display="block" />);
    const math = document.querySelector('math')!;
    expect(math.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
    expect([math.getAttribute('aria-label'), math.getAttribute('display')]).toEqual(['a squared', 'block']);
    expect([...math.querySelectorAll('msup > *')].map((part) => `${part.tagName} ${part.textContent}`)).toEqual([
      'mi a',
      'mn 2',
    ]);
  });

  test('text stays text', () => {
    expect(mathElement({ tag: 'mi', text: '<img src=x onerror=alert(1)>' }).children).toHaveLength(0);
  });
});

describe('a curve', () => {
  test('a nudge inside the window moves the point and leaves the path alone', () => {
    const xs = curvePlaces({ low: -3, high: 3 });
    let reads = 0;
    const ys = new Proxy(Array.from(xs, Math.tanh), {
      get(target, key) {
        reads++;
        return Reflect.get(target, key);
      },
    });
    const [x, setX] = createSignal(0);
    render(() => (
      <Curve
        name="tanh"
        xs={xs}
        ys={ys}
        at={{ x: x(), y: Math.tanh(x()), slope: 1 - Math.tanh(x()) ** 2 }}
        width={108}
        height={54}
      />
    ));
    const observer = new MutationObserver(() => undefined);
    observer.observe(screen.getByRole('img', { name: 'tanh' }), { attributes: true, subtree: true });
    reads = 0;
    setX(1);
    expect(reads).toBe(0);
    const changes = observer
      .takeRecords()
      .map((record) => `${(record.target as Element).classList.value} ${record.attributeName}`);
    expect(new Set(changes)).toEqual(new Set(['curve-tangent d', 'curve-point cx', 'curve-point cy']));
    expect(document.querySelector('.curve-point')!.getAttribute('cx')).toBe('72');
  });

  test('a point without a number is not drawn', () => {
    render(() => (
      <Curve
        name="log"
        xs={[0, 1]}
        ys={[Number.NaN, 0]}
        at={{ x: 0, y: Number.NEGATIVE_INFINITY, slope: Number.POSITIVE_INFINITY }}
        width={108}
        height={54}
      />
    ));
    expect(document.querySelector('.curve-point')!.getAttribute('cx')).toBe('-99');
    for (const path of document.querySelectorAll('path')) expect(path.getAttribute('d')).not.toContain('NaN');
  });
});

test('a switch and a choice stay where their owner leaves them', () => {
  const onChange = vi.fn();
  render(() => (
    <>
      <Toggle label="Grid" checked={false} onChange={onChange} />
      <Segmented
        name="Size"
        value="a"
        onChange={onChange}
        options={[
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ]}
      />
    </>
  ));
  const toggle = screen.getByRole<HTMLInputElement>('switch', { name: 'Grid' });
  fireEvent.click(toggle);
  expect(toggle.checked).toBe(false);
  const [a, b] = screen.getAllByRole<HTMLInputElement>('radio');
  fireEvent.click(b!);
  expect([a!.checked, b!.checked]).toEqual([true, false]);
  expect(onChange.mock.calls).toEqual([[true], ['b']]);
});

test('the error screen says what happened and offers only what can be done', () => {
  const onReload = vi.fn();
  render(() => <ErrorScreen message="The picture could not be drawn." onReload={onReload} />);
  expect(screen.getByRole('alert').textContent).toContain('The picture could not be drawn.');
  expect(screen.queryByRole('button', { name: /Download/ })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Reload' }));
  expect(onReload).toHaveBeenCalledOnce();
});
