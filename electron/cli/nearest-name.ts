/** The name that somebody probably meant. */

/** The name among `names` that is spelled most like `typed`; undefined where none is near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  const begun = wanted.length >= 2 ? names.filter((name) => name.startsWith(wanted)) : [];
  if (begun.length === 1) return begun[0];
  let best: { readonly name: string; readonly steps: number } | undefined;
  for (const name of names) {
    const steps = editSteps(wanted, name);
    if (best === undefined || steps < best.steps) best = { name, steps };
  }
  // One slip in a short word, two in a longer one.
  return best !== undefined && best.steps <= (best.name.length < 5 ? 1 : 2) ? best.name : undefined;
}

/** How many letters have to be added, left out, changed or swapped (Damerau 1964, in its restricted form). */
function editSteps(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(changed, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1));
    }
  }
  return at(a.length, b.length);
}
