import { describe, expect, test } from 'vitest';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { createPlaybackSession } from '../../../src/store/classroom/playback.ts';
import { setRoot } from '../../../src/store/edits.ts';
import { shownBy, wireBy } from '../../../src/store/lens.ts';
import { setOpen } from '../../../src/macros/open-in-place.ts';
import { bareBench } from '../../support/bench.ts';
import { at, graph } from '../../support/graph.ts';

//  a ─┬─▶ ×  ─▶ e ─▶ +  ─▶ y      y = a·b + a, so ∂y/∂a = b + 1
//     │   b ─▲        ▲
//     └───────────────┘
const twice = graph({ a: 2, b: -3, e: ['mul', 'a', 'b'], y: ['add', 'e', 'a'] });

function session(document: NudgeDocument = twice) {
  const bench = bareBench(document);
  const playback = createPlaybackSession({ ...bench, ...bench.classroom });
  const lenses = () => bench.lenses.$lenses.get();
  const shown = (what: 'value' | 'gradient', name: string) => shownBy(lenses(), what, at(name));
  const notices = () => bench.view.$notices.get().map(({ text }) => text);
  const done = () => playback.$state.get()?.done;
  return { ...bench, playback, shown, wire: (id: string) => wireBy(lenses(), id), notices, done };
}

/** All frames of so many milliseconds, 60 in a second. */
function pass({ scheduler }: ReturnType<typeof session>, milliseconds: number): void {
  for (let time = 0; time < milliseconds; time += 16) {
    scheduler.wait(16);
    scheduler.frame();
  }
}

describe('what has come', () => {
  test('is at first the leaves alone: all else is blank, not 0', () => {
    const { playback, shown, wire } = session();
    playback.start('all');
    expect(shown('value', 'a')).toBeNull();
    expect(shown('value', 'e')).toMatchObject({ kind: 'blank' });
    expect(shown('gradient', 'y')).toMatchObject({ kind: 'blank' });
    expect(wire('e:0')).toEqual({ lit: 'off', flow: null });
  });

  test('grows by one value with each step forward, its wires lit', () => {
    const { playback, shown, wire } = session();
    playback.start('forward');
    playback.next();
    expect(shown('value', 'e')).toBeNull();
    expect(shown('value', 'y')).toMatchObject({ kind: 'blank' });
    expect(wire('e:0')).toEqual({ lit: 'on', flow: null });
    expect(wire('y:0')).toEqual({ lit: 'off', flow: null });
  });

  test('is a sum “so far” until the last wire has brought its share', () => {
    const { playback, shown, wire } = session();
    playback.start('backward');
    playback.next();
    expect(shown('gradient', 'y')).toBeNull();
    playback.jump(5);
    expect(shown('gradient', 'a')).toEqual({ kind: 'number', number: 1, note: 'so far' });
    expect(wire('y:1')).toEqual({ lit: 'on' });
    expect(wire('y:0')).toEqual({ lit: 'off' });
    expect(wire('e:0')).toEqual({ lit: 'off', flow: null });
    playback.next();
    expect(shown('gradient', 'a')).toBeNull();
  });

  test('is everything again when playback ends', () => {
    const { playback, shown, wire } = session();
    playback.start('all');
    playback.stop();
    expect(shown('value', 'y')).toBeNull();
    expect(wire('y:0')).toBeNull();
    expect(playback.$state.get()).toBeNull();
  });
});

describe('walking', () => {
  test('goes by steps and by nodes, and stops at both ends', () => {
    const { playback, done } = session();
    playback.start('backward');
    expect(done()).toBe(2);
    const seen: unknown[] = [];
    for (const walk of [
      'nextNode',
      'nextNode',
      'nextNode',
      'nextNode',
      'previousNode',
      'previous',
      'first',
      'first',
      'last',
    ] as const) {
      playback[walk]();
      seen.push(done());
    }
    expect(seen).toEqual([3, 5, 7, 7, 5, 4, 2, 0, 7]);
  });

  test('says each step in words, with the numbers of the moment', () => {
    const { playback, view } = session();
    playback.start('all');
    playback.next();
    expect(view.$announcement.get()).toBe('e is computed from a = 2.000 and b = −3.000: it is −6.000.');
    playback.jump(5);
    playback.next();
    expect(view.$announcement.get()).toBe(
      'e passes 1.000 × (−3.000) = −3.000 to a. The gradient of a was 1.000 and is now −2.000.',
    );
    playback.previous();
    expect(playback.sentence()).toBe(
      'y passes 1.000 × 1.000 = 1.000 to a. The gradient of a is now 1.000 so far: more is to come.',
    );
  });

  test('plays at its speed, pauses, and rests at the end', () => {
    const world = session();
    const { playback, done } = world;
    playback.start('all');
    playback.setSpeed(2);
    playback.toggle();
    pass(world, 1100);
    expect(done()).toBe(2);
    playback.toggle();
    pass(world, 2000);
    expect(done()).toBe(2);
    playback.toggle();
    pass(world, 9000);
    expect(done()).toBe(7);
    expect(playback.$state.get()?.isPlaying).toBe(false);
    playback.toggle();
    expect(done()).toBe(0);
  });

  test('a page that slept does not run after what it missed', () => {
    const world = session();
    world.playback.start('all');
    world.playback.toggle();
    world.scheduler.wait(60_000);
    world.scheduler.frame();
    world.scheduler.frame();
    expect(world.done()).toBeLessThanOrEqual(2);
  });
});

describe('in mid-play', () => {
  test('a nudge keeps the step and changes its numbers', () => {
    const { playback, workbench, scheduler, shown, done, notices } = session();
    playback.start('all');
    playback.jump(6);
    playback.previous();
    workbench.preview(at('b'), 5);
    scheduler.frame();
    playback.next();
    expect(playback.sentence()).toContain('e passes 1.000 × 5.000 = 5.000 to a');
    workbench.commitNumber(at('b'), 7);
    scheduler.frame();
    expect([done(), shown('gradient', 'b')]).toEqual([6, { kind: 'blank', words: 'no gradient has come yet' }]);
    workbench.undo();
    scheduler.frame();
    expect(playback.sentence()).toContain('−3.000');
    expect(notices()).toEqual([]);
  });

  test.each(['an edit of the structure', 'another root', 'undo', 'another document'] as const)(
    '%s ends it and says so',
    (what) => {
      const { playback, workbench, notices, shown } = session();
      const more = graph({ a: 2, b: -3, e: ['mul', 'a', 'b'], y: ['sub', 'e', 'a'] });
      if (what === 'undo') workbench.commit('Swap', more);
      playback.start('all');
      if (what === 'undo') workbench.undo();
      else if (what === 'another root') workbench.commit('Root', setRoot(twice, at('e')));
      else if (what === 'another document') workbench.open(graph({ q: 1, r: ['exp', 'q'] }));
      else workbench.commit('Swap', more);
      expect(playback.$state.get()).toBeNull();
      expect(notices()).toEqual([
        'Stepping through has ended, because the graph has changed. Start it again to see its new order.',
      ]);
      expect(shown('value', 'e')).toBeNull();
    },
  );

  test('opening a macro keeps the place and plays its inside', () => {
    const document = graph({ x: 2, o: { neuron: ['x'], weights: [1], bias: 0 }, y: ['mul', 'o', 'x'] });
    const { playback, workbench, notices } = session(document);
    playback.start('backward');
    playback.nextNode();
    playback.nextNode();
    const before = playback.sentence();
    workbench.commit('Open', setOpen(document, at('o'), true));
    expect(playback.$state.get()?.playback.steps.some(({ address }) => address === 'o/sum')).toBe(true);
    expect(playback.sentence()).toBe(before);
    expect(notices()).toEqual([]);
  });
});

describe('where it cannot begin', () => {
  test('it says why', () => {
    const empty = session(graph({}));
    empty.playback.start('all');
    expect(empty.notices()[0]).toContain('nothing to step through');
    const waiting = session(graph({ a: 1, y: ['add', 'a', null] }, 'y'));
    waiting.playback.start('backward');
    expect(waiting.notices()[0]).toContain('the root has no number');
    expect(waiting.playback.$state.get()).toBeNull();
  });
});

describe('why now', () => {
  test('names what must be computed before, and which of these are', () => {
    const { playback } = session();
    playback.start('all');
    playback.askWhy(at('y'));
    expect(playback.$why.get()).toMatchObject({
      lead: 'y can be computed only when all that it reads is there. Still open: e.',
      needs: [
        { name: 'e', isDone: false },
        { name: 'a', isDone: true },
      ],
    });
    playback.next();
    expect(playback.$why.get()?.lead).toBe('y can be computed now: all that it reads is there.');
  });

  test('on the way back names who must have passed its share', () => {
    const { playback } = session();
    playback.start('backward');
    playback.next();
    playback.next();
    playback.askWhy(at('a'));
    expect(playback.$why.get()?.needs).toEqual([
      { address: 'y', name: 'y', isDone: false },
      { address: 'e', name: 'e', isDone: false },
    ]);
    playback.last();
    expect(playback.$why.get()?.lead).toBe('The gradient of a is complete: all that reads a has passed its share.');
    playback.askWhy(null);
    expect(playback.$why.get()).toBeNull();
  });

  test('tells that the root waits for nothing, and that what lies beside the path takes no part', () => {
    const { playback } = session(graph({ a: 1, y: ['exp', 'a'], z: ['neg', 'a'] }, 'y'));
    playback.start('backward');
    playback.next();
    playback.askWhy(at('y'));
    expect(playback.$why.get()?.lead).toContain('waits for nothing');
    playback.askWhy(at('z'));
    expect(playback.$why.get()?.lead).toContain('takes no part');
  });
});
