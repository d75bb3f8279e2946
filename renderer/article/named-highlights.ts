/** The highlights of the CSS Custom Highlight API by the names that highlights.css gives them. */
const registered = new Map<string, Highlight>();

/** The highlight of a name, registered when it is first used. The higher priority is painted over the lower. */
export function highlightOf(name: string, priority: number): Highlight {
  const known = registered.get(name);
  if (known) return known;
  const highlight = new Highlight();
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  registered.set(name, highlight);
  return highlight;
}
