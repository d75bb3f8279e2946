/** Why two passages seem to make the same claim, in words: what they have in common. */
import { nearness, NEAR } from './likeness';
import type { Match } from './matcher';
import type { Passage } from './passages';
import type { Term } from './terms';
import type { WordVectors } from './word-vectors';

/** What two passages have in common, as their texts write it; of near words the pairs. */
export interface Common {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly words: readonly string[];
  readonly near: readonly (readonly [string, string])[];
}

/** The most near words that are named. */
const MOST_NEAR = 4;

/** What two passages of these texts have in common. */
export function commonOf(
  a: { readonly text: string; readonly passage: Passage },
  b: { readonly text: string; readonly passage: Passage },
  vectors?: WordVectors,
): Common {
  const written = (text: string, { start, end }: Term): string => text.slice(start, end).replace(/['\u2019]s?$/u, '');
  const [names, numbers, words]: [string[], string[], string[]] = [[], [], []];
  const near: { readonly pair: readonly [string, string]; readonly nearness: number }[] = [];
  for (const term of a.passage.terms) {
    const same = b.passage.terms.find(({ key }) => key === term.key);
    if (same !== undefined) {
      const list = term.kind === 'number' ? numbers : term.kind === 'name' || same.kind === 'name' ? names : words;
      list.push(written(a.text, term));
      continue;
    }
    for (const other of b.passage.terms) {
      const value = term.kind === 'name' || other.kind === 'name' ? 0 : nearness(term, other, vectors);
      if (value >= NEAR) near.push({ pair: [written(a.text, term), written(b.text, other)], nearness: value });
    }
  }
  near.sort((one, other) => other.nearness - one.nearness);
  return { names, numbers, words, near: near.slice(0, MOST_NEAR).map(({ pair }) => pair) };
}

/** The explanation as a sentence. */
export function explain({ kind, alignment }: Pick<Match, 'kind' | 'alignment'>, common: Common): string {
  const parts: string[] = [];
  if (kind === 'near-verbatim' && alignment)
    parts.push(`${alignment.common} words are the same, ${alignment.run} of them in a row`);
  if (common.names.length > 0) parts.push(`both name ${listed(common.names)}`);
  if (common.numbers.length > 0) parts.push(`both have ${listed(common.numbers)}`);
  if (common.words.length > 0) parts.push(`both say ${listed(common.words.map((word) => `“${word}”`))}`);
  if (common.near.length > 0) parts.push(`${listed(common.near.map(([one, other]) => `“${one}” is near “${other}”`))}`);
  const sentence = parts.join('; ');
  return sentence === ''
    ? 'They are alike in their spelling.'
    : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** “a, b and c”. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
