import { isOpId, ops } from '../ops/table.ts';
import type { Activation } from '../graph/document.ts';
import { literalOf } from './literals.ts';
import type { Expression, KeywordValue } from './syntax.ts';

/** The number after a keyword; null when something else stands there. */
export function numberOf(value: KeywordValue, isPi: boolean): number | null {
  return value.kind === 'expression' ? literalOf(value.expression, isPi) : null;
}

/** A list of numbers, `[0.1, -0.2]`. */
export function numberList(value: KeywordValue, isPi: boolean): readonly number[] | null {
  return listOf(value, (item) => literalOf(item, isPi));
}

/** An op of one number by its name, or `linear` for none. */
export function activationOf(value: KeywordValue): Activation | null {
  const word = wordOf(value);
  return word === null ? null : activationNamed(word);
}

/** A list of activations, `[tanh, relu]`. */
export function activationList(value: KeywordValue): readonly Activation[] | null {
  return listOf(value, activationIn);
}

/** A list with an activation for each layer, or a list of them, one for each neuron of that layer: `[tanh, [relu, tanh], linear]`. */
export function activationLists(value: KeywordValue): readonly (Activation | readonly Activation[])[] | null {
  return listOf<Activation | readonly Activation[]>(value, (item) =>
    item.kind === 'list' ? activationList({ kind: 'expression', expression: item }) : activationIn(item),
  );
}

/** A word, with or without quotes. */
export function wordOf(value: KeywordValue): string | null {
  if (value.kind === 'text') return value.text;
  return value.expression.kind === 'name' ? value.expression.name : null;
}

function activationIn(item: Expression): Activation | null {
  return item.kind === 'name' ? activationNamed(item.name) : null;
}

function activationNamed(word: string): Activation | null {
  if (word === 'linear') return 'linear';
  return isOpId(word) && ops[word].arity === 1 && ops[word].overRows === null ? word : null;
}

function listOf<Item>(value: KeywordValue, read: (item: Expression) => Item | null): readonly Item[] | null {
  if (value.kind !== 'expression' || value.expression.kind !== 'list') return null;
  const items: Item[] = [];
  for (const expression of value.expression.items) {
    const item = read(expression);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}
