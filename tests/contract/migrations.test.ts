import fs from 'node:fs';
import { expect, test } from 'vitest';
import { decodeDocument } from '../../src/graph/decode.ts';
import { encodeDocument, formatVersion } from '../../src/graph/encode.ts';
import { migrate, migrations, type Migration } from '../../src/graph/migrations/registry.ts';
import { macros } from '../../src/macros/table.ts';
import { opIds, ops } from '../../src/ops/table.ts';
import { schemaFaults } from '../support/json-schema.ts';

const folder = new URL('../fixtures/documents/', import.meta.url);
const fixtures = fs
  .readdirSync(folder)
  .flatMap((version) => fs.readdirSync(new URL(`${version}/`, folder)).map((file) => `${version}/${file}`));
const read = (file: string) => fs.readFileSync(new URL(file, folder), 'utf8');
const schema = JSON.parse(
  fs.readFileSync(new URL(`../../public/schema/nudge-document-${formatVersion}.schema.json`, import.meta.url), 'utf8'),
);

test('there is one step from each version to the next', () => {
  expect(migrations.map(({ from }) => from)).toEqual(
    Array.from({ length: formatVersion - 1 }, (_, index) => index + 1),
  );
});

test('every version that was released has documents that are kept for ever', () => {
  for (let version = 1; version <= formatVersion; version++)
    expect(fixtures.some((file) => file.startsWith(`v${version}/`))).toBe(true);
});

test.each(fixtures)('%s opens, whatever version reads it', (file) => {
  const result = decodeDocument(read(file));
  expect(result).toMatchObject({ ok: true });
});

// Written out in full, as the app writes them; hand-written.json leaves out what may be left out.
test.each(fixtures.filter((file) => file.startsWith(`v${formatVersion}/`) && !file.endsWith('hand-written.json')))(
  '%s is saved as the same bytes',
  (file) => {
    const result = decodeDocument(read(file));
    expect(result.ok && encodeDocument(result.document)).toBe(read(file));
  },
);

test('steps are taken in order, from the version of the file on, and keys that they do not know are kept', () => {
  const steps: readonly Migration[] = [
    { from: 1, migrate: ({ title, ...rest }) => ({ ...rest, name: title }) },
    { from: 2, migrate: (raw) => ({ ...raw, name: `${String(raw['name'])}!` }) },
  ];
  const raw = { format: 'nudge', version: 1, title: 'old', extra: [1] };
  expect(migrate(raw, 1, 3, steps)).toEqual({ format: 'nudge', version: 3, name: 'old!', extra: [1] });
  expect(migrate({ version: 2, name: 'mid' }, 2, 3, steps)).toEqual({ version: 3, name: 'mid!' });
  expect(raw).toEqual({ format: 'nudge', version: 1, title: 'old', extra: [1] });
  expect(() => migrate(raw, 1, 4, steps)).toThrow('version 3');
});

test.each(fixtures.filter((file) => file.startsWith(`v${formatVersion}/`)))('the published schema takes %s', (file) => {
  expect(schemaFaults(schema, JSON.parse(read(file)))).toEqual([]);
});

test('the published schema knows the ops of the table, which of them a neuron can take, and every macro', () => {
  expect(schema.$defs.opId.enum).toEqual(opIds);
  const unary = opIds.filter((op) => ops[op].arity === 1 && ops[op].overRows === null);
  expect(new Set(schema.$defs.activation.enum)).toEqual(new Set([...unary, 'linear']));
  const kinds = schema.$defs.macro.oneOf.flatMap(({ $ref }: { readonly $ref: string }) => {
    const { macro } = schema.$defs[$ref.split('/').at(-1) ?? ''].properties;
    return macro.enum ?? [macro.const];
  });
  expect(new Set(kinds)).toEqual(new Set(Object.keys(macros)));
});
