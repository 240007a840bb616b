import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { noDefinitions, type Definition, type DefinitionId, type NudgeDocument } from '../graph/document.ts';
import { nameProblem } from '../graph/names.ts';
import { definitionNameProblem } from './definition-names.ts';
import { usesOf } from './definition-uses.ts';
import { documentAround, documentInside, editedDefinition } from './edit-definition.ts';
import { outputName } from './group.ts';
import type { Refusal } from './refusal.ts';

export type Edited = { readonly ok: true; readonly document: NudgeDocument } | Refusal;

/** A macro of one's own under another name. Its instances keep their own names. */
export function renameDefinition(document: NudgeDocument, id: DefinitionId, name: string): Edited {
  const definitions = document.definitions ?? noDefinitions;
  const definition = definitions.get(id);
  const problem = definitionNameProblem(definitions, name, id);
  if (definition === undefined || problem !== null)
    return { ok: false, message: problem ?? 'This document has no such macro.' };
  if (definition.name === name) return { ok: true, document };
  return { ok: true, document: { ...document, definitions: new Map(definitions).set(id, { ...definition, name }) } };
}

/** Takes a macro of one's own out of the document. Refused while an instance of it lies anywhere. */
export function deleteDefinition(document: NudgeDocument, id: DefinitionId): Edited {
  const definition = document.definitions?.get(id);
  if (definition === undefined) return { ok: false, message: 'This document has no such macro.' };
  if (document.inside === id)
    return { ok: false, message: `“${definition.name}” is being edited. Choose Done first, then delete it.` };
  const uses = usesOf(document, id);
  if (uses.length > 0)
    return {
      ok: false,
      message: `“${definition.name}” is used in ${uses.join(' and in ')}. Delete or detach those first.`,
    };
  const { definitions: _definitions, ...rest } = document;
  const left = new Map(document.definitions);
  left.delete(id);
  return { ok: true, document: left.size === 0 ? rest : { ...rest, definitions: left } };
}

/** What the ends of a macro are to be called, in order. */
export interface EndNames {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Other names for the ports and outputs of a macro. They are the names of the nodes inside that stand for them. */
export function renameEnds(document: NudgeDocument, id: DefinitionId, names: EndNames): Edited {
  const inner = documentInside(document, id);
  if (inner === null) return { ok: false, message: 'This document has no such macro.' };
  const named = renameEndsInside(inner, names);
  return named.ok ? { ok: true, document: documentAround(document, named.document).document } : named;
}

/** The same while the macro is edited. */
export function renameEndsInside(inner: NudgeDocument, names: EndNames): Edited {
  const definition = editedDefinition(inner);
  if (definition === null) return { ok: false, message: 'No macro is being edited.' };
  const wanted = new Map<NodeId, string>();
  for (const [index, { node, name }] of definition.inputs.entries()) {
    const next = names.inputs[index] ?? name;
    if (next !== name) wanted.set(node, next);
  }
  const outputs = definition.outputs.map((output, index) => {
    const name = names.outputs[index] ?? output.name;
    if (name !== output.name && localOf(output.from) === null) wanted.set(nodeOf(output.from), name);
    return { ...output, name };
  });
  const nodes = new Map(inner.nodes);
  // Two names may change places: both go first.
  for (const node of wanted.keys()) {
    const record = nodes.get(node);
    if (record !== undefined) nodes.set(node, { ...record, name: null });
  }
  for (const [node, name] of wanted) {
    const problem = nameProblem({ ...inner, nodes }, name, node);
    if (problem !== null) return { ok: false, message: problem };
    const record = nodes.get(node);
    if (record !== undefined) nodes.set(node, { ...record, name });
  }
  return { ok: true, document: { ...withOutputs(inner, outputs), nodes } };
}

function withOutputs(inner: NudgeDocument, outputs: Definition['outputs']): NudgeDocument {
  const { inside, definitions } = inner;
  const stale = inside === undefined ? undefined : definitions?.get(inside);
  if (stale === undefined) return inner;
  return { ...inner, definitions: new Map(definitions).set(stale.id, { ...stale, outputs }) };
}

/** Inside a definition: makes a number an output of the macro, or an output none. The first output is the instance's own number. */
export function toggleOutput(inner: NudgeDocument, from: Address): Edited {
  const definition = editedDefinition(inner);
  const record = inner.nodes.get(nodeOf(from));
  if (definition === null || record === undefined)
    return { ok: false, message: 'Outputs are chosen while a macro is edited.' };
  if (record.kind === 'note' || record.kind === 'data')
    return { ok: false, message: 'This has no number to give out.' };
  const { outputs } = definition;
  const isOutput = outputs.some((output) => output.from === from);
  if (isOutput && outputs.length === 1)
    return { ok: false, message: 'A macro needs one output. Make another node an output first.' };
  const taken = new Set(outputs.map(({ name }) => name));
  const next = isOutput
    ? outputs.filter((output) => output.from !== from)
    : [...outputs, { name: outputName(inner, from, taken), from }];
  return { ok: true, document: withOutputs(inner, next) };
}
