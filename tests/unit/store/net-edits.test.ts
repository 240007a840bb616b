import { activationFixed } from '../../../src/store/activation-fixed.ts';
import { expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { isFrozen, setFrozen } from '../../../src/macros/frozen.ts';
import { isFreezable } from '../../../src/store/freezable.ts';
import {
  netAt,
  redrawNet,
  setActivation,
  setCovered,
  setInitial,
  setNetSeed,
  setOver,
} from '../../../src/store/net-edits.ts';
import { at, id } from '../../support/graph.ts';
import { loss, net, penalty, withRecords } from '../../support/nets.ts';

const document = withRecords({ x: 1, t: 2 }, (place) => [
  net(place, 'm', ['x'], { sizes: [2, 1] }),
  loss(place, 'l', ['m', 't']),
  penalty(place, 'p'),
]);
const layers = (of: typeof document) => {
  const found = netAt(of, id('m'));
  return found?.macro === 'mlp' ? found.settings.layers : [];
};

test('an activation is chosen for a layer, or for one neuron of it, which going back to the layer’s own forgets', () => {
  const relu = setActivation(document, at('m/l1'), 'relu');
  expect(layers(relu).map(({ activation }) => activation)).toEqual(['relu', 'linear']);
  const one = setActivation(relu, at('m/l1/n2'), 'sin');
  expect(layers(one)[0]).toMatchObject({ activation: 'relu', exceptions: { n2: 'sin' } });
  expect(layers(setActivation(one, at('m/l1/n2'), 'relu'))[0]).toEqual({ size: 2, activation: 'relu' });
  expect(evaluate(one).value(at('m/l1/n2'))).toBe(Math.sin(evaluate(one).value(at('m/l1/n2/sum')) ?? Number.NaN));
  expect(activationFixed(document, at('m/l1'))).toBeNull();
});

test('new numbers come from the next seed, and the same seed draws the same', () => {
  const again = redrawNet(document, id('m'));
  expect(netAt(again, id('m'))?.settings.seed).toBe(document.seed + 1);
  expect(netAt(again, id('m'))?.numbers).not.toEqual(netAt(document, id('m'))?.numbers);
  expect(netAt(setNetSeed(document, id('m'), document.seed + 1), id('m'))?.numbers).toEqual(
    netAt(again, id('m'))?.numbers,
  );
});

test('what is frozen stays when numbers are drawn anew', () => {
  const frozen = setFrozen(document, [at('m/l1/n1/w:p1')], true);
  const before = netAt(frozen, id('m'))?.numbers['l1/n1/w:p1'];
  for (const drawn of [redrawNet(frozen, id('m')), setInitial(frozen, id('m'), 'zeros')]) {
    expect(netAt(drawn, id('m'))?.numbers['l1/n1/w:p1']).toBe(before);
    expect(isFrozen(drawn, at('m/l1/n1/w:p1'))).toBe(true);
  }
  expect(netAt(setInitial(frozen, id('m'), 'zeros'), id('m'))?.numbers['l1/n2/w:p1']).toBe(0);
});

test('a loss is a mean or a sum over rows; a penalty counts all or what is chosen', () => {
  expect(setOver(document, id('l'), 'mean')).toBe(document);
  expect(setOver(document, id('l'), 'sum').nodes.get(id('l'))).toMatchObject({ settings: { over: 'sum' } });
  expect(setOver(document, id('p'), 'sum')).toBe(document);
  expect(setCovered(document, id('p'), [id('m')]).nodes.get(id('p'))).toMatchObject({ settings: { over: ['m'] } });
  expect(setCovered(document, id('l'), [])).toBe(document);
});

test('weights and parameters can be frozen; inputs, strengths and computed slots cannot', () => {
  expect(isFreezable(document, at('m/l1/n1/b'))).toBe(true);
  for (const address of ['x', 'm', 'm/l1', 'm/l1/n1/sum', 'p/strength', 'gone'])
    expect(isFreezable(document, at(address)), address).toBe(false);
});
