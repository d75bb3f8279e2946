/**
 * Finding a described span again: in the text that it was made in, in another version of that text, or in any text.
 * Never repairs silently: the outcome says how sure it is, and what is not sure is left to a person.
 */
import { alignTexts, type Alignment } from './anchoring/alignment';
import { alignedPlace, type AlignedPlace } from './anchoring/aligned-place';
import { bestRival, findPlaces, type Place } from './anchoring/quote-search';
import { wordAfter } from './anchoring/words';
import type { AnchorState } from './anchor-state';
import type { Selector } from './selector';
import { selectionSpan, type Span } from './text';

export { findQuote, occurrences } from './anchoring/occurrences';

/** Where a selector was found. */
export interface Anchor {
  readonly state: AnchorState;
  /** 0 to 1: the share of quote and surroundings that agrees. */
  readonly score: number;
  /** 0 to 1: the score less that of the next best place, and 1 where there is no other. */
  readonly margin: number;
  /** Where it is or, when that is uncertain, may be; UTF-16 code units. Nothing when it is lost. */
  readonly span?: Span;
}

/** A place that was found by search is taken from this score on, after ranking. */
const ACCEPTED = 0.7;

/** Below this score, a place is not even shown to a person. */
const FLOOR = 0.5;

/** A place is taken when the next best is worse by this much. */
const MARGIN = 0.05;

const LOST: Anchor = Object.freeze({ state: 'lost', score: 0, margin: 1 });

/** Finds `selector` in `text` by its words and surroundings alone. Does not throw. */
export function resolve(text: string, selector: Selector): Anchor {
  return judged(text, selector, findPlaces(text, selector));
}

/** Least share of a quote that must be left for its aligned place to be taken. */
const LEAST_LEFT = 0.45;

/** Least agreement, in characters of quote and surroundings, for an aligned place to be taken. */
const EVIDENCE = 20;

/** Units on either side of where a quote is expected that are searched for what is like it. */
const NEIGHBOURHOOD = 60_000;

/**
 * Finds selectors of one text in another version of it. Made once for two texts; aligning their words takes time
 * linear in their length, and happens when the first selector is looked for.
 */
export class TextAnchorer {
  readonly #old: string;
  readonly #new: string;
  #alignment: Alignment | undefined;
  #changed: readonly Span[] | undefined;

  constructor(oldText: string, newText: string) {
    this.#old = oldText;
    this.#new = newText;
  }

  /** Where `selector`, made in the old text, stands in the new one. Does not throw. */
  anchor(selector: Selector): Anchor {
    if (this.#old.slice(selector.start, selector.end) !== selector.exact) return resolve(this.#new, selector);
    const alignment = (this.#alignment ??= alignTexts(this.#old, this.#new));
    const isTaken = (span: Span): boolean => belongsElsewhere(alignment, selector, span);
    const aligned = alignedPlace(alignment, this.#new, this.#old, selector);
    if (aligned !== undefined && aligned.quote >= LEAST_LEFT && aligned.evidence >= EVIDENCE) {
      return this.#placed(selector, aligned, isTaken);
    }
    const within = this.#changedNear(alignment, (selector.start / this.#old.length) * this.#new.length);
    const found = judged(this.#new, selector, findPlaces(this.#new, selector, { within, isTaken }));
    if (found.state !== 'lost' || aligned === undefined) return found;
    // Nothing else is like it, but what stood around it does around this: a person may know.
    const span = selectionSpan(this.#new, aligned.span);
    const score = scoreOfAligned(aligned);
    return span === undefined || score < WORTH_ASKING ? found : { state: 'uncertain', score, margin: 1, span };
  }

  #placed(selector: Selector, aligned: AlignedPlace, isTaken: (span: Span) => boolean): Anchor {
    const span = selectionSpan(this.#new, aligned.span);
    if (span === undefined) return LOST;
    const score = scoreOfAligned(aligned);
    const rival = bestRival(this.#new, selector, span, isTaken);
    const margin = rival === undefined ? 1 : Math.max(0, score - rival);
    if (isStored(this.#new, selector, span)) return { state: 'exact', score, margin, span };
    return { state: margin < MARGIN || aligned.torn ? 'uncertain' : 'moved', score, margin, span };
  }

  /** The parts of the new text near `place` that are not in the old one. */
  #changedNear(alignment: Alignment, place: number): readonly Span[] {
    const parts = (this.#changed ??= changedParts(alignment));
    const [low, high] = [Math.max(0, Math.round(place - NEIGHBOURHOOD)), Math.round(place + NEIGHBOURHOOD)];
    return parts
      .filter(({ start, end }) => end > low && start < high)
      .map(({ start, end }) => ({ start: Math.max(start, low), end: Math.min(end, high) }));
  }
}

/** True when most words of the new text's `span` are those of another place of the old text. */
function belongsElsewhere({ before, after, toBefore }: Alignment, old: Span, span: Span): boolean {
  let [elsewhere, all] = [0, 0];
  for (let i = wordAfter(after, span.start); i < after.count && (after.starts[i] ?? 0) < span.end; i++) {
    all++;
    const from = toBefore[i] ?? -1;
    if (from !== -1 && ((before.ends[from] ?? 0) <= old.start || (before.starts[from] ?? 0) >= old.end)) elsewhere++;
  }
  return elsewhere > all / 2;
}

/** Words of both texts that may stand between words of the new one which count as one changed part. */
const WORDS_BETWEEN = 4;

/** The parts of the new text that are not in the old one. */
function changedParts({ after, toBefore }: Alignment): Span[] {
  const parts: { start: number; end: number; last: number }[] = [];
  for (let i = 0; i < after.count; i++) {
    if (toBefore[i] !== -1) continue;
    const part = parts.at(-1);
    const [start, end] = [after.starts[i] ?? 0, after.ends[i] ?? 0];
    if (part !== undefined && i - part.last <= WORDS_BETWEEN) [part.end, part.last] = [end, i];
    else parts.push({ start, end, last: i });
  }
  return parts;
}

/** An aligned place that scores less is not even worth a person's look. */
const WORTH_ASKING = 0.3;

/** Weighs quote and surroundings as a search does. */
function scoreOfAligned({ quote, context }: AlignedPlace): number {
  return (50 * quote + 40 * context) / 90;
}

/** Decides between places that are ranked best first. */
function judged(text: string, selector: Selector, places: readonly Place[]): Anchor {
  if (standsAsItDid(text, selector)) {
    const span = selectionSpan(text, selector);
    const rival = places.find((place) => place.start !== selector.start);
    if (span !== undefined)
      return { state: 'exact', score: 1, margin: rival === undefined ? 1 : 1 - rival.score, span };
  }
  const [best, next] = places;
  if (best === undefined) return LOST;
  const { score } = best;
  const margin = next === undefined ? 1 : score - next.score;
  const span = selectionSpan(text, best);
  if (span === undefined || score < FLOOR) return { state: 'lost', score, margin };
  if (score < ACCEPTED || margin < MARGIN || best.quote < leastQuote(selector.exact)) {
    return { state: 'uncertain', score, margin, span };
  }
  return { state: best.quote === 1 && isStored(text, selector, span) ? 'exact' : 'moved', score, margin, span };
}

/** True when the stored offsets hold the same words between the same surroundings. */
function standsAsItDid(text: string, { start, prefix, exact, suffix }: Selector): boolean {
  return exact !== '' && start >= prefix.length && text.startsWith(prefix + exact + suffix, start - prefix.length);
}

/** True when `span` is the stored place and holds the same words. */
function isStored(text: string, { start, end, exact }: Selector, span: Span): boolean {
  if (text.slice(start, end) !== exact) return false;
  const stored = selectionSpan(text, { start, end });
  return stored?.start === span.start && stored.end === span.end;
}

/** Quotes of fewer units than this are short. */
const SHORT = 24;

/** Least share of a quote that must agree for a searched place to be taken: half of a name is another name. */
function leastQuote(exact: string): number {
  return exact.length < SHORT ? 0.75 : 0.5;
}
