/** Attributions as English writes them: "Reports say", "according to …", "“…,” the agency said", "denied by …". */
import type { AttributionDraft } from './attribution-draft';
import { ADVERBS, AUXILIARIES, CLAUSE_STARTS, isAdverb, isQuote, phraseEnd, subjectBefore } from './noun-phrases';
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
        isSureVerb(key) ||
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

/** True for a form that is a verb of saying and nothing else. */
function isSureVerb(key: string): boolean {
  const verb = ENGLISH_SPEECH.get(key);
  return verb !== undefined && verb.doubt !== 'noun';
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

/** Subjects that are reports themselves: what they say is reported. */
function speaksForReports(tokens: readonly Token[], [start, end]: readonly [number, number]): boolean {
  const last = tokens[end - 1]?.key ?? '';
  if (/^(?:sources|media|rumours|rumors|accounts)$/u.test(last) && end - start <= 4) return true;
  return tokens.slice(start, end).some((token) => token.key === 'report' || token.key === 'reports');
}
