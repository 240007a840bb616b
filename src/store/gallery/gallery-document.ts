import { readExpressions } from '../../formats/read-expressions.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { moveNodes } from '../edits.ts';
import type { TextExample } from './example.ts';

/** The document of an example with a text, titled after it. Throws where the example's text cannot be read, which the contract test rules out. */
export function galleryDocument({
  title,
  text,
  places = {},
}: Pick<TextExample, 'title' | 'text' | 'places'>): NudgeDocument {
  const read = readExpressions(text);
  invariant(read.ok, `the text of “${title}” reads`);
  const placed = [...read.document.nodes.values()].flatMap(({ id, name }) => {
    const place = name === null ? undefined : places[name];
    return place === undefined ? [] : [[id, place] as const];
  });
  return { ...moveNodes(read.document, placed), title };
}
