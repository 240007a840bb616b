import { lastOf, nodeOf, outerOf, within, type Address, type NodeId } from '../kernel/ids.ts';
import type { Definition, DefinitionId, MacroRecord, NudgeDocument } from '../graph/document.ts';
import type { Body, Part } from './body.ts';
import type { MacroContext } from './context.ts';
import { instanceOf, type Instance } from './instance.ts';
import { bodyOf } from './table.ts';

/** One level of a macro's inside. What comes from outside reads as `entryOf` one of the macro's ports, so that it is told apart by port. */
export interface Inside {
  readonly instance: Instance;
  readonly parts: readonly Part[];
  readonly output: Address;
  readonly aliases: Body['aliases'];
  /** The part at an address; the one at the macro's own address is the op that gives its number. */
  readonly part: (address: Address) => Part | undefined;
}

/** What lies inside the macros of one version of a document, worked out where it is asked for. */
export interface Insides {
  /** The macro at an address, at any depth; null where there is none. */
  readonly instance: (address: Address) => Instance | null;
  /** The inside of the macro at an address; null where there is none. */
  readonly inside: (address: Address) => Inside | null;
  /** The slot that an address means: a macro's own address and its declared outputs lead to an inner slot. */
  readonly slot: (address: Address) => Address;
  /** What is wired there in truth: an entry of a macro stands for what the document wires to its port. Null where nothing is. */
  readonly source: (from: Address | null) => Address | null;
}

/** What the inside of a macro reads where something is wired to its port from outside: `n7/in:p1`. */
export function entryOf(macro: Address, port: string): Address {
  return within(macro, `${entryMark}${port}`);
}

const entryMark = 'in:';

/** The port of the macro around it that an address stands for; null for every other address. */
export function entryPort(from: Address): string | null {
  const last = lastOf(from);
  return last.startsWith(entryMark) && last !== from ? last.slice(entryMark.length) : null;
}

type Definitions = ReadonlyMap<DefinitionId, Definition>;

/** What was worked out of one record; it holds as long as the record and the definitions do. */
interface Kept {
  readonly record: MacroRecord;
  readonly definitions: Definitions;
  readonly insides: Map<Address, Inside | null>;
}

const noDefinitions: Definitions = new Map();

/** The insides of a document as it changes; those of records that stay the same are kept. Opening nothing costs nothing. */
export function createInsides(): (document: NudgeDocument) => Insides {
  let kept = new Map<NodeId, Kept>();
  let latest: { readonly document: NudgeDocument; readonly insides: Insides } | null = null;
  return (document) => {
    if (latest?.document === document) return latest.insides;
    const before = kept;
    kept = new Map();
    const now = kept;
    const definitions = document.definitions ?? noDefinitions;
    const of = (record: MacroRecord): Kept => {
      let found = now.get(record.id);
      if (found !== undefined) return found;
      const old = before.get(record.id);
      found =
        old?.record === record && old.definitions === definitions ? old : { record, definitions, insides: new Map() };
      now.set(record.id, found);
      return found;
    };
    const insides = insidesOf(document, definitions, of);
    latest = { document, insides };
    return insides;
  };
}

function insidesOf(document: NudgeDocument, definitions: Definitions, kept: (record: MacroRecord) => Kept): Insides {
  // What a penalty counts are no wires of its own, so nothing is drawn of them.
  const context: MacroContext = { definitions, parameters: () => [] };

  function instance(address: Address): Instance | null {
    const outer = outerOf(address);
    if (outer === null) {
      const record = document.nodes.get(nodeOf(address));
      return record?.kind === 'macro' ? instanceOf(record) : null;
    }
    const part = inside(outer)?.part(address);
    return part?.kind === 'macro' ? part.instance : null;
  }

  function inside(address: Address): Inside | null {
    const record = document.nodes.get(nodeOf(address));
    if (record?.kind !== 'macro') return null;
    const { insides } = kept(record);
    const known = insides.get(address);
    if (known !== undefined) return known;
    const found = instance(address);
    const made = found === null ? null : insideOf(found, context);
    insides.set(address, made);
    return made;
  }

  function slot(address: Address): Address {
    const own = inside(address);
    if (own !== null) return own.output === address ? address : slot(own.output);
    const outer = outerOf(address);
    const alias = outer === null ? undefined : inside(outer)?.aliases.find(([name]) => name === address);
    return alias === undefined ? address : slot(alias[1]);
  }

  function source(from: Address | null): Address | null {
    const port = from === null ? null : entryPort(from);
    const outer = from === null ? null : outerOf(from);
    if (port === null || outer === null) return from;
    return source(instance(outer)?.inputs.find((input) => input.port === port)?.from ?? null);
  }

  return { instance, inside, slot, source };
}

function insideOf(instance: Instance, context: MacroContext): Inside {
  const inputs = instance.inputs.map(({ port }) => ({ port, from: entryOf(instance.address, port) }));
  const body = bodyOf({ ...instance, inputs }, context);
  const parts = new Map(body.parts.map((part) => [part.kind === 'macro' ? part.instance.address : part.address, part]));
  return { instance, ...body, part: (address) => parts.get(address) };
}
