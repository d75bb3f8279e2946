/**
 * Which language a text is in and which way it runs. Scripts and letters that only one language has decide first;
 * what is left is told by the n-grams of `eld`, which looks at few words, so it is asked about several places.
 */
import { eld } from 'eld/small';
import type { Fact, ReaderWarning, ReadResult } from '../../domain/source';

/** A language as BCP 47 names it. `sure` is false where a person should look. */
export interface DetectedLanguage {
  readonly language: string;
  readonly sure: boolean;
}

/** UTF-16 units of the text that are looked at, in windows that are spread over it. */
const WINDOW = 300;
const WINDOWS = 6;

/** Fewer letters than this are too few to be sure of anything. */
const FEW_LETTERS = 30;

/** Fewer letters than this are a name or a word, of which n-grams say nothing. */
const FEWEST_LETTERS = 15;

/** Scripts that are told apart, with the language that is written in them where it is practically one. */
const SCRIPTS = [
  ['Latn', /\p{Script=Latin}/u, undefined],
  ['Arab', /\p{Script=Arabic}/u, undefined],
  ['Hebr', /\p{Script=Hebrew}/u, undefined],
  ['Cyrl', /\p{Script=Cyrillic}/u, undefined],
  ['Hani', /\p{Script=Han}/u, 'zh'],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  ['Hang', /\p{Script=Hangul}/u, 'ko'],
  ['Grek', /\p{Script=Greek}/u, 'el'],
  ['Deva', /\p{Script=Devanagari}/u, undefined],
  ['Ethi', /\p{Script=Ethiopic}/u, 'am'],
  ['Armn', /\p{Script=Armenian}/u, 'hy'],
  ['Geor', /\p{Script=Georgian}/u, 'ka'],
  ['Beng', /\p{Script=Bengali}/u, 'bn'],
  ['Guru', /\p{Script=Gurmukhi}/u, 'pa'],
  ['Gujr', /\p{Script=Gujarati}/u, 'gu'],
  ['Orya', /\p{Script=Oriya}/u, 'or'],
  ['Taml', /\p{Script=Tamil}/u, 'ta'],
  ['Telu', /\p{Script=Telugu}/u, 'te'],
  ['Knda', /\p{Script=Kannada}/u, 'kn'],
  ['Mlym', /\p{Script=Malayalam}/u, 'ml'],
  ['Sinh', /\p{Script=Sinhala}/u, 'si'],
  ['Thai', /\p{Script=Thai}/u, 'th'],
  ['Laoo', /\p{Script=Lao}/u, 'lo'],
  ['Khmr', /\p{Script=Khmer}/u, 'km'],
  ['Mymr', /\p{Script=Myanmar}/u, 'my'],
  ['Thaa', /\p{Script=Thaana}/u, 'dv'],
  ['Syrc', /\p{Script=Syriac}/u, 'syr'],
] as const;

type Script = (typeof SCRIPTS)[number][0];

/**
 * Letters that tell languages of one script apart: the first whose letters are at least this share of all letters.
 * The shares are far below what running text has and above what names and quotations bring in.
 */
const LETTERS: Partial<Record<Script, readonly (readonly [language: string, letters: RegExp, share: number])[]>> = {
  Arab: [
    ['ps', /[ټډړږښګڼۍې]/gu, 0.01],
    ['ckb', /[ێۆڕڵە]/gu, 0.03],
    ['ug', /[ۇۆۈۋېەڭ]/gu, 0.05],
    ['sd', /[ڄڃٻڀٺٿڙڦڪڳڱ]/gu, 0.02],
    ['ur', /[ٹڈڑںےہھ]/gu, 0.03],
    ['fa', /[پچژگکی]/gu, 0.05],
  ],
  Hebr: [['yi', /[\u05F0-\u05F2\uFB1F\uFB2E\uFB2F]|[\u05D0][\u05B7\u05B8]/gu, 0.02]],
  Cyrl: [
    ['mk', /[ѓќѕ]/giu, 0.002],
    ['sr', /[ђћљњјџ]/giu, 0.01],
    ['be', /ў/giu, 0.004],
    ['uk', /[їєґ]/giu, 0.005],
    ['kk', /[әғқұһ]/giu, 0.02],
    ['tg', /[ҷӣӯҳ]/giu, 0.01],
    ['ky', /[ңөү]/giu, 0.02],
    ['ru', /[ыэё]/giu, 0.008],
    ['bg', /ъ/giu, 0.006],
  ],
};

/** The languages that `eld` may answer for a script, so that a quotation in another one does not mislead it. */
const KNOWN: Partial<Record<Script, readonly string[]>> = {
  Arab: ['ar', 'fa', 'ku', 'ur'],
  Hebr: ['he'],
  Cyrl: ['be', 'bg', 'ru', 'sr', 'uk'],
  Deva: ['hi', 'mr'],
};

/** Codes of `eld` that say less or other than what it was trained on. */
const CODES = new Map([
  ['ku', 'ckb'],
  ['no', 'nb'],
]);

/** Words of Indonesian that Malay writes or says otherwise. */
const INDONESIAN = /\b(?:karena|bahwa|bisa|sebuah|saat|rabu|kamis|senin|selasa|jumat|ujar|kata|warga|tersebut)\b/giu;
const MALAY = /\b(?:kerana|bahawa|boleh|ialah|berkata|daripada|isnin|khamis|jumaat|beliau|sebuah negara)\b/giu;

/** Languages whose texts a detector can't keep apart for sure, by their primary subtags. */
const ALIKE: readonly (readonly string[])[] = [
  ['no', 'nb', 'nn', 'da'],
  ['id', 'ms', 'in'],
  ['hr', 'bs', 'sr', 'sh', 'cnr', 'sl'],
  ['he', 'iw'],
  ['yi', 'ji'],
  ['fa', 'prs', 'tg'],
  ['ku', 'ckb', 'kmr'],
  ['zh', 'cmn', 'yue', 'wuu', 'nan'],
  ['tl', 'fil'],
  ['am', 'ti'],
  ['hi', 'mr', 'ne'],
  ['cs', 'sk'],
  ['ca', 'es', 'gl', 'oc', 'an'],
  ['pt', 'gl'],
  ['bg', 'mk'],
  ['tr', 'az'],
  ['nl', 'af', 'fy', 'nds'],
  ['de', 'gsw', 'lb', 'nds'],
  ['ar', 'arb', 'arz', 'apc', 'ary', 'acm'],
];

/** The language of the text, or undefined where it has too few letters. Reads at most a few thousand characters. */
export function detectLanguage(text: string): DetectedLanguage | undefined {
  const windows = sampleOf(text);
  const sample = windows.join(' ');
  const { script, share, letters } = scriptOf(sample);
  if (script === undefined || letters < 3) return undefined;
  const enough = letters >= FEW_LETTERS && share > 0.6;
  const own = SCRIPTS.find(([name]) => name === script)?.[2];
  if (own !== undefined) return { language: own, sure: letters >= 10 && share > 0.6 && script !== 'Ethi' };
  const byLetters = LETTERS[script]?.find(
    ([, pattern, least]) => (sample.match(pattern)?.length ?? 0) >= letters * least,
  )?.[0];
  if (byLetters !== undefined) return { language: byLetters, sure: enough };
  return letters < FEWEST_LETTERS ? undefined : detectByWords(windows, script, enough);
}

/** The direction of most letters, in the first few thousand: scripts of Unicode's R and AL classes run right to left. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const sample = text.slice(0, 10_000);
  const rtl = sample.match(RIGHT_TO_LEFT)?.length ?? 0;
  if (rtl === 0) return 'ltr';
  return rtl * 2 > (sample.match(/\p{L}/gu)?.length ?? 0) ? 'rtl' : 'ltr';
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;

/**
 * `read` with facts for language and direction where its reader found none. A language that the file states is never
 * changed; where the text plainly is in another one, a warning says so.
 */
export function withLanguage(read: ReadResult): ReadResult {
  const prose = proseOf(read);
  const detected = detectLanguage(prose);
  const stated = read.facts.find(({ field }) => field === 'language');
  const added: Fact[] = [];
  const warnings: ReaderWarning[] = [];
  if (stated === undefined && detected !== undefined) {
    added.push({
      field: 'language',
      value: detected.language,
      basis: 'inferred',
      reason: detected.sure
        ? 'The letters and words of the text are of this language.'
        : 'This is a guess: the text is short, mixed, or like texts of other languages. Check it.',
    });
  }
  if (stated !== undefined && stated.basis !== 'inferred' && differs(stated.value, prose, detected)) {
    warnings.push({
      code: 'language-differs',
      message: `The file says that its language is ${nameOf(stated.value)}, but its text looks like ${nameOf(detected?.language ?? 'und')}. Check the language of this source.`,
    });
  }
  if (!read.facts.some(({ field }) => field === 'direction')) {
    added.push({
      field: 'direction',
      value: directionOf(prose),
      basis: 'inferred',
      reason: 'Most of the letters are of scripts that run this way.',
    });
  }
  const known = new Set(read.warnings.map(({ code }) => code));
  return {
    ...read,
    facts: [...read.facts, ...added],
    warnings: [...read.warnings, ...warnings.filter(({ code }) => !known.has(code))],
  };
}

/** The words of the article: furniture is in the outlet's language, not always in the article's. */
function proseOf({ text, blocks }: ReadResult): string {
  let prose = '';
  for (const { kind, start, end } of blocks) {
    if (prose.length > 20_000) break;
    if (kind !== 'furniture' && kind !== 'byline' && kind !== 'dateline') prose += `${text.slice(start, end)}\n`;
  }
  return /\p{L}/u.test(prose) ? prose : text;
}

/** Windows that are spread evenly over the beginning of the text, without addresses and without split words. */
function sampleOf(text: string): string[] {
  const plain = text.slice(0, 40_000).replace(/\b(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+/giu, ' ');
  if (plain.length <= WINDOW * WINDOWS) {
    const count = Math.max(1, Math.ceil(plain.length / WINDOW));
    return Array.from({ length: count }, (_, at) => plain.slice(at * WINDOW, (at + 1) * WINDOW));
  }
  const step = (plain.length - WINDOW) / (WINDOWS - 1);
  return Array.from({ length: WINDOWS }, (_, at) => plain.slice(Math.round(at * step), Math.round(at * step) + WINDOW));
}

/** The script of most letters. Kana makes Chinese characters Japanese, and Hangul makes them Korean. */
function scriptOf(sample: string): { script: Script | undefined; share: number; letters: number } {
  const counts = new Map<Script, number>();
  let letters = 0;
  let last: (typeof SCRIPTS)[number] = SCRIPTS[0];
  for (const character of sample) {
    // What is neither a letter nor beyond ASCII is most of what is passed over.
    if (character < '\x80' && !/[a-z]/iu.test(character)) continue;
    const found: (typeof SCRIPTS)[number] | undefined = last[1].test(character)
      ? last
      : SCRIPTS.find(([, pattern]) => pattern.test(character));
    if (found === undefined) continue;
    last = found;
    letters++;
    counts.set(found[0], (counts.get(found[0]) ?? 0) + 1);
  }
  const han = counts.get('Hani') ?? 0;
  for (const script of ['Kana', 'Hang'] as const) {
    const count = counts.get(script) ?? 0;
    if (count > 0 && count >= han * 0.05) {
      counts.set(script, count + (counts.get('Hani') ?? 0));
      counts.set('Hani', 0);
    }
  }
  // Latin letters count half: names and terms are quoted in them everywhere.
  const weight = (script: Script): number => (counts.get(script) ?? 0) * (script === 'Latn' ? 0.5 : 1);
  let best: Script | undefined;
  for (const [script] of SCRIPTS) if (weight(script) > (best === undefined ? 0 : weight(best))) best = script;
  return { script: best, share: best === undefined ? 0 : (counts.get(best) ?? 0) / letters, letters };
}

function detectByWords(windows: readonly string[], script: Script, enough: boolean): DetectedLanguage | undefined {
  const allowed = KNOWN[script];
  const votes = new Map<string, number>();
  let reliable = 0;
  let asked = 0;
  for (const window of windows) {
    if (windows.length > 1 && !/(?:\P{L}*\p{L}){10}/u.test(window)) continue;
    const result = eld.detect(window);
    const scores = Object.entries(result.getScores());
    const best = scores.find(([language]) => allowed === undefined || allowed.includes(language));
    if (best === undefined) continue;
    asked++;
    votes.set(best[0], (votes.get(best[0]) ?? 0) + 1);
    if (result.language === best[0] && result.isReliable()) reliable++;
  }
  const [winner, count] = [...votes].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (winner === undefined || count === undefined) {
    return allowed?.[0] === undefined ? undefined : { language: allowed[0], sure: false };
  }
  const sure = enough && count >= asked * 0.75 && reliable >= asked * 0.6;
  if (winner === 'ms') return { language: malayOrIndonesian(windows.join(' ')), sure: false };
  return { language: CODES.get(winner) ?? winner, sure };
}

function malayOrIndonesian(sample: string): string {
  return (sample.match(INDONESIAN)?.length ?? 0) > (sample.match(MALAY)?.length ?? 0) ? 'id' : 'ms';
}

/** True when the text can't be in the stated language: another script, or a sure detection of an unlike language. */
function differs(stated: string, prose: string, detected: DetectedLanguage | undefined): boolean {
  const locale = localeOf(stated);
  if (locale === undefined || detected === undefined) return false;
  const is = localeOf(detected.language);
  if (is === undefined || locale.language === is.language) return false;
  if (ALIKE.some((group) => group.includes(locale.language) && group.includes(is.language))) return false;
  if (detected.sure) return true;
  const { script, share, letters } = scriptOf(sampleOf(prose).join(' '));
  return letters >= FEW_LETTERS && share > 0.8 && script !== undefined && !scriptsOf(locale).includes(script);
}

/** The scripts that a language is usually written in (CLDR likely subtags). */
function scriptsOf(locale: Intl.Locale): readonly string[] {
  const script = locale.maximize().script ?? '';
  const parts: Record<string, readonly string[]> = {
    Jpan: ['Kana', 'Hani'],
    Kore: ['Hang', 'Hani'],
    Hans: ['Hani'],
    Hant: ['Hani'],
  };
  return parts[script] ?? [script];
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    const locale = new Intl.Locale(tag.trim().replace(/_/gu, '-'));
    return locale.baseName.startsWith('und') ? undefined : locale;
  } catch {
    return undefined;
  }
}

/** The language's name in English, which the interface is in, with its code where that says more. */
function nameOf(tag: string): string {
  const locale = localeOf(tag);
  const name = locale && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(locale.baseName);
  return name ?? `“${tag}”`;
}
