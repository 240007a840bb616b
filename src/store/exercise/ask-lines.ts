import { nodeOf, type Address } from '../../kernel/ids.ts';
import { compile } from '../../compile/program.ts';
import type { Question } from '../../compile/slip.ts';
import { pathOf, pathText } from '../../formats/path-words.ts';
import { noDefinitions, type NudgeDocument } from '../../graph/document.ts';
import { withExercise } from './asked.ts';

/** Lines of expression text that say what is to be guessed: `# ask gradient a b o.w1` and `# ask value d`. Whoever does not know them
 *  reads comments. */
const askLine = /^[ \t]*#[ \t]*ask[ \t]+(gradient|value)s?[ \t]+(.+)$/;

/** What to put before a document's expression text so that reading it asks for these numbers. Nodes without a name are left out. */
export function askLines(document: NudgeDocument, questions: readonly Question[]): string {
  const line = (what: Question['what']) => {
    const words = questions.flatMap((one) => (one.what === what ? (wordOf(document, one.address) ?? []) : []));
    return words.length === 0 ? '' : `# ask ${what} ${words.join(' ')}\n`;
  };
  return line('value') + line('gradient');
}

/** Takes the lines of a text that ask for numbers into the document that was read from it. */
export function withAskLines(
  document: NudgeDocument,
  text: string,
): { readonly document: NudgeDocument; readonly remarks: readonly string[] } {
  const asked = text.split('\n').flatMap((line) => {
    const [, what, words = ''] = askLine.exec(line.trimEnd()) ?? [];
    return what === 'value' || what === 'gradient'
      ? words.split(/[\s,]+/).flatMap((word) => (word === '' ? [] : [{ what, word } as const]))
      : [];
  });
  if (asked.length === 0) return { document, remarks: [] };
  const known = addressesByWord(document);
  const questions: Question[] = [];
  const missing: string[] = [];
  for (const { what, word } of asked) {
    const address = known.get(word);
    if (address === undefined) missing.push(word);
    else questions.push({ address, what });
  }
  const remarks =
    missing.length === 0
      ? []
      : [
          `The exercise asks for ${missing
            .slice(0, 3)
            .map((word) => `“${word}”`)
            .join(', ')}, which is not in the graph.`,
        ];
  return { document: questions.length === 0 ? document : withExercise(document, questions), remarks };
}

/** `a`, `o.w1`: how text names a slot; null for what lies in a node without a name. */
function wordOf(document: NudgeDocument, address: Address): string | null {
  const record = document.nodes.get(nodeOf(address));
  if (record?.name == null) return null;
  return record.name + pathText(pathOf(record, address, document.definitions ?? noDefinitions));
}

function addressesByWord(document: NudgeDocument): ReadonlyMap<string, Address> {
  const words = new Map<string, Address>();
  for (const { address } of compile(document).slots) {
    const word = wordOf(document, address);
    if (word !== null) words.set(word, address);
  }
  for (const { id, name, kind } of document.nodes.values()) if (name !== null && kind !== 'note') words.set(name, id);
  return words;
}
