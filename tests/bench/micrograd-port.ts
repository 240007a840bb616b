import type { TapeNode } from '../../src/engine/tape-node.ts';

/** micrograd's idea in TypeScript: one object per number, which knows its parents and has a closure that passes its gradient to them.
 *  As in micrograd a pass builds the expression anew, sorts it and walks it backwards; only the sort is iterative, so that deep graphs work. */
interface Value {
  data: number;
  grad: number;
  readonly parents: readonly Value[];
  backward: () => void;
  visited: boolean;
}

function value(data: number, parents: readonly Value[] = []): Value {
  return { data, grad: 0, parents, backward: nothing, visited: false };
}

function nothing(): void {}

function add(a: Value, b: Value): Value {
  const out = value(a.data + b.data, [a, b]);
  out.backward = () => {
    a.grad += out.grad;
    b.grad += out.grad;
  };
  return out;
}

function sub(a: Value, b: Value): Value {
  const out = value(a.data - b.data, [a, b]);
  out.backward = () => {
    a.grad += out.grad;
    b.grad -= out.grad;
  };
  return out;
}

function mul(a: Value, b: Value): Value {
  const out = value(a.data * b.data, [a, b]);
  out.backward = () => {
    a.grad += b.data * out.grad;
    b.grad += a.data * out.grad;
  };
  return out;
}

function tanh(a: Value): Value {
  const out = value(Math.tanh(a.data), [a]);
  out.backward = () => {
    a.grad += (1 - out.data * out.data) * out.grad;
  };
  return out;
}

function relu(a: Value): Value {
  const out = value(a.data < 0 ? 0 : a.data, [a]);
  out.backward = () => {
    a.grad += (out.data > 0 ? 1 : 0) * out.grad;
  };
  return out;
}

function sigmoid(a: Value): Value {
  const out = value(1 / (1 + Math.exp(-a.data)), [a]);
  out.backward = () => {
    a.grad += out.data * (1 - out.data) * out.grad;
  };
  return out;
}

/** One pass: build, sort, walk back. Returns the gradient of every node by its index. */
export function microgradPass(nodes: readonly TapeNode[], initial: ArrayLike<number>, root: number): readonly Value[] {
  const all: Value[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const { op, inputs } = nodes[index]!;
    const a = all[inputs[0] ?? 0]!;
    const b = all[inputs[1] ?? 0]!;
    all.push(compute(op, a, b, initial[index] ?? NaN));
  }
  const sorted = sort(all[root]!);
  all[root]!.grad = 1;
  for (let index = sorted.length - 1; index >= 0; index--) sorted[index]!.backward();
  return all;
}

function compute(op: TapeNode['op'], a: Value, b: Value, initial: number): Value {
  switch (op) {
    case 'leaf':
      return value(initial);
    case 'add':
      return add(a, b);
    case 'sub':
      return sub(a, b);
    case 'mul':
      return mul(a, b);
    case 'tanh':
      return tanh(a);
    case 'relu':
      return relu(a);
    case 'sigmoid':
      return sigmoid(a);
    default:
      throw new Error(`The port does not know ${op}.`);
  }
}

function sort(root: Value): readonly Value[] {
  const sorted: Value[] = [];
  const stack: { readonly at: Value; next: number }[] = [{ at: root, next: 0 }];
  root.visited = true;
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const parent = top.at.parents[top.next++];
    if (parent === undefined) {
      sorted.push(top.at);
      stack.pop();
    } else if (!parent.visited) {
      parent.visited = true;
      stack.push({ at: parent, next: 0 });
    }
  }
  return sorted;
}
