import type { Address } from '../kernel/ids.ts';
import type { CustomRecord, Definition, Definitions, MacroShape, Placed } from '../graph/document.ts';
import { numbersOf } from '../graph/macro-numbers.ts';
import { isInside } from '../graph/macro-slots.ts';

/** A new instance of a definition: its own copy of the definition's numbers, and `from` wired to its ports in order. */
export function createCustom(
  placed: Placed,
  definition: Definition,
  definitions: Definitions,
  from: readonly (Address | null)[] = [],
): CustomRecord {
  const frozen = firstFrozen(definition);
  const record: CustomRecord = {
    ...placed,
    kind: 'macro',
    macro: 'custom',
    inputs: definition.inputs.map(({ port }, index) => ({ port, from: from[index] ?? null })),
    numbers: {},
    settings: { definition: definition.id },
    open: false,
    ...(frozen.length === 0 ? {} : { frozen }),
  };
  return { ...record, numbers: numbersFor(record, definition, definitions) };
}

/** An instance after its definition was edited: ports that stayed keep their wires, numbers that stayed keep what they are, new ones get
 *  the definition's, and what is gone goes. The very same record when nothing of it changes. */
export function reconciled(record: CustomRecord, definition: Definition, definitions: Definitions): CustomRecord {
  const wired = new Map(record.inputs.map(({ port, from }) => [port, from]));
  const inputs = definition.inputs.map(({ port }) => ({ port, from: wired.get(port) ?? null }));
  const numbers = numbersFor(record, definition, definitions);
  const shape: MacroShape = { macro: 'custom', inputs, settings: record.settings };
  const born = firstFrozen(definition).filter((local) => !Object.hasOwn(record.numbers, local));
  const frozen = [...(record.frozen ?? []).filter((local) => Object.hasOwn(numbers, local)), ...born];
  const opened = (record.opened ?? []).filter((path) => isInside(shape, path, definitions));
  const isSame =
    isSameList(Object.keys(numbers), Object.keys(record.numbers)) &&
    isSameList(
      inputs.map(({ port }) => port),
      record.inputs.map(({ port }) => port),
    ) &&
    isSameList(frozen, record.frozen ?? []) &&
    isSameList(opened, record.opened ?? []);
  if (isSame) return record;
  const { frozen: _frozen, opened: _opened, ...rest } = record;
  return {
    ...rest,
    inputs,
    numbers,
    ...(frozen.length === 0 ? {} : { frozen }),
    ...(opened.length === 0 ? {} : { opened }),
  };
}

/** The numbers of an instance: those it has, and the definition's for the rest. */
function numbersFor(record: CustomRecord, definition: Definition, definitions: Definitions): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const local of numbersOf(record, definitions))
    numbers[local] = Object.hasOwn(record.numbers, local)
      ? (record.numbers[local] ?? 0)
      : (definedNumber(definition, local) ?? 0);
  return numbers;
}

/** The number that a definition itself has at a local address. */
function definedNumber({ nodes }: Definition, local: string): number | undefined {
  const cut = local.indexOf('/');
  const step = cut < 0 ? local : local.slice(0, cut);
  const record = [...nodes.values()].find(({ id }) => id === step);
  if (record?.kind === 'leaf') return cut < 0 ? record.value : undefined;
  return record?.kind === 'macro' && cut >= 0 ? record.numbers[local.slice(cut + 1)] : undefined;
}

/** What is frozen in a definition is so in a new instance. */
function firstFrozen({ inputs, nodes }: Definition): readonly string[] {
  const ports = new Set(inputs.map(({ node }) => node));
  return [...nodes.values()].flatMap((record): readonly string[] => {
    if (record.kind === 'leaf') return record.frozen === true && !ports.has(record.id) ? [record.id] : [];
    return record.kind === 'macro' ? (record.frozen ?? []).map((local) => `${record.id}/${local}`) : [];
  });
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
