/**
 * Keeps what is proposed in step with the opened text: asks the service after the text was painted and whenever the case
 * has changed, one question at a time, and takes away at once what a person has marked or decided meanwhile.
 */
import type { Suggestion } from '../../domain/contract';
import { errorData } from '../../domain/errors';
import { finishBeforeTravel } from '../history';
import { say } from '../messages';
import { focusQueue, inQueue } from '../panes';
import { service } from '../service';
import { state, update, useStore, type WindowState } from '../store';
import { nextInQueue, openSuggestions, queueOf } from './open-suggestions';
import { useQueue } from './queue-state';

/** How long the case must rest before it is asked again, in milliseconds. */
const REST = 150;

/** As long as a hand takes that has begun to press a key, in milliseconds. */
const SEEN = 250;

/** What the service answered last, and for which text. */
let found: { readonly text: string; readonly suggestions: readonly Suggestion[] } | undefined;

/**
 * What a person decided of proposals of this text: `sent` while the service has not answered, then `kept` until a later
 * answer of the service takes it into account.
 */
const hidden = new Map<string, 'sent' | 'kept'>();
const edited = new Set<string>();

/** Ids that were ever decided in this text, and whether an undo or redo may bring one of them back. */
const decided = new Set<string>();
let travelled = false;

/** When another suggestion took the place of the current one without the person's doing. */
let replacedAt = -Infinity;

let asking = false;
let askAgain = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Follows the opened text from now on. Call once. */
export function followSuggestions(): void {
  finishBeforeTravel(() => {
    travelled = true;
    return Promise.resolve();
  });
  useStore.subscribe((now, before) => {
    const target = targetOf(now);
    if (target?.key !== targetOf(before)?.key) {
      forget();
      if (target) afterPaint(ask);
    } else if (target && now.suggestible !== before.suggestible) {
      clearTimeout(timer);
      timer = setTimeout(ask, REST);
    }
    if (now.shown !== before.shown) show();
  });
}

/** Hides proposals while the service takes up what was decided of them. */
export function hideSuggestions(ids: Iterable<string>, following: string | undefined): void {
  travelled = false;
  for (const id of ids) {
    hidden.set(id, 'sent');
    decided.add(id);
  }
  show(following);
}

/** The service has taken up what was decided. */
export function settleSuggestions(ids: Iterable<string>): void {
  for (const id of ids) if (hidden.has(id)) hidden.set(id, 'kept');
}

/** The service could not take up what was decided: shows the proposals again, the first of them as the current one. */
export function returnSuggestions(ids: readonly string[]): void {
  for (const id of ids) hidden.delete(id);
  show(ids[0]);
}

/** True where another suggestion has just taken the place of the one that was looked at. */
export function replacedLately(): boolean {
  return performance.now() - replacedAt < SEEN;
}

/** Any mark at the words of this proposal takes its place from now on. */
export function editSuggestion(id: string): void {
  edited.add(id);
}

interface Target {
  readonly key: string;
  readonly source: string;
  readonly text: string;
}

/** For which text there are to be proposals. */
function targetOf({ opened, case: summary, serviceGone }: WindowState): Target | undefined {
  if (!opened || !summary || summary.readOnly || serviceGone) return undefined;
  const { source, text } = opened;
  return { key: `${source} ${text}`, source, text };
}

function forget(): void {
  clearTimeout(timer);
  found = undefined;
  hidden.clear();
  edited.clear();
  decided.clear();
  useQueue.setState({ phase: 'asking' });
}

function ask(): void {
  const target = targetOf(state());
  if (!target) return;
  if (asking) askAgain = true;
  else void askFor(target);
}

async function askFor({ key, source, text }: Target): Promise<void> {
  const known = [...hidden].filter(([, decision]) => decision === 'kept').map(([id]) => id);
  const isStale = (): boolean => targetOf(state())?.key !== key;
  asking = true;
  try {
    const suggestions = await service.suggest(source);
    if (isStale()) return;
    for (const id of known) if (hidden.get(id) === 'kept') hidden.delete(id);
    found = { text, suggestions };
    useQueue.setState({ phase: 'there' });
    show();
  } catch (thrown) {
    const { code, message } = errorData(thrown);
    if (isStale() || code === 'service-gone') return;
    useQueue.setState({ phase: 'failed' });
    say(`Nothing can be suggested at the moment: ${message}`);
  } finally {
    asking = false;
    if (askAgain) {
      askAgain = false;
      ask();
    }
  }
}

/** Puts into the state what is open of what was found, and makes `following` the current one if it is given. */
function show(following?: string): void {
  const { opened, shown, suggestions: before, suggested } = state();
  if (!opened || found?.text !== opened.text) return;
  const now = openSuggestions(found.suggestions, shown, { hidden, edited });
  const ids = new Set(now.map(({ id }) => id));
  const back = returned(now, before);
  const current = following ?? back ?? suggested;
  const next = current === undefined || ids.has(current) ? current : successor(before, current, ids);
  if (next === suggested && now.length === before.length && now.every((one, at) => one === before[at])) return;
  const unasked = following === undefined && back === undefined && suggested !== undefined && next !== undefined;
  if (unasked && next !== suggested) replacedAt = performance.now();
  update({ suggestions: now, suggested: next });
  if (next !== suggested && following === undefined && inQueue()) focusQueue();
}

/** What an undo or redo has brought back, if a person is to see it. */
function returned(now: readonly Suggestion[], before: readonly Suggestion[]): string | undefined {
  if (!travelled) return undefined;
  const there = new Set(before.map(({ id }) => id));
  const back = now.find(({ id }) => decided.has(id) && !there.has(id))?.id;
  if (back !== undefined) travelled = false;
  return state().focused === undefined ? back : undefined;
}

/** What is looked at in place of a proposal that is gone. */
function successor(before: readonly Suggestion[], gone: string, left: ReadonlySet<string>): string | undefined {
  const { filter, sort } = useQueue.getState();
  const queue = queueOf(before, filter, sort);
  return nextInQueue(queue, gone, { has: (id) => !left.has(id) })?.id;
}

/** Runs when what the state asks for now has been painted. */
function afterPaint(run: () => void): void {
  requestAnimationFrame(() => {
    timer = setTimeout(run);
  });
}
