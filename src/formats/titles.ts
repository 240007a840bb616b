import { inside, localOf, nodeOf, type Address } from '../kernel/ids.ts';
import { shortNumeral } from '../kernel/numeral.ts';
import { ops } from '../ops/table.ts';
import {
  compareOrder,
  noDefinitions,
  type Definitions,
  type MacroRecord,
  type NodeRecord,
  type NudgeDocument,
} from '../graph/document.ts';
import { macros } from '../macros/table.ts';
import { atomFragment, callFragment, numberFragment, operationFragment, type Fragment } from './fragment.ts';
import { pathOf, pathText } from './path-words.ts';
import { cutKey, operandsOf, writeOrder } from './write-order.ts';

/** Titles have at most this many characters. */
const longestTitle = 40;

const gap = atomFragment('…');

/** What every card is titled: its name, or for unnamed nodes a short expression, `a × b`, `tanh(…)`; for slots inside a neuron `w1`, `b`,
 *  `x1 × w1`, `sum`. Unnamed constants are titled with their number. Titles may repeat; `labelsOf` makes them unique. Cost: linear. */
export function titlesOf(document: NudgeDocument): ReadonlyMap<Address, string> {
  const definitions = document.definitions ?? noDefinitions;
  const titles = new Map<Address, Fragment>();
  const canonical = [...document.nodes.values()].sort((a, b) => compareOrder(a.order, b.order));
  const { records, cut } = writeOrder(canonical);
  const read = (from: Address | null): Fragment => {
    if (from === null) return atomFragment('?');
    if (localOf(from) === null) return titles.get(from) ?? gap;
    const path = pathText(pathOf(document.nodes.get(nodeOf(from)), from, definitions));
    return atomFragment(`${titles.get(nodeOf(from))?.text ?? '…'}${path}`);
  };
  for (const record of records) {
    const inputs = operandsOf(record).map((from, index) => (cut.has(cutKey(record.id, index)) ? gap : read(from)));
    titles.set(record.id, titleOf(record, inputs, definitions));
    if (record.kind === 'macro' && record.macro === 'neuron') nameInside(record, inputs, titles);
  }
  return new Map([...titles].map(([address, { text }]) => [address, text]));
}

function titleOf(record: NodeRecord, inputs: readonly Fragment[], definitions: Definitions): Fragment {
  if (record.name !== null) return atomFragment(record.name);
  switch (record.kind) {
    case 'leaf':
      return numberFragment(record.value, shortNumeral(record.value));
    case 'data':
      return atomFragment('data');
    case 'note':
      return atomFragment('note');
    case 'op':
      // A card that nothing is wired to yet is called after what it does.
      if (record.inputs.every((from) => from === null)) return atomFragment(ops[record.op].title);
      return fitted(inputs, (shown) => operationFragment(record.op, shown, 'screen'));
    case 'macro':
      if (operandsOf(record).every((from) => from === null)) return atomFragment(macroTitle(record, definitions));
      return fitted(inputs, (shown) => callFragment(macroTitle(record, definitions), shown));
  }
}

/** What a macro is called for people: its kind, or the name of its definition. */
function macroTitle(record: MacroRecord, definitions: Definitions): string {
  const own = record.macro === 'custom' ? definitions.get(record.settings.definition)?.name : undefined;
  return own ?? macros[record.macro].title;
}

/** The title with as many operands spelled out as fit; the longest make way first. */
function fitted(inputs: readonly Fragment[], compose: (inputs: readonly Fragment[]) => Fragment): Fragment {
  const mostShown = Math.floor(longestTitle / 3);
  const few = inputs.length > mostShown ? [...inputs.slice(0, mostShown - 1), gap] : [...inputs];
  for (;;) {
    const whole = compose(few);
    if ([...whole.text].length <= longestTitle) return whole;
    const longest = few.reduce(
      (best, { text }, index) => (text.length > (few[best]?.text.length ?? 0) ? index : best),
      0,
    );
    if ((few[longest]?.text.length ?? 0) <= 1) return gap;
    few[longest] = gap;
  }
}

function nameInside(record: MacroRecord, inputs: readonly Fragment[], titles: Map<Address, Fragment>): void {
  for (const [index, { port }] of record.inputs.entries()) {
    const weight = atomFragment(`w${index + 1}`);
    titles.set(inside(record.id, `w:${port}`), weight);
    titles.set(
      inside(record.id, `m:${port}`),
      fitted([inputs[index] ?? gap, weight], (shown) => operationFragment('mul', shown, 'screen')),
    );
  }
  titles.set(inside(record.id, 'b'), atomFragment('b'));
  titles.set(inside(record.id, 'sum'), atomFragment('sum'));
}

/** A unique name for each slot, for people who hear rather than see: its title, inside a neuron after the neuron's own (`o w1`);
 *  where titles repeat, the later ones are numbered, `a × b (2)`. */
export function labelsOf(
  document: NudgeDocument,
  titles: ReadonlyMap<Address, string> = titlesOf(document),
): ReadonlyMap<Address, string> {
  const labels = new Map<Address, string>();
  const taken = new Set<string>();
  const counted = new Map<string, number>();
  const ordered = [...document.nodes.values()].sort(
    (a, b) => Number(a.name === null) - Number(b.name === null) || compareOrder(a.order, b.order),
  );
  const claim = (address: Address, wanted: string) => {
    let count = counted.get(wanted) ?? 1;
    let label = count === 1 ? wanted : `${wanted} (${count})`;
    while (taken.has(label)) label = `${wanted} (${++count})`;
    counted.set(wanted, count + 1);
    taken.add(label);
    labels.set(address, label);
  };
  for (const record of ordered) claim(record.id, titles.get(record.id) ?? record.id);
  for (const address of titles.keys()) {
    const local = localOf(address);
    const node = document.nodes.get(nodeOf(address));
    if (local === null || node?.kind !== 'macro') continue;
    const title = local.startsWith('m:')
      ? `product ${node.inputs.findIndex(({ port }) => local === `m:${port}`) + 1}`
      : titles.get(address);
    claim(address, `${labels.get(node.id) ?? node.id} ${title ?? local}`);
  }
  return labels;
}
