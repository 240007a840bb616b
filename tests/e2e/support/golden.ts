import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Golden {
  readonly name: string;
  readonly program: string;
  readonly root: string;
  readonly values: Readonly<Record<string, number>>;
  readonly gradients: Readonly<Record<string, number>>;
}

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../fixtures/golden');

/** One of the known expressions, whose numbers an independent program computed with 60 digits. */
export function golden(name: string): Golden {
  const all: readonly Golden[] = JSON.parse(readFileSync(resolve(folder, 'known.json'), 'utf8'));
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new Error(`known.json has no ${name}`);
  return found;
}
