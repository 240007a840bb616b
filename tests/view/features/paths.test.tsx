import { fireEvent, screen } from '@solidjs/testing-library';
import { describe, expect, test } from 'vitest';
import { DerivationSection } from '../../../src/features/derivation/DerivationSection.tsx';
import { PathsSection } from '../../../src/features/paths/PathsSection.tsx';
import { at, graph, type Sketch } from '../../support/graph.ts';
import { onBench } from './on-bench.tsx';

//  a ─┬─▶ d = a·b ─▶ ×  ─▶ f      a = −2, b = 3
//  b ─┴─▶ e = a+b ─▶ ▲
const lecture: Sketch = { a: -2, b: 3, d: ['mul', 'a', 'b'], e: ['add', 'a', 'b'], f: ['mul', 'd', 'e'] };
const ask = { kind: 'ask', ask() {} } as const;
const formulas = () => [...document.querySelectorAll('math')].map((math) => math.getAttribute('aria-label'));

describe('the paths of a node', () => {
  const paths = () =>
    screen.queryAllByRole('button', { name: /^path / }).map((line) => line.getAttribute('aria-label'));

  test('are listed, the largest first, and add up to the gradient', () => {
    onBench(graph(lecture), () => <PathsSection address={at('b')} />);
    expect(paths()).toEqual([
      'path 1: b, e, f: 1.000 times −6.000 is −6.000.',
      'path 2: b, d, f: −2.000 times 1.000 is −2.000.',
    ]);
    expect(screen.getByLabelText('b, all paths together, gradient').textContent).toBe('−8.000');
  });

  test('follow a nudge', () => {
    const bench = onBench(graph(lecture), () => <PathsSection address={at('b')} />);
    bench.workbench.preview(at('a'), -9);
    bench.scheduler.frame();
    expect(paths()[0]).toBe('path 1: b, d, f: −9.000 times −6.000 is 54.00.');
    expect(screen.getByLabelText('b, all paths together, gradient').textContent).toBe('27.00');
  });

  test('that are too many to show are counted, and the rest is added up', () => {
    const sketch = Object.fromEntries<Sketch[string]>([
      ['s0', 1],
      ...Array.from({ length: 70 }, (_, step): [string, Sketch[string]] => [
        `s${step + 1}`,
        ['add', `s${step}`, `s${step}`],
      ]),
    ]);
    onBench(graph(sketch), () => <PathsSection address={at('s0')} />);
    expect(document.body.textContent).toContain('12 of 1,180,591,620,717,411,303,424 paths shown');
    expect(screen.getByLabelText('the other paths together, gradient').textContent).toBe('1.181e21');
    expect(paths()).toHaveLength(12);
  });

  test('are not told where they would tell what is covered', () => {
    const bench = onBench(graph(lecture), () => <PathsSection address={at('b')} />);
    bench.lenses.put('guess', { gradient: (address) => (address === 'e' ? ask : null) });
    expect(paths()).toEqual([]);
    expect(document.body.textContent).toContain('These paths would tell a number that is covered.');
    bench.lenses.put('guess', null);
    expect(paths()).toHaveLength(2);
  });

  test('of what has no gradient are not mentioned', () => {
    onBench(graph({ ...lecture, z: ['neg', 'a'] }, 'f'), () => <PathsSection address={at('z')} />);
    expect(document.body.textContent).toBe('');
  });
});

describe('the derivation of a node', () => {
  test('stands in symbols, with its slopes and with its numbers', () => {
    onBench(graph(lecture), () => <DerivationSection address={at('b')} />);
    expect(formulas()).toEqual([
      'the gradient of f by b equals the slope of f by d times the slope of d by b plus the slope of f by e times the slope of e by b',
      'with the local slopes put in: e times a plus d times 1',
      'with the numbers put in: 1 times −2 plus −6 times 1 is −8',
    ]);
  });

  test('opens and closes in place', () => {
    const chain: Sketch = { a: 2, b: ['square', 'a'], c: ['square', 'b'], y: ['square', 'c'] };
    onBench(graph(chain), () => <DerivationSection address={at('a')} />);
    expect(formulas()[1]).toContain('2 times c times 2 times b times 2 times a');
    fireEvent.click(screen.getByRole('button', { name: 'Close the gradient of y by b' }));
    expect(formulas()[1]).toContain('the gradient of y by b times 2 times a');
    expect(formulas()[2]).toBe('with the numbers put in: 256 times 4 is 1024');
    fireEvent.click(screen.getByRole('button', { name: 'Open the gradient of y by b' }));
    expect(formulas()[2]).toBe('with the numbers put in: 32 times 8 times 4 is 1024');
  });

  test('keeps its symbols and loses its numbers where one of them is covered', () => {
    const bench = onBench(graph(lecture), () => <DerivationSection address={at('b')} />);
    bench.lenses.put('guess', { value: (address) => (address === 'a' ? ask : null) });
    expect(formulas()).toHaveLength(2);
    expect(document.body.textContent).not.toContain('−8');
  });

  test('of the root is 1, and that is all', () => {
    onBench(graph(lecture), () => <DerivationSection address={at('f')} />);
    expect(formulas()).toEqual(['the gradient of f by f equals 1']);
  });
});
