/** What came with a paste or a drop that is no file. Its HTML is handed on as it is and is never rendered. */
import { isWebAddress } from '../domain/source';
import { htmlWords } from './html-words';

/** What a clipboard or a drag holds of an article. */
export interface Pasted {
  /** Empty where there was none. */
  readonly html: string;
  readonly text: string;
  /** The address of a page, where a link is all there was. */
  readonly url: string;
}

/** The kinds of data that can become an article. */
export const TEXT_KINDS = ['text/html', 'text/plain', 'text/uri-list'] as const;

/** What the longest link text may have in characters; what is longer is an article that begins with an address. */
const LINK_TEXT = 400;

/** What `data` holds, or undefined where there are no words in it. */
export function readPasted(data: Pick<DataTransfer, 'getData'>): Pasted | undefined {
  const [html, text, links] = TEXT_KINDS.map((kind) => data.getData(kind)) as [string, string, string];
  const words = text.trim() === '' ? htmlWords(html.slice(0, SHOWN_HTML)) : text;
  const link = loneAddress(links) ?? loneAddress(words);
  if (link !== undefined && (loneAddress(words) ?? words).length < LINK_TEXT) return { html: '', text: '', url: link };
  if (words.trim() === '') return undefined;
  return { html, text: words, url: '' };
}

/** `text` as an address of the web, where it is one and nothing else. */
export function loneAddress(text: string): string | undefined {
  return isWebAddress(text) ? text.trim() : undefined;
}

/** As much of the HTML as is read for showing its first lines, in characters. */
const SHOWN_HTML = 400_000;
