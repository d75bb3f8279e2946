/**
 * One quantity with two values: how many were killed in "an airstrike" and, further on, in "the airstrike". Only what the
 * text itself tells in both places, of an event of which it has but one, is compared; a miss is better than a false alarm.
 */
import { attributionsAmong } from '../claims/attribution';
import { hedgesAmong } from '../claims/hedges';
import { isQuote } from '../claims/noun-phrases';
import { isCapital, isSign, type Token } from '../claims/tokens';
import { agree, amountOf } from './amount';
import { isPeople } from './counted-kinds';
import { passage, quoted, type Inconsistency } from './inconsistency';
import { dateSpan, quantityEnd, type Quantity, type SentenceReading } from './sentence-reading';

/** What happened to those that are counted, by the words for it. */
const FATES: readonly (readonly [fate: string, words: RegExp])[] = [
  ['killed', /^(?:kill(?:s|ed|ing)|died|dead|perished|slain)$/u],
  ['wounded', /^(?:wound(?:s|ed|ing)|injur(?:es|ed|ing)|hurt)$/u],
  ['arrested', /^(?:arrest(?:s|ed|ing)|detain(?:s|ed|ing))$/u],
  ['kidnapped', /^(?:kidnap(?:s|ped|ping)|abduct(?:s|ed|ing))$/u],
  ['displaced', /^(?:displac(?:es|ed|ing))$/u],
];

/** Events of which a text tells one by one. */
const EVENTS = new Set(
  (
    'attack airstrike strike bombing explosion blast raid ambush shooting crash collision derailment earthquake quake fire flood landslide avalanche ' +
    'storm massacre shelling bombardment stampede collapse clash battle siege assault riot operation accident incident'
  ).split(' '),
);

/** Words that tell of more than one event, of a part, or of a count that goes on. */
const OTHER_COUNT =
  /^(?:another|others?|earlier|previous|previously|separate|separately|second|third|later|more|further|additional|total|toll|overall|since|far|also|each|every|including|include|includes|among|rose|risen|initially|first|now|already|reports?|reported|reportedly|if|would|could|might|not|no|never|nor)$/u;

/** A count of a fate in an event. */
interface Count {
  readonly key: string;
  readonly sentence: SentenceReading;
  readonly quantity: Quantity;
  readonly event: string;
  /** True for "the airstrike": one that was told of before. */
  readonly known: boolean;
}

/** The quantities of a text that have two values, in order. */
export function twoValues(sentences: readonly SentenceReading[]): Inconsistency[] {
  const counts = sentences.flatMap((sentence) => countsIn(sentence));
  if (counts.length < 2) return [];
  const several = eventsOfSeveral(sentences);
  const firsts = new Map<string, Count>();
  const found: Inconsistency[] = [];
  for (const count of counts) {
    if (several.has(count.event)) continue;
    const first = firsts.get(count.key);
    if (first === undefined) firsts.set(count.key, count);
    else if (count.known && count.sentence !== first.sentence && contradict(first, count))
      found.push(twice(first, count));
  }
  return found;
}

/** The counts of a sentence in which nothing else is said: nobody is quoted, nothing is hedged, one event, one such count. */
function countsIn(sentence: SentenceReading): Count[] {
  const { text, tokens, quantities, language, mayClaim, dates } = sentence;
  if (!mayClaim || language !== 'en' || quantities.length === 0) return [];
  const people = quantities.filter(({ number }) => isPeople(number.unit));
  if (people.length === 0 || tokens.some((token) => isQuote(token) || OTHER_COUNT.test(token.key))) return [];
  const events = tokens.flatMap((token, at) => (EVENTS.has(token.key) && !isPartOfWord(tokens, at) ? [at] : []));
  const [at] = events;
  if (at === undefined || events.length > 1) return [];
  const spans = dates.map((date) => dateSpan(tokens, date));
  if (attributionsAmong(text, tokens, language, spans).length > 0 || hedgesAmong(text, tokens, language).length > 0)
    return [];
  const event = tokens[at]?.key ?? '';
  const counts = people.flatMap((quantity): Count[] => {
    const fate = fateOf(tokens, quantity);
    if (fate === undefined) return [];
    return [{ key: `${event} ${fate} ${quantity.number.unit}`, sentence, quantity, event, known: isKnown(tokens, at) }];
  });
  return new Set(counts.map(({ key }) => key)).size === counts.length ? counts : [];
}

function isPartOfWord(tokens: readonly Token[], at: number): boolean {
  return [tokens[at - 1], tokens[at + 1]].some((token) => isSign(token, '-') && token?.spaced === false);
}

/** What happened to those counted: the word before the quantity, or else the one after it. */
function fateOf(tokens: readonly Token[], { at, next }: Quantity): string | undefined {
  return fateIn(tokens.slice(Math.max(0, at - 2), at)) ?? fateIn(tokens.slice(next, next + 3));
}

function fateIn(tokens: readonly Token[]): string | undefined {
  if (tokens.some((token) => token.kind === 'sign' || token.key === 'and')) return undefined;
  return FATES.find(([, words]) => tokens.some(({ key }) => words.test(key)))?.[0];
}

/** "the attack", "the deadly attack", "this attack". */
function isKnown(tokens: readonly Token[], at: number): boolean {
  return [tokens[at - 1], tokens[at - 2]].some((token) => /^(?:the|this|that)$/u.test(token?.key ?? ''));
}

/** Events of which the text tells more than one: "the airstrikes", "a second airstrike", "an airstrike" twice. */
function eventsOfSeveral(sentences: readonly SentenceReading[]): ReadonlySet<string> {
  const several = new Set<string>();
  const begun = new Set<string>();
  for (const { tokens, mayClaim } of sentences) {
    if (!mayClaim) continue;
    for (const [at, { key }] of tokens.entries()) {
      for (const one of [key.replace(/s$/u, ''), key.replace(/es$/u, ''), key.replace(/ies$/u, 'y')])
        if (one !== key && EVENTS.has(one)) several.add(one);
      if (!EVENTS.has(key)) continue;
      const before = tokens.slice(Math.max(0, at - 3), at).map((token) => token.key);
      if (
        before.some((word) =>
          /^(?:another|other|second|third|separate|similar|previous|earlier|last|latest|each|every|first)$/u.test(word),
        )
      )
        several.add(key);
      if (before.some((word) => word === 'a' || word === 'an')) {
        if (begun.has(key)) several.add(key);
        begun.add(key);
      }
    }
  }
  return several;
}

function contradict(first: Count, second: Count): boolean {
  if (agree(amountOf(first.quantity.number), amountOf(second.quantity.number))) return false;
  const [one, other] = [first, second].map(({ sentence }) => sentence);
  if (one === undefined || other === undefined) return false;
  // A date or a name that only one of the places has may make it another event.
  return isWithin(datesOf(other), datesOf(one)) && isWithin(namesOf(other), namesOf(one));
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}

function datesOf({ text, tokens, dates }: SentenceReading): ReadonlySet<string> {
  return new Set(
    dates.map((date) => {
      const { start, end } = dateSpan(tokens, date);
      return text.slice(start, end).toLowerCase();
    }),
  );
}

function namesOf({ tokens }: SentenceReading): ReadonlySet<string> {
  return new Set(tokens.slice(1).flatMap((token) => (isCapital(token) ? [token.key] : [])));
}

function twice(first: Count, second: Count): Inconsistency {
  const [other, place] = [first, second].map(({ sentence, quantity: { number } }) =>
    passage(sentence.text, { start: number.start, end: quantityEnd(number) }),
  );
  if (place === undefined || other === undefined) throw new Error('A comparison has two places.');
  const assumed = `Both places are taken to speak of the same ${second.event}`;
  const message = `The same count has two values: ${quoted(place.exact)}, and before ${quoted(other.exact)}. ${assumed}.`;
  return { ...place, kind: 'two-values', message, other, assumed: `${assumed}.` };
}
