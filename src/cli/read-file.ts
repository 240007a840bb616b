import { readFile, stat } from 'node:fs/promises';
import { limits } from '../graph/limits.ts';
import { sizeText } from '../graph/file-size.ts';
import { refused, type Refusal } from './load.ts';

/** Reads files, and standard input for `-`, which is read once however often it is named. */
export function createReader(
  stdin: AsyncIterable<Uint8Array | string>,
): (file: string) => Promise<Uint8Array | Refusal> {
  let input: Promise<Uint8Array | Refusal> | null = null;
  return async (file) => {
    if (file === '-') return (input ??= drained(stdin));
    try {
      const { size } = await stat(file);
      return size > limits.fileBytes.hard ? refused(sizeText(size)) : await readFile(file);
    } catch (error) {
      return refused(reasonOf(error, file));
    }
  };
}

async function drained(stdin: AsyncIterable<Uint8Array | string>): Promise<Uint8Array | Refusal> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stdin) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > limits.fileBytes.hard) return refused(sizeText(size));
      chunks.push(bytes);
    }
  } catch (error) {
    return refused(reasonOf(error, '-'));
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no file “${file}”.`;
    case 'EISDIR':
      return `“${file}” is a folder. Name the files in it.`;
    case 'EACCES':
    case 'EPERM':
      return `“${file}” may not be read. Check its permissions.`;
    default:
      return `“${file}” cannot be read (${typeof code === 'string' ? code : 'for an unknown reason'}).`;
  }
}
