import { nodeId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Definition, DefinitionId, Definitions, NodeRecord, NudgeDocument } from '../graph/document.ts';
import { freeDefinitionName } from './definition-names.ts';
import { innermostFirst, presentDefinitions } from './definition-uses.ts';

export interface Merged {
  readonly definitions: Definitions;
  /** What each definition that came is called in the document. */
  readonly idOf: ReadonlyMap<DefinitionId, DefinitionId>;
  /** Which ones were renamed, one sentence each, for people. */
  readonly remarks: readonly string[];
}

/** A document's macros with others beside them. One that is there already, places of cards aside, is used again; another one of the same
 *  name gets a new name. */
export function mergeDefinitions(document: NudgeDocument, incoming: Definitions): Merged {
  const present = presentDefinitions(document);
  const definitions = new Map(document.definitions);
  const idOf = new Map<DefinitionId, DefinitionId>();
  const remarks: string[] = [];
  for (const id of innermostFirst(incoming)) {
    const original = incoming.get(id);
    if (original === undefined) continue;
    const definition = { ...original, nodes: withDefinitions(original.nodes, idOf) };
    const same = [...present.values()].find((other) => isSame(withoutPlaces(other), withoutPlaces(definition)));
    if (same !== undefined) {
      idOf.set(id, same.id);
      continue;
    }
    const name = freeDefinitionName(definitions, definition.name);
    if (name !== definition.name)
      remarks.push(`There is another macro “${definition.name}” here, so the new one is called “${name}”.`);
    const free = definitions.has(id) ? freshId(definitions) : id;
    idOf.set(id, free);
    definitions.set(free, { ...definition, id: free, name });
  }
  const isGrown = definitions.size !== (document.definitions?.size ?? 0);
  return { definitions: isGrown ? definitions : (document.definitions ?? definitions), idOf, remarks };
}

/** Records with the definitions of instances called by other ids. */
export function withDefinitions<Id>(
  nodes: ReadonlyMap<Id, NodeRecord>,
  idOf: ReadonlyMap<DefinitionId, DefinitionId>,
): ReadonlyMap<Id, NodeRecord> {
  return new Map([...nodes].map(([id, record]) => [id, withDefinition(record, idOf)]));
}

export function withDefinition(record: NodeRecord, idOf: ReadonlyMap<DefinitionId, DefinitionId>): NodeRecord {
  if (record.kind !== 'macro' || record.macro !== 'custom') return record;
  const definition = idOf.get(record.settings.definition) ?? record.settings.definition;
  return definition === record.settings.definition ? record : { ...record, settings: { definition } };
}

function freshId(definitions: Definitions): DefinitionId {
  for (let number = 1; ; number++) {
    const id = nodeId(`d${number}`);
    invariant(id !== null, 'a fresh id is an id');
    if (!definitions.has(id)) return id;
  }
}

/** What two definitions are compared by: everything but their ids, where the cards lie and which of them lie open. */
function withoutPlaces({ name, inputs, outputs, nodes }: Definition): unknown {
  const records = [...nodes.values()]
    .map((record) => {
      const { x: _x, y: _y, ...rest } = record;
      return record.kind === 'macro' ? { ...rest, open: false, opened: [] } : rest;
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { name, inputs, outputs, records };
}

/** Whether two values of plain data are the same all through; absent and undefined fields count alike. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]))
    );
  const [left, right] = [fieldsOf(a), fieldsOf(b)];
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}

function fieldsOf(object: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(object).filter(([, value]: readonly [string, unknown]) => value !== undefined));
}
