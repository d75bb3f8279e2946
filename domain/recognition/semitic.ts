/**
 * Arabic and Hebrew (and Persian and Urdu, which share the letters): no model, but cue words and the gazetteer. One-letter
 * conjunctions and prepositions that are written onto a word are left out of a span; the article stays in it.
 */
import type { Block } from '../text';
import type { GazetteerPlace, PlaceLookup } from './place-names';
import type { Recognised } from './recognised';

interface Word {
  readonly start: number;
  readonly end: number;
  /** Without marks and tatweel, forms of alif and such made one. */
  readonly key: string;
  /** A sign stands between it and the word before. */
  readonly isFirst: boolean;
}

const spread = (type: string, list: string): (readonly [string, string])[] =>
  list.split(' ').map((word) => [word, type] as const);

/** Words before the name of a place, and the type that it then has. */
const PLACE_CUES: ReadonlyMap<string, string> = new Map([
  ...spread('city', 'مدينه'),
  ...spread('village', 'بلده قريه'),
  ...spread('province', 'محافظه ريف ولايه اقليم'),
  ...spread('site', 'معبر حي مخيم مطار جسر دوار حاجز سجن جبل منطقه'),
  ...spread('city', 'העיר'),
  ...spread('village', 'הכפר הישוב'),
  ...spread('province', 'מחוז נפת'),
  ...spread('site', 'מעבר שכונת הר שדה נמל מחנה'),
]);

/** Words that begin a phrase for an actor, the type, and whether the next word belongs to it. */
const ACTOR_CUES: ReadonlyMap<string, string> = new Map([
  ...spread(
    'state-body',
    'قوات جيش الجيش النظام الفرقه الفيلق اللواء وزاره حكومه الحكومه مجلس شرطه الشرطه المخابرات استخبارات',
  ),
  ...spread('armed-group', 'فصائل مليشيات ميليشيات مسلحو مقاتلو المعارضه الفصائل تنظيم حركه'),
  ...spread('organisation', 'اللجنه لجنه منظمه هيئه حزب جمعيه الامم اتحاد'),
  ...spread('media', 'وكاله قناه صحيفه اذاعه شبكه تلفزيون'),
  ...spread('crowd', 'ناشطون ناشطين اهالي سكان متظاهرون مدنيون مدنيين'),
  ...spread(
    'person',
    'الرئيس العميد العقيد اللواء المتحدث الوزير وزير رئيس الدكتور الشيخ القائد قائد الملك الامير السيد السفير المبعوث',
  ),
  ...spread('state-body', 'צה"ל ממשלת הממשלה משרד משטרת המשטרה צבא הצבא הכנסת משטר'),
  ...spread('armed-group', 'כוחות מורדי המורדים מיליציות ארגון חמאס חיזבאללה'),
  ...spread('organisation', 'ועדת הוועדה מפלגת תנועת איחוד עמותת אוניברסיטת'),
  ...spread('media', 'סוכנות עיתון ערוץ רדיו'),
  ...spread('crowd', 'תושבי מפגינים פעילים פליטים אזרחים'),
  ...spread('person', 'הנשיא השר הגנרל אלוף דובר ראש שר נשיא הרב פרופסור'),
]);

/** Cues that are an actor by themselves. */
const ALONE = new Set([
  'النظام',
  'الجيش',
  'المعارضه',
  'ناشطون',
  'ناشطين',
  'الفصائل',
  'الحكومه',
  'الشرطه',
  'متظاهرون',
  'צה"ל',
  'הממשלה',
  'הצבא',
  'המשטרה',
  'הכנסת',
  'המורדים',
  'מפגינים',
  'פעילים',
  'חמאס',
  'חיזבאללה',
]);

/** Words that end a phrase, in the form of their keys. */
const STOPS = new Set(
  'في من الى على عن مع بعد قبل خلال ان انه التي الذي الذين وقد قد كما حيث بين ضد حتى منذ هذا هذه ذلك تلك او ثم لم لن لا ما كان كانت قال قالت اعلن اعلنت اكد اكدت بان שהוא של על אל עם את כי לא גם או אחרי לפני נגד בין כדי אמר אמרה הודיע'
    .split(' ')
    .map(semiticKey),
);

/** How many words after a cue may belong to it, by type. */
const LONGEST = 3;

/** Longest name of a place that is looked up, in words. */
const LONGEST_PLACE = 4;

/** Shortest name, in letters, that the gazetteer alone may propose. */
const SHORTEST = 4;

const WORDS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*(?:["״'׳-][\p{L}][\p{L}\p{M}\p{N}]*)*/gu;

/** The form of a word that lists know: without vowel signs and tatweel, alif, ya and ta marbuta in one form each. */
function semiticKey(word: string): string {
  return word
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[״]/g, '"')
    .replace(/[׳]/g, "'");
}

/** What cue words and the gazetteer find; UTF-16 code units. */
export function readSemitic(
  text: string,
  blocks: readonly Block[],
  language: string,
  places: PlaceLookup,
): Recognised[] {
  const prefixes = language === 'he' ? 'ובלמכשה' : 'وفبلك';
  const found: Recognised[] = [];
  const near = new Set<string>();
  const asked = new Map<string, readonly GazetteerPlace[]>();
  const find = (name: string): readonly GazetteerPlace[] => {
    let answer = asked.get(name);
    if (answer === undefined) asked.set(name, (answer = places.find(name)));
    return answer;
  };
  for (const block of blocks) {
    if (block.kind === 'furniture') continue;
    const words = wordsOf(text, block);
    const taken = new Set<number>();
    const add = (
      from: number,
      to: number,
      one: Omit<Recognised, 'start' | 'end'>,
      start = words[from]?.start ?? 0,
    ): void => {
      found.push({ ...one, start, end: words[to - 1]?.end ?? start });
      for (let at = from; at < to; at++) taken.add(at);
    };
    for (let at = 0; at < words.length; at++) {
      const cue = PLACE_CUES.get(cueKey(words[at], prefixes, PLACE_CUES));
      if (cue === undefined) continue;
      const to = placeEnd(text, words, at + 1, find);
      if (to === at + 1) continue;
      const written = text.slice(words[at]?.start, words[at]?.end);
      add(at + 1, to, { tag: 'place', type: cue, score: 0.85, why: `“${written}” before it` });
      at = to - 1;
    }
    for (let at = 0; at < words.length; at++) {
      if (taken.has(at)) continue;
      for (let to = Math.min(words.length, at + LONGEST_PLACE); to > at; to--) {
        if (!runs(words, at, to) || range(at, to).some((index) => taken.has(index))) continue;
        const hit = gazetteerHit(text, words, at, to, prefixes, find);
        if (hit === undefined) continue;
        const country = hit.entries.find((entry) => near.has(entry.country)) ?? hit.entries[0];
        if (country === undefined) continue;
        if (country.kind === 'country') near.add(country.country);
        const more = withQuarter(words, to);
        add(
          at,
          more,
          { tag: 'place', type: country.kind, score: near.has(country.country) ? 0.7 : 0.5, why: 'in the gazetteer' },
          hit.start,
        );
        at = more - 1;
        break;
      }
    }
    const places = new Set(taken);
    const ends = new Set(found.map(({ end }) => end));
    for (let at = 0; at < words.length; at++) {
      const key = cueKey(words[at], prefixes, ACTOR_CUES);
      const type = ACTOR_CUES.get(key);
      if (type === undefined || (places.has(at) && ends.has(words[at]?.end ?? 0))) continue;
      const to = actorEnd(words, at, key, places);
      if (to === at + 1 && !ALONE.has(key)) continue;
      const start = (words[at]?.end ?? 0) - lengthWithout(text, words[at], key);
      found.push({
        start,
        end: words[to - 1]?.end ?? 0,
        tag: 'actor',
        type,
        score: to === at + 1 ? 0.6 : 0.7,
        why: `“${text.slice(start, words[at]?.end)}” begins it`,
      });
      at = to - 1;
    }
  }
  // A given name that is also the name of a place is none within a person's name.
  const persons = found.filter(({ type, tag }) => tag === 'actor' && type === 'person');
  const inside = new Set<Recognised>();
  let next = 0;
  for (const one of [...found].filter(({ why }) => why === 'in the gazetteer').sort((a, b) => a.start - b.start)) {
    while (next < persons.length && (persons[next]?.end ?? 0) <= one.start) next++;
    if ((persons[next]?.start ?? Infinity) <= one.start && one.type !== 'country') inside.add(one);
  }
  return found.filter((one) => !inside.has(one));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function wordsOf(text: string, { start, end }: Block): Word[] {
  const words: Word[] = [];
  let last = start;
  for (const match of text.slice(start, end).matchAll(WORDS)) {
    const from = start + match.index;
    const isFirst = !/^[ \u00a0]*$/u.test(text.slice(last, from)) || words.length === 0;
    last = from + match[0].length;
    words.push({ start: from, end: last, key: semiticKey(match[0]), isFirst });
  }
  return words;
}

/** The cue that a word is, with or without one prefix; '' when it is none. */
function cueKey(word: Word | undefined, prefixes: string, cues: ReadonlyMap<string, string>): string {
  const key = word?.key ?? '';
  if (cues.has(key)) return key;
  const [first = ''] = key;
  if (!prefixes.includes(first)) return '';
  const rest = key.slice(first.length);
  if (cues.has(rest)) return rest;
  // "li" and the article are written as one: "lil-jaysh".
  const article = key.startsWith('لل') ? `ال${key.slice(2)}` : '';
  return cues.has(article) ? article : '';
}

/** The length of a word as written without the prefix that its cue form lacks, in UTF-16 code units. */
function lengthWithout(text: string, word: Word | undefined, key: string): number {
  if (word === undefined) return 0;
  const written = word.end - word.start;
  if (word.key === key) return written;
  let at = word.start + (word.key.startsWith('لل') ? 2 : 1);
  while (at < word.end && /\p{M}/u.test(text.charAt(at))) at++;
  return word.end - at;
}

/** Whether no sign stands between the words of a run. */
function runs(words: readonly Word[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (words[at]?.isFirst !== false) return false;
  return true;
}

/** Where a place after a cue word ends: the longest name that the gazetteer knows, else one word and what agrees with it. */
function placeEnd(
  text: string,
  words: readonly Word[],
  from: number,
  find: (name: string) => readonly GazetteerPlace[],
): number {
  const first = words[from];
  if (first === undefined || first.isFirst || STOPS.has(first.key)) return from;
  for (let to = Math.min(words.length, from + LONGEST_PLACE); to > from; to--) {
    if (!runs(words, from, to)) continue;
    if (find(text.slice(first.start, words[to - 1]?.end)).length > 0) {
      return to === from + 1 ? withQuarter(words, to) : to;
    }
  }
  const next = words[from + 1];
  const agrees =
    next !== undefined &&
    !next.isFirst &&
    /^ال/.test(next.key) === /^ال/.test(first.key) &&
    /^(?:ال)?(?:شرقي|غربي|شمالي|جنوبي|كبير|صغير)/.test(next.key);
  return agrees ? from + 2 : from + 1;
}

/** Takes in a word that says which part of a place is meant, or which of two: "Daraa al-Balad". Answers where the name ends. */
function withQuarter(words: readonly Word[], to: number): number {
  const next = words[to];
  if (next === undefined || next.isFirst) return to;
  return /^ال(?:بلد|شرقي|غربي|شمالي|جنوبي|محطه|كبير|صغير)/.test(next.key) ? to + 1 : to;
}

/** A name of the gazetteer that words spell, as they are or without the prefix of the first. */
function gazetteerHit(
  text: string,
  words: readonly Word[],
  from: number,
  to: number,
  prefixes: string,
  find: (name: string) => readonly GazetteerPlace[],
): { readonly start: number; readonly entries: readonly GazetteerPlace[] } | undefined {
  const first = words[from];
  const end = words[to - 1]?.end;
  if (first === undefined || end === undefined || STOPS.has(first.key)) return undefined;
  const isKnown = (name: string): readonly GazetteerPlace[] =>
    name.length < SHORTEST || ACTOR_CUES.has(semiticKey(name)) || PLACE_CUES.has(semiticKey(name))
      ? []
      : find(name).filter((entry) => entry.kind === 'country' || entry.population >= 20_000 || name.length > 5);
  const whole = isKnown(text.slice(first.start, end));
  if (whole.length > 0) return { start: first.start, entries: whole };
  if (!prefixes.includes(first.key.charAt(0))) return undefined;
  let start = first.start + 1;
  while (start < end && /\p{M}/u.test(text.charAt(start))) start++;
  const entries = isKnown(text.slice(start, end));
  return entries.length > 0 ? { start, entries } : undefined;
}

/** Where an actor's phrase ends. */
function actorEnd(words: readonly Word[], from: number, key: string, places: ReadonlySet<number>): number {
  let to = from + 1;
  if (ALONE.has(key) && !/^\p{Script=Arabic}/u.test(key)) return to;
  const isDefinite = key.startsWith('ال');
  // A sound plural before a word with the article governs nothing: "activists [accuse] the Fourth Division".
  const plural = /^(?!ال).{3,}([وي]ن)$/u.exec(key)?.[1];
  while (to < words.length && to - from < LONGEST) {
    const word = words[to];
    if (word === undefined || word.isFirst || STOPS.has(word.key) || /^[وف](?:ال|قد)/.test(word.key)) break;
    // After a word with the article only what agrees with it belongs to the phrase, unless it is a title.
    const agrees = word.key.startsWith('ال');
    if (isDefinite && !agrees && ACTOR_CUES.get(key) !== 'person') break;
    if (!isDefinite && to > from + 1 && !agrees) break;
    if (plural !== undefined && (agrees || !word.key.endsWith(plural))) break;
    if (places.has(to) && to > from + 1) break;
    to++;
    // The name of a place belongs to the phrase as a whole: "the residents of Tel Aviv".
    while (places.has(to - 1) && places.has(to) && words[to]?.isFirst === false) to++;
  }
  return to;
}
