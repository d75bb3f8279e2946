/**
 * The forms in which a name may be written, as patterns over folded words (`foldForSearch`): over line ends, cut at a
 * hyphen, written together, with any signs between, with an initial, an article or a middle name, the last name first, and
 * with the endings that languages give to names. In doubt a place is one.
 */
import { foldForSearch } from '../../domain/search/fold';
import { UNSPACED } from '../../domain/unspaced-scripts';

/**
 * What must stand beside the words of a name. `word`: nothing that is a letter or digit. `part`: that, or the words are
 * set off by capitals or digits. `none`: anything, since nothing else has these letters.
 */
export type Beside = 'word' | 'part' | 'none';

/** One way to write a name. */
export interface NameForm {
  readonly name: string;
  /** Finds it in folded words; global. */
  readonly pattern: RegExp;
  readonly beside: Beside;
  /** True for a name of one word. */
  readonly isSingle: boolean;
  /** `some`: only words with a capital are it, since in small letters it is a word of its own. `each`: each word has one. */
  readonly capitals: 'none' | 'some' | 'each';
  /** True for a name that other words of a file can’t be told apart from. */
  readonly isTooShort: boolean;
}

/** Names of at most so many letters are found as they are written only. */
const SHORT = 2;

/** Names of one word and so many letters may be words of their own in small letters: “May”, “Mark”. */
const ORDINARY = 4;

/** A name of several words and so many letters is one whatever stands beside it. */
const UNMISTAKABLE = 9;

/** Words of fewer letters get no ending. */
const INFLECTED = 4;

const NO_LETTER = '[^\\p{L}\\p{N}]';

/** The Arabic article in Latin letters, with what its l becomes before some letters. */
const ARTICLE = '[aeu](?:l|dh?|n|r|sh?|th?|z)';

/** What people write between the words of a name: any signs, the initial of a middle name, an article. */
const BETWEEN = `${NO_LETTER}{0,4}(?:(?:\\p{L}|${ARTICLE})${NO_LETTER}{1,2})?`;

/** A middle name or two, or a nickname. */
const MIDDLE = `${NO_LETTER}{1,3}(?:\\p{L}+${NO_LETTER}{1,3}){1,2}`;

/** Where a word is cut at the end of a line. */
const CUT = '(?:- )?';

/** What may stand in a name of a script without spaces. */
const BETWEEN_UNSPACED = `${NO_LETTER}{0,2}`;

/** The words of a name, folded; an article that is joined to a word is none. */
export function wordsOfName(name: string): string[] {
  const folded = foldForSearch(name);
  const bare = folded.replace(new RegExp(`(?<![\\p{L}\\p{N}])${ARTICLE}-|(?<=\\S )[ae]l `, 'gu'), '');
  const words = bare.match(WORD) ?? [];
  return words.length > 0 ? words : (folded.match(WORD) ?? []);
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** True for a name that is a word of its own in small letters, perhaps: it is found with a capital only. */
export function isOrdinary(name: string, words: readonly string[]): boolean {
  const [word = ''] = words;
  return words.length === 1 && word.length <= ORDINARY && /\p{Lu}/u.test(name) && !UNSPACED.test(name);
}

/** The forms of a name with these words, of which there is one at least. */
export function formsOf(name: string, words: readonly string[]): NameForm[] {
  const letters = Array.from(words.join(''));
  const [first = '', ...others] = words;
  const isSingle = others.length === 0;
  const form = (pattern: string, beside: Beside, capitals: NameForm['capitals'] = 'none'): NameForm => ({
    ...{ name, pattern: new RegExp(pattern, 'gu'), beside, isSingle, capitals },
    isTooShort: letters.length <= SHORT && /\p{Lu}/u.test(name),
  });
  if (UNSPACED.test(name)) return [form(letters.join(BETWEEN_UNSPACED), 'none')];
  // Particles are written onto a Korean name.
  if (/\p{Script=Hangul}/u.test(name) && letters.length > 1) return [form(letters.join(BETWEEN_UNSPACED), 'none')];
  if (isOrdinary(name, words)) return [form(first, letters.length <= SHORT ? 'word' : 'part', 'some')];
  if (isSingle) {
    const inflected = TAKES_ENDINGS.test(first) && first.length >= INFLECTED;
    return [form(cut(first), 'part'), ...(inflected ? [form(`${stem(first)}\\p{L}{0,3}`, 'word', 'some')] : [])];
  }
  if (letters.length <= SHORT) return [form(words.join(BETWEEN), 'word')];
  const beside = letters.length >= UNMISTAKABLE ? 'none' : 'part';
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1).map(cut).join(BETWEEN);
  return [
    form(words.map(cut).join(BETWEEN), beside),
    form(words.map((word, at) => withEnding(word, at === words.length - 1)).join(BETWEEN), 'word', 'some'),
    // As lists and bylines have it: the last name first. A short name needs the comma to be known again.
    form(
      `${cut(last)}${beside === 'none' ? `${NO_LETTER}{0,4}` : ' ?[,\u060c] ?'}(?:${ARTICLE}[ -])?${before}`,
      'part',
    ),
    form(`${first}${MIDDLE}${others.map(cut).join(BETWEEN)}`, 'part', 'each'),
  ];
}

function cut(word: string): string {
  return Array.from(word).join(CUT);
}

/** Scripts with capitals, beside the Latin one, and the Georgian one: their languages inflect names. */
const TAKES_ENDINGS = /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}]+$/u;

/** Vowels at the end of a name that give way to others, folded. */
const LAST_VOWELS = /[аеиоуыэюяьієαεηιουωςσაეიოუ]{1,2}$/u;

function stem(word: string): string {
  const bare = word.replace(LAST_VOWELS, '');
  return bare.length >= INFLECTED - 1 ? bare : word;
}

/** A word of a name of several words, with any ending. */
function withEnding(word: string, isLast: boolean): string {
  if (word.length < INFLECTED - 1 || !/^\p{L}+$/u.test(word)) return word;
  if (TAKES_ENDINGS.test(word)) return `${stem(word)}\\p{L}{0,4}`;
  return /^\p{Script=Latin}+$/u.test(word) ? `${word}\\p{L}{0,${isLast ? 3 : 2}}` : word;
}
