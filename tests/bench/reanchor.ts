/** How often annotations find their place in a changed text, and how long that takes, beside Hypothesis' way. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TextAnchorer, type Anchor } from '../../domain/anchor';
import type { Span } from '../../domain/text';
import { changeText, sentencesOf, type ChangedText, type Fate, type Recipe } from './changed-texts';
import { hypothesisAnchor } from './hypothesis-search';
import { sequence } from './random';

/** What came of some quotes. Shares are of those that are alive, `attached` of those that are dead. */
export interface Outcome {
  readonly alive: number;
  readonly dead: number;
  readonly right: number;
  readonly wrong: number;
  readonly unsure: number;
  readonly attached: number;
}

/** True when a span is the place of a quote: they overlap by half of both together, or it holds the quote's words there. */
export function isRight(after: string, { selector, place, whole }: Fate, span: Span): boolean {
  return [place, whole].some((truth) => truth !== undefined && agrees(after, selector.exact, truth, span));
}

function agrees(after: string, exact: string, place: Span, span: Span): boolean {
  const overlap = Math.min(place.end, span.end) - Math.max(place.start, span.start);
  if (overlap <= 0) return false;
  const union = Math.max(place.end, span.end) - Math.min(place.start, span.start);
  return overlap / union >= 0.5 || after.slice(span.start, span.end) === exact;
}

/** Counts what came of the quotes of some texts. */
export function countOutcomes(
  changed: readonly { readonly text: ChangedText; readonly anchors: readonly Anchor[] }[],
): Outcome {
  const counts = { alive: 0, dead: 0, right: 0, wrong: 0, unsure: 0, attached: 0 };
  for (const { text, anchors } of changed) {
    for (const [n, fate] of text.quotes.entries()) {
      const { state, span } = anchors[n] ?? { state: 'lost', span: undefined };
      const placed = (state === 'exact' || state === 'moved') && span !== undefined;
      if (fate.fate === 'dead') {
        counts.dead++;
        if (placed) counts.attached++;
      } else if (fate.fate === 'alive') {
        counts.alive++;
        if (!placed) counts.unsure++;
        else if (isRight(text.after, fate, span)) counts.right++;
        else counts.wrong++;
      }
    }
  }
  const { alive, dead } = counts;
  return {
    alive,
    dead,
    right: counts.right / alive,
    wrong: counts.wrong / alive,
    unsure: counts.unsure / alive,
    attached: counts.attached / Math.max(1, dead),
  };
}

/** Every quote of a text, found our way. */
export function anchorAll({ before, after, quotes }: ChangedText): Anchor[] {
  const anchorer = new TextAnchorer(before, after);
  return quotes.map(({ selector }) => anchorer.anchor(selector));
}

/** Every quote of a text, found Hypothesis' way. */
export function hypothesisAll({ after, quotes }: ChangedText): Anchor[] {
  return quotes.map(({ selector }) => {
    const found = hypothesisAnchor(after, selector);
    return found === undefined
      ? { state: 'lost', score: 0, margin: 1 }
      : { state: 'moved', score: found.score, margin: 1, span: found };
  });
}
