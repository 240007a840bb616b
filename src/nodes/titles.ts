import { localOf, nodeId, nodeOf, type Address } from '../kernel/ids.ts';
import type { DataRecord, Definition, DefinitionId, MacroRecord, NudgeDocument } from '../graph/document.ts';
import { countedPorts } from '../graph/macro-numbers.ts';

/** What people call each slot: the workbench's `$titles`, as they stand on the cards, or labels, which are unique. */
export type Titles = ReadonlyMap<Address, string>;

/** What people call a slot, inside macros too: `a`, `x * w`, `o w1`, `net layer 1 neuron 2 b`, `moons x`.
 *  Accessible names begin with it: “o w1 value”. */
export function titleOf(document: NudgeDocument, titles: Titles, address: Address): string {
  const local = localOf(address);
  if (local === null) return titles.get(address) ?? address;
  const node = nodeOf(address);
  const title = titles.get(node) ?? node;
  const words = wordsInside(document, address).join(' ');
  return `${title} ${words}`;
}

/** What stands on an inner card or column: the last step of its address in words, `neuron 2`, `w1`, `sum`. */
export function innerTitle(document: NudgeDocument, address: Address): string {
  return wordsInside(document, address).at(-1) ?? address;
}

/** The steps of an address below its node in words. */
function wordsInside(document: NudgeDocument, address: Address): readonly string[] {
  const local = localOf(address);
  if (local === null) return [];
  const record = document.nodes.get(nodeOf(address));
  if (record?.kind === 'data') return [columnTitle(record, local)];
  if (record?.kind !== 'macro') return [local];
  return macroWords(document.definitions ?? noDefinitions, record, local.split('/'));
}

const noDefinitions: ReadonlyMap<DefinitionId, Definition> = new Map();

function columnTitle({ columns }: DataRecord, port: string): string {
  return columns.find((column) => column.port === port)?.name ?? port;
}

type Definitions = ReadonlyMap<DefinitionId, Definition>;

/** Counted by the place of the input or neuron, which people see. */
function macroWords(definitions: Definitions, record: MacroRecord, steps: readonly string[]): readonly string[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [];
  const ports = record.inputs.map(({ port }) => port);
  const output = /^o:(\d+)$/.exec(step)?.[1];
  switch (record.macro) {
    case 'neuron':
      return [neuronWord(ports, step)];
    case 'layer':
      return output === undefined ? layerWords(ports, steps) : [`neuron ${output}`];
    case 'mlp': {
      if (output !== undefined) return [`output ${output}`];
      const place = Number(step.slice(1));
      const before = record.settings.layers[place - 2];
      return [`layer ${place}`, ...layerWords(before === undefined ? ports : countedPorts(before.size), rest)];
    }
    case 'custom': {
      const definition = definitions.get(record.settings.definition);
      if (output !== undefined) return [definition?.outputs[Number(output) - 1]?.name ?? `output ${output}`];
      const id = nodeId(step);
      const node = id === null ? undefined : definition?.nodes.get(id);
      const word = node?.name ?? step;
      return node?.kind === 'macro' ? [word, ...macroWords(definitions, node, rest)] : [word];
    }
    default:
      return [plainWord(ports, step)];
  }
}

function layerWords(ports: readonly string[], [step, ...rest]: readonly string[]): readonly string[] {
  if (step === undefined) return [];
  const output = /^o:(\d+)$/.exec(step)?.[1];
  const own = rest[0];
  return [`neuron ${output ?? step.slice(1)}`, ...(own === undefined ? [] : [neuronWord(ports, own)])];
}

function neuronWord(ports: readonly string[], step: string): string {
  const [part = step, port] = step.split(':');
  if (port === undefined) return part;
  const place = ports.indexOf(port) + 1;
  return part === 'w' ? `w${place}` : `product ${place}`;
}

/** `if_one` → `if one`, `shifted:p2` → `shifted 2`. */
function plainWord(ports: readonly string[], step: string): string {
  const [part = step, port] = step.split(':');
  const word = part.replaceAll('_', ' ');
  return port === undefined ? word : `${word} ${ports.indexOf(port) + 1}`;
}
