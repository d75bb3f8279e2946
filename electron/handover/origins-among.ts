/** Where sources have it from, told without naming sources that are not handed over. */

/**
 * `origins` among some sources only. Copies of what is left out still are one voice: the first of them stands for it.
 */
export function originsAmong(
  origins: ReadonlyMap<string, string>,
  sources: readonly { readonly id: string }[],
): ReadonlyMap<string, string> {
  const handed = new Set(sources.map(({ id }) => id));
  const standing = new Map<string, string>();
  const among = new Map<string, string>();
  for (const { id } of sources) {
    const origin = origins.get(id);
    if (origin === undefined) continue;
    if (!handed.has(origin) && !standing.has(origin)) standing.set(origin, id);
    among.set(id, standing.get(origin) ?? origin);
  }
  return among;
}
