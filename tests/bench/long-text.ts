/** Long articles to measure with: the words of the sample articles in chains that read like them, the same every time. */
import { between, oneOf, type Random } from './random';

/** A paragraph has about this many words. */
const PARAGRAPH = 80;

/** Writes `words` words of text under `headline`, one paragraph a line with an empty line between. */
export function longText(headline: string, words: number, samples: readonly string[], random: Random): string {
  const followers = chains(samples);
  const starts = [...followers.keys()].filter((word) => /^[A-Z][a-z]/.test(word));
  const paragraphs: string[] = [];
  for (let written = 0; written < words;) {
    const length = Math.min(words - written, between(random, PARAGRAPH / 2, (PARAGRAPH * 3) / 2));
    paragraphs.push(paragraph(length, { followers, starts }, random));
    written += length;
  }
  return `${[headline, ...paragraphs].join('\n\n')}\n`;
}

interface Vocabulary {
  /** Every word and the words that come after it. */
  readonly followers: ReadonlyMap<string, readonly string[]>;
  /** Words that may begin a sentence. */
  readonly starts: readonly string[];
}

function chains(samples: readonly string[]): Map<string, string[]> {
  const followers = new Map<string, string[]>();
  for (const sample of samples) {
    const words = sample.split(/\s+/u).filter((word) => word !== '');
    for (const [i, word] of words.entries()) {
      const known = followers.get(word) ?? [];
      followers.set(word, known);
      const next = words[i + 1];
      if (next !== undefined) known.push(next);
    }
  }
  return followers;
}

function paragraph(length: number, { followers, starts }: Vocabulary, random: Random): string {
  const words: string[] = [];
  for (let i = 0; i < length; i++) {
    const before = words.at(-1);
    const next = before === undefined ? undefined : followers.get(before);
    words.push(oneOf(random, next === undefined || next.length === 0 ? starts : next));
  }
  return words
    .join(' ')
    .replace(/[^\w.!?]*$/u, '.')
    .replace(/\.+$/u, '.');
}
