import { shortNumeral } from './numeral.ts';

export type ParsedNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string };

const longest = 40;

/** Reads a number as a person types it: `-1.5`, `−1.5`, `+4`, `0,5`, `1e-3`, `pi`, `-pi/2`, `2/3`, `3*pi/4`, with or without a leading `=`.
 *  Any finite binary64 up to 40 characters. Never throws; a refusal says why. */
export function parseNumber(text: string): ParsedNumber {
  const trimmed = text.trim();
  if (trimmed.length > longest)
    return refuse(`A number can have at most ${longest} characters; this has ${trimmed.length}.`);
  const scanner: Scanner = { text: trimmed.startsWith('=') ? trimmed.slice(1) : trimmed, at: 0 };
  skipSpaces(scanner);
  if (scanner.at === scanner.text.length) return refuse('Type a number, like 2, 0.5, 2/3, 1e-3 or pi.');
  const first = scanFactor(scanner, trimmed);
  if (!first.ok) return first;
  let value = first.value;
  for (skipSpaces(scanner); scanner.at < scanner.text.length; skipSpaces(scanner)) {
    const operator = scanner.text[scanner.at];
    if (operator !== '/' && operator !== '÷' && operator !== '*' && operator !== '×') return notANumber(trimmed);
    scanner.at++;
    const factor = scanFactor(scanner, trimmed);
    if (!factor.ok) return factor;
    const divides = operator === '/' || operator === '÷';
    if (divides && factor.value === 0) return refuse(`${shortNumeral(value)} divided by 0 is not a number.`);
    const next = divides ? value / factor.value : value * factor.value;
    const refusal = outOfRange(next, value === 0 || (factor.value === 0 && !divides), trimmed);
    if (refusal) return refusal;
    value = next;
  }
  return { ok: true, value };
}

interface Scanner {
  readonly text: string;
  at: number;
}

function refuse(message: string): ParsedNumber & { ok: false } {
  return { ok: false, message };
}

function notANumber(text: string): ParsedNumber & { ok: false } {
  return refuse(`“${text}” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.`);
}

function outOfRange(value: number, mayBeZero: boolean, text: string): (ParsedNumber & { ok: false }) | null {
  if (!Number.isFinite(value)) return refuse(`This number is too large to hold: ${text}.`);
  if (value === 0 && !mayBeZero) return refuse(`This number is too small to hold: ${text}.`);
  return null;
}

function skipSpaces(scanner: Scanner): void {
  while (scanner.text[scanner.at]?.trim() === '') scanner.at++;
}

/** A sign, then digits or pi. */
function scanFactor(scanner: Scanner, whole: string): ParsedNumber {
  skipSpaces(scanner);
  const negative = isMinus(scanner.text[scanner.at]);
  if (negative || scanner.text[scanner.at] === '+') scanner.at++;
  skipSpaces(scanner);
  const size = scanPi(scanner) ?? scanDecimal(scanner, whole);
  if (size === null) return notANumber(whole);
  if (typeof size !== 'number') return size;
  return { ok: true, value: negative ? -size : size };
}

function scanPi(scanner: Scanner): number | null {
  const { text, at } = scanner;
  const length = text[at] === 'π' ? 1 : text.slice(at, at + 2).toLowerCase() === 'pi' ? 2 : 0;
  scanner.at += length;
  return length > 0 ? Math.PI : null;
}

/** Digits, a point or comma, digits, an exponent. Null where there are no digits. */
function scanDecimal(scanner: Scanner, whole: string): number | null | (ParsedNumber & { ok: false }) {
  let digits = scanDigits(scanner);
  const mark = scanner.text[scanner.at];
  if (mark === '.' || mark === ',') {
    scanner.at++;
    digits += `.${scanDigits(scanner)}`;
  }
  if (digits === '' || digits === '.') return null;
  const next = scanner.text[scanner.at];
  if (next === '.' || next === ',')
    return refuse(`“${whole}” has more than one decimal mark. Leave out the marks between thousands.`);
  const value = Number(digits + scanExponent(scanner));
  return outOfRange(value, !/[1-9]/.test(digits), whole) ?? value;
}

function scanDigits(scanner: Scanner): string {
  const start = scanner.at;
  while (isDigit(scanner.text[scanner.at])) scanner.at++;
  return scanner.text.slice(start, scanner.at);
}

/** `e−3` → 'e-3'; '' and nothing read where no exponent follows. */
function scanExponent(scanner: Scanner): string {
  const start = scanner.at;
  if (scanner.text[start]?.toLowerCase() !== 'e') return '';
  scanner.at++;
  const negative = isMinus(scanner.text[scanner.at]);
  if (negative || scanner.text[scanner.at] === '+') scanner.at++;
  const digits = scanDigits(scanner);
  if (digits === '') {
    scanner.at = start;
    return '';
  }
  return `e${negative ? '-' : ''}${digits}`;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function isMinus(character: string | undefined): boolean {
  return character === '-' || character === '−';
}
