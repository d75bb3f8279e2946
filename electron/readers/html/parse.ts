/**
 * From markup to a document that has one `html`, one `head` and one `body` whatever was written. Nothing in it runs or
 * is fetched: linkedom is a tree of nodes, not a browser.
 */
import { parseHTML } from 'linkedom';
import { exceeds } from '../limits';

/** Nesting that costs the parser seconds; far above what any page has, even one that closes nothing. */
const DEEPEST = 20_000;

/** Elements that hold characters, not markup: tags in them don't count. */
const RAW = /^(?:script|style|textarea|title)$/u;

/** Elements that have no end tag, or are ended by the next one of their kind. */
const UNENDED =
  /^(?:area|base|basefont|bgsound|body|br|col|dd|dt|embed|frame|head|hr|html|img|input|li|link|meta|option|p|param|source|tbody|td|th|thead|tr|track|wbr)$/u;

/** What begins a head that a page does not tag (HTML Living Standard, section 13.2.6.4.4); a `noscript` may hold anything. */
const IMPLIES_HEAD: ReadonlySet<string> = new Set(['base', 'link', 'meta', 'script', 'style', 'template', 'title']);

/** What may stand in a head. */
const OF_HEAD: ReadonlySet<string> = new Set([...IMPLIES_HEAD, 'noscript']);

/**
 * Parses a page or a piece of one. Throws `too-much` when elements are nested deeper than any page needs; `name` is
 * the file's, for that sentence.
 */
export function parseHtml(html: string, name: string): Document {
  if (nesting(html) > DEEPEST) exceeds(name, `nests elements more than ${DEEPEST.toLocaleString('en')} deep`);
  const { document } = parseHTML(html);
  completeTree(document);
  if (/\s[A-Z][\w-]*\s?=/u.test(html)) lowerAttributes(document);
  return document;
}

/** About how deep the elements of a page are nested: start tags without their end tags, markup in scripts left out. */
function nesting(html: string): number {
  let depth = 0;
  let deepest = 0;
  const tag = /<(?:!--|(\/?)([a-z][a-z\d-]{0,40}))/giu;
  for (let match = tag.exec(html); match !== null; match = tag.exec(html)) {
    const name = match[2]?.toLowerCase();
    if (name === undefined) {
      const end = html.indexOf('-->', tag.lastIndex);
      if (end < 0) break;
      tag.lastIndex = end;
    } else if (UNENDED.test(name)) continue;
    else if (match[1] === '/') depth = Math.max(0, depth - 1);
    else if (RAW.test(name)) {
      const end = html.indexOf('</', tag.lastIndex);
      if (end < 0) break;
      tag.lastIndex = end + 2;
    } else if (++depth > deepest) deepest = depth;
  }
  return deepest;
}

/** linkedom takes the tree as it is written; readers of a page may rely on what the standard would have made of it. */
function completeTree(document: Document): void {
  const nodes = [...document.childNodes];
  let html = nodes.find((node): node is Element => isElement(node, 'html'));
  if (html === undefined) {
    html = document.createElement('html');
    document.appendChild(html);
  }
  for (const node of nodes) {
    if (node === html || node.nodeType === 8 || node.nodeType === 10) continue;
    if (isElement(node, 'html')) html.append(...node.childNodes);
    else html.appendChild(node);
    if (node.parentNode === document) document.removeChild(node);
  }
  const inside = [...html.childNodes];
  const head = inside.find((node): node is Element => isElement(node, 'head')) ?? document.createElement('head');
  const body = inside.find((node): node is Element => isElement(node, 'body')) ?? document.createElement('body');
  const early = inside.indexOf(body);
  inside.forEach((node, at) => {
    if (node === head || node === body) return;
    if (isElement(node) && IMPLIES_HEAD.has(node.localName) && (early < 0 || at < early)) head.appendChild(node);
    else if (node.nodeType !== 3 || node.textContent?.trim() !== '') body.appendChild(node);
  });
  const strays = [...head.childNodes];
  const first = strays.findIndex((node) =>
    isElement(node) ? !OF_HEAD.has(node.localName) : node.nodeType === 3 && node.textContent?.trim() !== '',
  );
  if (first >= 0) body.prepend(...strays.slice(first));
  html.prepend(head);
  if (body.parentNode !== html) html.appendChild(body);
}

function isElement(node: Node, name?: string): node is Element {
  return node.nodeType === 1 && (name === undefined || (node as Element).localName === name);
}

/** linkedom keeps the case of attribute names and then finds none of them; the standard knows lower case only. */
function lowerAttributes(document: Document): void {
  for (const element of document.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) {
      const lower = name.toLowerCase();
      if (lower === name) continue;
      const value = element.getAttribute(name) ?? '';
      element.removeAttribute(name);
      if (!element.hasAttribute(lower)) element.setAttribute(lower, value);
    }
  }
}
