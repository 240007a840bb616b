/** Graphs as arrays: `inputs[i]` lists the nodes that node i reads. All walks are iterative, so no depth is too deep. */
export type Inputs = readonly (readonly number[])[];

/** For each node, the nodes that read it, in rising order; a node that reads it twice stands twice. */
export function consumersOf(inputs: Inputs): readonly (readonly number[])[] {
  const consumers: number[][] = inputs.map(() => []);
  for (const [node, operands] of inputs.entries()) for (const operand of operands) consumers[operand]?.push(node);
  return consumers;
}

/** Everything reachable along `next` from the starts, the starts included. */
export function reachable(next: Inputs, starts: readonly number[]): ReadonlySet<number> {
  const seen = new Set(starts);
  const stack = [...starts];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const neighbour of next[node] ?? []) {
      if (seen.has(neighbour)) continue;
      seen.add(neighbour);
      stack.push(neighbour);
    }
  }
  return seen;
}

/** The groups of nodes that lie on a common loop, and the single nodes that read themselves.
 *  Source: R. Tarjan, Depth-first search and linear graph algorithms, 1972; made iterative. */
export function loops(inputs: Inputs): readonly (readonly number[])[] {
  const count = inputs.length;
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const cursor = new Int32Array(count);
  const stack: number[] = [];
  const groups: number[][] = [];
  let next = 0;
  const enter = (node: number) => {
    index[node] = low[node] = next++;
    stack.push(node);
    onStack[node] = 1;
  };
  for (let start = 0; start < count; start++) {
    if (index[start] !== -1) continue;
    const path = [start];
    enter(start);
    while (path.length > 0) {
      const node = path.at(-1) ?? 0;
      const operand = inputs[node]?.[cursor[node] ?? 0];
      if (operand !== undefined) {
        cursor[node] = (cursor[node] ?? 0) + 1;
        if (index[operand] === -1) {
          path.push(operand);
          enter(operand);
        } else if (onStack[operand]) low[node] = Math.min(low[node] ?? 0, index[operand] ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (low[node] !== index[node]) continue;
      const group: number[] = [];
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        onStack[member] = 0;
        group.push(member);
        if (member === node) break;
      }
      if (group.length > 1 || inputs[node]?.includes(node)) groups.push(group.sort((a, b) => a - b));
    }
  }
  return groups;
}

/** A shortest way from one node to another along `next`, both ends included; null when there is none. */
export function pathBetween(next: Inputs, from: number, to: number): readonly number[] | null {
  const cameFrom = new Map<number, number>();
  const queue = [from];
  for (const node of queue) {
    for (const neighbour of next[node] ?? []) {
      if (cameFrom.has(neighbour)) continue;
      cameFrom.set(neighbour, node);
      if (neighbour === to) return unwind(cameFrom, from, to);
      queue.push(neighbour);
    }
  }
  return null;
}

function unwind(cameFrom: ReadonlyMap<number, number>, from: number, to: number): readonly number[] {
  const path = [to];
  for (let node = cameFrom.get(to); node !== undefined; node = cameFrom.get(node)) {
    path.push(node);
    if (node === from) break;
  }
  return path.reverse();
}
