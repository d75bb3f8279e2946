/** Moving something in a list by one place. */

/** `items` with the one at `at` moved by `step`; as they are at either end. */
export function movedBy<T>(items: readonly T[], at: number, step: 1 | -1): readonly T[] {
  const [item, other] = [items[at], items[at + step]];
  if (item === undefined || other === undefined) return items;
  return items.map((one, index) => (index === at ? other : index === at + step ? item : one));
}
