/** Numbers with their nouns, as sentences have them. */

/** `1 source`, `1,000 sources`: the noun's plural takes an s. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** The same for a noun that is given in its plural, with an s: `1 quote` of `quotes`. */
export function countedOf(count: number, nouns: string): string {
  return counted(count, nouns.replace(/s$/u, ''));
}
