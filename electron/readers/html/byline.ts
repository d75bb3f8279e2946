/** Who wrote a page: by its metadata, else by the words that it shows. */
import { beforeDate } from './dates';
import { LINKED_DATA, LONGEST_VALUE, oneLine, pick, unescaped, type Candidate, type Found } from './fact-values';
import { fold } from './headline';
import type { LinkedData } from './linked-data';
import type { Survey } from './survey';

/** Metadata that names authors, the surest first. */
const AUTHOR_NAMES = [
  'parsely-author',
  'dc:creator',
  'dcterm:creator',
  'author',
  'article:author',
  'sailthru.author',
  'citation_author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'authors',
  'article.author',
  'cxenseparse:author',
] as const;

/** The names of the authors, or undefined. `meta` and `item` answer the values of metadata and of microdata. */
export function findByline(
  page: Survey,
  data: LinkedData,
  meta: (...names: readonly string[]) => Candidate[],
  item: (name: string) => Candidate[],
): Found | undefined {
  const clean = ([value, reason]: Candidate): Candidate => [withoutBy(value ?? ''), reason];
  const all = (name: string): Candidate => {
    const values = (page.metas.get(name) ?? []).map(withoutBy).filter(isPerson);
    return [[...new Set(values)].slice(0, 10).join(', '), `From the page’s “${name}” metadata.`];
  };
  const shown = page.parts.filter(({ role, words }) => role === 'byline' && isPerson(withoutBy(words)));
  const stated = shown.find(({ words }) => words.length < 120);
  const authors = data.authors.map(withoutBy).filter(isPerson);
  return (
    pick([[authors.join(', '), LINKED_DATA], ...AUTHOR_NAMES.map(all)], isPerson) ??
    (stated === undefined
      ? undefined
      : { value: oneLine(withoutBy(stated.words), LONGEST_VALUE), basis: 'stated', reason: stated.words }) ??
    pick(
      [...item('author'), ...item('creator'), ...meta('twitter:data1')].map(clean).slice(0, 6),
      (value) => isPerson(value) && !/\d/u.test(value),
    )
  );
}

/** A byline without “By” in front of it and without a date after it. */
function withoutBy(words: string): string {
  return beforeDate(oneLine(unescaped(words), LONGEST_VALUE))
    .replace(/^(?:by|written by|von|par|por|автор:?|بقلم:?|מאת:?)[:\s]\s*/iu, '')
    .replace(/[\s|•·,–—-]+$/u, '');
}

function isPerson(words: string): boolean {
  return (
    isName(words) &&
    words.length <= 200 &&
    !/^(?:admin|administrator|author|editor|root|staff|unknown|user|webmaster|null|undefined|by)$/iu.test(words)
  );
}

/** True for words that name somebody or something: no address, no handle, no placeholder of a template. */
export function isName(words: string): boolean {
  return /\p{L}/u.test(words) && !/^(?:https?:|www\.|@|\{\{|\/)/iu.test(words);
}

/** True when shown words name the author of the metadata, or some of the authors. */
export function isOf(shown: string, author: string): boolean {
  const [words, names] = [fold(shown), fold(author)];
  return words !== '' && (words.includes(names) || names.includes(fold(withoutBy(shown))));
}
