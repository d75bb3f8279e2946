/** One pass over a page before anything is taken out of it: what it declares, what it shows, and what is not its article. */
import { junkKind, type Junk } from './junk';
import { roleOf, type Role } from './roles';
import { isShown, shownText, walk } from './shown';

/** Words of the page that stand in a place of their own. */
export interface Part {
  readonly element: Element;
  readonly words: string;
}

/** A part with a role, and where on the page it stands. */
export interface RolePart extends Part {
  readonly role: Role;
  /** How many `h1` elements came before it. */
  readonly headings: number;
  /** True when paragraphs of prose came before it. */
  readonly late: boolean;
}

/** What one pass over a page finds. Lengths count characters that are not white space, in UTF-16 units. */
export interface Survey {
  /** Values of `meta`, by name, property, itemprop or http-equiv in lower case, in the page's order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** The addresses of `link`, by each word of its `rel` in lower case. */
  readonly links: ReadonlyMap<string, readonly string[]>;
  readonly title: string;
  /** The texts of JSON-LD scripts. */
  readonly linkedData: readonly string[];
  /** The address in the comment that browsers write into saved pages; empty where there is none. */
  readonly savedFrom: string;
  readonly headings: readonly Part[];
  readonly parts: readonly RolePart[];
  /** Values of microdata that can be seen: `datetime` or `content` where it is given, else the words. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  /** Formulas that a script has set: their names look like those of menus. */
  readonly formulas: readonly Element[];
  /** Elements that are not of the article, outermost first. */
  readonly junk: readonly { readonly element: Element; readonly kind: Junk; readonly length: number }[];
  /** How long all that is shown is. */
  readonly shown: number;
  /** How long the paragraphs of prose are that are no part of navigation or junk. */
  readonly prose: number;
  /** How deep elements are nested. */
  readonly depth: number;
  /** Elements and runs of text. */
  readonly nodes: number;
}

/** Values of one name that are kept. */
const MOST_VALUES = 40;

/** Parts, headings and scripts that are kept of a page. */
const MOST_PARTS = 200;

/** The comment with the address that a browser writes is one line. */
const LONGEST_COMMENT = 3000;

/** A paragraph shorter than this may be a teaser or a label. */
const PROSE = 80;

/** Below an element that holds more than this share of all words there is the article, whatever it is called. */
const MOST_JUNK = 0.4;

/** Elements around an article. */
const AROUND: ReadonlySet<string> = new Set(['aside', 'footer', 'form', 'nav']);

/** Microdata that facts are read from. */
const ITEMS = /^(?:author|creator|dateModified|datePublished|headline|inLanguage|publisher)$/u;

/** Goes over the page once. */
export function survey(document: Document): Survey {
  const metas = new Map<string, string[]>();
  const links = new Map<string, string[]>();
  const items = new Map<string, string[]>();
  const linkedData: string[] = [];
  const headings: Part[] = [];
  const parts: RolePart[] = [];
  const formulas: Element[] = [];
  const found: { element: Element; kind: Junk; from: number; length: number; article: boolean }[] = [];
  const open: (typeof found)[number][] = [];
  let title: string | undefined;
  let savedFrom = '';
  let shown = 0;
  let prose = 0;
  let depth = 0;
  let deepest = 0;
  let nodes = 0;
  let unseen: Element | undefined;
  let around = 0;
  let paragraph: { element: Element; from: number; linked: number } | undefined;
  let link: { element: Element; from: number } | undefined;

  const enterUnseen = (element: Element): boolean => {
    const name = element.localName;
    if (name === 'meta') readMeta(element, metas);
    else if (name === 'link') readLink(element, links);
    else if (name === 'title') title ??= element.textContent;
    else if (name === 'script') readScript(element, linkedData);
    if (name === 'script' || name === 'style' || name === 'title' || name === 'meta' || name === 'link') return false;
    return name !== 'svg';
  };

  const readComment = (words: string): void => {
    if (savedFrom !== '' || words.length > LONGEST_COMMENT) return;
    savedFrom = /^\s*saved from url=\(\d{4}\)(\S+)/u.exec(words)?.[1] ?? '';
  };

  for (const node of document.childNodes) if (node.nodeType === 8) readComment((node as Comment).data);
  walk(document.documentElement, {
    enter: (element) => {
      nodes++;
      const name = element.localName;
      if (unseen !== undefined || !isShown(element)) {
        if (!enterUnseen(element)) return false;
        unseen ??= element;
        if (++depth > deepest) deepest = depth;
        return true;
      }
      if (name === 'svg') return false;
      if (++depth > deepest) deepest = depth;
      if (name === 'mjx-container') formulas.push(element);
      if (AROUND.has(name)) around++;
      else if (name === 'p') paragraph ??= { element, from: shown, linked: 0 };
      else if (name === 'a') link ??= { element, from: shown };
      for (const one of open) if (holdsArticle(name, one.kind)) one.article = true;
      if (name === 'h1' && headings.length < MOST_PARTS) {
        const words = shownText(element, 600);
        if (words !== undefined && words !== '') headings.push({ element, words });
      }
      const kind = open.length === 0 ? junkKind(element) : undefined;
      if (kind !== undefined) {
        const junk = { element, kind, from: shown, length: 0, article: false };
        found.push(junk);
        open.push(junk);
      } else if (open.length === 0 && around === 0 && parts.length < MOST_PARTS) {
        const role = roleOf(element);
        const words = role === undefined ? undefined : shownText(element, 600);
        if (role !== undefined && words !== undefined)
          parts.push({ element, words, role, headings: headings.length, late: prose > 0 });
      }
      readItem(element, items);
      return true;
    },
    leave: (element) => {
      depth--;
      if (unseen !== undefined) {
        if (unseen === element) unseen = undefined;
        return;
      }
      if (AROUND.has(element.localName)) around--;
      if (link?.element === element) {
        if (paragraph !== undefined) paragraph.linked += shown - link.from;
        link = undefined;
      }
      if (paragraph?.element === element) {
        const length = shown - paragraph.from;
        if (length >= PROSE && paragraph.linked < length / 2 && around === 0 && open.length === 0) prose += length;
        paragraph = undefined;
      }
      const junk = open.at(-1);
      if (junk?.element === element) {
        junk.length = shown - junk.from;
        open.pop();
      }
    },
    text: (words) => {
      nodes++;
      if (unseen === undefined) shown += visibleLength(words);
    },
    comment: readComment,
  });

  const junk = found.filter(
    ({ article, length, kind }) => !article && (kind === 'comments' || length <= shown * MOST_JUNK),
  );
  return {
    metas,
    links,
    title: title ?? '',
    linkedData,
    savedFrom,
    headings,
    parts,
    formulas,
    items,
    junk,
    shown,
    prose,
    depth: deepest,
    nodes,
  };
}

/** True for elements that are of the page's own article; comments and other articles are often marked as articles. */
function holdsArticle(name: string, kind: Junk): boolean {
  return name === 'h1' || name === 'main' || (name === 'article' && kind !== 'comments' && kind !== 'related');
}

/** How many UTF-16 units of words are not white space. */
export function visibleLength(words: string): number {
  let length = 0;
  for (let at = 0; at < words.length; at++) {
    const unit = words.charCodeAt(at);
    if (unit > 32 && unit !== 160) length++;
  }
  return length;
}

function readMeta(element: Element, metas: Map<string, string[]>): void {
  const value = element.getAttribute('content') ?? element.getAttribute('value');
  if (value === null || value.trim() === '') return;
  for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
    const names = element.getAttribute(attribute)?.trim().toLowerCase();
    if (names === undefined || names === '' || names.length > 200) continue;
    for (const name of names.split(/\s+/u)) keep(metas, name, value);
  }
}

function readLink(element: Element, links: Map<string, string[]>): void {
  const href = element.getAttribute('href');
  if (href === null) return;
  for (const rel of (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/u)) keep(links, rel, href);
}

function readScript(element: Element, linkedData: string[]): void {
  if (linkedData.length >= MOST_PARTS) return;
  if (/^\s*application\/ld\+json\b/iu.test(element.getAttribute('type') ?? '')) linkedData.push(element.textContent);
}

function readItem(element: Element, items: Map<string, string[]>): void {
  const names = element.getAttribute('itemprop');
  if (names === null || names.length > 200) return;
  for (const name of names.trim().split(/\s+/u)) {
    if (!ITEMS.test(name)) continue;
    const given = element.getAttribute('content') ?? element.getAttribute('datetime');
    const value = given ?? shownText(element, 300);
    if (value !== undefined && value.trim() !== '') keep(items, name, value);
  }
}

function keep(into: Map<string, string[]>, name: string, value: string): void {
  const values = into.get(name);
  if (values === undefined) into.set(name, [value]);
  else if (values.length < MOST_VALUES) values.push(value);
}
