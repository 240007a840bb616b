import type { Column } from '../graph/document.ts';

/** Fresh columns with the ports of the old ones whose part they take: first by name, then, in order, inputs for inputs and targets for
 *  targets. The others get ports above all old ones, so that no wire meets a column it was not drawn to. */
export function adoptPorts(old: readonly Column[], fresh: readonly Column[]): readonly Column[] {
  const ports = new Map<Column, string>();
  const left = new Set(old);
  const adopt = (column: Column, from: Column | undefined) => {
    if (from === undefined) return;
    ports.set(column, from.port);
    left.delete(from);
  };
  for (const column of fresh)
    adopt(
      column,
      [...left].find(({ name }) => name === column.name),
    );
  for (const column of fresh) {
    if (!ports.has(column))
      adopt(
        column,
        [...left].find(({ role }) => role === column.role && role !== 'ignored'),
      );
  }
  let highest = Math.max(0, ...old.map(({ port }) => Number(port.slice(1))));
  return fresh.map((column) => ({ ...column, port: ports.get(column) ?? `c${++highest}` }));
}
