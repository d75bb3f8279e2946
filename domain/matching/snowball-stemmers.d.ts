/** What is used of the package, which has no types of its own. */
declare module 'snowball-stemmers' {
  /** Throws for a language that it does not have. */
  export function newStemmer(language: string): { stem(word: string): string };
}
