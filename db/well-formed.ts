/** Words as they can be stored: SQLite keeps UTF-8, which has no half characters. */

/** `words` with U+FFFD in place of lone surrogates. */
export function wellFormed(words: string): string {
  return words.replace(/\p{Surrogate}/gu, '\uFFFD');
}
