/** Checks a value against the few keywords of JSON Schema that the published one uses, and refuses to read any other keyword. */

type Schema = Readonly<Record<string, unknown>>;

const notes = new Set(['$schema', '$id', '$defs', 'title', 'description']);

/** The places where the value departs from the schema. */
export function schemaFaults(root: Schema, value: unknown, schema: Schema = root, path = '$'): readonly string[] {
  return Object.entries(schema).flatMap(([keyword, wants]): readonly string[] => {
    if (notes.has(keyword)) return [];
    const check = keywords[keyword];
    if (check === undefined) throw new Error(`The schema uses ${keyword}, which this check cannot read`);
    return check({ root, value, wants, schema, path });
  });
}

interface Question {
  readonly root: Schema;
  readonly value: unknown;
  readonly wants: unknown;
  readonly schema: Schema;
  readonly path: string;
}

const holds = (question: Question, is: boolean): readonly string[] =>
  is ? [] : [`${question.path}: ${JSON.stringify(question.wants)}`];
const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const passes = (root: Schema, value: unknown, schema: unknown, path: string) =>
  schemaFaults(root, value, schema as Schema, path).length === 0;

const keywords: Readonly<Record<string, (question: Question) => readonly string[]>> = {
  $ref: ({ root, value, wants, path }) => {
    const [, , name] = String(wants).split('/');
    const target = (root['$defs'] as Schema)[name!] as Schema;
    return schemaFaults(root, value, target, path);
  },
  type: (question) => {
    const { value, wants } = question;
    const types = {
      object: isObject(value),
      array: Array.isArray(value),
      string: typeof value === 'string',
      number: typeof value === 'number',
      integer: Number.isInteger(value),
      boolean: typeof value === 'boolean',
      null: value === null,
    };
    return holds(question, types[wants as keyof typeof types]);
  },
  const: (question) => holds(question, question.value === question.wants),
  enum: (question) => holds(question, (question.wants as unknown[]).includes(question.value)),
  pattern: (question) =>
    holds(question, typeof question.value !== 'string' || new RegExp(String(question.wants), 'u').test(question.value)),
  maxLength: (question) =>
    holds(question, typeof question.value !== 'string' || [...question.value].length <= Number(question.wants)),
  minimum: (question) =>
    holds(question, typeof question.value !== 'number' || question.value >= Number(question.wants)),
  maximum: (question) =>
    holds(question, typeof question.value !== 'number' || question.value <= Number(question.wants)),
  exclusiveMinimum: (question) =>
    holds(question, typeof question.value !== 'number' || question.value > Number(question.wants)),
  exclusiveMaximum: (question) =>
    holds(question, typeof question.value !== 'number' || question.value < Number(question.wants)),
  minItems: (question) =>
    holds(question, !Array.isArray(question.value) || question.value.length >= Number(question.wants)),
  maxItems: (question) =>
    holds(question, !Array.isArray(question.value) || question.value.length <= Number(question.wants)),
  items: ({ root, value, wants, path }) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => schemaFaults(root, item, wants as Schema, `${path}.${index}`))
      : [],
  required: ({ value, wants, path }) =>
    isObject(value)
      ? (wants as string[]).filter((key) => !Object.hasOwn(value, key)).map((key) => `${path}: ${key} is missing`)
      : [],
  properties: ({ root, value, wants, path }) =>
    isObject(value)
      ? Object.entries(wants as Schema).flatMap(([key, schema]) =>
          Object.hasOwn(value, key) ? schemaFaults(root, value[key], schema as Schema, `${path}.${key}`) : [],
        )
      : [],
  additionalProperties: ({ root, value, wants, schema, path }) => {
    if (!isObject(value)) return [];
    const known = (schema['properties'] ?? {}) as Schema;
    return Object.entries(value)
      .filter(([key]) => !Object.hasOwn(known, key))
      .flatMap(([key, item]) =>
        wants === false
          ? [`${path}: ${key} is not known`]
          : schemaFaults(root, item, wants as Schema, `${path}.${key}`),
      );
  },
  oneOf: (question) => {
    const { root, value, wants, path } = question;
    return holds(question, (wants as unknown[]).filter((schema) => passes(root, value, schema, path)).length === 1);
  },
  allOf: ({ root, value, wants, path }) =>
    (wants as unknown[]).flatMap((schema) => schemaFaults(root, value, schema as Schema, path)),
};
