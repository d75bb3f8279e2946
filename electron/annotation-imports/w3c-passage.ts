/**
 * Where the selectors of a Web Annotation's target say that it stands (Web Annotation Data Model, 4.2). Those of one list
 * are ways to say the same; what refines a selector is a passage within what that selects (4.2.9).
 */
import { at, hasType, isObject, listAt, wordsAt } from './foreign-json';
import type { PassagePlace } from './imported-annotation';

/** A passage, and the passages within each other that lead to the one that is meant. */
interface Passage {
  readonly place: PassagePlace;
  readonly refined: readonly PassagePlace[];
}

/** What was read of selectors: a passage, or why there is none. */
export interface ReadSelectors {
  readonly passage: Passage | undefined;
  /** Selectors that can't be followed here. */
  readonly others: readonly string[];
  /** True where only the part of a passage can't be followed; then `words` are those of the passage. */
  readonly isPart: boolean;
  readonly words: string;
}

/** Reads the selectors of a target, or those that refine another. */
export function readSelectors(selectors: readonly unknown[]): ReadSelectors {
  const found = selectors.map(readSelector);
  return {
    passage: surest(found.flatMap(({ passage }) => passage ?? [])),
    others: found.flatMap(({ others }) => others),
    isPart: found.some(({ isPart }) => isPart),
    words: found.map(({ words }) => words).find((words) => words !== '') ?? '',
  };
}

function readSelector(selector: unknown): ReadSelectors {
  const nothing: ReadSelectors = { passage: undefined, others: [], isPart: false, words: '' };
  if (!isObject(selector)) return { ...nothing, others: ['a selector that the file does not hold'] };
  const place = placeOf(selector);
  const refining = listAt(selector, 'refinedBy');
  const inner = readSelectors(refining);
  if (place === undefined) {
    const others = [nameOf(selector), ...inner.others];
    // What refines a selector that can't be followed counts by its words alone: a place would be one in something else.
    const words = inner.passage?.place.quote ?? '';
    if (inner.passage === undefined || words === '') return { ...nothing, others };
    return {
      ...nothing,
      passage: { ...inner.passage, place: { ...inner.passage.place, position: undefined } },
      others,
    };
  }
  if (refining.length === 0) return { ...nothing, passage: { place, refined: [] } };
  if (inner.passage === undefined) return { ...nothing, others: inner.others, isPart: true, words: place.quote };
  return { ...nothing, passage: { place, refined: [inner.passage.place, ...inner.passage.refined] } };
}

/** Puts together what the selectors of one list say of the same passage: words are surer than a place. */
function surest(passages: readonly Passage[]): Passage | undefined {
  const whole = passages.filter(({ refined }) => refined.length === 0).map(({ place }) => place);
  const words = whole.find(({ quote }) => quote !== '');
  const position = whole.find((place) => place.position !== undefined)?.position;
  if (words !== undefined) return { place: { ...words, position: words.position ?? position }, refined: [] };
  return passages.find(({ refined }) => refined.length > 0) ?? passages[0];
}

function placeOf(selector: unknown): PassagePlace | undefined {
  const quote = wordsAt(selector, 'exact');
  if (hasType(selector, 'TextQuoteSelector') && quote !== '') {
    return { quote, prefix: wordsAt(selector, 'prefix'), suffix: wordsAt(selector, 'suffix'), position: undefined };
  }
  const [start, end] = [at(selector, 'start'), at(selector, 'end')];
  if (hasType(selector, 'TextPositionSelector') && isOffset(start) && isOffset(end) && start < end) {
    return { quote: '', prefix: '', suffix: '', position: { start, end } };
  }
  return undefined;
}

function nameOf(selector: unknown): string {
  if (hasType(selector, 'TextQuoteSelector')) return 'a TextQuoteSelector without words';
  if (hasType(selector, 'TextPositionSelector')) return 'a TextPositionSelector without a place';
  return wordsAt(selector, 'type', '@type').slice(0, 40) || 'another selector';
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
