/** Attributions as English writes them: "Reports say", "according to …", "“…,” the agency said", "denied by …". */
import type { AttributionDraft } from './attribution';
import { phraseAt, phraseTable } from './phrases';
import { ENGLISH_SPEECH, type SpeechVerb, type Stance } from './speech-verbs';
import { isCapital, isSign, type Token } from './tokens';

const ACCORDING = phraseTable<string>([
  ['according to', ['according to']],
  ['in the words of', ['in the words of']],
  ['citing', ['citing', 'cited by']],
]);

const BE = 'is|are|was|were|been|being|be';

/** Nobody is named. */
const IMPERSONAL = phraseTable<{ verb: string; stance: Stance; weight: number }>(
  (
    [
      ['report', 'reports', 'reported'],
      ['say', 'reports', 'said'],
      ['believe', 'reports', 'believed'],
      ['think', 'reports', 'thought'],
      ['understand', 'reports', 'understood'],
      ['estimate', 'reports', 'estimated'],
      ['rumour', 'reports', 'rumoured|rumored'],
      ['allege', 'alleges', 'alleged'],
      ['claim', 'alleges', 'claimed'],
    ] as const
  ).flatMap(([verb, stance, participle]) => [
    [
      { verb, stance, weight: 2 },
      [`it is|was also? now? widely? ${participle} that?`, `it has|had also? been also? widely? ${participle} that?`],
    ] as const,
    [{ verb, stance, weight: 1 }, [`${BE} not? also? widely? ${participle} to`, `${BE} also? ${participle}`]] as const,
  ]),
);

/** Nouns that something is said with: "after claims on Tuesday that". */
const SPEECH_NOUNS = new Map<string, readonly [verb: string, stance: Stance]>([
  ['claims', ['claim', 'alleges']],
  ['claim', ['claim', 'alleges']],
  ['allegations', ['allege', 'alleges']],
  ['allegation', ['allege', 'alleges']],
  ['accusations', ['accuse', 'alleges']],
  ['reports', ['report', 'reports']],
  ['report', ['report', 'reports']],
  ['rumours', ['report', 'reports']],
  ['rumors', ['report', 'reports']],
  ['doubts', ['doubt', 'questions']],
]);

/** Verbs in the passive with the one who did it: "refuted by local actors". */
const PASSIVE = new Set(
  'denied refuted rejected dismissed disputed reported confirmed announced claimed alleged questioned documented'.split(
    ' ',
  ),
);

const AUXILIARIES = new Set(
  'is are was were be been being has have had do does did will would can could may might must shall should'.split(' '),
);

const ADVERBS = new Set(
  'also later then since now again even still first earlier previously recently repeatedly further once already just'.split(
    ' ',
  ),
);

/** Words at which a noun phrase that stands before a verb begins at the latest. */
const CLAUSE_STARTS = new Set(
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

const PREPOSITIONS = new Set(
  'in on at by for from to of over under between during into through about against around'.split(' '),
);

/** The longest noun phrase that is taken for a speaker, in tokens. */
const LONGEST = 16;

/** The attributions in a sentence. */
export function englishAttributions(tokens: readonly Token[], isDate: (token: Token) => boolean): AttributionDraft[] {
  const drafts: AttributionDraft[] = [];
  for (let at = 0; at < tokens.length;) {
    const draft =
      accordingAt(tokens, at, isDate) ??
      impersonalAt(tokens, at) ??
      passiveAt(tokens, at, isDate) ??
      verbAt(tokens, at, isDate, drafts) ??
      nounAt(tokens, at, isDate);
    if (draft === undefined) at++;
    else {
      drafts.push(draft);
      at = Math.max(at + 1, draft.end);
    }
  }
  return drafts;
}

function accordingAt(
  tokens: readonly Token[],
  at: number,
  isDate: (token: Token) => boolean,
): AttributionDraft | undefined {
  const found = phraseAt(ACCORDING, tokens, at);
  if (found === undefined) return undefined;
  const end = phraseEnd(tokens, found.next, isDate);
  return end === found.next
    ? undefined
    : { start: at, end, speaker: [found.next, end], verb: found.value, stance: 'asserts', weight: 3 };
}

function impersonalAt(tokens: readonly Token[], at: number): AttributionDraft | undefined {
  const found = phraseAt(IMPERSONAL, tokens, at);
  if (found === undefined || tokens[found.next]?.key === 'by') return undefined;
  return { start: at, end: found.next, ...found.value };
}

/** "been refuted by local actors": the one who says it stands after the verb. */
function passiveAt(
  tokens: readonly Token[],
  at: number,
  isDate: (token: Token) => boolean,
): AttributionDraft | undefined {
  const token = tokens[at];
  if (token === undefined || !PASSIVE.has(token.key) || tokens[at + 1]?.key !== 'by') return undefined;
  const end = phraseEnd(tokens, at + 2, isDate);
  if (end === at + 2) return undefined;
  const verb = ENGLISH_SPEECH.get(token.key);
  // From the noun that the verb belongs to: "claims that have been refuted by local actors".
  let start = at;
  while (
    start > 0 &&
    (AUXILIARIES.has(tokens[start - 1]?.key ?? '') || /^(?:that|which|also)$/u.test(tokens[start - 1]?.key ?? ''))
  )
    start--;
  if (SPEECH_NOUNS.has(tokens[start - 1]?.key ?? '')) start--;
  return {
    start,
    end,
    speaker: [at + 2, end],
    verb: verb?.lemma ?? 'dispute',
    stance: verb?.stance ?? 'denies',
    weight: 3,
  };
}

function verbAt(
  tokens: readonly Token[],
  at: number,
  isDate: (token: Token) => boolean,
  before: readonly AttributionDraft[],
): AttributionDraft | undefined {
  const token = tokens[at];
  const verb = token?.kind === 'word' ? ENGLISH_SPEECH.get(token.key) : undefined;
  if (verb === undefined || token === undefined || !isVerb(tokens, at, verb, isDate)) return undefined;
  const negated = tokens.slice(Math.max(0, at - 4), at).some(({ key }) => /^(?:not|never)$|n't$/u.test(key));
  // "has not confirmed" leaves it open; who "did not say" says nothing.
  if (negated && !/^(?:confirm|verify|deny|rule)$/u.test(verb.lemma)) return undefined;
  const subject = verb.doubt === 'participle' ? undefined : subjectBefore(tokens, at, isDate);
  const inverted = subject === undefined ? invertedEnd(tokens, at, verb, isDate) : undefined;
  if (inverted !== undefined) {
    return { start: at, end: inverted, speaker: [at + 1, inverted], verb: verb.lemma, stance: verb.stance, weight: 3 };
  }
  const end = withThat(tokens, at, verb, isDate);
  if (subject !== undefined) {
    const reported = speaksForReports(tokens, subject) && verb.stance === 'asserts';
    const stance = negated ? 'questions' : reported ? 'reports' : verb.stance;
    return { start: subject[0], end, speaker: subject, verb: verb.lemma, stance, weight: 3 };
  }
  const says =
    /^(?:that|of|it|its|they|their|the|he|she|there)$/u.test(tokens[at + 1]?.key ?? '') || isQuote(tokens[at + 1]);
  if (verb.doubt === 'participle')
    return says ? { start: at, end, verb: verb.lemma, stance: verb.stance, weight: 1 } : undefined;
  // "…, and stressed that": the same speaker goes on.
  const joined =
    tokens[at - 1]?.key === 'and' || (ADVERBS.has(tokens[at - 1]?.key ?? '') && tokens[at - 2]?.key === 'and');
  const speaker = before.findLast((draft) => draft.speaker !== undefined)?.speaker;
  if (!joined || speaker === undefined || !says) return undefined;
  return { start: at, end, speaker, verb: verb.lemma, stance: verb.stance, weight: 2 };
}

/** False where the form is a noun or adjective, or an infinitive or passive that says nothing of who says it. */
function isVerb(tokens: readonly Token[], at: number, verb: SpeechVerb, isDate: (token: Token) => boolean): boolean {
  let before = at - 1;
  while (before >= 0 && isAdverb(tokens[before])) before--;
  while (before >= 0 && tokens[before] !== undefined && isDate(tokens[before] as Token)) before--;
  const [previous, next] = [tokens[before], tokens[at + 1]];
  const key = previous?.key ?? '';
  if (key === 'to' || /^(?:is|are|was|were|be|been|being)$/u.test(key)) return false;
  if (isSign(next, '-') && !next?.spaced) return false;
  if (tokens[at]?.spaced === false && isSign(tokens[at - 1], '-')) return false;
  const clause = next === undefined || next.key === 'that' || isQuote(next) || isSign(next, ',', ':', '.');
  switch (verb.doubt) {
    case 'noun': {
      if (
        previous === undefined ||
        previous.kind === 'sign' ||
        /^(?:the|a|an|his|her|its|their|of|in|on|by|after|and|that|these|those|this|some|no|such|more|any|with|from|for|as|into|to|all|many|several|former)$/u.test(
          key,
        )
      )
        return false;
      if (
        CLAUSE_STARTS.has(key) ||
        ENGLISH_SPEECH.has(key) ||
        (next !== undefined && next.kind === 'word' && ENGLISH_SPEECH.has(next.key))
      )
        return false;
      if (tokens[at]?.key === 'states' || tokens[at]?.key === 'state' || tokens[at]?.key === 'points')
        return clause && next?.key === 'that';
      if (verb.lemma === 'blame') return next?.kind === 'word';
      return clause
        ? next?.key === 'that' || isQuote(next)
        : /^(?:the|a|an|more|about|at|it|he|she|they|its|their|his|there|some|nearly|over)$/u.test(next.key) ||
            isCapital(next) ||
            next.kind === 'number';
    }
    case 'adjective':
      if (/^(?:the|a|an|his|her|its|their|of|in|these|those|this|some|no|such|any|previously)$/u.test(key))
        return false;
      if (
        tokens[at]?.key === 'told' ||
        tokens[at]?.key === 'announced' ||
        tokens[at]?.key === 'declared' ||
        tokens[at]?.key === 'rejected' ||
        tokens[at]?.key === 'dismissed'
      )
        return true;
      return (
        clause ||
        /^(?:the|a|an|it|he|she|they|its|their|his|on|in|there|by|to|at|more|about)$/u.test(next.key) ||
        isDate(next)
      );
    case 'participle':
      return key !== 'the' && key !== 'of' && key !== 'a';
    case undefined:
      return true;
    default:
      return false;
  }
}

/** After the verb "that", also with a day or the one who was told between. */
function withThat(tokens: readonly Token[], at: number, verb: SpeechVerb, isDate: (token: Token) => boolean): number {
  for (let next = at + 1; next <= at + 8; next++) {
    const token = tokens[next];
    if (token === undefined) break;
    if (token.key === 'that' || token.key === 'whether') return next + 1;
    const lead = tokens[at + 1]?.key ?? '';
    const aside = verb.lemma === 'tell' || /^(?:on|in|to|by|at|during|via)$/u.test(lead);
    const between = isDate(token) || (token.kind === 'word' && aside);
    if (!between) break;
  }
  return at + 1;
}

/** `said Ahmed`, after a quotation or a comma: the index after the speaker. */
function invertedEnd(
  tokens: readonly Token[],
  at: number,
  verb: SpeechVerb,
  isDate: (token: Token) => boolean,
): number | undefined {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (
    before === undefined ||
    next?.kind !== 'word' ||
    verb.doubt === 'noun' ||
    verb.doubt === 'participle' ||
    verb.takesObject
  )
    return undefined;
  if (!isQuote(before) && !(isSign(before, ',') && verb.lemma === 'say')) return undefined;
  if (/^(?:that|it|there|they|he|she|in|on|at|to|by|of|for)$/u.test(next.key)) return undefined;
  if (
    !isCapital(next) &&
    !/^(?:a|an|the|one|another|his|her|its|their|local|activist|activists|officials?|residents?|state)$/u.test(next.key)
  )
    return undefined;
  const end = phraseEnd(tokens, at + 1, isDate);
  return end > at + 1 ? end : undefined;
}

/** "claims on Tuesday that", where no verb says who makes them. */
function nounAt(tokens: readonly Token[], at: number, isDate: (token: Token) => boolean): AttributionDraft | undefined {
  const noun = SPEECH_NOUNS.get(tokens[at]?.key ?? '');
  if (noun === undefined) return undefined;
  let next = at + 1;
  while (
    next < at + 6 &&
    tokens[next] !== undefined &&
    (isDate(tokens[next] as Token) || /^(?:on|in)$/u.test(tokens[next]?.key ?? ''))
  )
    next++;
  if (tokens[next]?.key !== 'that') return undefined;
  // "claims that have been refuted" is about the claims themselves.
  if (AUXILIARIES.has(tokens[next + 1]?.key ?? '')) return undefined;
  return { start: at, end: next + 1, verb: noun[0], stance: noun[1], weight: 1 };
}

/** The noun phrase that is the subject of the verb at `at`, as token indices, or undefined. */
function subjectBefore(
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
    else if (
      start < end &&
      ENGLISH_SPEECH.has(token.key) &&
      !SPEECH_NOUNS.has(token.key) &&
      ENGLISH_SPEECH.get(token.key)?.doubt === undefined
    )
      break;
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

function phraseEnd(tokens: readonly Token[], start: number, isDate: (token: Token) => boolean): number {
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

/** Subjects that are reports themselves: what they say is reported. */
function speaksForReports(tokens: readonly Token[], [start, end]: readonly [number, number]): boolean {
  const last = tokens[end - 1]?.key ?? '';
  if (/^(?:sources|media|rumours|rumors|accounts)$/u.test(last) && end - start <= 4) return true;
  return tokens.slice(start, end).some((token) => token.key === 'report' || token.key === 'reports');
}

function isAdverb(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' &&
    (ADVERBS.has(token.key) ||
      (/[a-z]{3,}ly$/u.test(token.key) &&
        !/^(?:family|ally|assembly|italy|july|daily|weekly|monthly|anomaly|reply)$/u.test(token.key)))
  );
}

function isQuote(token: Token | undefined): boolean {
  return isSign(token, '"', '\u201c', '\u201d', '\u2018', '\u00ab', '\u00bb');
}
