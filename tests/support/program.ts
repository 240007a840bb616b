import { isOpId } from '../../src/ops/table.ts';
import { graphBuilder, type TapeGraph } from './tape-graph.ts';

/** A program of the golden files as a graph: lines `name = expression` with + − * / **, calls and parentheses. A small reader for
 *  tests of the engine alone; the app's own parser lives in formats. */
export function readProgram(
  text: string,
  rootName: string,
): { readonly graph: TapeGraph; readonly nodeOf: ReadonlyMap<string, number> } {
  const graph = graphBuilder();
  const nodeOf = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name = '', expression = ''] = /^(\w+) = (.*)$/.exec(line) ?? [];
    nodeOf.set(name, readExpression(expression, nodeOf, graph));
  }
  const { nodes, initial } = graph.done();
  return { graph: { nodes, initial, root: nodeOf.get(rootName)! }, nodeOf };
}

const binaryOps = [
  { '+': 'add', '-': 'sub' },
  { '*': 'mul', '/': 'div' },
] as const;

function readExpression(
  text: string,
  nodeOf: ReadonlyMap<string, number>,
  graph: ReturnType<typeof graphBuilder>,
): number {
  const tokens = text.match(/\d+(?:\.\d*)?(?:e[+-]?\d+)?|\w+|\*\*|[-+*/(),]/g) ?? [];
  let at = 0;

  function level(depth: number): number {
    const symbols = binaryOps[depth];
    if (symbols === undefined) return signed();
    let left = level(depth + 1);
    for (;;) {
      const token = tokens[at];
      const op = Object.entries(symbols).find(([symbol]) => symbol === token)?.[1];
      if (op === undefined) return left;
      at++;
      left = graph.op(op, left, level(depth + 1));
    }
  }

  function signed(): number {
    if (tokens[at] !== '-') return power();
    at++;
    // A signed literal is a number, as in the language itself.
    if (/^\d/.test(tokens[at] ?? '') && tokens[at + 1] !== '**') return graph.leaf(-Number(tokens[at++]));
    return graph.op('neg', signed());
  }

  function power(): number {
    const base = atom();
    if (tokens[at] !== '**') return base;
    at++;
    return graph.op('pow', base, signed());
  }

  function atom(): number {
    const token = tokens[at++] ?? '';
    if (token === '(') return closing([level(0)])[0]!;
    if (/^\d/.test(token)) return graph.leaf(Number(token));
    if (tokens[at] === '(' && isOpId(token)) {
      at++;
      const inputs = [level(0)];
      while (tokens[at] === ',') {
        at++;
        inputs.push(level(0));
      }
      return graph.op(token, ...closing(inputs));
    }
    const node = nodeOf.get(token);
    if (node === undefined) throw new Error(`“${token}” in “${text}” has no meaning.`);
    return node;
  }

  function closing(inputs: readonly number[]): readonly number[] {
    if (tokens[at++] !== ')') throw new Error(`“${text}” lacks a bracket.`);
    return inputs;
  }

  return level(0);
}
