import { isOpId, ops } from '../ops/table.ts';
import { address, nodeId, type Address } from '../kernel/ids.ts';
import {
  emptyDocument,
  type MacroId,
  type MacroInput,
  type MacroRecord,
  type NodeRecord,
  type OrderKey,
  type Placed,
} from './document.ts';
import { count, isFault, quote, type Fault } from './decode-fault.ts';
import { decodeDataFields } from './decode-data.ts';
import { findNetFault, findPortFault, isMacroId, type MacroDraft } from './decode-macro.ts';
import { decodeSettings } from './decode-settings.ts';
import {
  hasShape,
  nodeShapes,
  shapeFault,
  type NodeKind,
  type RawData,
  type RawLeaf,
  type RawMacro,
  type RawNote,
  type RawOp,
} from './decode-shape.ts';
import type { JsonPath } from './decode-json.ts';
import { limits } from './limits.ts';
import { defaultInputs } from './macro-defaults.ts';
import { nameProblem } from './names.ts';

export interface DecodedNode {
  readonly record: NodeRecord;
  /** Whether the file says where it lies. */
  readonly isPlaced: boolean;
  readonly wasMoved: boolean;
  readonly wasShortened: boolean;
  /** For a macro, what is still to be asked of it once all definitions are known. */
  readonly draft?: MacroDraft;
}

const newer = 'This file may come from a newer version of this app.';

/** One entry of `nodes` as a record, or why it is none. `order` is its order key if it has none of its own. */
export function decodeNode(raw: unknown, order: OrderKey): DecodedNode | Fault {
  const kind = kindOf(raw);
  if (typeof kind !== 'string') return kind;
  switch (kind) {
    case 'leaf':
      return hasShape(nodeShapes.leaf, raw) ? decodeLeaf(raw, order) : misshapen(kind, raw);
    case 'op':
      return hasShape(nodeShapes.op, raw) ? decodeOp(raw, order) : misshapen(kind, raw);
    case 'macro':
      return hasShape(nodeShapes.macro, raw) ? decodeMacro(raw, order) : misshapen(kind, raw);
    case 'data':
      return hasShape(nodeShapes.data, raw) ? decodeData(raw, order) : misshapen(kind, raw);
    case 'note':
      return hasShape(nodeShapes.note, raw) ? decodeNote(raw, order) : misshapen(kind, raw);
  }
}

function kindOf(raw: unknown): NodeKind | Fault {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { code: 'E-SHAPE', path: [], message: '{at} should be an object.' };
  const kind = 'kind' in raw ? raw.kind : undefined;
  if (kind === 'leaf' || kind === 'op' || kind === 'macro' || kind === 'data' || kind === 'note') return kind;
  const says =
    typeof kind === 'string'
      ? `Unknown kind of node ${quote(kind)} at {at}. ${newer}`
      : '{at} should be "leaf", "op", "macro", "data" or "note".';
  return { code: 'E-SHAPE', path: ['kind'], message: says };
}

function misshapen(kind: NodeKind, raw: unknown): Fault {
  const { path, says } = shapeFault(nodeShapes[kind], raw);
  return { code: 'E-SHAPE', path, message: `{at} ${says}.` };
}

function decodeLeaf(raw: RawLeaf, order: OrderKey): DecodedNode | Fault {
  const placed = decodePlaced(raw, order, ['role', 'value', 'slider', 'frozen']);
  if (isFault(placed)) return placed;
  if (raw.slider !== undefined && !(raw.slider.min < raw.slider.max && raw.slider.step > 0)) {
    return { code: 'E-NUM', path: ['slider'], message: '{at} needs a min below its max and a step above 0.' };
  }
  const slider =
    raw.slider === undefined ? {} : { slider: { min: raw.slider.min, max: raw.slider.max, step: raw.slider.step } };
  const frozen = raw.frozen === true ? ({ frozen: true } as const) : {};
  return finish(raw, { ...placed, kind: 'leaf', role: raw.role ?? 'input', value: raw.value, ...slider, ...frozen });
}

function decodeOp(raw: RawOp, order: OrderKey): DecodedNode | Fault {
  const placed = decodePlaced(raw, order, ['op', 'inputs']);
  if (isFault(placed)) return placed;
  if (!isOpId(raw.op)) return { code: 'E-OP', path: ['op'], message: `Unknown op ${quote(raw.op)} at {at}. ${newer}` };
  const { arity } = ops[raw.op];
  const waiting = Array.from({ length: arity === 'many' ? 0 : arity }, () => null);
  const inputs = decodeWires(raw.inputs ?? waiting, (index) => ['inputs', index]);
  if (isFault(inputs)) return inputs;
  if (arity !== 'many' && inputs.length !== arity) {
    const wanted = arity === 1 ? '1 input' : `${arity} inputs`;
    return {
      code: 'E-ARITY',
      path: ['inputs'],
      message: `${raw.op} takes ${wanted}, and {at} has ${inputs.length}. Put null where nothing is wired.`,
    };
  }
  return finish(raw, { ...placed, kind: 'op', op: raw.op, inputs });
}

function decodeMacro(raw: RawMacro, order: OrderKey): DecodedNode | Fault {
  const placed = decodePlaced(raw, order, ['macro', 'inputs', 'numbers', 'settings', 'frozen', 'open', 'opened']);
  if (isFault(placed)) return placed;
  if (!isMacroId(raw.macro))
    return { code: 'E-OP', path: ['macro'], message: `Unknown macro ${quote(raw.macro)} at {at}. ${newer}` };
  const head = decodeSettings(raw.macro, raw.settings ?? {});
  if (isFault(head)) return { ...head, path: ['settings', ...head.path] };
  const inputs = raw.inputs === undefined ? defaultInputs(raw.macro) : decodePorts(raw.inputs, raw.macro);
  if (isFault(inputs)) return inputs;
  const stray = findPathFault('frozen', raw.frozen) ?? findPathFault('opened', raw.opened);
  if (stray !== null) return stray;
  const record: MacroRecord = {
    ...placed,
    kind: 'macro',
    ...head,
    inputs,
    numbers: Object.fromEntries(Object.entries(raw.numbers ?? {})),
    ...(raw.frozen?.length ? { frozen: [...raw.frozen] } : {}),
    open: raw.open ?? false,
    ...(raw.opened?.length ? { opened: [...raw.opened] } : {}),
  };
  const fault = findNetFault(record);
  if (fault !== null) return fault;
  const draft = { record, hasNumbers: raw.numbers !== undefined, hasInputs: raw.inputs !== undefined };
  return { ...finish(raw, record), draft };
}

function decodePorts(raw: NonNullable<RawMacro['inputs']>, macro: MacroId): readonly MacroInput[] | Fault {
  const wires = decodeWires(
    raw.map(({ from }) => from ?? null),
    (index) => ['inputs', index, 'from'],
  );
  if (isFault(wires)) return wires;
  const inputs = raw.map(({ port }, index) => ({ port, from: wires[index] ?? null }));
  return findPortFault(macro, inputs) ?? inputs;
}

/** The first local address that repeats an earlier one or is too long to be one. Whether it leads anywhere is asked later, or never for
 *  what lies open. */
function findPathFault(key: 'frozen' | 'opened', paths: readonly string[] = []): Fault | null {
  const seen = new Set<string>();
  for (const [index, path] of paths.entries()) {
    const at = [key, index];
    if (address(`n/${path}`) === null)
      return { code: 'E-WIRE', path: at, message: `${quote(path)} at {at} is no address inside a macro.` };
    if (seen.has(path)) return { code: 'E-SHAPE', path: at, message: `{at} repeats ${quote(path)}. Name it once.` };
    seen.add(path);
  }
  return null;
}

function decodeData(raw: RawData, order: OrderKey): DecodedNode | Fault {
  const placed = decodePlaced(raw, order, ['columns', 'source', 'split']);
  if (isFault(placed)) return placed;
  const fields = decodeDataFields(raw);
  return isFault(fields) ? fields : finish(raw, { ...placed, kind: 'data', ...fields });
}

function decodeNote(raw: RawNote, order: OrderKey): DecodedNode | Fault {
  const placed = decodePlaced(raw, order, ['text']);
  if (isFault(placed)) return placed;
  return finish(raw, { ...placed, kind: 'note', text: shorten(raw.text, limits.noteLength) });
}

/** Addresses by form only; whether they lead anywhere is asked once all nodes are known. */
function decodeWires(
  raw: readonly (string | null)[],
  pathOf: (index: number) => JsonPath,
): readonly (Address | null)[] | Fault {
  if (raw.length > limits.fanIn)
    return { code: 'E-FANIN', path: ['inputs'], message: `A node can take at most ${count(limits.fanIn)} wires.` };
  const wires: (Address | null)[] = [];
  for (const [index, text] of raw.entries()) {
    const wire = text === null ? null : address(text);
    if (text !== null && wire === null)
      return {
        code: 'E-WIRE',
        path: pathOf(index),
        message: `${quote(text)} at {at} is no address. It should be the id of a node.`,
      };
    wires.push(wire);
  }
  return wires;
}

type RawPlaced = RawLeaf | RawOp | RawMacro | RawData | RawNote;
const placedKeys = ['id', 'order', 'kind', 'name', 'x', 'y'];

function decodePlaced(raw: RawPlaced, fallback: OrderKey, ownKeys: readonly string[]): Placed | Fault {
  const id = nodeId(raw.id);
  if (id === null)
    return {
      code: 'E-ID',
      path: ['id'],
      message: `${quote(raw.id)} at {at} is no id: use 1 to 32 letters, digits, _ or -.`,
    };
  const order = raw.order ?? fallback;
  const isKey =
    order.length > 0 && order.length <= limits.orderLength && order.every((part) => part >= 0 && part <= limits.order);
  if (!isKey)
    return {
      code: 'E-ORDER',
      path: ['order'],
      message: '{at} should be a list of 1 to 16 whole numbers from 0 to 1e15.',
    };
  const name = raw.name ?? null;
  const problem = name === null ? null : nameProblem(emptyDocument, name);
  if (problem !== null) return { code: 'E-NAME', path: ['name'], message: `${problem} It stands at {at}.` };
  const unknown = unknownKeys(raw, [...placedKeys, ...ownKeys]);
  return {
    id,
    order: [...order],
    name,
    x: onCanvas(raw.x ?? 0),
    y: onCanvas(raw.y ?? 0),
    ...(unknown === null ? {} : { unknown }),
  };
}

function finish(raw: RawPlaced, record: NodeRecord): DecodedNode {
  return {
    record,
    isPlaced: raw.x !== undefined && raw.y !== undefined,
    wasMoved: (raw.x !== undefined && raw.x !== record.x) || (raw.y !== undefined && raw.y !== record.y),
    wasShortened: record.kind === 'note' && record.text !== raw.text,
  };
}

/** The keys of an object that are not known, kept as they came; null when there is none. */
export function unknownKeys(raw: object, known: readonly string[]): Readonly<Record<string, unknown>> | null {
  const rest = Object.entries(raw).filter(([key]) => !known.includes(key));
  return rest.length === 0 ? null : Object.fromEntries(rest);
}

/** The first characters of a text. Never cuts a character in half. */
export function shorten(text: string, most: number): string {
  return text.length <= most
    ? text
    : Array.from(text.slice(0, 2 * most))
        .slice(0, most)
        .join('');
}

function onCanvas(position: number): number {
  return Math.min(limits.position, Math.max(-limits.position, position));
}
