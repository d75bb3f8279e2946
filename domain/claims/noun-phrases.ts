/**
 * The English noun phrases around a verb of saying: where the one begins that is its subject, and where the one ends that
 * follows "by" or "according to". Told by words at which clauses begin, without a dictionary.
 */
import { ENGLISH_SPEECH } from './speech-verbs';
import { isCapital, isSign, type Token } from './tokens';

/** Forms of the verbs that help others. */
export const AUXILIARIES = new Set(
  'is are was were be been being has have had do does did will would can could may might must shall should'.split(' '),
);

/** Adverbs that may stand between a subject and its verb, without those in -ly. */
export const ADVERBS = new Set(
  'also later then since now again even still first earlier previously recently repeatedly further once already just'.split(
    ' ',
  ),
);

/** Words at which a noun phrase that stands before a verb begins at the latest. */
export const CLAUSE_STARTS = new Set(
  (
    'that which when while but after before because as although though if where whether since until unless however meanwhile so than yet or nor ' +
    'despite amid following with without'
  ).split(' '),
);

/** The same before "who", where only the nearest noun is meant. */
const RELATIVE_STARTS = new Set([...CLAUSE_STARTS, 'by', 'with', 'against', 'from', 'to', 'at', 'on', 'into', 'and']);

const CONNECTIVES = new Set(
  'but however meanwhile and yet so also then still moreover furthermore nevertheless additionally'.split(' '),
);

/** Words that a noun phrase which is a subject does not begin with. */
const PREPOSITIONS = new Set(
  'in on at by for from to of over under between during into through about against around'.split(' '),
);

/** The longest noun phrase that is taken for a speaker, in tokens. */
const LONGEST = 16;

/** The noun phrase that is the subject of the verb at `at`, as token indices, or undefined. */
export function subjectBefore(
  tokens: readonly Token[],
  at: number,
  isDate: (token: Token) => boolean,
): readonly [number, number] | undefined {
  let end = at;
  while (
    end > 0 &&
    (isAdverb(tokens[end - 1]) ||
      AUXILIARIES.has(tokens[end - 1]?.key ?? '') ||
      /^(?:n't|not)$/u.test(tokens[end - 1]?.key ?? ''))
  )
    end--;
  while (end > 0 && isDate(tokens[end - 1] as Token)) end--;
  if (end < at && tokens[end - 1]?.key === 'on') end--;
  if (tokens[end - 1]?.key === 'who') {
    // "killed by a commander who accused": the nearest noun phrase, not the clause that it stands in.
    const start = nounPhraseStart(tokens, end - 1, isDate, RELATIVE_STARTS);
    return start === end - 1 ? undefined : [start, end - 1];
  }
  if (isSign(tokens[end - 1], ',')) {
    // "a spokesperson, Adnan Al-Masalma, said": what stands between two commas names the same one.
    let second = end - 1;
    while (
      second > 0 &&
      end - second < LONGEST &&
      (tokens[second - 1]?.kind !== 'sign' || isSign(tokens[second - 1], '-', "'", '\u2019'))
    )
      second--;
    if (!isSign(tokens[second - 1], ',')) return undefined;
    const first = nounPhraseStart(tokens, second - 1, isDate);
    if (first === second - 1) return undefined;
    // "the UN, which monitors the area, said", "the president, speaking on Monday, said": the speaker stands before it.
    const lead = tokens[second]?.key ?? '';
    if (/^(?:who|which|speaking|citing|quoting|talking|writing)$/u.test(lead)) return [first, second - 1];
    const aside = tokens.slice(second, end - 1);
    return aside.some((token) => AUXILIARIES.has(token.key) || CLAUSE_STARTS.has(token.key))
      ? undefined
      : [first, end - 1];
  }
  if (tokens[end - 1]?.key === 'and') return undefined;
  const start = nounPhraseStart(tokens, end, isDate);
  return start === end ? undefined : [start, end];
}

/** Where the noun phrase begins that ends before token `end`; `end` itself for none. */
function nounPhraseStart(
  tokens: readonly Token[],
  end: number,
  isDate: (token: Token) => boolean,
  starts: ReadonlySet<string> = CLAUSE_STARTS,
): number {
  let start = end;
  let quotes = 0;
  while (start > 0 && end - start < LONGEST) {
    const token = tokens[start - 1];
    if (token === undefined || isDate(token)) break;
    if (token.kind === 'sign') {
      if (isQuote(token)) quotes++;
      const joins =
        isSign(token, '-', '\u2010', '\u2011', "'", '\u2019', '&', '/', '(', ')') ||
        (isSign(token, '.') && isAbbreviation(tokens, start - 1));
      if (!joins && !(isQuote(token) && end - start < 4 && quotes < 3 && /[“‘]/u.test(token.exact))) break;
    } else if (
      (starts.has(token.key) && !(isCapital(token) && start > 1)) ||
      AUXILIARIES.has(token.key) ||
      token.key === 'who'
    )
      break;
    else if (start < end && ENGLISH_SPEECH.has(token.key) && ENGLISH_SPEECH.get(token.key)?.doubt === undefined) break;
    start--;
  }
  start = afterVerb(tokens, start, end);
  while (
    start < end &&
    (CONNECTIVES.has(tokens[start]?.key ?? '') || tokens[start]?.kind === 'sign' || isAdverb(tokens[start]))
  )
    start++;
  if (/^(?:what|how|why)$/u.test(tokens[start - 1]?.key ?? '') || /^(?:what|how|why)$/u.test(tokens[start]?.key ?? ''))
    return end;
  // "in the city activists said": which words are the subject is open; a date before it was cut off already.
  if (PREPOSITIONS.has(tokens[start]?.key ?? '') || end - start >= LONGEST) return end;
  const only = tokens[start];
  return start === end - 1 && only !== undefined && /^(?:and|the|a|an|it|there)$/u.test(only.key) && only.key !== 'it'
    ? end
    : start;
}

/** Leaves out a clause before "and": of "cut roads and activists" the activists. */
function afterVerb(tokens: readonly Token[], start: number, end: number): number {
  let verb = false;
  let from = start;
  for (let i = start; i < end; i++) {
    const key = tokens[i]?.key ?? '';
    if (key === 'and' && verb) {
      from = i + 1;
      verb = false;
    } else if (/^[a-z]{3,}ed$/u.test(key) && !isSign(tokens[i - 1], '-')) verb = true;
  }
  return from;
}

function isAbbreviation(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before?.kind === 'word' &&
    (before.exact.length === 1 ||
      /^(?:gen|brig|maj|col|lt|sgt|capt|mr|mrs|ms|dr|prof|sen|rep|gov|st|adm)$/u.test(before.key))
  );
}

/** Words after which a noun phrase that stands after "by" or "according to" is over. */
const PHRASE_ENDS = new Set(
  'who which that when while after before because as but although though if where since until is are was were has have had said says'.split(
    ' ',
  ),
);

/** The index after the noun phrase that begins at token `start`; `start` for none. */
export function phraseEnd(tokens: readonly Token[], start: number, isDate: (token: Token) => boolean): number {
  let end = start;
  while (end < tokens.length && end - start < LONGEST) {
    const token = tokens[end];
    if (token === undefined || isDate(token)) break;
    if (token.kind === 'sign') {
      const joins =
        isSign(token, '-', '\u2010', '\u2011', "'", '\u2019', '&', '/') ||
        (isSign(token, '.') && isAbbreviation(tokens, end) && tokens[end + 1] !== undefined);
      if (!joins) break;
    } else if (PHRASE_ENDS.has(token.key)) break;
    end++;
  }
  // A preposition before a date belongs to the date.
  while (
    end > start &&
    (PREPOSITIONS.has(tokens[end - 1]?.key ?? '') || tokens[end - 1]?.kind === 'sign' || tokens[end - 1]?.key === 'and')
  )
    end--;
  return end;
}

/** True for an adverb. */
export function isAdverb(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' &&
    (ADVERBS.has(token.key) ||
      (/[a-z]{3,}ly$/u.test(token.key) &&
        !/^(?:family|ally|assembly|italy|july|daily|weekly|monthly|anomaly|reply)$/u.test(token.key)))
  );
}

/** True for a quotation mark. */
export function isQuote(token: Token | undefined): boolean {
  return isSign(token, '"', '\u201c', '\u201d', '\u2018', '\u00ab', '\u00bb');
}
