/** Where the keys that move lead in the claims matrix. Row 0 is its head, column 0 the statements themselves. */

/** A cell: its row and its column. */
export type Cell = readonly [row: number, column: number];

/** The cell that a key leads to from `[row, column]`; `page` rows are in view. Undefined for a key that does not move. */
export function movedTo(
  { key, mod }: { readonly key: string; readonly mod: boolean },
  [row, column]: Cell,
  { last: [lastRow, lastColumn], page }: { readonly last: Cell; readonly page: number },
): Cell | undefined {
  if (mod) return key === 'Home' ? [1, 0] : key === 'End' ? [lastRow, lastColumn] : undefined;
  switch (key) {
    case 'ArrowDown':
      return [Math.min(row + 1, lastRow), column];
    case 'ArrowUp':
      return [Math.max(row - 1, 0), column];
    case 'ArrowRight':
      return [row, Math.min(column + 1, lastColumn)];
    case 'ArrowLeft':
      return [row, Math.max(column - 1, 0)];
    case 'Home':
      return [row, 0];
    case 'End':
      return [row, lastColumn];
    case 'PageDown':
      return [Math.min(row + page, lastRow), column];
    case 'PageUp':
      return [Math.max(row - page, 1), column];
    default:
      return undefined;
  }
}
