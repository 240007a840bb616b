import { describe, expect, test } from 'vitest';
import { atom } from 'nanostores';
import type { NudgeDocument } from '../../../../src/graph/document.ts';
import { createPathLens } from '../../../../src/store/classroom/paths.ts';
import { shownBy, wireBy } from '../../../../src/store/lens.ts';
import { runCommand } from '../../../../src/store/commands/run.ts';
import { commandOf } from '../../../../src/store/commands/registry.ts';
import { bareBench } from '../../../support/bench.ts';
import { at, graph, id, type Sketch } from '../../../support/graph.ts';

//  a ─┬─▶ d = a·b ─▶ ×  ─▶ f      a = −2, b = 3
//  b ─┴─▶ e = a+b ─▶ ▲
const lecture: Sketch = { a: -2, b: 3, d: ['mul', 'a', 'b'], e: ['add', 'a', 'b'], f: ['mul', 'd', 'e'] };

function pathsOn(document: NudgeDocument) {
  const bench = bareBench(document);
  const copied: string[] = [];
  const paths = createPathLens(
    { ...bench, $panel: atom(null), $ran: atom(null) },
    (text) => (copied.push(text), Promise.resolve(true)),
  );
  const lit = (wire: string) => wireBy(bench.lenses.$lenses.get(), wire);
  return { ...bench, paths, lit, copied };
}

const said = (bench: ReturnType<typeof pathsOn>) => bench.view.$announcement.get();

describe('the paths of one node', () => {
  test('are lit in turn, the largest first: its wires carry its own product back, all others are dimmed', () => {
    const bench = pathsOn(graph(lecture));
    bench.paths.show(at('b'));
    expect(['e:1', 'f:1', 'd:1', 'f:0'].map(bench.lit)).toEqual([
      { lit: 'on', flow: -6 },
      { lit: 'on', flow: -6 },
      { lit: 'off' },
      { lit: 'off' },
    ]);
    expect(said(bench)).toBe('Path 1 of 2: b, e, f: 1.000 times −6.000 is −6.000.');
    bench.paths.next();
    expect(bench.lit('d:1')).toEqual({ lit: 'on', flow: -2 });
    expect(bench.lit('e:1')).toEqual({ lit: 'off' });
    expect(said(bench)).toBe('Path 2 of 2: b, d, f: −2.000 times 1.000 is −2.000.');
    bench.paths.next();
    expect(said(bench)).toContain('Path 1 of 2');
    bench.paths.previous();
    expect(said(bench)).toContain('Path 2 of 2');
  });

  test('leave nothing on the canvas when they end', () => {
    const bench = pathsOn(graph(lecture));
    bench.paths.show(at('b'));
    bench.paths.stop();
    expect(bench.lit('e:1')).toBeNull();
    expect(bench.paths.$state.get()).toBeNull();
  });

  test('a nudge keeps the path that is lit, wherever it stands then', () => {
    const bench = pathsOn(graph(lecture));
    bench.paths.show(at('b'));
    expect(bench.paths.$state.get()?.hops.map(({ card }) => card)).toEqual(['e', 'f']);
    // With a = −9 the way through d is the larger one: a·e = 54, against a·b = −27 through e.
    bench.workbench.preview(at('a'), -9);
    bench.scheduler.frame();
    const now = bench.paths.$state.get();
    expect(now?.largest.paths.map(({ product }) => product)).toEqual([54, -27]);
    expect(now?.at).toBe(1);
    expect(now?.hops.map(({ card }) => card)).toEqual(['e', 'f']);
    expect(bench.lit('e:1')).toEqual({ lit: 'on', flow: -27 });
  });

  test('end in words when an edit leaves no way to the root', () => {
    const bench = pathsOn(graph(lecture));
    bench.paths.show(at('b'));
    const { nodes, ...rest } = graph({ ...lecture, f: ['neg', 'a'] }, 'f');
    bench.workbench.commit('Rewire', { ...rest, nodes });
    expect(bench.paths.$state.get()).toBeNull();
    expect(said(bench)).toBe('The paths ended: no way leads to the root any more.');
  });

  test('where there is none, it says so', () => {
    const bench = pathsOn(graph({ ...lecture, z: ['neg', 'a'] }, 'f'));
    bench.paths.show(at('z'));
    expect(bench.view.$notices.get().at(-1)?.text).toBe('No path leads from z to the root.');
  });

  test('play lights one after the other and stops at the last', () => {
    const bench = pathsOn(graph(lecture));
    bench.paths.show(at('b'));
    bench.paths.toggle();
    const after = (milliseconds: number) => {
      bench.scheduler.wait(milliseconds);
      bench.scheduler.frame();
      const { at: lit, isPlaying } = bench.paths.$state.get() ?? { at: -1, isPlaying: false };
      return [lit, isPlaying];
    };
    expect(after(1000)).toEqual([0, true]);
    expect(after(1000)).toEqual([1, true]);
    expect(after(2000)).toEqual([1, false]);
  });
});

describe('as they are drawn', () => {
  const neuron = graph({ x: 2, o: { neuron: ['x'], weights: [-3], bias: 1, activation: 'relu' }, y: ['neg', 'o'] });

  test('a closed macro is one hop, with all that the path takes inside it', () => {
    const bench = pathsOn(neuron);
    bench.paths.show(at('x'));
    const hops = bench.paths.$state.get()?.hops ?? [];
    expect(hops.map(({ card, wires }) => [card, wires])).toEqual([
      ['o', ['o:p1']],
      ['y', ['y:0']],
    ]);
    expect(hops[0]?.steps.length).toBeGreaterThan(1);
    expect(bench.lit('o:p1')?.lit).toBe('on');
  });

  test('from inside a closed macro a path begins without a wire', () => {
    const bench = pathsOn(neuron);
    bench.paths.show(at('o/w:p1'));
    expect(bench.paths.$state.get()?.hops.map(({ wires }) => wires)).toEqual([[], ['y:0']]);
  });

  test('an open macro has a hop for each op inside, and its frame’s wire is lit too', () => {
    const record = neuron.nodes.get(id('o'));
    if (record?.kind !== 'macro') throw new Error('o is a macro');
    const bench = pathsOn({ ...neuron, nodes: new Map([...neuron.nodes, [id('o'), { ...record, open: true }]]) });
    bench.paths.show(at('x'));
    expect(bench.paths.$state.get()?.hops.length).toBe(4);
    expect(bench.lit('o/frame:p1')?.lit).toBe('on');
  });
});

describe('what is covered', () => {
  test('is told neither on the wires nor in words', () => {
    const bench = pathsOn(graph(lecture));
    bench.lenses.put('guess', {
      gradient: (address) => (address === 'e' ? { kind: 'ask', ask() {} } : null),
    });
    bench.paths.show(at('b'));
    expect(bench.lit('e:1')).toEqual({ lit: 'on', flow: 'hidden' });
    expect(said(bench)).toBe('Path 1 of 2: b, e, f.');
    bench.lenses.put('guess', null);
    expect(bench.lit('e:1')).toEqual({ lit: 'on', flow: -6 });
    expect(shownBy(bench.lenses.$lenses.get(), 'gradient', at('e'))).toBeNull();
  });

  test('slopes and products that were hidden stay hidden', () => {
    const bench = pathsOn(graph(lecture));
    bench.preferences.set({ factors: { upstream: true, slope: false, product: true } });
    bench.paths.show(at('b'));
    expect(said(bench)).toBe('Path 1 of 2: b, e, f: −6.000.');
    bench.preferences.set({ factors: { upstream: true, slope: true, product: false } });
    expect(bench.lit('e:1')).toEqual({ lit: 'on', flow: 'hidden' });
    expect(bench.paths.sentence()).toBe('Path 1 of 2: b, e, f: 1.000 times −6.000.');
  });
});

test('the derivation is copied as LaTeX, its numbers only where none is covered', async () => {
  const bench = pathsOn(graph(lecture));
  bench.paths.copyDerivation(at('a'));
  await Promise.resolve();
  expect(bench.copied[0]).toContain('&= 1 \\cdot 3 + \\left(-6\\right) \\cdot 1 = -3');
  expect(bench.view.$notices.get().at(-1)?.text).toContain('LaTeX');
  bench.lenses.put('guess', { value: (address) => (address === 'b' ? { kind: 'ask', ask() {} } : null) });
  bench.paths.copyDerivation(at('a'));
  expect(bench.copied[1]).not.toContain('3');
});

test('each part of upstream × local slope = product is switched by a command of its own', () => {
  const bench = bareBench(graph(lecture));
  for (const factor of ['upstream', 'slope', 'product'] as const) {
    const command = commandOf(`factors.${factor}`);
    expect(command.checked?.(bench)).toBe(true);
    runCommand(bench, command);
    expect(bench.preferences.$values.get().factors[factor]).toBe(false);
    expect(command.checked?.(bench)).toBe(false);
  }
});
