/** Attributions as Arabic writes them: the verb, then who says it, then "that"; or "according to" somebody. */
import type { AttributionDraft } from './attribution-draft';
import { phraseAt, phraseTable } from './phrases';
import { ARABIC_DOUBTFUL, ARABIC_SPEECH, type Stance } from './speech-verbs';
import { fold, isSign, type Token } from './tokens';

const ACCORDING = phraseTable<string>([
  ['بحسب', ['بحسب', 'حسب', 'وبحسب']],
  ['وفق', ['وفق', 'وفقا']],
  ['نقلا عن', ['نقلا عن']],
]);

const IMPERSONAL = phraseTable<{ verb: string; stance: Stance }>([
  [
    { verb: 'ورد', stance: 'reports' },
    [
      'ورد أن',
      'وردت أنباء عن',
      'وردت تقارير عن',
      'أفيد بأن|أن',
      'تردد أن',
      'قيل إن|أن',
      'يقال إن|أن',
      'أنباء عن',
      'ذكرت تقارير أن',
    ],
  ],
  [{ verb: 'يعتقد', stance: 'reports' }, ['يعتقد أن', 'من المعتقد أن', 'يرجح أن', 'يظن أن']],
  [{ verb: 'يزعم', stance: 'alleges' }, ['يزعم أن', 'مزاعم عن|بأن|أن', 'ادعاءات بأن|أن']],
]);

/** "that", also with a pronoun or a particle written onto it. */
const THAT = /^[وفب]?ان(?:ه|ها|هم|هما|نا|ني|هن)?$/u;

/** Words after which "that" belongs to them, not to the verb of saying. */
const NOT_THAT = new Set(
  'دون بدون قبل بعد ينبغي يجب يمكن حتى كما المرجح الممكن المتوقع المفترض بمجرد يبدو غير إلا لولا أو'
    .split(' ')
    .map(fold),
);

const SAYING = new Set(['قوله', 'قولها', 'قولهم'].map(fold));

/** Words at which the name of a speaker ends. */
const ENDS = new Set(
  'في منذ بعد قبل خلال حيث الذي التي الذين مساء صباح يوم أمس اليوم عقب إثر على ضمن عبر أيضا قائلا قائلة'
    .split(' ')
    .map(fold),
);

const LONGEST = 14;

/** The attributions in a sentence. */
export function arabicAttributions(tokens: readonly Token[], isDate: (token: Token) => boolean): AttributionDraft[] {
  const drafts: AttributionDraft[] = [];
  for (let at = 0; at < tokens.length;) {
    const draft = impersonalAt(tokens, at) ?? accordingAt(tokens, at, isDate) ?? verbAt(tokens, at, isDate, drafts);
    if (draft === undefined) at++;
    else {
      drafts.push(draft);
      at = Math.max(at + 1, draft.end);
    }
  }
  return drafts;
}

function impersonalAt(tokens: readonly Token[], at: number): AttributionDraft | undefined {
  const found = phraseAt(IMPERSONAL, tokens, at);
  return found === undefined ? undefined : { start: at, end: found.next, ...found.value, weight: 2 };
}

function accordingAt(
  tokens: readonly Token[],
  at: number,
  isDate: (token: Token) => boolean,
): AttributionDraft | undefined {
  const found = phraseAt(ACCORDING, tokens, at);
  if (found === undefined || tokens[at]?.key === 'فحسب') return undefined;
  const end = speakerEnd(tokens, found.next, isDate);
  return end === found.next
    ? undefined
    : { start: at, end, speaker: [found.next, end], verb: found.value, stance: 'asserts', weight: 3 };
}

function verbAt(
  tokens: readonly Token[],
  at: number,
  isDate: (token: Token) => boolean,
  before: readonly AttributionDraft[],
): AttributionDraft | undefined {
  const token = tokens[at];
  // Of what is written onto a word, only "and" and "so" stand before a verb.
  const verb =
    ARABIC_SPEECH.get(token?.key ?? '') ?? ARABIC_SPEECH.get(token?.key.replace(/^[\u0648\u0641]/u, '') ?? '');
  if (verb === undefined || token === undefined) return undefined;
  let end = speakerEnd(tokens, at + 1, isDate);
  const that = thatAfter(tokens, end, isDate);
  const doubtful = token.forms.some((form) => ARABIC_DOUBTFUL.has(form));
  // "that" far from a verb that means something else as well is not its own.
  const near =
    that !== undefined && tokens.slice(end, that - 1).every((between) => isDate(between) || ENDS.has(between.key));
  if (doubtful && !near && !opensQuotation(tokens, end)) return undefined;
  if (!verb.takesObject && that === undefined && !opensQuotation(tokens, end)) return undefined;
  let start = at + 1;
  // "the agency quotes somebody": the one who is quoted says it.
  if (verb.lemma === 'نقل') {
    for (let i = start; i < end; i++) if (tokens[i]?.key === 'عن' && i + 1 < end) start = i + 1;
  }
  if (verb.stance === 'alleges' && verb.takesObject) end = Math.min(end, firstNounEnd(tokens, start, end));
  else if (verb.takesObject && that === undefined) end = Math.min(end, firstNounEnd(tokens, start, end));
  if (verb.takesObject && verb.stance === 'alleges' && tokens[start]?.key.startsWith('\u0628') === true) {
    return { start: at, end: at + 1, verb: verb.lemma, stance: verb.stance, weight: 2 };
  }
  if (end === start) {
    const speaker = before.findLast((draft) => draft.speaker !== undefined)?.speaker;
    if (that === undefined) return undefined;
    return {
      start: at,
      end: that,
      ...(speaker === undefined ? {} : { speaker }),
      verb: verb.lemma,
      stance: verb.stance,
      weight: 2,
    };
  }
  return { start: at, end: that ?? end, speaker: [start, end], verb: verb.lemma, stance: verb.stance, weight: 3 };
}

/** Where the noun phrase ends that begins at `start`: before "that", a sign, a date or a preposition of time or place. */
function speakerEnd(tokens: readonly Token[], start: number, isDate: (token: Token) => boolean): number {
  let end = start;
  while (end < tokens.length && end - start < LONGEST) {
    const token = tokens[end];
    if (token === undefined || isDate(token) || THAT.test(token.key) || SAYING.has(token.key) || ENDS.has(token.key))
      break;
    if (token.kind === 'sign' && !isSign(token, '-', '/')) break;
    end++;
  }
  return end;
}

/** The index after "that", where it follows the speaker, with a day or other matter between. */
function thatAfter(tokens: readonly Token[], start: number, isDate: (token: Token) => boolean): number | undefined {
  for (let at = start; at < Math.min(tokens.length, start + LONGEST); at++) {
    const token = tokens[at];
    if (token === undefined) return undefined;
    if ((THAT.test(token.key) && !NOT_THAT.has(tokens[at - 1]?.key ?? '')) || SAYING.has(token.key)) return at + 1;
    if (token.kind === 'sign' && !isSign(token, ',', '\u060c', '-') && !isDate(token)) return undefined;
  }
  return undefined;
}

function opensQuotation(tokens: readonly Token[], at: number): boolean {
  return isSign(tokens[at], ':', '"', '\u201c', '\u00ab') || isSign(tokens[at + 1], '"', '\u201c', '\u00ab');
}

/** The first noun with what belongs to it: the next word, unless it is definite too and so the one who is accused. */
function firstNounEnd(tokens: readonly Token[], start: number, end: number): number {
  let at = start;
  while (at < end && tokens[at]?.key.startsWith('ال') !== true) at++;
  return Math.min(end, at + 1);
}
