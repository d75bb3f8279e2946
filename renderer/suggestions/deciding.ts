/**
 * Going through what is proposed: looking at one after another, taking it, rejecting it, or changing its words first. A
 * press never waits for the one before: what is decided leaves the queue at once and the service is told in order.
 */
import type { Suggestion } from '../../domain/contract';
import { nameKey } from '../../domain/alias-index';
import { firstSeen, focusArticle, selectedWords, selectWords } from '../article/shown-article';
import { reviewedMark } from '../captures/review';
import { counted, shortened } from '../counted';
import { refusedByReadOnly, report, say } from '../messages';
import { focusQueue, inQueue } from '../panes';
import { service } from '../service';
import { state, update, type WindowState } from '../store';
import { isNarrow, showInspector } from '../view-settings';
import { alikeSuggestions, nextInQueue, queueOf, speakersOf } from './open-suggestions';
import { useQueue } from './queue-state';
import { editSuggestion, hideSuggestions, replacedLately, returnSuggestions, settleSuggestions } from './suggesting';

/** The longest quote in a message. */
const QUOTE_LENGTH = 48;

/** What the service has been told and has not answered yet. */
const unanswered = new Set<Promise<void>>();

/** Id of the suggestion whose words are selected to be changed. */
let edited: string | undefined;

/** The suggestion that is looked at, while the article that it is in is seen. */
export function currentSuggestion(now: WindowState): Suggestion | undefined {
  const { view, comparing, suggestions, suggested } = now;
  // The keys of the review are the same: what is looked at there comes first.
  if (suggested === undefined || view !== 'read' || comparing || reviewedMark(now)) return undefined;
  return suggestions.find(({ id }) => id === suggested);
}

/** Ends when the service has answered all that it was told. */
export async function suggestionsSettled(): Promise<void> {
  await Promise.all(unanswered);
}

/** Looks at a suggestion of the opened text. */
export function lookAtSuggestion(id: string): void {
  update({ suggested: id, focused: undefined, comparing: undefined, inspectorTab: 'suggestions' });
  sayIfUnseen();
}

/** Begins to go through what is proposed, with the first from the top of what is seen. False outside of the article. */
export function enterQueue(): boolean {
  const now = state();
  if (now.view !== 'read' || !now.opened) return false;
  const { filter, sort } = useQueue.getState();
  const queue = queueOf(now.suggestions, filter, sort);
  const seen = firstSeen();
  const first =
    currentSuggestion(now) ?? (sort === 'text' ? queue.find(({ start }) => start >= seen) : undefined) ?? queue[0];
  if (!first) {
    update({ inspectorTab: 'suggestions' });
    const left = now.suggestions.length;
    say(left > 0 ? `No ${filter}s are suggested here.` : 'Nothing more is suggested in this article.');
    return true;
  }
  lookAtSuggestion(first.id);
  // In a narrow window the list would lie over the words that it is about.
  if (isNarrow(state())) focusArticle();
  else {
    showInspector();
    focusQueue();
  }
  return true;
}

/** Looks at no suggestion any longer. False when none was looked at. */
export function leaveQueue(): boolean {
  if (state().suggested === undefined) return false;
  const within = inQueue();
  update({ suggested: undefined });
  if (within) focusArticle();
  return true;
}

/** Looks at the next or previous suggestion of the queue. False when none is looked at. */
export function stepSuggestion(step: 1 | -1): boolean {
  const current = currentSuggestion(state());
  if (!current) return false;
  const queue = queueAround(current);
  const next = queue[queue.indexOf(current) + step];
  if (!next) return true;
  const within = inQueue();
  lookAtSuggestion(next.id);
  if (within) focusQueue();
  return true;
}

/** Takes the current suggestion, with the words that were selected in place of its own. False when there is none. */
export function acceptCurrent(): boolean {
  const current = currentSuggestion(state());
  if (!current) return false;
  if (mayDecide()) accept([current], withSelection(current));
  return true;
}

/** Takes every suggestion with the words and the tag of the current one, all in one. False when there is none. */
export function acceptAlike(): boolean {
  const current = currentSuggestion(state());
  const { opened, suggestions } = state();
  if (!current || !opened) return false;
  if (mayDecide()) accept(alikeSuggestions(suggestions, current, opened.content));
  return true;
}

/** Says that the words of the current suggestion are not to be proposed under its tag. False when there is none. */
export function rejectCurrent(): boolean {
  const current = currentSuggestion(state());
  const { opened, suggestions } = state();
  if (!current || !opened) return false;
  if (!mayDecide()) return true;
  const { source, content } = opened;
  const words = content.slice(current.start, current.end);
  const alike = alikeSuggestions(suggestions, current, content);
  const places = alike.length > 1 ? ` · ${counted(alike.length, 'place')}` : '';
  decide(
    alike,
    service.rejectSuggestion(source, current.tag, words, true),
    `Rejected · ${current.tag} · ${shortened(words, QUOTE_LENGTH)}${places}`,
  );
  return true;
}

/** Selects the words of the current suggestion, so that keys can change which they are. False when there is none. */
export function editCurrent(): boolean {
  const current = currentSuggestion(state());
  if (!current) return false;
  if (refusedByReadOnly()) return true;
  edited = current.id;
  editSuggestion(current.id);
  update({ inspectorOver: false });
  selectWords(current);
  say('Shift with the arrow keys changes the words. Enter takes them; c, a or p tags them.');
  return true;
}

/** False, and says why, where nothing can be kept, or where the person can't have seen yet what is decided on. */
function mayDecide(): boolean {
  if (refusedByReadOnly()) return false;
  if (!replacedLately()) return true;
  say('What was suggested here has changed: look again, then press once more.');
  return false;
}

/** The queue as it is listed, or all of what is proposed where `current` is not in it. */
function queueAround(current: Suggestion): readonly Suggestion[] {
  const { suggestions } = state();
  const { filter, sort } = useQueue.getState();
  const queue = queueOf(suggestions, filter, sort);
  return queue.includes(current) ? queue : suggestions;
}

/** The suggestion as it is, or with the words that a person has selected for it. */
function withSelection(suggestion: Suggestion): Suggestion {
  const words = edited === suggestion.id ? selectedWords() : undefined;
  if (!words || words.end <= suggestion.start || words.start >= suggestion.end) return suggestion;
  const { start, end } = words;
  return { ...suggestion, start, end, ...renamed(suggestion, start, end) };
}

/** A new entity is called by the words that are marked; one of the register keeps its name. */
function renamed({ entity, tag, start, end }: Suggestion, from: number, to: number): { name?: string } {
  const content = state().opened?.content ?? '';
  if (entity !== undefined || tag === 'claim') return {};
  const words = content.slice(from, to).replace(/\s+/gu, ' ');
  return nameKey(words) === nameKey(content.slice(start, end)) ? {} : { name: words };
}

/** Takes suggestions; `changed` stands in for the first. */
function accept(suggestions: readonly Suggestion[], changed = suggestions[0]): void {
  const { opened } = state();
  if (!opened || !changed) return;
  const words = shortened(opened.content.slice(changed.start, changed.end), QUOTE_LENGTH);
  const times = suggestions.length > 1 ? `${suggestions.length} × ` : '';
  const taken = [changed, ...suggestions.slice(1)];
  // What is proposed for a speaker goes with its mark; where it is the same words, it says more of them.
  const speakers = speakersOf(state().suggestions, taken);
  const named = speakers.filter(({ start, end }) => {
    const key = nameKey(opened.content.slice(start, end));
    return taken.some(({ claim }) => {
      return claim?.speaker && nameKey(opened.content.slice(claim.speaker.start, claim.speaker.end)) === key;
    });
  });
  decide(
    [...suggestions, ...speakers],
    service.acceptSuggestions(opened.text, [...taken, ...named]),
    `Saved · ${changed.tag} · ${times}${words}`,
  );
  if (edited === suggestions[0]?.id) document.getSelection()?.removeAllRanges();
}

/** Takes what was decided out of the queue, goes on to the next, and says what came of it. */
function decide(suggestions: readonly Suggestion[], answer: Promise<unknown>, done: string): void {
  const current = currentSuggestion(state());
  const ids = suggestions.map(({ id }) => id);
  const gone = new Set(ids);
  const within = inQueue();
  const next = current && nextInQueue(queueAround(current), current.id, gone);
  hideSuggestions(ids, next?.id);
  if (within && next) focusQueue();
  else if (within) focusArticle();
  const settled = answer.then(
    () => {
      settleSuggestions(ids);
      const left = state().suggestions.length;
      say(left === 0 ? `${done} · nothing more is suggested` : done);
    },
    (thrown: unknown) => {
      returnSuggestions(ids);
      report('suggestion', thrown);
    },
  );
  unanswered.add(settled);
  void settled.then(() => unanswered.delete(settled));
}

/** Where the inspector is not seen, what it would tell of the current suggestion is said. */
function sayIfUnseen(): void {
  const now = state();
  const current = currentSuggestion(now);
  const seen = isNarrow(now) ? now.inspectorOver : now.settings.inspectorOpen;
  if (!current || seen) return;
  const queue = queueAround(current);
  const place = `${queue.indexOf(current) + 1} of ${queue.length}`;
  say(`${place} suggested · ${current.tag} · ${current.why}`);
}
