import { address } from '../kernel/ids.ts';
import { findJsonFault, lineAndColumn, offsetOf, type JsonFault, type JsonPath } from './decode-json.ts';
import { count, isFault, type Fault } from './decode-fault.ts';
import { decodeDefinitions, missingText } from './decode-definitions.ts';
import { shorten, unknownKeys } from './decode-node.ts';
import { completeNodes, decodeNodes, isRecord } from './decode-nodes.ts';
import { createSlotTest, findAddressFault, findClash, findWireFault, type Numbered } from './decode-references.ts';
import { documentShape, hasShape, shapeFault, type RawHead } from './decode-shape.ts';
import { decodeTraining } from './decode-training.ts';
import { emptyDocument, noDefinitions, type Definitions, type NudgeDocument } from './document.ts';
import { formatName, formatVersion } from './encode.ts';
import { layoutDocument } from './layout.ts';
import { megabytes, sizeText } from './file-size.ts';
import { slotCount } from './slot-count.ts';
import { limits, utf8Length, type RefusalCode } from './limits.ts';
import { migrate } from './migrations/registry.ts';

/** Where in the text the trouble is: line and column count from 1; `path` names the value, as in `nodes.n4.op`. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly path?: string;
}

export interface DocumentRefusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** Absent when the text as a whole is meant (too large, another kind of file). */
  readonly at?: Place;
  readonly message: string;
}

export interface DecodedDocument {
  readonly ok: true;
  readonly document: NudgeDocument;
  /** What was put right or is worth knowing, one sentence each, for people. */
  readonly remarks: readonly string[];
}

export type DecodeResult = DecodedDocument | DocumentRefusal;

/** Whether a text means to be a document rather than an expression: no expression begins with a brace. */
export function looksLikeDocument(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

/** Reads a document file. Size, depth and form come before anything is built; then the shape, then the meaning. Never throws.
 *
 *  What may be left out of a hand-written file: `title`, `seed` (1), `root` (null); of a node `order` (its place in the list, after
 *  all keys that are given), `name` (null), `x` and `y` (laid out beside what has a place), `role` ("input"), `inputs` of an op
 *  (all waiting) or macro (none; those of a loss or own macro all waiting), `from` (null), `numbers` of a macro (drawn for neurons, layers and
 *  nets from their scheme and seed, else from the document's seed and the node's name; those of the definition for own macros), `settings`
 *  (tanh, uniform, mean) and `open` (false); `definitions`, and `training` as a whole or in part. */
export function decodeDocument(text: string): DecodeResult {
  const bytes = utf8Length(text);
  if (bytes > limits.fileBytes.hard) return { ok: false, code: 'E-SIZE', message: sizeText(bytes) };
  // Some editors begin a file with a byte order mark.
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (!looksLikeDocument(body)) return { ok: false, code: 'E-KIND', message: kindText };
  const jsonFault = findJsonFault(body);
  if (jsonFault !== null) return refuseJson(body, jsonFault);
  const raw: unknown = JSON.parse(body);
  if (!isRecord(raw) || raw['format'] !== formatName) return { ok: false, code: 'E-KIND', message: kindText };
  const version = raw['version'];
  const known = typeof version === 'number' && Number.isSafeInteger(version) && version >= 1;
  if (!known)
    return refuse(body, {
      code: 'E-SHAPE',
      path: ['version'],
      message: `{at} should be a whole number from 1 to ${formatVersion}.`,
    });
  if (version > formatVersion) return refuse(body, { code: 'E-NEWER', path: ['version'], message: newerText(version) });
  const head = migrate(raw, version, formatVersion);
  if (!hasShape(documentShape, head)) {
    const { path, says } = shapeFault(documentShape, head);
    return refuse(body, { code: 'E-SHAPE', path, message: `{at} ${says}.` });
  }
  const result = decodeHead(head);
  if (isFault(result)) return refuse(body, result, head);
  const { fileBytes, nodes } = limits;
  const large = bytes > fileBytes.soft || result.document.nodes.size > nodes.soft;
  return large ? { ...result, remarks: [...result.remarks, largeText(bytes, result.document.nodes.size)] } : result;
}

function decodeHead(head: RawHead): DecodedDocument | Fault {
  const seed = head.seed ?? emptyDocument.seed;
  const own = head.definitions === undefined ? null : decodeDefinitions(head.definitions, seed);
  if (own !== null && isFault(own)) return { ...own, path: ['definitions', ...own.path] };
  const definitions = own?.definitions ?? noDefinitions;
  const decoded = decodeNodes(head.nodes);
  if (isFault(decoded)) return { ...decoded, path: ['nodes', ...decoded.path] };
  const root = typeof head.root === 'string' ? address(head.root) : null;
  if (typeof head.root === 'string' && root === null)
    return { code: 'E-WIRE', path: ['root'], message: '{at} is no address. It should be the id of a node.' };
  const training = head.training === undefined ? undefined : decodeTraining(head.training);
  if (training !== undefined && isFault(training)) return { ...training, path: ['training', ...training.path] };
  const clash = findClash(decoded.numbered) ?? findMissingDefinition(decoded.numbered, definitions);
  if (clash !== null) return clash;
  const slots = slotCount(
    decoded.numbered.map(([, record]) => record),
    definitions,
  );
  if (slots > limits.slots)
    return {
      code: 'E-NODES',
      path: ['nodes'],
      message: `The macros of this file hold ${count(slots)} numbers in all. The most we can open is ${count(limits.slots)}.`,
    };
  const numbered = completeNodes(decoded, definitions, seed);
  if (isFault(numbered)) return { ...numbered, path: ['nodes', ...numbered.path] };
  const nodes = new Map(numbered.map(([, record]) => [record.id, record]));
  const isSlot = createSlotTest(nodes, definitions);
  const fault =
    findWireFault(nodes, numbered, isSlot) ??
    findAddressFault(nodes, root, isSlot, ['root']) ??
    findAddressFault(nodes, training?.loss ?? null, isSlot, ['training', 'loss']);
  if (fault !== null) return fault;
  const rawTitle = head.title ?? emptyDocument.title;
  const title = shorten(rawTitle, limits.titleLength);
  const unknown = unknownKeys(head, ['format', 'version', 'title', 'seed', 'root', 'nodes', 'definitions', 'training']);
  const document: NudgeDocument = {
    title,
    seed,
    root,
    nodes,
    ...(definitions.size === 0 ? {} : { definitions }),
    ...(training === undefined ? {} : { training }),
    ...(unknown === null ? {} : { unknown }),
  };
  const moved = decoded.moved + (own?.moved ?? 0);
  const shortened = decoded.shortened + (own?.shortened ?? 0);
  const remarks = [
    ...(title === rawTitle ? [] : [`The title was shortened to ${limits.titleLength} characters.`]),
    ...(shortened === 0
      ? []
      : [
          `${count(shortened)} ${plural(shortened, 'note was', 'notes were')} shortened to ${count(limits.noteLength)} characters.`,
        ]),
    ...(moved === 0 ? [] : [`${count(moved)} ${plural(moved, 'node was', 'nodes were')} moved back onto the canvas.`]),
    ...remarkUnknown(document, numbered),
  ];
  const { unplaced } = decoded;
  return { ok: true, document: unplaced.size === 0 ? document : layoutDocument(document, { only: unplaced }), remarks };
}

function findMissingDefinition(numbered: Numbered, definitions: Definitions): Fault | null {
  for (const [index, record] of numbered) {
    if (record.kind !== 'macro' || record.macro !== 'custom' || definitions.has(record.settings.definition)) continue;
    const path = ['nodes', index, 'settings', 'definition'];
    return { code: 'E-MACRO', path, message: missingText(record.settings.definition) };
  }
  return null;
}

function remarkUnknown(document: NudgeDocument, numbered: Numbered): readonly string[] {
  const ofNodes = numbered.flatMap(([, { id, unknown }]) =>
    Object.keys(unknown ?? {}).map((key) => `nodes.${id}.${key}`),
  );
  // Editors read "$schema"; it says nothing about the graph.
  const all = [
    ...Object.keys(document.unknown ?? {}).filter((key) => key !== '$schema' && key !== 'exercise'),
    ...ofNodes,
  ];
  if (all.length === 0) return [];
  const listed = all.slice(0, 3).map((path) => shorten(path, 80));
  return [
    `Kept, but not understood: ${listed.join(', ')}${all.length > 3 ? ` and ${count(all.length - 3)} more` : ''}.`,
  ];
}

function refuse(text: string, fault: Fault, head: unknown = {}): DocumentRefusal {
  const path = pathText(fault.path, head);
  const at = { ...lineAndColumn(text, offsetOf(text, fault.path)), path };
  return { ok: false, code: fault.code, at, message: fault.message.replaceAll('{at}', () => path) };
}

/** `nodes.n4.inputs.0`: nodes and definitions by their id where they have one, else by their index. */
function pathText(path: JsonPath, head: unknown): string {
  let value = head;
  return path
    .map((key) => {
      value = Array.isArray(value) ? value[Number(key)] : isRecord(value) ? value[key] : undefined;
      const id = typeof key === 'number' && isRecord(value) ? value['id'] : undefined;
      return typeof id === 'string' && id !== '' ? shorten(id, 40) : String(key);
    })
    .join('.');
}

function refuseJson(text: string, { code, offset, detail }: JsonFault): DocumentRefusal {
  const at = lineAndColumn(text, offset);
  return { ok: false, code, at, message: jsonText(code, at, detail) };
}

function jsonText(code: JsonFault['code'], { line, column }: Place, detail: string): string {
  switch (code) {
    case 'E-JSON':
      return `This file is damaged at line ${line}, column ${column}. Nothing was changed. Expected ${detail}.`;
    case 'E-DEPTH':
      return 'This file is nested too deeply to be one of ours.';
    case 'E-NUM':
      return `This number is too large to hold: ${detail}.`;
    case 'E-KEY':
      return detail;
  }
}

const kindText = "This isn't a document of this app.";

function newerText(version: number): string {
  return `Made with a newer version. Its format is ${version}, and this app reads up to ${formatVersion}. Reload to get the update, then open it again.`;
}

function largeText(bytes: number, nodes: number): string {
  return `This is a large document (${count(nodes)} nodes, ${megabytes(bytes)} MB). Working with it may be slow.`;
}

function plural(number: number, one: string, many: string): string {
  return number === 1 ? one : many;
}
