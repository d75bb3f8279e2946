/** Telling nouns that are counted from other English words, without a dictionary: by their endings and short lists. */
import type { Token } from './tokens';

/** Plurals that do not end in s, and words that name many. */
const PLURALS = new Set(
  (
    'people men women children police personnel troops militiamen policemen gunmen fishermen servicemen cattle sheep media staff youth others ' +
    'percent infantry aircraft livestock feet lives dead wounded injured missing detainees'
  ).split(' '),
);

/** Words that end in s and are not plurals. */
const NOT_PLURALS = new Set(
  (
    'is was has does this its his us as thus always perhaps across towards besides whereas says means goes news series crisis basis plus minus less ' +
    'miss process access success progress press business address illness politics yes various previous serious famous numerous religious ' +
    'remains includes requires makes takes gives comes shows follows begins continues leaves calls puts sometimes afterwards unless ' +
    'alongside overseas'
  ).split(' '),
);

/** Words that end a group of words around a noun. */
export const STOP_WORDS = new Set(
  (
    'a an the this that these those and or but nor of in on at by to from for with without as than then so if when while where which who whom ' +
    'whose what because since before after until during over under between among against through throughout into onto about around near ' +
    'is are was were be been being am has have had having do does did will would can could may might must shall should not no it he she they ' +
    'we you i him her them his its their our your my more per each every there here also still now all both either neither only just ' +
    'including according however meanwhile yet said says told later ago old out up down off'
  ).split(' '),
);

/** True for a word that is probably a noun in the plural. */
export function isPlural(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  const word = token.key;
  if (PLURALS.has(word)) return true;
  return word.length > 3 && /[^su'i]s$/u.test(word) && !NOT_PLURALS.has(word) && !STOP_WORDS.has(word);
}

/** Plurals of nouns that do not take an s. */
const IRREGULAR = new Map([
  ['man', 'men'],
  ['woman', 'women'],
  ['child', 'children'],
  ['person', 'people'],
  ['foot', 'feet'],
  ['life', 'lives'],
]);

/** The plural of an English noun, so that "one civilian" and "two civilians" have the same unit. */
export function pluralOf(noun: string): string {
  const irregular = IRREGULAR.get(noun);
  if (irregular !== undefined) return irregular;
  if (noun.endsWith('man')) return `${noun.slice(0, -2)}en`;
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/(?:s|x|ch|sh)$/u.test(noun)) return `${noun}es`;
  return `${noun}s`;
}
