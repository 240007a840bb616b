import { address, nodeId, type NodeId } from '../kernel/ids.ts';
import { count, isFault, quote, type Fault } from './decode-fault.ts';
import { completeNodes, decodeNodes, type DecodedNodes } from './decode-nodes.ts';
import { createSlotTest, findClash, findWireFault } from './decode-references.ts';
import { definitionShape, hasShape, shapeFault, type RawDefinition } from './decode-shape.ts';
import { findDepthFault, findRecursion } from './definition-depth.ts';
import { emptyDocument, type Definition, type DefinitionId, type Definitions } from './document.ts';
import { limits } from './limits.ts';
import { nameProblem } from './names.ts';
import { slotCount } from './slot-count.ts';

interface Draft {
  readonly index: number;
  readonly definition: Definition;
  readonly nodes: DecodedNodes;
}

export interface DecodedDefinitions {
  readonly definitions: Definitions;
  readonly moved: number;
  readonly shortened: number;
}

/** The macros of one's own that a file brings, those that others hold before those, or the first thing that is wrong with them. Paths of
 *  faults begin with the index. */
export function decodeDefinitions(raws: readonly unknown[], seed: number): DecodedDefinitions | Fault {
  if (raws.length > limits.definitions)
    return {
      code: 'E-MACRO',
      path: [],
      message: `${count(raws.length)} macros of one's own. The most we can open is ${count(limits.definitions)}.`,
    };
  const drafts = new Map<DefinitionId, Draft>();
  const names = new Map<string, DefinitionId>();
  for (const [index, raw] of raws.entries()) {
    const draft = decodeOne(raw, index);
    if (isFault(draft)) return { ...draft, path: [index, ...draft.path] };
    const { id, name } = draft.definition;
    if (drafts.has(id))
      return {
        code: 'E-ID',
        path: [index, 'id'],
        message: `Two definitions have the id "${id}". Give one another id.`,
      };
    const namesake = names.get(name);
    if (namesake !== undefined)
      return {
        code: 'E-NAME',
        path: [index, 'name'],
        message: `The definitions ${namesake} and ${id} are both called “${name}”. Names are unique; rename one.`,
      };
    names.set(name, id);
    drafts.set(id, draft);
  }
  return complete(drafts, seed);
}

function decodeOne(raw: unknown, index: number): Draft | Fault {
  if (!hasShape(definitionShape, raw)) {
    const { path, says } = shapeFault(definitionShape, raw);
    return { code: 'E-SHAPE', path, message: `{at} ${says}.` };
  }
  const id = nodeId(raw.id);
  if (id === null)
    return {
      code: 'E-ID',
      path: ['id'],
      message: `${quote(raw.id)} at {at} is no id: use 1 to 32 letters, digits, _ or -.`,
    };
  const problem = nameProblem(emptyDocument, raw.name);
  if (problem !== null) return { code: 'E-NAME', path: ['name'], message: `${problem} It stands at {at}.` };
  const nodes = decodeNodes(raw.nodes);
  if (isFault(nodes)) return { ...nodes, path: ['nodes', ...nodes.path] };
  const clash = findClash(nodes.numbered);
  if (clash !== null) return clash;
  const data = nodes.numbered.find(([, { kind }]) => kind === 'data');
  if (data !== undefined)
    return {
      code: 'E-MACRO',
      path: ['nodes', data[0]],
      message: 'A macro cannot hold data, as {at} does. Wire the data into an input of the macro.',
    };
  const inputs = decodeInputs(raw, nodes);
  if (isFault(inputs)) return inputs;
  const outputs = decodeOutputs(raw);
  if (isFault(outputs)) return outputs;
  const records = new Map(nodes.numbered.map(([, record]) => [record.id, record]));
  return { index, definition: { id, name: raw.name, inputs, outputs, nodes: records }, nodes };
}

function decodeInputs(raw: RawDefinition, nodes: DecodedNodes): Definition['inputs'] | Fault {
  const leaves = new Set(nodes.numbered.flatMap(([, { id, kind }]) => (kind === 'leaf' ? [id] : [])));
  const ports = new Set<string>();
  const used = new Set<NodeId>();
  const inputs: Definition['inputs'][number][] = [];
  for (const [index, { port, name, node }] of (raw.inputs ?? []).entries()) {
    const at = ['inputs', index];
    if (!/^p[1-9]\d{0,14}$/.test(port))
      return {
        code: 'E-ID',
        path: [...at, 'port'],
        message: `{at} should be p1, p2 and so on, not ${quote(port)}.`,
      };
    if (ports.has(port))
      return {
        code: 'E-ID',
        path: [...at, 'port'],
        message: `{at} repeats the port ${port}. Give each input its own.`,
      };
    const fault = findPortNameFault(name, [...at, 'name']);
    if (fault !== null) return fault;
    const leaf = [...leaves].find((id) => id === node);
    if (leaf === undefined || used.has(leaf))
      return {
        code: 'E-WIRE',
        path: [...at, 'node'],
        message: `{at} is ${quote(node)}, which ${leaf === undefined ? 'is no leaf of this definition' : 'stands for another input already'}.`,
      };
    ports.add(port);
    used.add(leaf);
    inputs.push({ port, name, node: leaf });
  }
  return inputs;
}

function decodeOutputs(raw: RawDefinition): Definition['outputs'] | Fault {
  if (raw.outputs.length === 0)
    return { code: 'E-MACRO', path: ['outputs'], message: '{at} is empty. A macro has at least one output.' };
  const outputs: Definition['outputs'][number][] = [];
  for (const [index, { name, from }] of raw.outputs.entries()) {
    const fault = findPortNameFault(name, ['outputs', index, 'name']);
    if (fault !== null) return fault;
    const slot = address(from);
    if (slot === null)
      return {
        code: 'E-WIRE',
        path: ['outputs', index, 'from'],
        message: `${quote(from)} at {at} is no address. It should be the id of a node of the definition.`,
      };
    outputs.push({ name, from: slot });
  }
  return outputs;
}

function findPortNameFault(name: string, path: readonly (string | number)[]): Fault | null {
  const problem = nameProblem(emptyDocument, name);
  return problem === null ? null : { code: 'E-NAME', path, message: `${problem} It stands at {at}.` };
}

/** Everything that needs other definitions: whether they exist, hold themselves or lie too deep, then numbers and wires. */
function complete(drafts: ReadonlyMap<DefinitionId, Draft>, seed: number): DecodedDefinitions | Fault {
  const shapes = new Map([...drafts].map(([id, { definition }]) => [id, definition]));
  for (const { index, nodes } of drafts.values()) {
    for (const [place, record] of nodes.numbered) {
      if (record.kind !== 'macro' || record.macro !== 'custom' || drafts.has(record.settings.definition)) continue;
      const path = [index, 'nodes', place, 'settings', 'definition'];
      return { code: 'E-MACRO', path, message: missingText(record.settings.definition) };
    }
  }
  const recursion = findRecursion(shapes);
  if (recursion !== null)
    return {
      code: 'E-MACRO',
      path: [drafts.get(recursion.id)?.index ?? 0],
      message: `${recursion.text} It stands at {at}.`,
    };
  const deep = findDepthFault(shapes);
  if (deep !== null)
    return { code: 'E-MACRO', path: [drafts.get(deep.id)?.index ?? 0], message: `${deep.text} It stands at {at}.` };
  const counted = new Map<DefinitionId, number>();
  for (const [id, { index }] of drafts) {
    const slots = slotCount(shapes.get(id)?.nodes.values() ?? [], shapes, counted);
    if (slots > limits.slots)
      return {
        code: 'E-NODES',
        path: [index],
        message: `{at} holds ${count(slots)} numbers in all. The most we can open is ${count(limits.slots)}.`,
      };
  }
  const definitions = new Map<DefinitionId, Definition>();
  let moved = 0;
  let shortened = 0;
  for (const draft of insideOut(drafts)) {
    const definition = completeOne(draft, shapes, definitions, seed);
    if (isFault(definition)) return { ...definition, path: [draft.index, ...definition.path] };
    definitions.set(definition.id, definition);
    moved += draft.nodes.moved;
    shortened += draft.nodes.shortened;
  }
  const inFileOrder = [...drafts.keys()].flatMap((id) => definitions.get(id) ?? []);
  return { definitions: new Map(inFileOrder.map((definition) => [definition.id, definition])), moved, shortened };
}

export function missingText(definition: string): string {
  return `{at} is ${quote(definition)}, and no definition of this file has that id.`;
}

function completeOne(
  { definition, nodes }: Draft,
  shapes: Definitions,
  known: Definitions,
  seed: number,
): Definition | Fault {
  const numbered = completeNodes(nodes, known, seed);
  if (isFault(numbered)) return { ...numbered, path: ['nodes', ...numbered.path] };
  const records = new Map(numbered.map(([, record]) => [record.id, record]));
  const isSlot = createSlotTest(records, shapes);
  const fault = findWireFault(records, numbered, isSlot);
  if (fault !== null) return fault;
  const stray = definition.outputs.findIndex(({ from }) => !isSlot(from));
  if (stray >= 0)
    return {
      code: 'E-WIRE',
      path: ['outputs', stray, 'from'],
      message: `{at} is ${quote(definition.outputs[stray]?.from ?? '')}, which has no number in this definition.`,
    };
  return { ...definition, nodes: records };
}

/** Definitions after all that they hold. There is no recursion among them any more, and they lie a few levels deep at most. */
function insideOut(drafts: ReadonlyMap<DefinitionId, Draft>): readonly Draft[] {
  const done = new Set<DefinitionId>();
  const ordered: Draft[] = [];
  const visit = (draft: Draft) => {
    if (done.has(draft.definition.id)) return;
    done.add(draft.definition.id);
    for (const record of draft.definition.nodes.values()) {
      const inner = record.kind === 'macro' && record.macro === 'custom' && drafts.get(record.settings.definition);
      if (inner) visit(inner);
    }
    ordered.push(draft);
  };
  for (const draft of drafts.values()) visit(draft);
  return ordered;
}
