/**
 * Which of the proposals for a text are shown, and in which order they are gone through. Pure functions: what was found,
 * less what is marked by now and what a person has just decided.
 */
import { nameKey } from '../../domain/alias-index';
import type { Suggestion } from '../../domain/contract';
import { overlapsAny } from '../../domain/overlaps';
import type { Tag } from '../../domain/tags';
import type { Span } from '../../domain/text';

/** What of a mark matters here. */
export interface MarkedSpan extends Span {
  readonly tag: Tag;
}

/** What a person decided of proposals that the last answer of the service does not know yet. */
export interface Decided {
  /** Ids of proposals that were taken or rejected. */
  readonly hidden: { has(id: string): boolean };
  /** Ids of proposals whose words were changed before they were marked: a mark of any tag there takes their place. */
  readonly edited: { has(id: string): boolean };
}

/** Those of `found` (in text order) that no mark of their tag overlaps and that nobody has decided yet. */
export function openSuggestions(
  found: readonly Suggestion[],
  marks: readonly MarkedSpan[],
  { hidden, edited }: Decided,
): readonly Suggestion[] {
  const any = overlapsAny(marks);
  const own = new Map<Tag, (span: Span) => boolean>();
  return found.filter((suggestion) => {
    const { id, tag } = suggestion;
    if (hidden.has(id)) return false;
    const marked = own.get(tag) ?? overlapsAny(marks.filter((mark) => mark.tag === tag));
    own.set(tag, marked);
    return !(edited.has(id) ? any(suggestion) : marked(suggestion));
  });
}

/** What the queue lists. */
export type QueueFilter = Tag | 'all';

/** In which order it lists. */
export type QueueSort = 'text' | 'surest';

/** The queue: what passes the filter, in its order; equally sure ones in text order. */
export function queueOf(
  suggestions: readonly Suggestion[],
  filter: QueueFilter,
  sort: QueueSort,
): readonly Suggestion[] {
  const listed = filter === 'all' ? suggestions : suggestions.filter(({ tag }) => tag === filter);
  return sort === 'text' ? listed : [...listed].sort((a, b) => b.score - a.score || a.start - b.start);
}

/** What comes after `id` in the queue when `gone` leave it; the last one left when nothing comes after it. */
export function nextInQueue(
  queue: readonly Suggestion[],
  id: string,
  gone: { has(id: string): boolean },
): Suggestion | undefined {
  const at = queue.findIndex((suggestion) => suggestion.id === id);
  const stays = (suggestion: Suggestion): boolean => !gone.has(suggestion.id);
  return queue.slice(at + 1).find(stays) ?? queue.slice(0, Math.max(at, 0)).findLast(stays);
}

/** The suggestions that accepting a claim takes up too: whoever says it is marked with it. */
export function speakersOf(suggestions: readonly Suggestion[], accepted: readonly Suggestion[]): readonly Suggestion[] {
  const speakers = accepted.flatMap(({ claim }) => claim?.speaker ?? []);
  return suggestions.filter(
    ({ tag, start, end }) => tag === 'actor' && speakers.some((speaker) => speaker.start < end && start < speaker.end),
  );
}

const keys = new WeakMap<Suggestion, string>();

/** The suggestions with the words (however they are spelled) and the tag of one, itself among them, in their order. */
export function alikeSuggestions(
  suggestions: readonly Suggestion[],
  suggestion: Suggestion,
  content: string,
): readonly Suggestion[] {
  const keyOf = (one: Suggestion): string => {
    const words = content.slice(one.start, one.end);
    const key = keys.get(one) ?? `${one.tag} ${nameKey(words) || words.replace(/\s+/gu, ' ').trim()}`;
    keys.set(one, key);
    return key;
  };
  const key = keyOf(suggestion);
  return suggestions.filter((one) => one.tag === suggestion.tag && keyOf(one) === key);
}
