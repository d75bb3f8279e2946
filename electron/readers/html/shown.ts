/** What of a page can be seen by its readers, as far as its markup alone says so, and how to go through it. */

/** Elements whose content no browser shows as text of the page. */
const NEVER_SHOWN: ReadonlySet<string> = new Set([
  'annotation',
  'annotation-xml',
  'applet',
  'area',
  'audio',
  'base',
  'canvas',
  'datalist',
  'desc',
  'embed',
  'head',
  'iframe',
  'link',
  'map',
  'meta',
  'metadata',
  'noembed',
  'noframes',
  'param',
  'progress',
  'meter',
  'script',
  'select',
  'source',
  'style',
  'template',
  'title',
  'track',
  'video',
]);

const HIDDEN_STYLE = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/iu;

/** What is shown although the page hides it, or only shows without scripts. */
export interface Shown {
  /** Elements that the page hides until a script or a click shows them. */
  readonly hidden?: boolean | undefined;
  /** What stands in for scripts where there are none. */
  readonly noscript?: boolean | undefined;
}

/** False for elements whose words a reader of the page does not see, and so for everything in them. */
export function isShown(element: Element, { hidden = false, noscript = false }: Shown = {}): boolean {
  const name = element.localName;
  if (NEVER_SHOWN.has(name)) return false;
  if (name === 'noscript') return noscript;
  if (hidden || name === 'body' || name === 'html') return true;
  if (element.hasAttribute('hidden') && element.getAttribute('hidden') !== 'until-found') return false;
  if (name === 'dialog' && !element.hasAttribute('open')) return false;
  const style = element.getAttribute('style');
  return style === null || !HIDDEN_STYLE.test(style);
}

/**
 * Goes through what is below `root` in the order of the document, without recursion. `enter` answers false to pass
 * over an element's content; `leave` is called for the elements that were entered; `done` answers true to stop early.
 */
export function walk(
  root: Node,
  visitor: {
    readonly enter: (element: Element) => boolean;
    readonly leave?: ((element: Element) => void) | undefined;
    readonly text: (words: string) => void;
    readonly comment?: ((words: string) => void) | undefined;
    readonly done?: (() => boolean) | undefined;
  },
): void {
  let node: Node | null = root.firstChild;
  while (node !== null && visitor.done?.() !== true) {
    let descend = false;
    if (node.nodeType === 3) visitor.text((node as Text).data);
    else if (node.nodeType === 1) descend = visitor.enter(node as Element);
    else if (node.nodeType === 8) visitor.comment?.((node as Comment).data);
    if (descend && node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    if (descend) visitor.leave?.(node as Element);
    while (node !== null && node.nextSibling === null) {
      node = node.parentNode === root ? null : node.parentNode;
      if (node !== null) visitor.leave?.(node as Element);
    }
    node = node?.nextSibling ?? null;
  }
}

/** The words of an element that are shown, white space collapsed; undefined when they are more than `most` UTF-16 units. */
export function shownText(element: Element, most: number): string | undefined {
  const parts: string[] = [];
  let length = 0;
  let nodes = 0;
  walk(element, {
    enter: (inner) => {
      if (++nodes > 1000) length = Infinity;
      if (inner.localName === 'br' || inner.localName === 'p' || inner.localName === 'div') parts.push(' ');
      return isShown(inner);
    },
    text: (words) => {
      const shown = words.replace(/\s+/gu, ' ');
      parts.push(shown);
      if (shown !== ' ') length += shown.length;
    },
    done: () => length > most,
  });
  return length > most ? undefined : parts.join('').replace(/\s+/gu, ' ').trim();
}
