import { evaluate } from '../../src/compile/evaluate.ts';
import { readExpressions, type ReadText } from '../../src/formats/read-expressions.ts';
import { emptyDocument, type NodeRecord, type NudgeDocument } from '../../src/graph/document.ts';

/** What expression text means, for tests that look at it from all sides. Throws where it is refused. */
export function understood(text: string, base: NudgeDocument = emptyDocument) {
  const result: ReadText = accepted(readExpressions(text, base), text);
  const { document, remarks, added } = result;
  const records = [...document.nodes.values()];
  const node = (name: string): NodeRecord => {
    const found = records.find((record) => record.name === name);
    if (found === undefined)
      throw new Error(`There is no ${name} among ${records.map((record) => record.name).join(', ')}`);
    return found;
  };
  const { value, gradient } = evaluate(document);
  return {
    document,
    remarks,
    added,
    node,
    id: (name: string) => node(name).id,
    names: records.map(({ name }) => name),
    value: (name: string) => value(node(name).id),
    gradient: (name: string) => gradient(node(name).id),
    /** The node as a formula of ops in prefix form, unnamed ones spelled out: (add a (mul b 2)). */
    tree: (name: string) => spelled(document, node(name), true),
  };
}

export function accepted<T extends { readonly ok: true }>(
  result: T | { readonly ok: false; readonly line: number; readonly column: number; readonly message: string },
  text = '',
): T {
  if (!result.ok) throw new Error(`${result.line}:${result.column}: ${result.message}\n${text}`);
  return result;
}

function spelled(document: NudgeDocument, record: NodeRecord, isTop = false): string {
  if (record.name !== null && !isTop) return record.name;
  const operand = (from: string | null): string => {
    if (from === null) return '?';
    const [id = '', local] = from.split('/');
    const source = [...document.nodes.values()].find((candidate) => candidate.id === id);
    if (source === undefined) return 'nowhere';
    return spelled(document, source) + (local === undefined ? '' : `/${local}`);
  };
  if (record.kind === 'leaf')
    return record.role === 'constant' ? String(record.value) : `${record.role}:${record.value}`;
  if (record.kind === 'op') return `(${[record.op, ...record.inputs.map(operand)].join(' ')})`;
  return record.kind === 'macro' ? `(neuron ${record.inputs.map(({ from }) => operand(from)).join(' ')})` : 'note';
}
