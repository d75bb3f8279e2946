/** Where the very words of a quote stand in a text. */

/** Every occurrence of `quote` in `text`, overlapping ones included, as UTF-16 offsets in ascending order. */
export function occurrences(text: string, quote: string): number[] {
  const found: number[] = [];
  if (quote === '') return found;
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) found.push(at);
  return found;
}

/**
 * Where `quote` stands in `text`: exactly as given, or, where that is nowhere, with other kinds of spaces, quote marks
 * and hyphens, which people can't tell apart when they type. UTF-16 offsets; what is found is as long as the quote.
 */
export function findQuote(text: string, quote: string): number[] {
  const exact = occurrences(text, quote);
  return exact.length > 0 ? exact : occurrences(foldLookalikes(text), foldLookalikes(quote));
}

/** Makes spaces, quote marks and hyphens that look alike one, each unit for a unit, so that offsets stay. */
function foldLookalikes(text: string): string {
  return foldQuoteMarks(text)
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/gu, ' ')
    .replace(/[\u2010-\u2015\u2212]/gu, '-');
}

/** Makes quote marks and apostrophes straight, each unit for a unit. */
export function foldQuoteMarks(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9]/gu, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/gu, '"');
}
