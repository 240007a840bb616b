import { limits } from './limits.ts';

/** What the app says of a file of this many bytes that it does not read; for callers who know the size before the text. */
export function sizeText(bytes: number): string {
  return `This file is ${megabytes(bytes)} MB. The largest we can open is ${megabytes(limits.fileBytes.hard)} MB.`;
}

/** Bytes as megabytes with one decimal, rounded up so that a file over a limit never reads as the limit. */
export function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / 100_000) / 10);
}
