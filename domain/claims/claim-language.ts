/** Which language's words are looked for in a text: English, Arabic, or none, where only signs and digits are read. */

/** The languages whose words are known here. */
export type ClaimLanguage = 'en' | 'ar' | 'other';

/** How much of a text is looked at to tell its language, in UTF-16 code units. */
const SAMPLE = 4_000;

/** Below this many words a text in Latin letters is taken for English: too short to tell, and most texts are. */
const FEW_WORDS = 12;

/** English words that other languages in Latin letters rarely have; more than one word in fifteen in any English text. */
const ENGLISH = new Set(
  'the of and to is was were are for that with by has have had from at his their its which been said who will not this after'.split(
    ' ',
  ),
);

/** Words of other languages in Latin letters that English has not. */
const NOT_ENGLISH = new Set(
  'der die das und ist nicht von mit auf für le la les des du et est une dans pour que el los las del por con una il della che het een van niet og av som och att på ve bir bu de'.split(
    ' ',
  ),
);

/** Letters that Persian, Urdu, Kurdish and Pashto write and Arabic does not. */
const NOT_ARABIC = /[\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06cc\u06d2\u06d5]/gu;

/**
 * The language of `text` by its BCP 47 tag where one is given; otherwise by its letters and, for Latin letters, by how
 * many English function words it has.
 */
export function claimLanguage(text: string, tag?: string): ClaimLanguage {
  if (last?.text === text && last.tag === tag) return last.language;
  const language = tell(text, tag);
  last = { text, tag, language };
  return language;
}

/** Forgets the text that was asked about last: its source may be purged. */
export function forgetClaimLanguage(): void {
  last = undefined;
}

/** The answer for the text that was asked about last: each of its claims asks again. */
let last: { readonly text: string; readonly tag: string | undefined; readonly language: ClaimLanguage } | undefined;

function tell(text: string, tag: string | undefined): ClaimLanguage {
  const primary = tag?.toLowerCase().split(/[-_]/u)[0] ?? '';
  if (primary === 'en' || primary === 'ar') return primary;
  if (primary !== '' && primary !== 'und') return 'other';
  const sample = text.slice(0, SAMPLE);
  const arabic = sample.match(/[\u0620-\u064a]/gu)?.length ?? 0;
  const latin = sample.match(/[A-Za-z]/gu)?.length ?? 0;
  if (arabic > latin) return (sample.match(NOT_ARABIC)?.length ?? 0) * 50 > arabic ? 'other' : 'ar';
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (latin * 2 < letters) return 'other';
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const english = words.filter((word) => ENGLISH.has(word)).length;
  if (words.length < FEW_WORDS) {
    if (english === 0 && words.some((word) => NOT_ENGLISH.has(word))) return 'other';
    return /[^\p{ASCII}\p{P}\p{S}\p{Z}\p{N}\p{Cf}]/u.test(sample) ? 'other' : 'en';
  }
  return english * 15 > words.length ? 'en' : 'other';
}
