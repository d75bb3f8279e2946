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

/** Least agreement, in characters of quote and surroundings, for an aligned place to be taken. */
const EVIDENCE = 24;

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
    const { start, end, exact } = selector;
    if (this.#old.slice(start, end) !== exact) return resolve(this.#new, selector);
    const alignment = (this.#alignment ??= alignTexts(this.#old, this.#new));
    const isTaken = (span: Span): boolean => this.#belongsElsewhere(alignment, selector, span);
    const aligned = alignedPlace(alignment, this.#new, this.#old, selector);
    if (aligned !== undefined && aligned.quote >= 0.5 && aligned.evidence >= EVIDENCE) {
      return this.#placed(selector, aligned, isTaken);
    }
    const places = findPlaces(this.#new, selector, { within: this.#changedParts(alignment), isTaken });
    const found = judged(this.#new, selector, places);
    if (found.state !== 'lost' || aligned === undefined) return found;
    const span = selectionSpan(this.#new, aligned.span);
    const score = scoreOfAligned(aligned);
    return span === undefined || score < 0.3 ? found : { state: 'uncertain', score, margin: 1, span };
  }

  #placed(selector: Selector, aligned: AlignedPlace, isTaken: (span: Span) => boolean): Anchor {
    const span = selectionSpan(this.#new, aligned.span);
    if (span === undefined) return LOST;
    const score = scoreOfAligned(aligned);
    const rival = bestRival(this.#new, selector, span, isTaken);
    const margin = rival === undefined ? 1 : Math.max(0, score - rival);
    const same = span.start === selector.start && span.end === selector.end && this.#new.slice(span.start, span.end) === selector.exact;
    if (same) return { state: 'exact', score, margin, span };
    return { state: margin < MARGIN || aligned.torn ? 'uncertain' : 'moved', score, margin, span };
  }

  /** True when most words of the new text's `span` are those of another place of the old text. */
  #belongsElsewhere({ before, after, toBefore }: Alignment, old: Span, span: Span): boolean {
    let [elsewhere, all] = [0, 0];
    for (let i = wordAfter(after, span.start); i < after.count && (after.starts[i] ?? 0) < span.end; i++) {
      all++;
      const from = toBefore[i] ?? -1;
      if (from !== -1 && ((before.ends[from] ?? 0) <= old.start || (before.starts[from] ?? 0) >= old.end)) elsewhere++;
    }
    return all > 0 && elsewhere > all / 2;
  }

  /** The parts of the new text that are not in the old one. */
  #changedParts({ after, toBefore }: Alignment): readonly Span[] {
    if (this.#changed !== undefined) return this.#changed;
    const parts: { start: number; end: number; last: number }[] = [];
    for (let i = 0; i < after.count; i++) {
      if (toBefore[i] !== -1) continue;
      const part = parts.at(-1);
      const [start, end] = [after.starts[i] ?? 0, after.ends[i] ?? 0];
      if (part !== undefined && i - part.last <= 4) [part.end, part.last] = [end, i];
      else parts.push({ start, end, last: i });
    }
    return (this.#changed = parts);
  }
}

function scoreOfAligned({ quote, context }: AlignedPlace): number {
  return (50 * quote + 40 * context) / 90;
}

/** Decides between places that are ranked best first. */
function judged(text: string, selector: Selector, places: readonly Place[]): Anchor {
  const [best, next] = places;
  if (best === undefined) return LOST;
  const { score } = best;
  const margin = next === undefined ? 1 : score - next.score;
  const span = selectionSpan(text, best);
  if (span === undefined || score < FLOOR) return { state: 'lost', score, margin };
  if (score < ACCEPTED || margin < MARGIN || best.quote < leastQuote(selector.exact)) return { state: 'uncertain', score, margin, span };
  const same = best.quote === 1 && span.start === selector.start && span.end === selector.end;
  return { state: same ? 'exact' : 'moved', score, margin, span };
}

/** A short quote has to agree more: half of a name is another name. */
function leastQuote(exact: string): number {
  return exact.length < 24 ? 0.75 : 0.5;
}
