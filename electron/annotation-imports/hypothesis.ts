/**
 * Reads Hypothesis annotations: what its API answers (`rows`), and what its client exports (`annotations`). Positions
 * are left aside, since they count in the page as a browser showed it; words and surroundings find the passage.
 */
import { at, isObject, listAt, hasType, wordsAt } from './foreign-json';
import { sortedCodes } from './foreign-tags';
import {
  BLANK,
  isoTime,
  NO_KEYS,
  type AnnotationFile,
  type ImportedAnnotation,
  type ImportProblem,
} from './imported-annotation';

/** The annotations in a JSON value, or undefined where they are none of Hypothesis. */
export function readHypothesis(value: unknown): AnnotationFile | undefined {
  const rows = Array.isArray(value)
    ? (value as unknown[])
    : [...listAt(value, 'rows'), ...listAt(value, 'annotations')];
  // An empty list is what its API and its client write where nothing was marked.
  const isEmpty = rows.length === 0 && [value, at(value, 'rows'), at(value, 'annotations')].some(Array.isArray);
  if (!isEmpty && !rows.some((row) => isObject(row) && wordsAt(row, 'uri') !== '')) return undefined;
  const drafts: ImportedAnnotation[] = [];
  const problems: ImportProblem[] = [];
  for (const row of rows) {
    const [first, ...others] = listAt(row, 'target');
    for (const target of [first, ...others]) {
      const found = draftOf(row, target);
      if ('message' in found) problems.push(found);
      else drafts.push(found);
    }
  }
  return { format: 'hypothesis', drafts, links: [], documents: [], problems };
}

function draftOf(row: unknown, target: unknown): ImportedAnnotation | ImportProblem {
  const quote = listAt(target, 'selector').find((selector) => hasType(selector, 'TextQuoteSelector'));
  const note = wordsAt(row, 'text');
  const codes = listAt(row, 'tags').filter((tag) => typeof tag === 'string');
  const exact = wordsAt(quote, 'exact');
  if (exact === '') {
    const what = listAt(row, 'references').length > 0 ? 'A reply' : 'A page note';
    return { message: `${what} is about no passage.`, quote: [note, ...codes].join(' ').trim().slice(0, 200) };
  }
  const url = wordsAt(row, 'uri') || wordsAt(target, 'source');
  const user = wordsAt(at(row, 'user_info'), 'display_name') || wordsAt(row, 'user');
  return {
    ...BLANK,
    ...sortedCodes(codes),
    foreignId: wordsAt(row, 'id'),
    quote: exact,
    prefix: wordsAt(quote, 'prefix'),
    suffix: wordsAt(quote, 'suffix'),
    source: {
      ...NO_KEYS,
      url: /^https?:/iu.test(url) ? url : '',
      headline: wordsAt(at(row, 'document'), 'title'),
    },
    note,
    // `acct:amal@hypothes.is` is a name on a server.
    creator: /^acct:([^@]+)@/u.exec(user)?.[1] ?? user,
    created: isoTime(wordsAt(row, 'created')),
  };
}
