/** Which words that are marked as somebody name them: “Um Ali” does, “she” and “the source” mean others elsewhere. */
import { foldForSearch } from '../../domain/search/fold';
import { wordsOfName } from './name-forms';

/**
 * Those of `words` that are names: they share a word with one of `names`, or each of their words begins with a capital but
 * small ones within; in scripts without capitals, all that are no pronoun. The others are somebody where they are marked,
 * and nowhere else.
 */
export function namesAmong(words: readonly string[], names: readonly string[]): string[] {
  const known = new Set(names.flatMap(wordsOfName).filter((word) => word.length > 2));
  return words.filter((one) => {
    if (PRONOUNS.has(foldForSearch(one).trim())) return false;
    const own = one.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    if (own.some((word) => known.has(foldForSearch(word)))) return true;
    const [first = ''] = own;
    if (/^\p{Ll}/u.test(first) || LEADING.test(first)) return false;
    return own.every((word) => word.length <= SMALL || !/^\p{Ll}/u.test(word));
  });
}

/** Small words within a name have so many letters at most: “of”, “bin”, “van”. */
const SMALL = 3;

/** Articles and possessives that begin a description, in the languages of the app’s recogniser. */
const LEADING =
  /^(?:the|an?|his|her|their|its|my|our|this|that|le|la|les|un|une|der|die|das|ein|eine|el|los|las|una?)$/iu;

/** Pronouns of persons, folded. */
const PRONOUNS: ReadonlySet<string> = new Set(
  [
    ...['I', 'me', 'he', 'him', 'his', 'she', 'her', 'hers', 'it', 'we', 'us', 'they', 'them', 'their', 'you', 'who'],
    ...['il', 'elle', 'lui', 'ils', 'elles', 'er', 'sie', 'ihn', 'ihm', 'ihr', 'él', 'ella', 'ellos', 'ele', 'ela'],
    ...['он', 'она', 'его', 'её', 'ему', 'ей', 'они', 'їх', 'він', 'вона', 'o', 'onu', 'onlar'],
    ...['هو', 'هي', 'هم', 'هما', 'هن', 'أنا', 'أنت', 'نحن', 'الذي', 'التي', 'او', 'وی', 'آنها'],
    ...['הוא', 'היא', 'הם', 'הן', 'אני', '他', '她', '它', '他們', '他们', '我', '彼', '彼女', '私', '그', '그녀'],
  ].map(foldForSearch),
);
