import { nearest, callables } from './suggest.ts';
import type { Syntax } from './syntax.ts';
import { quoted, textErrorAt } from './text-error.ts';

const mostListed = 8;

/** What to say of a name that stands for nothing: the line that defines it later, the operation it is, or the names there are. */
export function unknownNameText(program: Syntax, name: string, at: number, known: readonly string[]): string {
  const later = program.statements.find(
    (statement) => statement.kind === 'define' && statement.name === name && statement.at > at,
  );
  if (later !== undefined)
    return `${quoted(name)} is used before it is defined on line ${textErrorAt(program.text, later.at, '').line}. Move that line above this one.`;
  if (callables.includes(name)) return `${quoted(name)} is an operation. Write its inputs in brackets: ${name}(…).`;
  const power = /^(.+)([²³])$/.exec(name);
  if (power?.[1] !== undefined && known.includes(power[1]))
    return `${quoted(name)} is not defined. For a power write ${power[1]}**${power[2] === '²' ? 2 : 3}.`;
  const define = program.statements.length > 1 ? `Write “${name} = 1” on a line above` : `Write “${name} = 1; …”`;
  if (known.length === 0) return `${quoted(name)} is not defined. ${define}.`;
  const near = nearest(name, known);
  const ranked = near === null ? known : [near, ...known.filter((other) => other !== near)];
  const listed = ranked.slice(0, mostListed).join(', ');
  return `${quoted(name)} is not defined. ${define} or choose ${known.length === 1 ? listed : `one of ${listed}${known.length > mostListed ? ', …' : ''}`}.`;
}
