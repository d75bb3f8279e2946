/**
 * Rules for English: cue words, titles and the phrases by which reports on conflicts name actors without a proper name.
 * Each proposal says which rule fired.
 */
import { standsAlone, type PlaceName } from './place-names';
import { isCapital, isWord, type Proposal, type Reading } from './proposal';
import { PLAIN_WORD, WORD } from './word-classes';

const PARTICLES = new Set([
  'al',
  'el',
  'bin',
  'ibn',
  'abu',
  'abd',
  'de',
  'van',
  'von',
  'der',
  'da',
  'di',
  'la',
  'du',
  'ul',
  'ad',
  'as',
  'ash',
  'ar',
  'an',
  'at',
  'az',
]);

/** Words before "of" after which a place is named, and what type of place it then is; '' where only the gazetteer can say. */
const PLACE_WORDS: ReadonlyMap<string, string> = new Map([
  ...'province governorate state region canton emirate countryside'
    .split(' ')
    .map((word) => [word, 'province'] as const),
  ...'city capital metropolis'.split(' ').map((word) => [word, 'city'] as const),
  ...'village hamlet'.split(' ').map((word) => [word, 'village'] as const),
  ...'town district suburb neighbourhood neighborhood municipality county island port enclave outskirts'
    .split(' ')
    .map((word) => [word, ''] as const),
]);

/** Words after a name that make it a place, and which. */
const PLACE_ENDINGS: ReadonlyMap<string, string> = new Map([
  ...'province governorate region provinces'.split(' ').map((word) => [word, 'province'] as const),
  ...'city'.split(' ').map((word) => [word, 'city'] as const),
  ...'village'.split(' ').map((word) => [word, 'village'] as const),
  ...'roundabout crossing airport airbase checkpoint prison bridge square border'
    .split(' ')
    .map((word) => [word, 'site'] as const),
  ...'town district suburb neighbourhood neighborhood county'.split(' ').map((word) => [word, ''] as const),
]);

/** Words that a phrase about an armed or official body ends with. */
const BODIES = new Set(
  'regime forces troops units fighters rebels militias militia militiamen soldiers insurgents militants gunmen officers activists mediators opposition factions groups jihadists security services police intelligence'.split(
    ' ',
  ),
);

/** Words for a person that a phrase ends with when it says which body the person is of. */
const MEMBERS = new Set(
  'general officer commander commanders official officials spokesman spokesperson leader leaders member members'.split(
    ' ',
  ),
);

/** Words between which and a body there is no verb: they say whose or which it is. */
const WHOSE = new Set(
  'regime opposition rebel rebels government army local former security military loyalist allied backed armed islamist pro anti foreign foreign-backed loyal led held affiliated internal'.split(
    ' ',
  ),
);

/** Runs of capitalised words, with particles and hyphens between them, from `at`; answers where it ends. */
function capitalsFrom({ tokens }: Reading, at: number): number {
  let to = at;
  while (to < tokens.length) {
    const token = tokens[to];
    if (token === undefined) break;
    if (isCapital(token)) to++;
    else if (
      to > at &&
      token.key === '-' &&
      isWord(tokens[to + 1]) &&
      (isCapital(tokens[to + 1]) || PARTICLES.has(tokens[to - 1]?.key ?? ''))
    )
      to++;
    else if (
      PARTICLES.has(token.key) &&
      (isCapital(tokens[to + 1]) || (tokens[to + 1]?.key === '-' && isCapital(tokens[to + 2])))
    )
      to++;
    else if (
      to > at &&
      token.key === "'" &&
      tokens[to - 1]?.end === token.start &&
      tokens[to + 1]?.start === token.end &&
      /^\p{Ll}{2}/u.test(tokens[to + 1]?.text ?? '')
    )
      to += 2;
    else break;
  }
  return Math.min(to, tokens.length);
}

/** Places with a word before or after them that says so: "town of Lajat", "Nasib border crossing". */
export function cuedPlaces(reading: Reading): Proposal[] {
  const { tokens, sentence } = reading;
  const found: Proposal[] = [];
  for (let at = 0; at + 2 < tokens.length; at++) {
    const type = PLACE_WORDS.get(tokens[at]?.text ?? '');
    if (type === undefined || tokens[at + 1]?.key !== 'of' || !isCapital(tokens[at + 2])) continue;
    const to = capitalsFrom(reading, at + 2);
    found.push({
      from: at + 2,
      to,
      tag: 'place',
      kind: 'LOC',
      type,
      score: 0.95,
      why: `“${tokens[at]?.text ?? ''} of” before it`,
    });
  }
  if (sentence.isTitleCase) return found;
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at];
    const type = PLACE_ENDINGS.get(token?.key ?? '');
    if (
      token === undefined ||
      type === undefined ||
      PLACE_ENDINGS.get(tokens[at + 1]?.key ?? '') === 'site' ||
      isCapital(tokens[at + 1])
    )
      continue;
    let last = at;
    if (tokens[at - 1]?.key === 'border' && token.key === 'crossing') last = at - 1;
    let from = last;
    while (from > 0 && isNamePart(reading, from - 1)) from--;
    // "Syrian Province" would be no name, "Daraa Province" is one; "The" is none.
    while (
      from < last &&
      ((reading.classes[from] ?? 0) & (WORD.DETERMINER | WORD.PREPOSITION)) !== 0 &&
      !PARTICLES.has(tokens[from]?.key ?? '')
    )
      from++;
    if (from === last || !isCapital(tokens[from])) continue;
    if (last - from === 1 && ((reading.classes[from] ?? 0) & (WORD.DEMONYM | WORD.DIRECTION)) !== 0) continue;
    found.push({ from, to: at + 1, tag: 'place', kind: 'LOC', type, score: 0.9, why: `“${token.text}” after it` });
  }
  return found;
}

/** Whether a token can be within a name that runs to the right of it. */
function isNamePart({ tokens }: Reading, at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (isCapital(token)) return true;
  const next = tokens[at + 1];
  if (token.key === '-')
    return (
      isCapital(next) &&
      isWord(tokens[at - 1]) &&
      at > 0 &&
      (isCapital(tokens[at - 1]) || PARTICLES.has(tokens[at - 1]?.key ?? ''))
    );
  return PARTICLES.has(token.key) && at > 0 && (next?.key === '-' || isCapital(next));
}

/** Persons with a title or a first name before the rest of the name: "Brig. Gen. Talal Qassem", "Bashar al-Assad". */
export function persons(reading: Reading, placeTokens: ReadonlySet<number>, withTitle: boolean): Proposal[] {
  const { tokens, classes, sentence } = reading;
  if (sentence.isTitleCase) return [];
  const found: Proposal[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!isCapital(tokens[at])) continue;
    const end = capitalsFrom(reading, at);
    const isTitle =
      ((classes[at] ?? 0) & WORD.TITLE) !== 0 &&
      /^(?:\p{Lu}\p{Ll}+\.|Sheikh|President|General|Colonel|Minister|King|Ambassador)$/u.test(tokens[at]?.text ?? '');
    let why = '';
    if (isTitle && end - at > 1) why = 'a person’s title before it';
    else if (((classes[at] ?? 0) & WORD.FIRST_NAME) !== 0 && end - at > 1 && !placeTokens.has(at))
      why = 'begins with a first name';
    else if (
      end - at >= 4 &&
      /^(?:al|el)$/.test(tokens[at + 1]?.text ?? '') &&
      tokens[at + 2]?.key === '-' &&
      !placeTokens.has(at)
    )
      why = 'a name with “al-”';
    const last = tokens[end - 1];
    const isOther = ((classes[end - 1] ?? 0) & (WORD.ORGANISATION_CUE | WORD.PLACE_CUE | WORD.FORCE_CUE)) !== 0;
    // "Stanley Cup" is no person.
    const tail = classes[end - 1] ?? 0;
    const isPlain = !isTitle && (tail & PLAIN_WORD) !== 0 && (tail & (WORD.SURNAME | WORD.FIRST_NAME)) === 0;
    if (why !== '' && !isOther && !isPlain && last !== undefined) {
      // Only reports on conflicts are marked with titles in the texts that were learnt from.
      let from = at;
      while (!withTitle && ((classes[from] ?? 0) & WORD.TITLE) !== 0 && from < end - 1) from++;
      found.push({ from, to: end, tag: 'actor', kind: 'PER', type: 'person', score: isTitle ? 0.9 : 0.7, why });
    }
    at = Math.max(at, end - 1);
  }
  return found;
}

/** Phrases that end with a word for an armed or official body: "pro-Assad forces", "former rebels", "the Assad regime". */
export function bodies(reading: Reading): Proposal[] {
  const { tokens, classes } = reading;
  const found: Proposal[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const key = tokens[at]?.key ?? '';
    if (!BODIES.has(key)) continue;
    let to = at + 1;
    while (BODIES.has(tokens[to]?.key ?? '')) to++;
    let from = at;
    while (from > 0) {
      const before = tokens[from - 1];
      if (before === undefined) break;
      const bits = classes[from - 1] ?? 0;
      const isGlued = tokens[from - 1]?.end === tokens[from]?.start;
      if (before.key === '-' && isGlued && from > 1) from -= 2;
      else if (before.key === 'of' || (bits & (WORD.PREPOSITION | WORD.PRONOUN)) !== 0) break;
      else if (isCapital(before) && (bits & WORD.FUNCTION) === 0 && (bits & WORD.TIME) === 0) from--;
      else if (WHOSE.has(before.key) || (bits & WORD.DEMONYM) !== 0) from--;
      else break;
    }
    const isBare = from === at && to === at + 1;
    const isOfRegime = !isBare || key === 'regime';
    while (
      isOfRegime &&
      (BODIES.has(tokens[to]?.key ?? '') ||
        MEMBERS.has(tokens[to]?.key ?? '') ||
        /^(?:military|intelligence)$/.test(tokens[to]?.key ?? ''))
    )
      to++;
    const whole = MEMBERS.has(tokens[to - 1]?.key ?? '');
    if (/^(?:the|an?)$/.test(tokens[from - 1]?.key ?? '') && (whole || tokens[from - 1]?.key === 'the')) from--;
    const next = tokens[to];
    // "regime" of "regime-held" is half of an adjective.
    const isHalf = next?.key === '-' && next.start === tokens[to - 1]?.end && next.end === tokens[to + 1]?.start;
    if (isHalf || (isBare && to === at + 1 && !/^(?:regime|rebels|militants|insurgents|militias|gunmen)$/.test(key))) {
      at = to - 1;
      continue;
    }
    found.push({
      from,
      to,
      tag: 'actor',
      kind: 'ORG',
      type: '',
      score: 0.7,
      why: `“${tokens[to - 1]?.text ?? key}” names a body of people`,
    });
    at = to - 1;
  }
  return found;
}

/** Names of organisations by the word that they end with: "Daraa Central Committee", "4th Division", "SANA news". */
export function organisations(reading: Reading): Proposal[] {
  const { tokens, classes, sentence } = reading;
  if (sentence.isTitleCase) return [];
  const found: Proposal[] = [];
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at];
    const bits = classes[at] ?? 0;
    if (token === undefined) continue;
    const isCue = isCapital(token)
      ? (bits & (WORD.ORGANISATION_CUE | WORD.FORCE_CUE)) !== 0
      : /^(?:news|agency)$/.test(token.key);
    if (
      !isCue ||
      (isCapital(tokens[at + 1]) && ((classes[at + 1] ?? 0) & (WORD.ORGANISATION_CUE | WORD.FORCE_CUE)) !== 0)
    )
      continue;
    if (token.key === 'news' && tokens[at + 1]?.key === 'agency') continue;
    let from = at;
    if (token.key === 'agency' && tokens[at - 1]?.key === 'news') from--;
    while (from > 0 && (isCapital(tokens[from - 1]) || /^\p{N}+(?:st|nd|rd|th)$/u.test(tokens[from - 1]?.text ?? '')))
      from--;
    while (from < at && ((classes[from] ?? 0) & (WORD.FUNCTION | WORD.TITLE)) !== 0) from++;
    if (from === at || (at - from === 1 && tokens[at]?.key === 'agency' && tokens[at - 1]?.key === 'news')) continue;
    found.push({
      from,
      to: at + 1,
      tag: 'actor',
      kind: 'ORG',
      type: '',
      score: 0.75,
      why: `“${token.text}” ends the name of an organisation`,
    });
  }
  return found;
}

/** Places that the gazetteer knows and whose names are neither common words nor names of persons. */
export function gazetteerPlaces(reading: Reading, isReport: boolean): Proposal[] {
  const { names, sentence } = reading;
  if (sentence.isTitleCase) return [];
  return names
    .filter((name) => standsAlone(name) && isPlaced(reading, name, isReport))
    .map(({ from, to, place, isNear }) => ({
      from,
      to,
      tag: 'place',
      kind: 'LOC',
      type: place.kind,
      score: isNear ? 0.65 : 0.5,
      why:
        isNear && place.kind !== 'country' ? 'in the gazetteer, in a country that the text names' : 'in the gazetteer',
    }));
}

/** Whether a name stands as a place does: after a preposition of place, or of some size in a country that the text names. */
function isPlaced(reading: Reading, { from, to, isNear, place }: PlaceName, isReport: boolean): boolean {
  const { tokens } = reading;
  const [before, after] = [tokens[from - 1], tokens[to]];
  if (isCapital(before) || isCapital(after) || before?.key === '-' || after?.key === '-') return false;
  if (/^(?:in|at|from|near|to|around|outside|of|between|across|inside|into)$/.test(before?.key ?? '')) return true;
  // "Daraa, Syria"; else in a report a country that acts is an actor.
  if (
    before?.key === ',' &&
    place.kind === 'country' &&
    isNear &&
    isCapital(tokens[from - 2]) &&
    reading.names.some((name) => name.to === from - 1)
  )
    return true;
  return place.kind === 'country' ? !isReport : isNear && place.population >= 5_000;
}
