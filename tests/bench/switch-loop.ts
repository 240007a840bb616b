import type { Tape } from '../../src/engine/tape.ts';
import type { TapeNode } from '../../src/engine/tape-node.ts';

/** The yardstick: one bare loop with a switch over the same arrays as the tape's, with the same ops and the same stable formulas. */
export interface SwitchLoop {
  readonly pass: () => void;
  readonly values: Float64Array;
  readonly adjoints: Float64Array;
}

const codes = { leaf: 0, add: 1, sub: 2, mul: 3, tanh: 4, relu: 5, sigmoid: 6 } as const;

export function createSwitchLoop(nodes: readonly TapeNode[], tape: Tape, root: number): SwitchLoop {
  const { operands, starts } = tape;
  const values = tape.values.slice();
  const adjoints = tape.adjoints.slice();
  const count = tape.slotCount;
  const code = new Uint8Array(count);
  for (let slot = 0; slot < count; slot++) {
    const op = nodes[tape.nodeOfSlot[slot]!]!.op;
    if (!(op in codes)) throw new Error(`The switch loop does not know ${op}.`);
    code[slot] = codes[op as keyof typeof codes];
  }
  return {
    values,
    adjoints,
    pass: () => {
      for (let slot = 0, k = 0; slot < count; slot++) {
        switch (code[slot]) {
          case codes.add:
            values[slot] = values[operands[k]!]! + values[operands[k + 1]!]!;
            k += 2;
            break;
          case codes.sub:
            values[slot] = values[operands[k]!]! - values[operands[k + 1]!]!;
            k += 2;
            break;
          case codes.mul:
            values[slot] = values[operands[k]!]! * values[operands[k + 1]!]!;
            k += 2;
            break;
          case codes.tanh:
            values[slot] = Math.tanh(values[operands[k]!]!);
            k += 1;
            break;
          case codes.relu: {
            const x = values[operands[k]!]!;
            values[slot] = x > 0 ? x : x === x ? 0 : NaN;
            k += 1;
            break;
          }
          case codes.sigmoid: {
            const x = values[operands[k]!]!;
            const e = Math.exp(-Math.abs(x));
            values[slot] = x >= 0 ? 1 / (1 + e) : e / (1 + e);
            k += 1;
            break;
          }
        }
      }
      adjoints.fill(0);
      adjoints[root] = 1;
      for (let slot = root, k = starts[root + 1]!; slot >= 0; slot--) {
        const adjoint = adjoints[slot]!;
        switch (code[slot]) {
          case codes.add: {
            k -= 2;
            const passed = values[slot] === values[slot] ? adjoint : NaN;
            adjoints[operands[k]!]! += passed;
            adjoints[operands[k + 1]!]! += passed;
            break;
          }
          case codes.sub: {
            k -= 2;
            const passed = values[slot] === values[slot] ? adjoint : NaN;
            adjoints[operands[k]!]! += passed;
            adjoints[operands[k + 1]!]! -= passed;
            break;
          }
          case codes.mul: {
            k -= 2;
            const passed = values[slot] === values[slot] ? adjoint : NaN;
            const a = operands[k]!;
            const b = operands[k + 1]!;
            adjoints[a]! += passed * values[b]!;
            adjoints[b]! += passed * values[a]!;
            break;
          }
          case codes.tanh: {
            k -= 1;
            const x = operands[k]!;
            const q = Math.exp(-2 * Math.abs(values[x]!));
            adjoints[x]! += adjoint * ((4 * q) / ((1 + q) * (1 + q)));
            break;
          }
          case codes.relu: {
            k -= 1;
            const x = operands[k]!;
            adjoints[x]! += adjoint * (values[x]! > 0 ? 1 : 0);
            break;
          }
          case codes.sigmoid: {
            k -= 1;
            const x = operands[k]!;
            const e = Math.exp(-Math.abs(values[x]!));
            adjoints[x]! += adjoint * (e / ((1 + e) * (1 + e)));
            break;
          }
        }
      }
    },
  };
}
