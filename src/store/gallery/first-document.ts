import { invariant } from '../../kernel/invariant.ts';
import { nodeId, type NodeId } from '../../kernel/ids.ts';
import { emptyDocument, type NodeRecord, type NudgeDocument, type Role } from '../../graph/document.ts';
import type { OpId } from '../../ops/table.ts';
import { firstExample } from './first-example.ts';

type Sketch = { readonly leaf: Role; readonly value: number } | { readonly op: OpId; readonly of: readonly string[] };

/** The first example's nodes, written out in canonical order: a first visit then needs neither the parser nor the layout. */
const sketches: Readonly<Record<string, Sketch>> = {
  x1: { leaf: 'input', value: 2 },
  x2: { leaf: 'input', value: 0 },
  w1: { leaf: 'parameter', value: -3 },
  w2: { leaf: 'parameter', value: 1 },
  b: { leaf: 'parameter', value: 6.8813735870195432 },
  x1w1: { op: 'mul', of: ['x1', 'w1'] },
  x2w2: { op: 'mul', of: ['x2', 'w2'] },
  sum: { op: 'add', of: ['x1w1', 'x2w2'] },
  n: { op: 'add', of: ['sum', 'b'] },
  o: { op: 'tanh', of: ['n'] },
};

/** What a first visit opens on. A test holds it equal to what the example's text says. */
export function firstDocument(): NudgeDocument {
  const names = Object.keys(sketches);
  const idOf = (name: string): NodeId => {
    const id = nodeId(`n${names.indexOf(name) + 1}`);
    invariant(id !== null, `${name} has an id`);
    return id;
  };
  const records = Object.entries(sketches).map(([name, sketch], index): NodeRecord => {
    const { x, y } = firstExample.places?.[name] ?? { x: 0, y: 0 };
    const placed = { id: idOf(name), order: [index + 1], name, x, y };
    if ('leaf' in sketch) return { ...placed, kind: 'leaf', role: sketch.leaf, value: sketch.value };
    return { ...placed, kind: 'op', op: sketch.op, inputs: sketch.of.map(idOf) };
  });
  return {
    ...emptyDocument,
    title: firstExample.title,
    root: idOf('o'),
    nodes: new Map(records.map((record) => [record.id, record])),
  };
}
