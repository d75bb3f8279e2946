/**
 * Reads W3C Web Annotations, our own and others': one, a list, a page, a collection with its pages in it, or a graph.
 * Passages are found by TextQuoteSelector and TextPositionSelector; other selectors need the page itself.
 */
import { at, asList, hasType, isObject, listAt, wordsAt } from './foreign-json';
import {
  BLANK,
  isoTime,
  NO_KEYS,
  sha256Of,
  type AnnotationFile,
  type ImportedAnnotation,
  type ImportProblem,
  type SourceKeys,
} from './imported-annotation';
import { bodiesAsWords, bodiesOf } from './w3c-bodies';
import { readSelectors, type ReadSelectors } from './w3c-passage';
import { isChoice, itemsOf } from './w3c-sets';

/** The annotations in a JSON value, or undefined where there are none. */
export function readW3c(value: unknown): AnnotationFile | undefined {
  const items = [...annotationsIn(value)];
  if (items.length === 0 && !hasType(value, 'AnnotationCollection') && !hasType(value, 'AnnotationPage')) {
    return undefined;
  }
  const drafts: ImportedAnnotation[] = [];
  const problems: ImportProblem[] = [];
  for (const item of items) {
    const targets = listAt(item, 'target');
    if (targets.length === 0) problems.push({ message: 'An annotation has no target.', quote: bodiesAsWords(item) });
    for (const found of targets.flatMap((target) => draftsOf(item, target))) {
      if ('message' in found) problems.push(found);
      else drafts.push(found);
    }
  }
  for (const first of pageLinks(value)) {
    problems.push({ message: `The page ${first} is not in the file, and nothing is fetched.`, quote: '' });
  }
  return { format: 'w3c', drafts, links: [], documents: [], problems };
}

function* annotationsIn(value: unknown): Iterable<unknown> {
  for (const one of asList(value)) {
    if (hasType(one, 'Annotation')) yield one;
    else if (isObject(one)) {
      for (const key of ['items', 'first', '@graph', 'next']) {
        for (const inner of listAt(one, key)) if (isObject(inner)) yield* annotationsIn(inner);
      }
    }
  }
}

/** Pages that a collection only names. */
function pageLinks(value: unknown): string[] {
  const pages = [...listAt(value, 'first'), ...listAt(value, 'next'), ...listAt(at(value, 'first'), 'next')];
  return pages.filter((page): page is string => typeof page === 'string').map((page) => page.slice(0, 200));
}

/** A draft for each thing that a target stands for; of a choice, for the first that is a passage. */
function draftsOf(item: unknown, target: unknown): (ImportedAnnotation | ImportProblem)[] {
  const items = itemsOf(target);
  if (items === undefined) return [draftOf(item, target)];
  if (items.length === 0)
    return [{ message: 'An annotation has an empty list of targets.', quote: bodiesAsWords(item) }];
  const all = items.map((one) => draftsOf(item, one));
  if (!isChoice(target)) return all.flat();
  return all.find((drafts) => drafts.every((draft) => !('message' in draft))) ?? all[0] ?? [];
}

function draftOf(item: unknown, target: unknown): ImportedAnnotation | ImportProblem {
  const read = readSelectors(listAt(target, 'selector'));
  if (read.passage === undefined) {
    return { message: whyNoPassage(read), quote: [read.words, bodiesAsWords(item)].join(' ').trim().slice(0, 200) };
  }
  const { place, refined } = read.passage;
  return {
    ...BLANK,
    ...bodiesOf(item),
    ...place,
    refined,
    foreignId: wordsAt(item, 'id', '@id'),
    source: keysOf(target),
    creator: listAt(item, 'creator')
      .map(nameOf)
      .filter((name) => name !== '')
      .join(', '),
    created: isoTime(wordsAt(item, 'created')),
  };
}

function nameOf(creator: unknown): string {
  return typeof creator === 'string' ? creator : wordsAt(creator, 'name', 'nickname', 'id');
}

function whyNoPassage({ others, isPart }: ReadSelectors): string {
  const how = `is found by ${others.join(' and ')} only`;
  if (isPart) return `An annotation is about a part of a passage that ${how}, so it is not known which words it means.`;
  return `An annotation ${others.length === 0 ? 'is about a whole page' : how}, not by its words or its place in a text.`;
}

function keysOf(target: unknown): SourceKeys {
  const [source] = listAt(target, 'source');
  const address =
    typeof target === 'string'
      ? target
      : typeof source === 'string'
        ? source
        : wordsAt(source, 'id') || wordsAt(target, 'id');
  const [state] = listAt(target, 'state');
  const encoding = at(target, 'schema:encoding');
  return {
    ...NO_KEYS,
    url: /^https?:/iu.test(address) ? address : '',
    captureSha256:
      sha256Of(wordsAt(target, 'schema:sha256')) || sha256Of(wordsAt(state, 'cached')) || sha256Of(address),
    textSha256: sha256Of(wordsAt(encoding, 'schema:sha256')),
    headline: wordsAt(target, 'dcterms:title', 'schema:headline'),
    file: wordsAt(target, 'schema:name'),
  };
}
