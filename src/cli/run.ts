import { checkOf } from './check.ts';
import { gradOf } from './grad.ts';
import { jsonLine } from './json-line.ts';
import { load, type Refusal } from './load.ts';
import { orderOf, usage } from './usage.ts';

/** What the commands need of the world. */
export interface Terminal {
  /** The bytes of a file, `-` for standard input; or why it cannot be read. */
  readonly read: (file: string) => Promise<Uint8Array | Refusal>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Runs the commands of one command line and returns the exit code. A file that cannot be used costs one message; the others go on. */
export async function run(words: readonly string[], { read, out, err }: Terminal): Promise<0 | 1> {
  const order = orderOf(words);
  if (order.kind === 'help') {
    out(usage);
    return 0;
  }
  if (order.kind === 'wrong') {
    err(`${order.message}\n\n${usage}`);
    return 1;
  }
  let isGood = true;
  for (const file of order.files) {
    const bytes = await read(file);
    const loaded = bytes instanceof Uint8Array ? load(bytes) : bytes;
    if (!loaded.ok) {
      err(`${file}:${loaded.line}:${loaded.column}: ${loaded.message}\n`);
      isGood = false;
      continue;
    }
    for (const remark of loaded.remarks) err(`${file}: ${remark}\n`);
    if (order.command === 'grad') {
      out(`${jsonLine(gradOf(file, loaded.document))}\n`);
      continue;
    }
    const { ok, fields } = checkOf(file, loaded.document, loaded.claims);
    out(`${jsonLine(fields)}\n`);
    isGood &&= ok;
  }
  return isGood ? 0 : 1;
}
