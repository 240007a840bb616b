import { inside, type Address } from '../../kernel/ids.ts';
import { namedAddresses } from '../../compile/named-addresses.ts';
import type { Program } from '../../compile/program.ts';
import { localOfWords } from '../../formats/part-path.ts';
import { noDefinitions, type NudgeDocument } from '../../graph/document.ts';

/** The slot that a lesson's word means: a node's name, a part of a macro as the expression language says it (`o.w1`, `net.l1.n2.b`) or
 *  as an address does (`o/w:p1`), else the title of a card without a name (`a × b`). Undefined for what is not there. */
export function addressNamed(
  name: string,
  document: NudgeDocument,
  program: Program,
  titles: ReadonlyMap<Address, string>,
): Address | undefined {
  const named = namedAddresses(document, program);
  const whole = named.get(name);
  if (whole !== undefined) return whole;
  const [first = '', ...words] = name.split('.');
  const record = [...document.nodes.values()].find((each) => each.name === first);
  if (record?.kind === 'macro' && words.length > 0) {
    const local = localOfWords(record, words, document.definitions ?? noDefinitions);
    if (local !== null) return inside(record.id, local);
  }
  return [...titles].find(([, title]) => title === name)?.[0];
}
