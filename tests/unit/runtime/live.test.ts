import { describe, expect, test } from 'vitest';
import { setRoot, moveNodes, rename } from '../../../src/store/edits.ts';
import { withRecord } from '../../../src/macros/wires.ts';
import { createLive } from '../../../src/runtime/live.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { manualScheduler } from '../../support/workbench.ts';
import { at, graph, id } from '../../support/graph.ts';

const lecture = () =>
  graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] });

function live(document: NudgeDocument) {
  const scheduler = manualScheduler();
  return { ...createLive(document, scheduler), scheduler };
}

function withLeaf(document: NudgeDocument, name: string, value: number): NudgeDocument {
  const record = document.nodes.get(id(name));
  return record?.kind === 'leaf' ? withRecord(document, { ...record, value }) : document;
}

describe('reads settle', () => {
  test('a value read right after a nudge is new, before any frame', () => {
    const { replace, value, gradient } = live(lecture());
    replace(withLeaf(lecture(), 'a', 3));
    expect(value(at('L'))).toBe(-2);
    expect(gradient(at('b'))).toBe(-6);
  });

  test('a preview moves values and gradients, and ends without a trace', () => {
    const { preview, endPreview, value, gradient } = live(lecture());
    preview(at('a'), 3);
    expect([value(at('L')), gradient(at('b'))]).toEqual([-2, -6]);
    endPreview(at('a'));
    expect([value(at('L')), gradient(at('b'))]).toEqual([-8, -4]);
  });

  test('a new version of the document drops previews that it does not contain', () => {
    const document = lecture();
    const { preview, replace, value } = live(document);
    preview(at('a'), 100);
    replace(withLeaf(document, 'c', 11));
    expect(value(at('L'))).toBe(-10);
  });
});

describe('the tick', () => {
  test('comes once a frame, however many nudges there were', () => {
    const { preview, $tick, scheduler } = live(lecture());
    scheduler.frame();
    const before = $tick.get();
    for (let step = 0; step < 100; step++) preview(at('a'), step);
    expect($tick.get()).toBe(before);
    scheduler.frame();
    expect($tick.get()).toBe(before + 1);
    scheduler.frame();
    expect($tick.get()).toBe(before + 1);
  });

  test('does not come for a moved or renamed card, nor is anything compiled', () => {
    const document = lecture();
    const { replace, $program, $tick, scheduler } = live(document);
    const program = $program.get();
    replace(rename(moveNodes(document, [[id('a'), { x: 5, y: 5 }]]), id('e'), 'product'));
    scheduler.frame();
    expect($program.get()).toBe(program);
    expect($tick.get()).toBe(0);
  });
});

describe('compiling', () => {
  test('a changed number refills a leaf of the same program', () => {
    const document = lecture();
    const { replace, $program } = live(document);
    const program = $program.get();
    replace(withLeaf(document, 'a', 7));
    expect($program.get()).toBe(program);
  });

  test('another root is another program', () => {
    const document = lecture();
    const { replace, gradient } = live(document);
    replace(setRoot(document, at('d')));
    expect(gradient(at('a'))).toBe(-3);
    expect(gradient(at('f'))).toBeNull();
  });

  test('numbers inside macros refill too', () => {
    const document = graph({ x: 2, o: { neuron: ['x'], weights: [0.5], bias: 0, activation: 'linear' } });
    const { replace, value, preview, $program } = live(document);
    const program = $program.get();
    preview(at('o/w:p1'), 3);
    expect(value(at('o'))).toBe(6);
    const record = document.nodes.get(id('o'));
    if (record?.kind === 'macro') replace(withRecord(document, { ...record, numbers: { ...record.numbers, b: 1 } }));
    expect(value(at('o'))).toBe(2);
    expect($program.get()).toBe(program);
  });
});

test('a contribution is the gradient of the consumer times its local slope, one for each wire', () => {
  const { contribution, slopes } = live(graph({ a: 3, y: ['mul', 'a', 'a'], z: ['mul', 'y', 'y'] }));
  expect(slopes(at('y'))).toEqual([3, 3]);
  expect([contribution(at('y'), 0), contribution(at('y'), 1)]).toEqual([54, 54]);
  expect(contribution(at('a'), 0)).toBeNull();
});

test('rootIf asks what would be without changing what is', () => {
  const { rootIf, value, preview } = live(lecture());
  expect(rootIf(at('e'), -5)).toBe(-10);
  preview(at('c'), 11);
  expect(rootIf(at('e'), -5)).toBe(-12);
  expect(value(at('L'))).toBe(-10);
});
