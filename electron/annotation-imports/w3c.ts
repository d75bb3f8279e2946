/**
 * Reads W3C Web Annotations, our own and others': one, a list, a page, a collection with its pages in it, or a graph.
 * Passages are found by TextQuoteSelector and TextPositionSelector; other selectors need the page itself.
 */
import { NUMBER_RELATIONS, type ClaimNumber, type ClaimPeriod } from '../../domain/claim';
import type { Span } from '../../domain/text';
import { asList, at, hasType, isObject, listAt, wordsAt } from './foreign-json';
import { sortedCodes } from './foreign-tags';
import {
  BLANK,
  isoTime,
  joinedNotes,
  NO_KEYS,
  sha256Of,
  type AnnotationFile,
  type ImportedAnnotation,
  type ImportedClaim,
  type ImportedEntity,
  type ImportProblem,
  type SourceKeys,
} from './imported-annotation';

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
    for (const target of targets) {
      const found = draftOf(item, target);
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

function draftOf(item: unknown, target: unknown): ImportedAnnotation | ImportProblem {
  const passage = passageOf(target);
  const said = bodiesOf(item);
  const creator = listAt(item, 'creator')[0];
  if (passage.quote === '' && passage.position === undefined) {
    const others =
      passage.others.length === 0 ? 'is about a whole page' : `is found by ${passage.others.join(' and ')} only`;
    return { message: `An annotation ${others}, not by its words or its place in a text.`, quote: bodiesAsWords(item) };
  }
  const { quote, prefix, suffix, position } = passage;
  return {
    ...BLANK,
    ...said,
    ...{ quote, prefix, suffix, position },
    foreignId: wordsAt(item, 'id', '@id'),
    source: keysOf(target),
    creator: typeof creator === 'string' ? creator : wordsAt(creator, 'name', 'nickname', 'id'),
    created: isoTime(wordsAt(item, 'created')),
  };
}

interface Passage {
  quote: string;
  prefix: string;
  suffix: string;
  position: Span | undefined;
  /** Selectors that can't be followed here. */
  others: string[];
}

/** What the selectors of a target say. One that refines another that can't be followed counts by its words alone. */
function passageOf(target: unknown): Passage {
  const passage: Passage = { quote: '', prefix: '', suffix: '', position: undefined, others: [] };
  const look = (selector: unknown, isWhole: boolean): void => {
    if (!isObject(selector)) return;
    const isQuote = hasType(selector, 'TextQuoteSelector');
    const isPosition = hasType(selector, 'TextPositionSelector');
    if (isQuote && wordsAt(selector, 'exact') !== '') {
      passage.quote = wordsAt(selector, 'exact');
      passage.prefix = wordsAt(selector, 'prefix');
      passage.suffix = wordsAt(selector, 'suffix');
      // What refined it before is a place in something else.
      if (!isWhole) passage.position = undefined;
    }
    const [start, end] = [at(selector, 'start'), at(selector, 'end')];
    if (isPosition && isWhole && isOffset(start) && isOffset(end) && start < end) passage.position = { start, end };
    if (!isQuote && !isPosition)
      passage.others.push(wordsAt(selector, 'type', '@type').slice(0, 40) || 'another selector');
    for (const refined of listAt(selector, 'refinedBy')) look(refined, false);
  };
  for (const selector of listAt(target, 'selector')) look(selector, true);
  return passage;
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
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

type Said = Pick<ImportedAnnotation, 'tag' | 'codes' | 'note' | 'entity' | 'claim'>;

/** What the bodies of an annotation say, by their purposes. */
function bodiesOf(item: unknown): Said {
  const codes: string[] = [];
  const notes: string[] = [wordsAt(item, 'bodyValue')];
  const claim = new ClaimParts();
  let entity: ImportedEntity | undefined;
  const motivations = listAt(item, 'motivation');
  for (const body of listAt(item, 'body').flatMap((one) => [one, ...listAt(one, 'items')])) {
    const property = wordsAt(body, 'schema:propertyID');
    const [purpose = motivations[0]] = listAt(body, 'purpose');
    const value = typeof body === 'string' ? body : wordsAt(body, 'value', 'rdf:value');
    const [source] = listAt(body, 'source');
    if (property !== '' && property !== 'unsure' && claim.take(property, body)) continue;
    if (isObject(source) && value === '') {
      const name = wordsAt(source, 'label', 'rdfs:label', 'name', 'schema:name');
      if (name === '') notes.push(wordsAt(source, 'id'));
      else entity = { name, type: wordsAt(source, 'schema:additionalType'), isUnsure: property === 'unsure' };
    } else if (purpose === 'tagging' || purpose === 'classifying') codes.push(value);
    else notes.push(value === '' ? wordsAt(source === undefined ? body : { source }, 'source', 'id') : value);
  }
  return { ...sortedCodes(codes), note: joinedNotes(notes), entity, claim: claim.whole };
}

function bodiesAsWords(item: unknown): string {
  const { note, codes } = bodiesOf(item);
  return [note, ...codes].join(' ').trim().slice(0, 200);
}

/** Puts together what our own bodies say of a claim. */
class ClaimParts {
  #claim: ImportedClaim | undefined;
  readonly #hedges: string[] = [];
  readonly #periods: ClaimPeriod[] = [];
  readonly #numbers: ClaimNumber[] = [];

  /** Takes a body; false where its property is none of ours. */
  take(property: string, body: unknown): boolean {
    const value = wordsAt(body, 'value');
    const code = wordsAt(body, 'schema:identifier') || value;
    switch (property) {
      case 'speaker': {
        const [source] = listAt(body, 'source');
        this.#add(source === undefined ? { saidByOutlet: true } : { speaker: wordsAt(source, 'label') });
        return true;
      }
      case 'attribution':
        this.#add({ attribution: value });
        return true;
      case 'stance':
      case 'importance':
        this.#add({ [property]: code });
        return true;
      case 'hedge':
        this.#hedges.push(value);
        this.#add({ hedges: this.#hedges });
        return true;
      case 'period':
        this.#periods.push({
          exact: value,
          from: wordsAt(body, 'schema:startDate'),
          to: wordsAt(body, 'schema:endDate'),
        });
        this.#add({ periods: this.#periods });
        return true;
      case 'number':
        this.#number(value, body);
        return true;
      case 'status':
        this.#add({
          status: code,
          statusReason: wordsAt(body, 'schema:description'),
          checkedAt: isoTime(wordsAt(body, 'created')),
          checkedBy: wordsAt(at(body, 'creator'), 'name'),
        });
        return true;
      default:
        return false;
    }
  }

  /** The claim, or undefined where nothing was said of one. */
  get whole(): ImportedClaim | undefined {
    return this.#claim;
  }

  #number(exact: string, body: unknown): void {
    const [value, upper] = [at(body, 'schema:value'), at(body, 'schema:maxValue')];
    const words = wordsAt(body, 'schema:description');
    const relation = NUMBER_RELATIONS.find((one) => one === words) ?? 'exact';
    if (typeof value !== 'number') return;
    this.#numbers.push({
      ...{ exact, value, relation, unit: wordsAt(body, 'schema:unitText') },
      upper: typeof upper === 'number' ? upper : null,
    });
    this.#add({ numbers: this.#numbers });
  }

  #add(part: ImportedClaim): void {
    this.#claim = { ...this.#claim, ...part };
  }
}
