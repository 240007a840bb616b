import { localOf, nodeOf, type Address } from '../kernel/ids.ts';
import type { NeuronRecord, NudgeDocument } from '../graph/document.ts';
import { expressionOf, reference, weightedSum } from './expression-of.ts';
import { mathOfExpression } from './math-of-expression.ts';
import { fraction, nameTree, row, sign, type MathTree } from './math-tree.ts';
import { partOfLocal } from './part-names.ts';
import type { Expression } from './syntax.ts';
import { wordsOfExpression } from './words-of-expression.ts';

/** A slot's formula set as mathematics, `L = d · f`; a neuron's as its activation of its weighted sum. Without a left side where the slot
 *  has no name; empty for notes. */
export function mathOf(document: NudgeDocument, address: Address): MathTree {
  const right = rightSide(document, address);
  if (right === null) return row();
  const node = nodeOf(address);
  const isBare = (of: Expression) => {
    const whole = reference(document, node);
    return whole.kind === 'name'
      ? of.kind === 'name' && of.name === whole.name
      : of.kind === 'node' && of.address === node;
  };
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
  const local = localOf(address);
  if (record === undefined) return null;
  if (local === null) return record.name;
  const part = record.kind === 'macro' ? partOfLocal(record.inputs, local) : null;
  return part === null || part.startsWith('m') ? null : part;
}

function rightSide(document: NudgeDocument, address: Address): Expression | null {
  const record = localOf(address) === null ? document.nodes.get(nodeOf(address)) : undefined;
  if (record?.kind === 'macro' && record.macro === 'neuron') return activated(document, record);
  const expression = expressionOf(document, address)?.expression ?? null;
  // Mathematics has no word for the role of a number.
  return expression?.kind === 'call' && record?.kind === 'leaf'
    ? { kind: 'number', value: record.value, at: 0 }
    : expression;
}

function activated(document: NudgeDocument, record: NeuronRecord): Expression {
  const { activation } = record.settings;
  const sum = weightedSum(document, record);
  return activation === 'linear' ? sum : { kind: 'operation', op: activation, inputs: [sum], at: 0 };
}
