/**
 * Phrases in tables, found among tokens. A phrase is written as words with `|` between alternatives and `?` after what
 * may be left out: `it is|was also? reported that`. The first word is never left out.
 */
import { fold, type Token } from './tokens';

interface Slot {
  readonly words: ReadonlySet<string>;
  readonly optional: boolean;
}

interface Phrase<T> {
  readonly slots: readonly Slot[];
  readonly value: T;
}

/** Phrases by the words that they may begin with, the longest first. */
export type PhraseTable<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** A phrase that was found: `next` is the index of the token after it. */
export interface FoundPhrase<T> {
  readonly next: number;
  readonly value: T;
}

/** Makes a table of phrases with what each means. */
export function phraseTable<T>(meanings: readonly (readonly [value: T, phrases: readonly string[]])[]): PhraseTable<T> {
  const table = new Map<string, Phrase<T>[]>();
  for (const [value, phrases] of meanings) {
    for (const words of phrases) {
      const slots = words.split(' ').map((word): Slot => {
        const optional = word.endsWith('?');
        const names = optional ? word.slice(0, -1) : word;
        return { words: new Set(names.split('|').map(fold)), optional };
      });
      for (const first of slots[0]?.words ?? []) {
        const list = table.get(first) ?? [];
        list.push({ slots, value });
        table.set(first, list);
      }
    }
  }
  for (const list of table.values()) list.sort((one, other) => other.slots.length - one.slots.length);
  return table;
}

/** The longest phrase of `table` that begins at token `at` and runs over no line end, or undefined. */
export function phraseAt<T>(table: PhraseTable<T>, tokens: readonly Token[], at: number): FoundPhrase<T> | undefined {
  let best: FoundPhrase<T> | undefined;
  for (const form of tokens[at]?.forms ?? []) {
    for (const phrase of table.get(form) ?? []) {
      const next = endOf(phrase.slots, tokens, at);
      if (next !== undefined && next > (best?.next ?? at)) best = { next, value: phrase.value };
    }
  }
  return best;
}

function endOf(slots: readonly Slot[], tokens: readonly Token[], start: number): number | undefined {
  let at = start;
  for (const slot of slots) {
    const token = tokens[at];
    const fits =
      token !== undefined && (at === start || !token.opens) && token.forms.some((form) => slot.words.has(form));
    if (fits) at++;
    else if (!slot.optional) return undefined;
  }
  return at;
}
