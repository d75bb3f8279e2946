/**
 * Texts made of real sentences, what becomes of them when sentences are edited, moved or deleted, and where each of
 * their quotes is then, which is known because every character's new place is.
 */
import type { Selector } from '../../domain/selector';
import { describeSpan } from '../../domain/selector';
import type { Span } from '../../domain/text';
import { wordSegments } from '../../domain/word-segments';
import { between, oneOf, type Random } from './random';

/** What became of a quote: `alive` at `place`; `dead`: none of it is left; `mixed`: a person could say either. */
export interface Fate {
  readonly selector: Selector;
  readonly fate: 'alive' | 'dead' | 'mixed';
  /** Where most of what is left of it stands together in the new text, in UTF-16 code units. */
  readonly place?: Span;
  /** From the first to the last of what is left, where sentences that were put in between tear it. */
  readonly whole?: Span;
}

/** A text, another version of it, and quotes of the first. */
export interface ChangedText {
  readonly before: string;
  readonly after: string;
  readonly quotes: readonly Fate[];
}

/** How a text is made and changed. */
export interface Recipe {
  readonly words: number;
  /** Share of the sentences that are edited, moved or deleted, a third each. */
  readonly changed: number;
  /** Share of the moved sentences that are edited too. */
  readonly movedAndEdited: number;
  readonly quotes: number;
  /** Share of the quotes that are names of one or two words that occur several times, where there are such. */
  readonly names: number;
  /** What stands between words: nothing for Japanese. */
  readonly space: string;
}

/** A piece of the new text and where its first character comes from, or undefined where it is new. */
interface Piece {
  readonly text: string;
  readonly from: number | undefined;
}

const sentenceSegmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The sentences of some texts, in order, each once, without those of fewer than four words. */
export function sentencesOf(texts: Iterable<string>): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (const line of text.split(/\n+/u)) {
      for (const { segment } of sentenceSegmenter.segment(line)) {
        const sentence = segment.trim();
        if (wordsIn(sentence).length >= 4) found.add(sentence);
      }
    }
  }
  return [...found];
}

/** The words of `text` as spans. */
function wordsIn(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { text: segment, isWord } of wordSegments(text)) {
    if (isWord) spans.push({ start, end: start + segment.length });
    start += segment.length;
  }
  return spans;
}

/** Makes a text of sentences that stand together in `pool`, another version of it, and quotes. */
export function changeText(pool: readonly string[], recipe: Recipe, random: Random): ChangedText {
  const sentences: { readonly text: string; readonly start: number; readonly gap: string }[] = [];
  let before = '';
  let count = 0;
  const first = between(random, 0, pool.length - 1);
  for (let n = 0; count < recipe.words && n < pool.length; n++) {
    const text = pool[(first + n) % pool.length] ?? '';
    const gap = random() < 0.2 ? '\n\n' : recipe.space;
    sentences.push({ text, start: before.length, gap });
    before += text + gap;
    count += wordsIn(text).length;
  }
  const vocabulary = sentences
    .slice(0, 200)
    .flatMap(({ text }) => wordsIn(text).map(({ start, end }) => text.slice(start, end)));
  const kept: Piece[][] = [];
  const moved: Piece[][] = [];
  for (const { text, start, gap } of sentences) {
    const whole: Piece = { text: text + gap, from: start };
    if (random() >= recipe.changed) kept.push([whole]);
    else {
      const kind = between(random, 0, 2);
      if (kind === 0)
        kept.push([
          ...editSentence(text, start, vocabulary, recipe.space, random),
          { text: gap, from: start + text.length },
        ]);
      else if (kind === 1 && random() < recipe.movedAndEdited) {
        moved.push([
          ...editSentence(text, start, vocabulary, recipe.space, random),
          { text: gap, from: start + text.length },
        ]);
      } else if (kind === 1) moved.push([whole]);
    }
  }
  for (const pieces of moved) kept.splice(between(random, 0, kept.length), 0, pieces);
  const places = new Int32Array(before.length).fill(-1);
  let after = '';
  for (const { text, from } of kept.flat()) {
    if (from !== undefined) for (let i = 0; i < text.length; i++) places[from + i] = after.length + i;
    after += text;
  }
  const quotes = pickQuotes(before, recipe, random).map((span) => fateOf(before, span, places));
  return { before, after, quotes };
}

/** Replaces, inserts and deletes words: from one of them to two fifths of the sentence. */
function editSentence(
  text: string,
  start: number,
  vocabulary: readonly string[],
  space: string,
  random: Random,
): Piece[] {
  const words = wordsIn(text);
  const edits = new Map<number, 'replace' | 'insert' | 'delete'>();
  const most = between(random, 1, Math.max(1, Math.floor(words.length * 0.4)));
  while (edits.size < most)
    edits.set(between(random, 0, words.length - 1), oneOf(random, ['replace', 'replace', 'insert', 'delete'] as const));
  const pieces: Piece[] = [];
  let at = 0;
  for (const [n, word] of words.entries()) {
    const edit = edits.get(n);
    if (edit === undefined) continue;
    pieces.push({ text: text.slice(at, word.start), from: start + at });
    at = word.end;
    if (edit === 'insert') {
      pieces.push({ text: oneOf(random, vocabulary) + space, from: undefined });
      pieces.push({ text: text.slice(word.start, word.end), from: start + word.start });
    } else if (edit === 'replace') pieces.push({ text: oneOf(random, vocabulary), from: undefined });
    else if (text.startsWith(space, at)) at += space.length;
  }
  pieces.push({ text: text.slice(at), from: start + at });
  return pieces;
}

function pickQuotes(text: string, { quotes, names }: Recipe, random: Random): Span[] {
  const words = wordsIn(text);
  const seen = new Map<string, Span[]>();
  for (const [n, { start, end }] of words.entries()) {
    for (const last of [end, words[n + 1]?.end ?? end]) {
      const name = text.slice(start, last);
      // In scripts without capitals, what occurs several times and is no short word does for a name.
      if (/^\p{Lu}\S+(?: \p{Lu}\S+)?$/u.test(name) || (/^[\p{Lo}ー]{2,}$/u.test(name) && name.length > 1)) {
        seen.set(name, [...(seen.get(name) ?? []), { start, end: last }]);
      }
    }
  }
  const several = [...seen.values()].filter((spans) => spans.length > 1 && spans.length < 40);
  return Array.from({ length: quotes }, () => {
    if (several.length > 0 && random() < names) return oneOf(random, oneOf(random, several));
    const first = between(random, 0, words.length - 3);
    const last = Math.min(words.length, first + between(random, 3, 40)) - 1;
    return { start: words[first]?.start ?? 0, end: words[last]?.end ?? text.length };
  });
}

/** New text that may lie between characters of a quote that still stand together: an edit has at most a few words. */
const TOGETHER = 60;

function fateOf(before: string, span: Span, places: Int32Array): Fate {
  const selector = describeSpan(before, span);
  const groups: { start: number; end: number; count: number }[] = [];
  for (let i = span.start; i < span.end; i++) {
    const place = places[i] ?? -1;
    if (place === -1 || /\s/u.test(before.charAt(i))) continue;
    const group = groups.at(-1);
    if (group !== undefined && place >= group.end && place - group.end <= TOGETHER) {
      group.end = place + 1;
      group.count++;
    } else groups.push({ start: place, end: place + 1, count: 1 });
  }
  const [largest] = groups.sort((a, b) => b.count - a.count);
  if (largest === undefined) return { selector, fate: 'dead' };
  const { start, end, count } = largest;
  const whole = {
    start: Math.min(...groups.map((group) => group.start)),
    end: Math.max(...groups.map((group) => group.end)),
  };
  const alive = count >= before.slice(span.start, span.end).replace(/\s/gu, '').length / 2;
  return { selector, fate: alive ? 'alive' : 'mixed', place: { start, end }, whole };
}
