import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import {
  compareOrder,
  noDefinitions,
  type LeafRecord,
  type NodeRecord,
  type NudgeDocument,
} from '../graph/document.ts';
import {
  atomFragment,
  callFragment,
  numberFragment,
  numberText,
  operationFragment,
  type Fragment,
} from './fragment.ts';
import { keywordText } from './expression-text.ts';
import { countsSome, macroCall } from './macro-call.ts';
import { pathOf, pathText } from './path-words.ts';
import { cutKey, operandsOf, writeOrder } from './write-order.ts';
import { leftOut } from './write-remarks.ts';
import { rootToSay } from './write-root.ts';

/** An unnamed node whose text grows longer, or nests deeper, gets a line of its own: text must stay within what the reader takes. */
const mostFolded = { length: 2000, depth: 100 };

/** Prints a document, or the nodes of it that `only` names, as expression text that reads back as the same graph, up to ids, places,
 *  and names of nodes that had none: unnamed nodes fold into the line that uses them, or become `t1`, `t2`, … where several do.
 *  What text cannot say is listed in leading comments. With `only`, names of nodes outside stay names, and no root is said. */
export function writeExpressions(document: NudgeDocument, only?: ReadonlySet<NodeId>): string {
  const included = only === undefined ? [...document.nodes.values()] : withUnnamedSources(document, only);
  const canonical = included
    .filter(({ kind }) => kind !== 'note' && kind !== 'data')
    .sort((a, b) => compareOrder(a.order, b.order));
  const { records, cut } = writeOrder(canonical);
  const root = only === undefined ? rootToSay(document, records, cut) : null;
  const { uses, entered } = countUses(records, cut, root);
  const names = new Map<NodeId, string>();
  const folded = new Map<NodeId, Fragment>();
  for (const { id, name } of document.nodes.values()) if (name !== null) names.set(id, name);
  const definitions = document.definitions ?? noDefinitions;
  const fresh = createNames(document);
  const waits: string[] = [];
  const lines: string[] = [];

  const operand = (reader: NodeRecord, from: Address | null, index: number): Fragment => {
    if (from === null) return atomFragment('?');
    const source = nodeOf(from);
    const local = localOf(from);
    if (cut.has(cutKey(reader.id, index))) {
      waits.push(
        isPenalty(reader)
          ? `that ${names.get(reader.id) ?? 'a penalty'} counts ${names.get(source) ?? 'an unnamed node'}, which reads it`
          : `the loop from ${names.get(source) ?? 'an unnamed node'} into ${names.get(reader.id) ?? 'an unnamed node'}: its input waits`,
      );
      return atomFragment('?');
    }
    const record = document.nodes.get(source);
    if (isPenalty(reader) && (record?.kind === 'data' || record?.kind === 'note')) {
      waits.push(
        `that ${names.get(reader.id) ?? 'a penalty'} counts ${record.name ?? record.kind}, which has no parameters`,
      );
      return atomFragment('?');
    }
    if (local === null && folded.has(source)) return folded.get(source) ?? atomFragment('?');
    const name = names.get(source) ?? (record?.kind === 'data' ? `@${record.id}` : undefined);
    if (record === undefined || name === undefined) return atomFragment('?');
    return atomFragment(name + pathText(pathOf(record, from, definitions)));
  };

  for (const [position, record] of records.entries()) {
    const said = operandsOf(record).map((from, index) => operand(record, from, index));
    // A penalty has no input that could wait.
    const inputs = isPenalty(record) ? said.filter(({ text }) => text !== '?') : said;
    const used = uses.get(record.id) ?? 0;
    const mayFold = record.name === null && !entered.has(record.id);
    if (mayFold && used === 1) {
      const fragment = fragmentOf(document, record, inputs);
      if (fragment.text.length <= mostFolded.length && fragment.depth <= mostFolded.depth) {
        folded.set(record.id, fragment);
        continue;
      }
    }
    const right = aloneText(document, record, inputs);
    const isLastLine = root === null && position === records.length - 1;
    if (mayFold && used === 0 && !isLastLine) {
      lines.push(right);
      continue;
    }
    if (record.name === null) names.set(record.id, used === 0 ? fresh.forResult() : fresh.forPart());
    lines.push(`${names.get(record.id) ?? ''} = ${right}`);
  }
  if (root !== null) {
    const name = names.get(nodeOf(root));
    const path = pathText(pathOf(document.nodes.get(nodeOf(root)), root, definitions));
    if (name !== undefined) lines.push(`${name}${path}.backward()`);
  }
  const omitted = [
    ...leftOut(document, included, only === undefined, (record) => names.get(record.id) ?? 'an unnamed node'),
    ...waits,
  ];
  const comment = omitted.length === 0 ? [] : ['# Not in this text:', ...omitted.map((line) => `# - ${line}`)];
  return [...comment, ...lines].map((line) => `${line}\n`).join('');
}

function isPenalty(record: NodeRecord): boolean {
  return record.kind === 'macro' && record.macro === 'l2_penalty';
}

/** The nodes asked for, and the unnamed ones that they read: without a name there is no other way to say those. */
function withUnnamedSources(document: NudgeDocument, only: ReadonlySet<NodeId>): NodeRecord[] {
  const found = new Map<NodeId, NodeRecord>();
  const stack = [...only].flatMap((id) => document.nodes.get(id) ?? []);
  for (let record = stack.pop(); record !== undefined; record = stack.pop()) {
    if (found.has(record.id)) continue;
    found.set(record.id, record);
    for (const from of operandsOf(record)) {
      const source = from === null ? undefined : document.nodes.get(nodeOf(from));
      if (source?.name === null && source.kind !== 'data') stack.push(source);
    }
  }
  return [...found.values()];
}

/** How often each node is read as a whole, and which are read inside or named by the root, so that they need a name. */
function countUses(records: readonly NodeRecord[], cut: ReadonlySet<string>, root: Address | null) {
  const uses = new Map<NodeId, number>();
  const entered = new Set<NodeId>(root === null ? [] : [nodeOf(root)]);
  for (const record of records) {
    for (const [index, from] of operandsOf(record).entries()) {
      if (from === null || cut.has(cutKey(record.id, index))) continue;
      const source = nodeOf(from);
      uses.set(source, (uses.get(source) ?? 0) + 1);
      if (localOf(from) !== null) entered.add(source);
    }
  }
  return { uses, entered };
}

/** Names for unnamed nodes that no node of the document has: `t1`, `t2`, … for parts, `y` for a result. */
function createNames(document: NudgeDocument) {
  const taken = new Set([...document.nodes.values()].flatMap(({ name }) => name ?? []));
  let last = 0;
  const forPart = (): string => {
    do last++;
    while (taken.has(`t${last}`));
    return `t${last}`;
  };
  return {
    forPart,
    forResult(): string {
      if (taken.has('y')) return forPart();
      taken.add('y');
      return 'y';
    },
  };
}

/** A node as it stands inside a formula. */
function fragmentOf(document: NudgeDocument, record: NodeRecord, inputs: readonly Fragment[]): Fragment {
  switch (record.kind) {
    case 'leaf':
      return record.role === 'constant' ? numberFragment(record.value) : atomFragment(leafCall(record));
    case 'op':
      return operationFragment(record.op, inputs.length === 0 ? [atomFragment('?')] : inputs);
    case 'macro': {
      const { name, keywords } = macroCall(record, [], document, true);
      return callFragment(
        name,
        inputs.length === 0 && countsSome(record) ? [atomFragment('[]')] : inputs,
        keywords.map(keywordText),
      );
    }
    case 'data':
    case 'note':
      return atomFragment('?');
  }
}

/** A node as it stands alone on a line, where a number means an input and a ratio of numbers one number. */
function aloneText(document: NudgeDocument, record: NodeRecord, inputs: readonly Fragment[]): string {
  if (record.kind === 'leaf') return record.role === 'input' ? numberText(record.value) : leafCall(record);
  if (record.kind === 'op' && record.op === 'div' && inputs.every(isLiteral)) return callFragment('div', inputs).text;
  return fragmentOf(document, record, inputs).text;
}

function isLiteral({ text }: Fragment): boolean {
  return /^-?[\d.]/.test(text) && !Number.isNaN(Number(text));
}

function leafCall({ role, value }: LeafRecord): string {
  return `${role}(${numberText(value)})`;
}
