import * as v from 'valibot';
import { dataFields } from './decode-data.ts';

/** The shape of a document, without its meaning. Each message completes the sentence "… should be". */

const text = v.string('text in quotes');
const textOrNull = v.nullable(v.string('text in quotes, or null'));
const number = v.number('a number');
const whole = v.pipe(v.number('a whole number'), v.safeInteger('a whole number'));

const placed = {
  id: text,
  order: v.optional(v.array(whole, 'a list of whole numbers')),
  name: v.optional(textOrNull),
  x: v.optional(number),
  y: v.optional(number),
};

const slider = v.strictObject({ min: number, max: number, step: number }, 'an object with min, max and step');
const port = v.strictObject({ port: text, from: v.optional(textOrNull) }, 'an object with port and from');
const role = v.picklist(['input', 'parameter', 'constant'], '"input", "parameter" or "constant"');

/** What a node of each kind is made of. Nodes may hold further keys; the objects inside them may not. */
export const nodeShapes = {
  leaf: v.looseObject({
    ...placed,
    kind: v.literal('leaf'),
    role: v.optional(role),
    value: number,
    slider: v.optional(slider),
    frozen: v.optional(v.boolean('true or false')),
  }),
  op: v.looseObject({ ...placed, kind: v.literal('op'), op: text, inputs: v.optional(v.array(textOrNull, 'a list')) }),
  macro: v.looseObject({
    ...placed,
    kind: v.literal('macro'),
    macro: text,
    inputs: v.optional(v.array(port, 'a list')),
    numbers: v.optional(v.record(text, number, 'an object of numbers')),
    settings: v.optional(v.unknown()),
    frozen: v.optional(v.array(text, 'a list of texts')),
    open: v.optional(v.boolean('true or false')),
    opened: v.optional(v.array(text, 'a list of texts')),
  }),
  data: v.looseObject({ ...placed, kind: v.literal('data'), ...dataFields }),
  note: v.looseObject({ ...placed, kind: v.literal('note'), text }),
} as const;

export const documentShape = v.looseObject({
  title: v.optional(text),
  seed: v.optional(whole),
  root: v.optional(textOrNull),
  nodes: v.array(v.unknown(), 'a list of nodes'),
  definitions: v.optional(v.array(v.unknown(), 'a list of definitions')),
  training: v.optional(v.unknown()),
});

const definitionInput = v.strictObject({ port: text, name: text, node: text }, 'an object with port, name and node');
const definitionOutput = v.strictObject({ name: text, from: text }, 'an object with name and from');

export const definitionShape = v.strictObject(
  {
    id: text,
    name: text,
    inputs: v.optional(v.array(definitionInput, 'a list of inputs')),
    outputs: v.array(definitionOutput, 'a list of outputs'),
    nodes: v.array(v.unknown(), 'a list of nodes'),
  },
  'an object with id, name, inputs, outputs and nodes',
);

export type NodeKind = keyof typeof nodeShapes;
export type RawHead = v.InferInput<typeof documentShape>;
export type RawLeaf = v.InferInput<typeof nodeShapes.leaf>;
export type RawOp = v.InferInput<typeof nodeShapes.op>;
export type RawMacro = v.InferInput<typeof nodeShapes.macro>;
export type RawData = v.InferInput<typeof nodeShapes.data>;
export type RawDefinition = v.InferInput<typeof definitionShape>;
export type RawNote = v.InferInput<typeof nodeShapes.note>;

export interface ShapeFault {
  readonly path: readonly (string | number)[];
  /** Completes a sentence that begins with the place: `should be a number`. */
  readonly says: string;
}

/** Whether a value has the shape; the value itself is then used, so that no key of it is lost on the way. */
export const hasShape = v.is;

/** Where and how a value that fails `hasShape` first departs from the shape. */
export function shapeFault(shape: v.GenericSchema, value: unknown): ShapeFault {
  const issue = v.safeParse(shape, value, { abortEarly: true }).issues?.[0];
  const path = (issue?.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  if (issue === undefined) return { path, says: 'has the wrong shape' };
  if (issue.expected === 'never') return { path, says: 'is a key that is not known here' };
  return { path, says: issue.input === undefined ? 'is missing' : `should be ${issue.message}` };
}
