/** Numbers with their nouns, and words of a text as messages quote them. */
import type { Tag } from '../domain/tags';

export { counted } from '../domain/counted';

/** The name of each tag as it is shown. */
export const TAG_NAMES: Readonly<Record<Tag, string>> = { claim: 'Claim', actor: 'Actor', place: 'Place' };

/** The words of a span on one line, cut at a word to about `limit` characters. */
export function shortened(words: string, limit: number): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  if (characters.length <= limit) return line;
  return `${characters
    .slice(0, limit)
    .join('')
    .replace(/\s+\S*$/u, '')}…`;
}

/** The words of a span as a message quotes them. */
export function quoted(words: string): string {
  return `“${shortened(words, 48)}”`;
}
