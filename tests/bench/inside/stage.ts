/**
 * Runs in the page of the stage: shows an article as plain paragraphs, painted with the CSS Custom Highlight API or by
 * `@recogito/text-annotator`, and measures the time from the data to the first painted frame.
 */
import { createTextAnnotator, type TextAnnotation } from '@recogito/text-annotator';
import { TAGS } from '../../../domain/tags';
import { scrollToBlock, type Box } from './article-element';
import { fillOf } from './fills';
import { nextFrame, painted } from './frame';
import type { Place, ShownArticle, ShownBlock, ShownPiece, Surroundings } from './shown-article';

/** The renderers that `@recogito/text-annotator` 4 has; the canvas of version 3 is gone. */
export type RecogitoRenderer = 'SPANS' | 'CSS_HIGHLIGHTS';

/** Ways to show the article that is loaded. Each answers how long it took, in milliseconds, and leaves it on the page. */
interface Stage {
  setUp(surroundings: Surroundings): void;
  load(article: ShownArticle): void;
  /** Takes what was shown away again, and waits until what was under way for it is over. */
  clear(): Promise<void>;
  showPlain(way: 'layered' | 'flat'): Promise<number>;
  showRecogito(renderer: RecogitoRenderer): Promise<number>;
  scrollTo(block: number): Promise<Box>;
}

declare global {
  interface Window {
    stage?: Stage;
  }
}

let host: HTMLElement = document.body;
let article: ShownArticle | undefined;

/** For each way to paint, the highlights that lie over each block: the app's style sheet styles those that a block names. */
let names: Readonly<Record<'layered' | 'flat', ReadonlyMap<number, string>>> = { layered: new Map(), flat: new Map() };

let annotator: ReturnType<typeof createTextAnnotator<TextAnnotation, TextAnnotation>> | undefined;

/** Recogito draws a little later than it is told to, even when it has been destroyed in between. */
const SETTLED = 400;

window.stage = {
  setUp(surroundings) {
    host = buildSurroundings(surroundings);
    styleAnew();
  },
  load(given) {
    article = given;
    names = { layered: namesOf(given.layered), flat: namesOf(given.flat) };
  },
  async clear() {
    if (annotator) {
      annotator.destroy();
      annotator = undefined;
      await new Promise((resolve) => setTimeout(resolve, SETTLED));
    }
    CSS.highlights.clear();
    host.replaceChildren();
  },
  async showPlain(way) {
    const { blocks, [way]: pieces } = loaded();
    const begin = performance.now();
    const nodes = appendBlocks(blocks, names[way]);
    paint(nodes, pieces);
    return (await painted()) - begin;
  },
  async showRecogito(renderer) {
    const { blocks, marks } = loaded();
    const fills = new Map(TAGS.map((tag): [string, ReturnType<typeof fillOf>] => [tag, fillOf(tag)]));
    const begin = performance.now();
    const nodes = appendBlocks(blocks);
    const made = createTextAnnotator<TextAnnotation, TextAnnotation>(host, {
      renderer,
      annotatingEnabled: false,
      style: ({ bodies: [tag] }) => ({ fill: fills.get(tag?.value ?? '') ?? '#000000', fillOpacity: 1 }),
    });
    annotator = made;
    const drawn = new Promise<void>((resolve) => {
      const stop = made.renderer.on('onRedraw', () => {
        const isDrawn = CSS.highlights.size > 0 || host.querySelector('.r6o-annotation') !== null;
        if (!isDrawn) return;
        stop();
        resolve();
      });
    });
    // Not part of the time: that the annotations and their ranges are there is what "ready-made" means.
    const beginRanges = performance.now();
    const annotations = marks.map(({ id, tag, quote, from, to }): TextAnnotation => {
      const range = document.createRange();
      range.setStart(nodeOf(nodes, from), from.offset);
      range.setEnd(nodeOf(nodes, to), to.offset);
      const selector = [{ quote, start: 0, end: quote.length, range }];
      return { id, bodies: [{ id, annotation: id, value: tag }], target: { annotation: id, selector } };
    });
    const spared = performance.now() - beginRanges;
    made.setAnnotations(annotations);
    await drawn;
    return (await nextFrame()) - begin - spared;
  },
  scrollTo: (block) => scrollToBlock(host, block),
};

function loaded(): ShownArticle {
  if (!article) throw new Error('expected an article to be loaded');
  return article;
}

function namesOf(pieces: readonly ShownPiece[]): ReadonlyMap<number, string> {
  const found = new Map<number, Set<string>>();
  for (const { block, highlight } of pieces) found.set(block, (found.get(block) ?? new Set()).add(highlight));
  return new Map(Array.from(found, ([block, all]) => [block, [...all].join(' ')]));
}

function appendBlocks(blocks: readonly ShownBlock[], marks: ReadonlyMap<number, string> = new Map()): Text[] {
  const fragment = new DocumentFragment();
  const nodes = blocks.map(({ name, attributes, text }, number) => {
    const element = document.createElement(name);
    for (const [attribute, value] of attributes) element.setAttribute(attribute, value);
    const painted = marks.get(number);
    if (painted !== undefined) element.setAttribute('data-marks', painted);
    const node = document.createTextNode(text);
    element.append(node);
    fragment.append(element);
    return node;
  });
  host.append(fragment);
  return nodes;
}

function paint(nodes: readonly Text[], pieces: readonly ShownPiece[]): void {
  const highlights = new Map<string, Highlight>();
  for (const { block, start, end, highlight: name, priority } of pieces) {
    const node = nodeOf(nodes, { block, offset: start });
    const range = new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
    let highlight = highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = priority;
      highlights.set(name, highlight);
    }
    highlight.add(range);
  }
  for (const [name, highlight] of highlights) CSS.highlights.set(name, highlight);
}

function nodeOf(nodes: readonly Text[], { block }: Place): Text {
  const node = nodes[block];
  if (!node) throw new Error(`expected a block ${block}`);
  return node;
}

/**
 * Has the styles of the whole page worked out again. Subtle: where elements have come onto the page one after another,
 * Chromium works out the styles of all highlights for each block that is added below them, which takes as long as the
 * layout; after this it does not.
 */
function styleAnew(): void {
  for (const disabled of [true, false]) {
    for (const sheet of document.styleSheets) sheet.disabled = disabled;
    document.body.getBoundingClientRect();
  }
}

/** Rebuilds the elements around the text, without what else is in them; what scrolls lies where it does in the app. */
function buildSurroundings({ shells, scroller, box }: Surroundings): HTMLElement {
  document.body.replaceChildren();
  let inner: HTMLElement = document.documentElement;
  for (const [depth, { name, attributes }] of shells.entries()) {
    const isPage = name === 'html' || name === 'body';
    const element = name === 'html' ? document.documentElement : isPage ? document.body : document.createElement(name);
    for (const [attribute, value] of attributes) element.setAttribute(attribute, value);
    if (depth === scroller) {
      const { left, top, width, height } = box;
      element.style.cssText += `; position: fixed; inset: auto; margin: 0; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px;`;
    }
    if (!isPage) inner.append(element);
    inner = element;
  }
  return inner;
}
