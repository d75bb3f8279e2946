/** The article of a page, found by Readability, and how sure that is. */
import { Readability } from '@mozilla/readability';
import { LIMITS } from '../limits';
import { draftBlocks, type Draft } from './blocks';
import { visibleLength, type Survey } from './survey';

/** An article's blocks, and why they may not be the article that a reader of the page would see. */
export interface Article {
  readonly drafts: readonly Draft[];
  /** `partial`: much of the page's prose is not in it; `links`: most of its words are links, as on a front page. */
  readonly doubt: 'partial' | 'links' | undefined;
}

/** More nodes than any article page has; Readability takes seconds beyond. */
const MOST_NODES = 150_000;

/** An article shorter than this, in visible UTF-16 units, on a page that shows much more, was not found. */
const TOO_SHORT = 140;

/** With less than this share of the page's prose, an article may be only a part of what a reader would call it. */
const UNCERTAIN_SHARE = 0.6;

/** Above this share of words that are links, a text is a list of links. */
const LINKED_SHARE = 0.5;

/** With less than this share of the page's prose, it is not the article. */
const LOST_SHARE = 0.25;

/** False for pages whose article is not looked for: nothing is shown, or more, or nested deeper, than any article is. */
export function mayHoldArticle({ depth, nodes, shown }: Survey): boolean {
  return depth <= LIMITS.nesting && nodes <= MOST_NODES && shown > 0;
}

/**
 * The article of a page, or undefined where none can be told from the rest. Takes the document apart: it is of no use
 * afterwards. `page` is the survey of that document as it was.
 */
export function findArticle(document: Document, page: Survey): Article | undefined {
  prepare(document, page);
  const content = extract(document);
  if (content === undefined) return undefined;
  const drafts = draftBlocks(content);
  const length = drafts.reduce(
    (sum, { words }) => sum + visibleLength(typeof words === 'string' ? words : words.join('')),
    0,
  );
  if (length < TOO_SHORT && page.shown > length * 4) return undefined;
  if (length < page.prose * LOST_SHARE) return undefined;
  if (length < page.prose * UNCERTAIN_SHARE) return { drafts, doubt: 'partial' };
  return { drafts, doubt: linkedLength(content) > length * LINKED_SHARE ? 'links' : undefined };
}

function prepare(document: Document, { junk, formulas, shown }: Survey): void {
  const left = junk.reduce((rest, { length }) => rest - length, shown);
  // Names can mislead: a page that is all “comments” is a page of comments.
  if (left > shown * 0.1) for (const { element } of junk) element.remove();
  for (const formula of formulas) formula.removeAttribute('class');
  const { body, documentElement: html } = document;
  for (const element of [html, body]) {
    // Pages that show themselves by a script are hidden when they are saved before it ran.
    element.removeAttribute('hidden');
    element.removeAttribute('style');
    element.removeAttribute('aria-hidden');
  }
  // Readability takes what it holds for a byline out of the text, unless it knows one.
  const author = document.createElement('meta');
  author.setAttribute('name', 'author');
  author.setAttribute('content', 'x');
  document.head.append(author);
}

/** Readability, without asking for the style of elements that have none: linkedom makes a proxy for each that is asked. */
class QuickReadability<T> extends Readability<T> {
  // It is called by this name within the library; the version is pinned, and a test fails when it is called no more.
  _isProbablyVisible(node: Element): boolean {
    if (node.hasAttribute('style')) return isVisible.call(this, node);
    if (node.hasAttribute('hidden')) return false;
    return node.getAttribute('aria-hidden') !== 'true' || node.className.includes('fallback-image');
  }
}

const isVisible = (Readability.prototype as unknown as { _isProbablyVisible(node: Element): boolean })
  ._isProbablyVisible;

function extract(document: Document): Element | undefined {
  try {
    const readability = new QuickReadability<Element>(document, {
      keepClasses: true,
      disableJSONLD: true,
      serializer: (node) => node as Element,
    });
    return readability.parse()?.content ?? undefined;
  } catch {
    // It fails on some trees that no browser would have built; the whole page's text does not need it.
    return undefined;
  }
}

function linkedLength(content: Element): number {
  let length = 0;
  for (const link of content.querySelectorAll('a')) length += visibleLength(link.textContent);
  return length;
}
