import { invariant } from '../../src/kernel/invariant.ts';
import { address, nodeId, type Address, type NodeId } from '../../src/kernel/ids.ts';
import type { OpId } from '../../src/ops/table.ts';
import type { NodeRecord, NudgeDocument, Role, Split } from '../../src/graph/document.ts';
import { createNeuron } from '../../src/macros/neuron.ts';

/** A number is an input; an op lists its operands by name, null where it waits. */
export type Sketch = Readonly<
  Record<
    string,
    | number
    | readonly [OpId, ...(string | null)[]]
    | { readonly role: Role; readonly value: number }
    | NeuronSketch
    | DataSketch
  >
>;

export interface NeuronSketch {
  readonly neuron: readonly (string | null)[];
  readonly weights?: readonly number[];
  readonly bias?: number;
  readonly activation?: OpId | 'linear';
}

/** A table: columns `c1`, `c2`, … */
export interface DataSketch {
  readonly columns: readonly (readonly number[])[];
  readonly split?: Split;
}

export function id(text: string): NodeId {
  const parsed = nodeId(text);
  invariant(parsed !== null, `${text} is an id`);
  return parsed;
}

export function at(text: string): Address {
  const parsed = address(text);
  invariant(parsed !== null, `${text} is an address`);
  return parsed;
}

/** A document drawn in one line: names are ids, their order is the canonical order. `{ a: 3, y: ['mul', 'a', 'a'] }` */
export function graph(sketch: Sketch, root: string | null = null): NudgeDocument {
  const records = Object.entries(sketch).map(([name, what], index) => [id(name), record(name, index, what)] as const);
  return { title: 'Sketch', seed: 1, root: root === null ? null : at(root), nodes: new Map(records) };
}

function record(name: string, index: number, what: Sketch[string]): NodeRecord {
  const placed = { id: id(name), order: [index + 1], name, x: 200 * index, y: 0 };
  const wired = (from: string | null) => (from === null ? null : at(from));
  if (typeof what === 'number') return { ...placed, kind: 'leaf', role: 'input', value: what };
  if ('role' in what) return { ...placed, kind: 'leaf', role: what.role, value: what.value };
  if ('columns' in what) {
    const columns = what.columns.map((values, column) => ({
      port: `c${column + 1}`,
      name: `${name}${column + 1}`,
      role: 'input' as const,
      values,
    }));
    return { ...placed, kind: 'data', columns, source: { kind: 'own' }, split: what.split ?? null };
  }
  if ('neuron' in what) {
    const { neuron, activation = 'tanh', ...numbers } = what;
    return createNeuron(placed, 1, neuron.map(wired), { activation }, numbers);
  }
  const [op, ...inputs] = what;
  return { ...placed, kind: 'op', op, inputs: inputs.map(wired) };
}
