import type { CellPlace } from '../../store/data-entry.ts';

const pageRows = 10;

/** Where the keyboard goes from a cell by a key (or a way), within a table of so many rows and columns. `far` goes to the ends. */
export function moveCell(
  { row, column }: CellPlace,
  key: string,
  rows: number,
  columns: number,
  far = false,
): CellPlace {
  const within = (index: number, count: number) => Math.max(0, Math.min(count - 1, index));
  const down = (by: number) => ({ row: within(row + (far ? by * rows : by), rows), column });
  const across = (by: number) => ({ row, column: within(column + (far ? by * columns : by), columns) });
  switch (key) {
    case 'ArrowUp':
    case 'up':
      return down(-1);
    case 'ArrowDown':
    case 'down':
      return down(1);
    case 'ArrowLeft':
    case 'left':
      return across(-1);
    case 'ArrowRight':
    case 'right':
      return across(1);
    case 'PageUp':
      return down(-pageRows);
    case 'PageDown':
      return down(pageRows);
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? rows - 1 : row, column: columns - 1 };
    default:
      return { row, column };
  }
}
