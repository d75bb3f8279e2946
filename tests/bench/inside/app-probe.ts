/**
 * Runs in the page of the real app, before the app's own code: opens articles and makes marks as a person would, and
 * measures from the click or key to the frame that shows what was asked for. Knows the app by its names for assistive
 * technology and by what stands on the page, not by its code.
 */
import type { Tag } from '../../../domain/tags';
import { scrollerOf, scrollToBlock, textElement, type Box } from './article-element';
import { fillsOf, type Colour } from './fills';
import { nextFrame } from './frame';
import type { Shell, Surroundings } from './shown-article';

/** What can be seen of an article as soon as it is open: the words of its first blocks and how many marks lie in them. */
export interface FirstSight {
  readonly blocks: readonly string[];
  readonly pieces: number;
}

/** How long opening took, in milliseconds: `all` of it, and of that the `call` until the window had the data. */
export interface Opening {
  readonly all: number;
  readonly call: number;
}

/** How long a mark took from the key, in milliseconds. */
export interface Marking {
  readonly painted: number;
  readonly committed: number;
}

/** What the benchmark asks of the app's page. */
interface Probe {
  /** Clicks a source in the list. */
  open(headline: string, expected: FirstSight): Promise<Opening>;
  /** Selects words at the beginning of a block that is in view. */
  select(block: number): void;
  /** Watches for the key that marks words in a block. */
  watchKey(block: number): void;
  /** What came of the key that is watched for. */
  marked(): Promise<Marking>;
  /** The time between frames of the idle window, some times. */
  frames(): Promise<number[]>;
  surroundings(): Surroundings;
  blocks(): Shell[];
  scrollTo(block: number): Promise<Box>;
  fills(tag: Tag): Colour[];
}

declare global {
  interface Window {
    probe?: Probe;
  }
}

/** A mark is of the words up to the first space after so many characters. */
const SELECTED = 20;

/** The words that were selected last; others are taken next, since nothing shows that the same were saved again. */
let quote = '';

/** The mark that is watched for, or was. */
let marking: Promise<Marking> | undefined;

/** So many frames tell how long one is. */
const FRAMES = 30;

/** When the data of the last message to the page had been read. */
let lastRead = 0;

watchPorts();

window.probe = {
  async open(headline, expected) {
    const item = clickable(headline);
    const begin = performance.now();
    item.click();
    do {
      await nextFrame();
    } while (!isInSight(expected));
    return { all: (await nextFrame()) - begin, call: Math.max(0, lastRead - begin) };
  },
  select(block) {
    const words = blockOf(block).firstChild;
    if (!(words instanceof Text)) throw new Error('expected a block that begins with text');
    scrollerOf(shownText()).focus({ preventScroll: true });
    let start = 0;
    const end = (): number => words.data.indexOf(' ', start + SELECTED);
    while (words.data.slice(start, end()) === quote) start = words.data.indexOf(' ', start) + 1;
    quote = words.data.slice(start, end());
    document.getSelection()?.setBaseAndExtent(words, start, words, end());
  },
  watchKey(block) {
    marking = timeMark(blockOf(block));
  },
  async marked() {
    if (!marking) throw new Error('expected a key to be watched for');
    return marking;
  },
  async frames() {
    const times: number[] = [];
    for (let i = 0; i <= FRAMES; i++) times.push(await nextFrame());
    return times.slice(1).map((time, i) => time - (times[i] ?? 0));
  },
  surroundings() {
    const text = shownText();
    const chain: HTMLElement[] = [];
    for (let element: HTMLElement | null = text; element; element = element.parentElement) chain.unshift(element);
    const scroller = scrollerOf(text);
    const { left, top, width, height } = scroller.getBoundingClientRect();
    return { shells: chain.map(shellOf), scroller: chain.indexOf(scroller), box: { left, top, width, height } };
  },
  // What is painted now says nothing of the block.
  blocks: () =>
    Array.from(shownText().children, shellOf).map((shell) => ({
      ...shell,
      attributes: shell.attributes.filter(([name]) => name !== 'data-marks' && name !== 'data-suggestions'),
    })),
  scrollTo: (block) => scrollToBlock(shownText(), block),
  fills: fillsOf,
};

function clickable(headline: string): HTMLElement {
  const items = Array.from(document.querySelectorAll('[aria-label="Sources"] li'));
  const item = items.find(({ textContent }) => textContent.includes(headline));
  const found = item?.querySelector<HTMLElement>('button, a, [tabindex]') ?? item;
  if (!(found instanceof HTMLElement)) throw new Error(`expected “${headline}” in the list of sources`);
  return found;
}

/** True when the first blocks are there and every mark in them has been handed to the browser for painting. */
function isInSight({ blocks, pieces }: FirstSight): boolean {
  const elements = Array.from(textElement()?.children ?? []).slice(0, blocks.length);
  if (!blocks.every((words, number) => elements[number]?.textContent === words)) return false;
  return pieces === 0 || piecesIn(elements) >= pieces;
}

/** How many parts of marks have been handed to the browser for painting in these blocks. */
function piecesIn(elements: readonly Element[]): number {
  const nodes = new Set<Node>();
  for (const element of elements) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.add(node);
  }
  let found = 0;
  for (const [name, highlight] of CSS.highlights) {
    // What is only suggested goes when it is marked.
    if (name.startsWith('suggestion')) continue;
    for (const { startContainer } of highlight) if (nodes.has(startContainer)) found++;
  }
  return found;
}

/** How long it takes from the next key until one more mark is painted in a block and said to be saved. */
async function timeMark(block: Element): Promise<Marking> {
  const before = piecesIn([block]);
  const begin = await keyTime();
  const [painted, committed] = await Promise.all([paintedMore(block, before), saidSaved()]);
  return { painted: painted - begin, committed: committed - begin };
}

/** When the key that marks was pressed, as the browser has it, once it has been. */
function keyTime(): Promise<number> {
  return new Promise((resolve) => {
    const press = ({ timeStamp }: KeyboardEvent): void => {
      resolve(timeStamp);
    };
    window.addEventListener('keydown', press, { capture: true, once: true });
  });
}

/** When the frame had been painted that shows more than `before` parts of marks in a block. */
async function paintedMore(block: Element, before: number): Promise<number> {
  do {
    await nextFrame();
  } while (piecesIn([block]) <= before);
  return nextFrame();
}

/** When the window said that a mark is saved, after what it says now. */
function saidSaved(): Promise<number> {
  const said = (): string =>
    Array.from(document.querySelectorAll('[role="status"]'), ({ textContent }) => textContent).join('\n');
  const before = said();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const now = said();
      if (now === before || !now.includes('Saved')) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

function blockOf(number: number): Element {
  const block = shownText().children[number];
  if (!block) throw new Error(`expected a block ${number}`);
  return block;
}

function shownText(): HTMLElement {
  const text = textElement();
  if (!text) throw new Error('expected an article to be open');
  return text;
}

function shellOf(element: Element): Shell {
  return {
    name: element.localName,
    attributes: Array.from(element.attributes, ({ name, value }) => [name, value] as const),
  };
}

/** Notes when messages from the service have been read, which is when their data is in the page's memory. */
function watchPorts(): void {
  // The method is called with the port it was taken from.
  const listen = MessagePort.prototype.addEventListener;
  MessagePort.prototype.addEventListener = function (
    this: MessagePort,
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void {
    const watched =
      typeof listener === 'function'
        ? (event: Event) => {
            // Reading the data is what takes time: it is unpacked then.
            void (event as MessageEvent<unknown>).data;
            lastRead = performance.now();
            listener.call(this, event);
          }
        : listener;
    listen.call(this, type, watched as EventListener, options);
  };
}
