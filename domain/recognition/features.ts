/**
 * What the tagger sees of each token: numbers that stand for facts such as "the word before is a title". A fact is
 * hashed to 32 bits, so that no text is built for it (Ganchev and Dredze, "Small statistical models by random feature
 * mixing", 2008). Training and use both come through here.
 */
import type { PlaceName } from './place-names';
import type { Sentence, Token } from './tokens';
import { classesOf, PLAIN_WORD, WORD } from './word-classes';

/** What is known of a token by itself. */
interface Seen {
  readonly word: number;
  readonly written: number;
  readonly shape: number;
  readonly classes: number;
  readonly isCapital: boolean;
}

/** What a whole text says of each capitalised word in it, as bits; and which kind of text it is. */
export interface TextFacts {
  readonly words: ReadonlyMap<string, number>;
  /** It reports on a conflict or states a government's view: there whole phrases are marked, not names alone. */
  readonly isReport: boolean;
  /** It speaks in the first person. */
  readonly isStatement: boolean;
}

/** Bits of `TextFacts.words`. */
const FACT = {
  LOWER: 1,
  CAPITAL_INSIDE: 1 << 1,
  AFTER_TITLE: 1 << 2,
  AFTER_FIRST_NAME: 1 << 3,
  AFTER_PREPOSITION: 1 << 4,
  BEFORE_CUE: 1 << 5,
  AFTER_THE: 1 << 6,
  BEFORE_SAYING: 1 << 7,
  BEFORE_VERB: 1 << 8,
  PLACE: 1 << 9,
  BEFORE_POSSESSIVE: 1 << 10,
} as const;

/** Words that tell a report on a conflict, or a government's statement on one, from a text of reference. */
const REPORT_WORDS = new Set(
  (
    'regime regimes forces force troops rebels rebel militants militia militias insurgents insurgency fighters isil isis ' +
    'daesh coalition ceasefire airstrikes airstrike strikes shelling bombardment bombing siege besieged civilians ' +
    'humanitarian sanctions opposition reconciliation syria syrian syrians iraq iraqi iraqis assad asad damascus aleppo ' +
    'mosul raqqa raqqah daraa terrorist terrorists terrorism secretary minister ministers spokesman spokesperson ' +
    'reportedly activists checkpoint checkpoints offensive hostilities negotiations talks condemn condemns condemned ' +
    'welcome welcomes security weapons conflict residents military commander command operations operation support ' +
    'partners committed continue ensure ongoing violence ambassador department statement today said announced un u.s. we ' +
    'our will'
  ).split(' '),
);

/** Words, signs and years that tell a text of reference from a report. */
const REFERENCE_WORDS = new Set(
  'was were had born later known album film season released until ( ) 0000 based century played team won'.split(' '),
);

/** By how much the share of the former exceeds half the share of the latter in a report; others lie below 0.015. */
const REPORT_SHARE = 0.035;

const OUTSIDE: Seen = { word: 0x9e3779b9, written: 0x9e3779b9, shape: 0, classes: 0, isCapital: false };

/** The hash of a text, or of a part of it: FNV-1a, 32 bits. */
function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = Math.max(0, from); i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Mixes two numbers to one of 32 bits: the last steps of MurmurHash3. */
function mix(a: number, b: number): number {
  let hash = Math.imul(a, 0xcc9e2d51) ^ b;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** The number of the lowest bit that is set. */
function bitOf(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/** The shape of a word: its kinds of characters, runs of one kind shortened. */
function shapeOf(text: string): number {
  let shape = 1;
  let last = 0;
  let runs = 0;
  for (let i = 0; i < text.length && runs < 6; i++) {
    const character = text.charAt(i);
    const lower = character.toLowerCase();
    const kind =
      lower !== character.toUpperCase()
        ? character === lower
          ? 1
          : 2
        : /\p{Nd}/u.test(character)
          ? 3
          : /\p{L}/u.test(character)
            ? 4
            : 5;
    if (kind === last) continue;
    shape = shape * 6 + kind;
    last = kind;
    runs++;
  }
  return shape * 4 + Math.min(text.length, 3);
}

/** Reads a word once, however often it occurs. */
class Words {
  private readonly known = new Map<string, Seen>();

  see({ text, key }: Token): Seen {
    let seen = this.known.get(text);
    if (seen === undefined) {
      const isCapital = /^[\p{Lu}\p{Lt}]/u.test(text);
      seen = { word: hashOf(key), written: hashOf(text), shape: shapeOf(text), classes: classesOf(key), isCapital };
      this.known.set(text, seen);
    }
    return seen;
  }
}

/** What the whole text says; `names` are its places, sentence by sentence. */
export function factsOf(sentences: readonly Sentence[], names: readonly (readonly PlaceName[])[]): TextFacts {
  const words = new Map<string, number>();
  let counted = 0;
  let ofReport = 0;
  let first = 0;
  for (const [index, { tokens, isTitleCase }] of sentences.entries()) {
    for (const [at, token] of tokens.entries()) {
      counted++;
      if (REPORT_WORDS.has(token.key)) ofReport++;
      if (REFERENCE_WORDS.has(token.key)) ofReport -= 0.5;
      if (!/^[\p{L}]/u.test(token.text)) continue;
      if (/^(?:i|we|our|my|us)$/.test(token.key) && token.text !== 'US') first++;
      const before = tokens[at - 1];
      let facts = 0;
      if (/^\p{Ll}/u.test(token.text)) facts |= FACT.LOWER;
      else if (!isTitleCase) {
        if (before !== undefined && /[\p{L}\p{N},]/u.test(before.text)) facts |= FACT.CAPITAL_INSIDE;
        const classesBefore = before === undefined ? 0 : classesOf(before.key);
        if ((classesBefore & WORD.TITLE) !== 0) facts |= FACT.AFTER_TITLE;
        if ((classesBefore & WORD.FIRST_NAME) !== 0 && /^\p{Lu}/u.test(before?.text ?? ''))
          facts |= FACT.AFTER_FIRST_NAME;
        if ((classesBefore & WORD.PREPOSITION) !== 0) facts |= FACT.AFTER_PREPOSITION;
        if (before?.key === 'the') facts |= FACT.AFTER_THE;
        const after = tokens[at + 1];
        const classesAfter = after === undefined ? 0 : classesOf(after.key);
        if ((classesAfter & (WORD.ORGANISATION_CUE | WORD.FORCE_CUE)) !== 0) facts |= FACT.BEFORE_CUE;
        if ((classesAfter & WORD.SAYING) !== 0) facts |= FACT.BEFORE_SAYING;
        if ((classesAfter & WORD.VERB) !== 0 && !/^\p{Lu}/u.test(after?.text ?? '')) facts |= FACT.BEFORE_VERB;
        if (after?.key === "'" && tokens[at + 2]?.key === 's') facts |= FACT.BEFORE_POSSESSIVE;
      }
      words.set(token.key, (words.get(token.key) ?? 0) | facts);
    }
    for (const { from, to } of names[index] ?? []) {
      for (let at = from; at < to; at++) {
        const key = tokens[at]?.key ?? '';
        words.set(key, (words.get(key) ?? 0) | FACT.PLACE);
      }
    }
  }
  return { words, isReport: ofReport > counted * REPORT_SHARE, isStatement: first > counted * 0.004 };
}

/** What the gazetteer says of each token of a sentence, as a small number; 0 is nothing. */
function placeMarks(tokens: readonly Token[], names: readonly PlaceName[]): number[] {
  const marks = new Array<number>(tokens.length).fill(0);
  for (const { from, to, name, place, isNear } of names) {
    const size =
      place.kind === 'country'
        ? 4
        : place.population < 5_000
          ? 0
          : place.population < 50_000
            ? 1
            : place.population < 500_000
              ? 2
              : 3;
    const classes = classesOf(name.toLowerCase());
    const doubt = (classes & PLAIN_WORD) !== 0 ? 2 : (classes & (WORD.FIRST_NAME | WORD.SURNAME)) !== 0 ? 1 : 0;
    for (let at = from; at < to; at++) {
      const place = to - from === 1 ? 0 : at === from ? 1 : at === to - 1 ? 3 : 2;
      marks[at] = 1 + place + 4 * (doubt + 3 * (size + 5 * (isNear ? 1 : 0)));
    }
  }
  return marks;
}

/** More than a token can have: 218, of which the 24 classes of words bring 144. */
const MOST_FEATURES = 512;

/** Reads the tokens of one text; keep one for each text. */
export class FeatureReader {
  private readonly words = new Words();
  /** The features of the token that is read: so many, and one array for all tokens, since an article has 100,000. */
  private readonly features = new Int32Array(MOST_FEATURES);
  private count = 0;

  constructor(private readonly facts: TextFacts) {}

  /** The features of each token of a sentence. */
  read(sentence: Sentence, names: readonly PlaceName[]): Int32Array[] {
    const { tokens, isTitleCase } = sentence;
    const seen = tokens.map((token) => this.words.see(token));
    const marks = placeMarks(tokens, names);
    const heads = headsOf(seen, tokens);
    const at = (index: number): Seen => seen[index] ?? OUTSIDE;
    const kind = this.facts.isReport ? (this.facts.isStatement ? 3 : 2) : 1;
    return tokens.map((token, i) => {
      this.count = 0;
      const here = at(i);
      const [b2, b1, a1, a2] = [at(i - 2), at(i - 1), at(i + 1), at(i + 2)];
      const facts = this.facts.words.get(token.key) ?? 0;
      const head = heads[i] ?? OUTSIDE;
      const start =
        i === 0 ||
        (i === 1 && !b1.isCapital && b1.classes === 0 && b1.shape !== 0 && !/\p{L}/u.test(tokens[0]?.text ?? ''));
      // Each of these also in a version for its kind of text, since the two kinds mark differently.
      this.both(kind, 1, here.word);
      this.both(kind, 2, here.shape);
      this.both(kind, 3, here.classes);
      this.both(kind, 4, b1.word);
      this.both(kind, 5, a1.word);
      this.both(kind, 6, head.word);
      this.both(kind, 7, mix(here.classes, head.classes));
      this.both(kind, 8, mix(b1.classes, here.classes));
      this.both(kind, 9, mix(here.classes, a1.classes));
      this.both(kind, 10, marks[i] ?? 0);
      this.both(kind, 11, mix(b1.word, here.word));
      this.both(kind, 12, mix(here.word, a1.word));
      this.both(kind, 13, mix(here.shape, facts));
      this.both(kind, 14, mix(b1.shape, mix(here.shape, a1.shape)));
      this.add(20, here.written);
      this.add(21, b2.word);
      this.add(22, a2.word);
      this.add(23, mix(b2.word, b1.word));
      this.add(24, mix(a1.word, a2.word));
      this.add(25, mix(b1.word, a1.word));
      this.add(26, mix(here.shape, start ? 1 : 0));
      this.add(27, mix(here.shape, isTitleCase ? 1 : 0));
      this.add(28, mix(b2.shape, mix(b1.shape, here.shape)));
      this.add(29, mix(here.shape, mix(a1.shape, a2.shape)));
      this.add(30, mix(marks[i - 1] ?? 0, marks[i] ?? 0));
      this.add(31, mix(marks[i] ?? 0, marks[i + 1] ?? 0));
      this.add(32, mix(marks[i] ?? 0, b1.word));
      this.add(33, mix(marks[i] ?? 0, facts));
      this.add(34, mix(start ? 1 : 0, mix(here.classes & 0xffff, facts)));
      this.add(35, mix(head.classes, b1.classes));
      this.add(36, b2.classes);
      this.add(37, a2.classes);
      this.add(38, mix(b1.word, here.shape));
      this.add(39, mix(here.shape, a1.word));
      this.add(40, mix(a1.word, here.classes));
      this.add(41, mix(b1.word, here.classes));
      const { key } = token;
      for (let length = 1; length <= 4 && length < key.length; length++) {
        this.add(50 + length, hashOf(key, 0, length));
        this.add(60 + length, hashOf(key, key.length - length));
      }
      const [before, after] = [tokens[i - 1]?.key ?? '', tokens[i + 1]?.key ?? ''];
      this.add(70, hashOf(before, before.length - 3));
      this.add(71, hashOf(after, after.length - 3));
      const capital = here.isCapital ? 1 : 0;
      for (let left = here.classes; left !== 0; left &= left - 1) this.both(kind, 100 + bitOf(left), capital);
      for (let left = b1.classes; left !== 0; left &= left - 1)
        this.add(130 + bitOf(left), mix(capital, b1.isCapital ? 1 : 0));
      for (let left = a1.classes; left !== 0; left &= left - 1)
        this.add(160 + bitOf(left), mix(capital, a1.isCapital ? 1 : 0));
      for (let left = head.classes; left !== 0; left &= left - 1) this.both(kind, 190 + bitOf(left), capital);
      for (let left = facts; left !== 0; left &= left - 1) this.add(220 + bitOf(left), capital);
      this.add(250, runOf(seen, i));
      this.both(kind, 251, 0);
      return this.features.slice(0, this.count);
    });
  }

  private add(template: number, value: number): void {
    this.features[this.count++] = mix(template, value);
  }

  private both(kind: number, template: number, value: number): void {
    this.add(template, value);
    this.add(template + 1000 * kind, value);
  }
}

/** The length of the run of capitalised words round a token and its place in it. */
function runOf(seen: readonly Seen[], at: number): number {
  if (seen[at]?.isCapital !== true) return 0;
  let before = 0;
  while (before < 4 && seen[at - before - 1]?.isCapital === true) before++;
  let after = 0;
  while (after < 4 && seen[at + after + 1]?.isCapital === true) after++;
  return 1 + before * 5 + after;
}

/** For each token, the word that its noun phrase is about: the last before a function word, a sign or a verb. */
function headsOf(seen: readonly Seen[], tokens: readonly Token[]): Seen[] {
  const heads = new Array<Seen>(seen.length);
  let head = OUTSIDE;
  let distance = 0;
  for (let at = seen.length - 1; at >= 0; at--) {
    const word = seen[at] ?? OUTSIDE;
    const isWord = /^[\p{L}\p{N}]/u.test(tokens[at]?.text ?? '');
    const isJoint = tokens[at]?.text === '-';
    const isFunction = (word.classes & WORD.FUNCTION) !== 0;
    const after = seen[at + 1] ?? OUTSIDE;
    const endsPhrase =
      at + 1 >= seen.length ||
      (after.classes & WORD.FUNCTION) !== 0 ||
      after.shape === 0 ||
      !/^[\p{L}\p{N}-]/u.test(tokens[at + 1]?.text ?? '') ||
      ((after.classes & WORD.VERB) !== 0 &&
        (after.classes & (WORD.NOUN | WORD.PERSON | WORD.GROUP | WORD.ADJECTIVE | WORD.FORCE_CUE)) === 0);
    if (isWord && endsPhrase && !isFunction) {
      head = word;
      distance = 0;
    } else if (isJoint || ((word.classes & WORD.DETERMINER) !== 0 && isWord)) {
      distance++;
    } else if (!isWord || isFunction || distance > 6) {
      head = OUTSIDE;
    } else distance++;
    heads[at] = head;
  }
  return heads;
}
