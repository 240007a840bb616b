import { lastOf, localOf, nodeOf, outerOf, type Address } from '../kernel/ids.ts';
import type { OpId } from '../ops/table.ts';
import { noDefinitions, type LossId, type NudgeDocument } from '../graph/document.ts';
import { macroContext } from '../macros/context.ts';
import { instanceAt } from '../macros/instance-at.ts';
import type { Instance } from '../macros/instance.ts';
import { expressionOf, reference, weightedSum } from './expression-of.ts';
import { expressionText } from './expression-text.ts';
import { mathOfExpression } from './math-of-expression.ts';
import { fraction, nameTree, row, sign, type MathTree } from './math-tree.ts';
import { pathOf } from './path-words.ts';
import type { Expression } from './syntax.ts';
import { wordsOfExpression } from './words-of-expression.ts';

/** A slot's formula set as mathematics, `L = d · f`; a neuron's as its activation of its weighted sum. Without a left side where the slot
 *  has no name; empty for notes. */
export function mathOf(document: NudgeDocument, address: Address): MathTree {
  const right = rightSide(document, address);
  if (right === null) return row();
  // It is clear which macro the parts of a formula lie in.
  const wholes = new Set(
    [address, outerOf(address) ?? address].map((whole) => expressionText(reference(document, whole))),
  );
  const isBare = (of: Expression) => wholes.has(expressionText(of));
  const tree = mathOfExpression(right, isBare);
  const left = leftSide(document, address);
  return left === null ? tree : row(nameTree(left), sign('='), tree);
}

/** The same in plain words: “o equals tanh of x1 times w1 plus b”. */
export function wordsOf(document: NudgeDocument, address: Address): string {
  const right = rightSide(document, address);
  if (right === null) return '';
  const left = leftSide(document, address);
  const words = wordsOfExpression(right);
  return left === null ? words : `${left} equals ${words}`;
}

/** ∂o/∂x, for names as they are shown. */
export function mathOfPartial(root: string, node: string): MathTree {
  return fraction(row(sign('∂'), nameTree(root)), row(sign('∂'), nameTree(node)));
}

function leftSide(document: NudgeDocument, address: Address): string | null {
  const record = document.nodes.get(nodeOf(address));
  if (record === undefined) return null;
  if (localOf(address) === null) return record.name;
  // Products have no name that anyone writes.
  if (lastOf(address).startsWith('m:')) return null;
  const last = pathOf(record, address, document.definitions ?? noDefinitions).at(-1);
  return last?.kind === 'part' ? last.word : null;
}

function rightSide(document: NudgeDocument, address: Address): Expression | null {
  const record = localOf(address) === null ? document.nodes.get(nodeOf(address)) : undefined;
  const context = macroContext(document);
  const instance = instanceAt(document, context, address);
  if (instance?.macro === 'neuron') return activated(document, instance);
  const loss = instance === null ? null : lossFormula(document, instance);
  if (loss !== null) return loss;
  const expression = expressionOf(document, address)?.expression ?? null;
  // Mathematics has no word for the role of a number.
  return expression?.kind === 'call' && record?.kind === 'leaf'
    ? { kind: 'number', value: record.value, at: 0 }
    : expression;
}

function activated(document: NudgeDocument, neuron: Instance & { readonly macro: 'neuron' }): Expression {
  const { activation } = neuron.settings;
  const sum = weightedSum(document, neuron);
  return activation === 'linear' ? sum : operation(activation, sum);
}

function operation(op: OpId, ...inputs: readonly Expression[]): Expression {
  return { kind: 'operation', op, inputs, at: 0 };
}

/** The losses that a line can say, over all rows: the square of y − t, its size, and how much the margin is missed. */
function lossFormula(document: NudgeDocument, instance: Instance): Expression | null {
  const input = (port: string): Expression => {
    const from = instance.inputs.find((one) => one.port === port)?.from ?? null;
    return from === null ? { kind: 'waiting', at: 0 } : reference(document, from);
  };
  const [y, t] = [input('p1'), input('t')];
  switch (instance.macro) {
    case 'squared_error':
      return overRows(instance, operation('square', operation('sub', y, t)));
    case 'absolute_error':
      return overRows(instance, operation('abs', operation('sub', y, t)));
    case 'hinge':
      return overRows(
        instance,
        operation('relu', operation('sub', { kind: 'number', value: 1, at: 0 }, operation('mul', t, y))),
      );
    case 'neuron':
    case 'layer':
    case 'mlp':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
    case 'l2_penalty':
    case 'custom':
      return null;
  }
}

function overRows({ settings }: Instance & { readonly macro: LossId }, each: Expression): Expression {
  return operation(settings.over === 'mean' ? 'mean_rows' : 'sum_rows', each);
}
