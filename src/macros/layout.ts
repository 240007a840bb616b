import { assertNever } from '../kernel/invariant.ts';
import {
  cardWidth,
  compactNeuron,
  curveCardHeight,
  leafHeight,
  macroSize,
  stackHeight,
  type Size,
} from '../graph/geometry.ts';
import { ops, type OpId } from '../ops/table.ts';
import type { Part } from './body.ts';
import type { MacroContext } from './context.ts';
import { layoutCustom } from './custom-layout.ts';
import type { Instance } from './instance.ts';
import { layoutLayer, layoutNet } from './net-layout.ts';
import { layoutNeuron } from './neuron-layout.ts';
import type { OpenLayout, RoomOf } from './open-layout.ts';
import { layoutParts } from './parts-layout.ts';
import { bodyOf } from './table.ts';

/** The inside of an open macro, with what lies open in it. A pure function of the instance and the definitions, so its places are never
 *  stored. Cost: one visit of each card that it shows. Macros lie in macros a few levels deep at most, so recursion is safe. */
export function layoutOf(instance: Instance, context: MacroContext): OpenLayout {
  const ports = instance.inputs.map(({ port }) => port);
  const { parts } = instance.macro === 'neuron' ? { parts: [] } : bodyOf(instance, context);
  const roomOf: RoomOf = (part) => roomIn(part, instance, context);
  switch (instance.macro) {
    case 'neuron':
      return layoutNeuron(instance);
    case 'layer':
      return layoutLayer(parts, [...ports, 'spare'], roomOf);
    case 'mlp':
      return layoutNet(parts, [...ports, 'spare'], roomOf);
    case 'softmax_cross_entropy':
      return layoutParts(parts, [...ports.filter((port) => port !== 't'), 'spare', 't'], roomOf);
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'l2_penalty':
      return layoutParts(parts, ports, roomOf);
    case 'custom':
      return layoutCustom(context.definitions.get(instance.settings.definition), parts, ports, roomOf);
    default:
      return assertNever(instance);
  }
}

/** The room that an inner card takes in this macro. */
function roomIn(part: Part, outer: Instance, context: MacroContext): Size & { readonly open?: OpenLayout } {
  switch (part.kind) {
    case 'leaf':
      return { width: cardWidth, height: leafHeight };
    case 'op':
      return opSize(part.op, part.inputs.length);
    case 'macro': {
      const { instance } = part;
      if (instance.open) {
        const open = layoutOf(instance, context);
        return { width: open.width, height: open.height, open };
      }
      return outer.macro === 'layer' ? compactNeuron : macroSize(instance, context.definitions);
    }
  }
}

/** The size of an op's card inside a macro, where nothing can be wired to it anew. */
export function opSize(op: OpId, inputs: number): Size {
  if (ops[op].arity === 1) return { width: cardWidth, height: curveCardHeight };
  // What a penalty counts is drawn without wires, so it takes no room.
  return { width: cardWidth, height: stackHeight(op === 'sum_of_squares' ? 0 : inputs) };
}
