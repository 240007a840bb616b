import type { PathSpace } from '../../compile/path-space.ts';
import { shownBy, type Lens } from '../lens.ts';

/** Whether the slopes and products of these paths would tell a number that is covered now: a gradient on the way, or a value that a slope
 *  can be told from. */
export function tellsSecret(lenses: readonly Lens[], { program, addresses, to }: PathSpace): boolean {
  if (lenses.length === 0) return false;
  const covered = (what: 'value' | 'gradient', address: (typeof addresses)[number]) => {
    const shown = shownBy(lenses, what, address);
    return shown !== null && shown.kind !== 'number';
  };
  const root = addresses.length - 1;
  if (addresses.some((address, entry) => entry !== root && covered('gradient', address))) return true;
  return [...new Set(to)].some((entry) => {
    const address = addresses[entry];
    if (address === undefined) return false;
    const inputs = program.slots[program.indexOf.get(address) ?? -1]?.inputs ?? [];
    return covered('value', address) || inputs.some((input) => input !== null && covered('value', input));
  });
}
