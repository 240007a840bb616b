import { nodeOf, within, type Address } from '../kernel/ids.ts';
import { compareOrder, type NodeRecord } from '../graph/document.ts';
import type { Body, Part } from './body.ts';
import type { MacroContext } from './context.ts';
import { numbersByStep, pathsWithin, type Instance } from './instance.ts';

type Custom = Instance & { readonly macro: 'custom' };

/** An instance of a definition: its nodes, with what is wired into the instance in the place of its input leaves. An instance whose
 *  definition is missing, or holds itself, has no inside and waits. */
export function customBody(custom: Custom, context: MacroContext): Body {
  const definition = context.definitions.get(custom.settings.definition);
  if (definition === undefined) return { parts: [], output: custom.address, aliases: [] };
  const portOf = new Map(definition.inputs.map(({ port, node }) => [node, port]));
  const wired = new Map(custom.inputs.map(({ port, from }) => [port, from]));
  const numbers = numbersByStep(custom.numbers);
  const outward = (from: Address | null): Address | null => {
    if (from === null) return null;
    const source = definition.nodes.get(nodeOf(from));
    const port = source === undefined ? undefined : portOf.get(source.id);
    return port === undefined ? within(custom.address, from) : (wired.get(port) ?? null);
  };
  const parts = [...definition.nodes.values()]
    .sort((a, b) => compareOrder(a.order, b.order))
    .flatMap((record) => (portOf.has(record.id) ? [] : partOf(record)));

  function partOf(record: NodeRecord): readonly Part[] {
    const address = within(custom.address, record.id);
    const order = [...custom.order, ...record.order];
    switch (record.kind) {
      case 'leaf': {
        const value = record.role === 'constant' ? record.value : (custom.numbers[record.id] ?? record.value);
        return [{ kind: 'leaf', address, order, value, ...(record.role === 'constant' ? { constant: true } : {}) }];
      }
      case 'op':
        return [{ kind: 'op', address, order, op: record.op, inputs: record.inputs.map(outward) }];
      case 'macro': {
        const { id: _id, x: _x, y: _y, unknown: _unknown, opened: _opened, frozen: _frozen, ...rest } = record;
        const opened = pathsWithin(custom.opened, record.id);
        const frozen = pathsWithin(custom.frozen, record.id);
        const instance = {
          address,
          order,
          inputs: record.inputs.map(({ port, from }) => ({ port, from: outward(from) })),
          // A number that the definition has gained since is shown as the definition has it.
          numbers: { ...record.numbers, ...numbers.get(record.id) },
          open: custom.opened?.includes(record.id) ?? false,
          ...(opened === undefined ? {} : { opened }),
          ...(frozen === undefined ? {} : { frozen }),
        };
        if (rest.macro !== 'l2_penalty') return [{ kind: 'macro', instance: { ...rest, ...instance } }];
        // A penalty of the definition counts nodes beside it, which lie in this instance.
        const over = rest.settings.over?.map((id) => within(custom.address, id)) ?? null;
        return [{ kind: 'macro', instance: { ...rest, ...instance, settings: { over } } }];
      }
      case 'data':
      case 'note':
        return [];
    }
  }

  const targets = definition.outputs.map(({ from }) => outward(from));
  return {
    parts,
    output: targets[0] ?? custom.address,
    aliases: targets.flatMap((target, index) =>
      target === null ? [] : [[within(custom.address, `o:${index + 1}`), target] as const],
    ),
  };
}
