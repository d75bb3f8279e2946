/** How an annotation came to stand in a text that it was not made in, in words. */
import type { Carried } from '../../domain/contract';
import { shortened } from '../counted';

/** The longest quote of the words as they were. */
const QUOTE = 160;

/** A number from 0 to 1 with two digits: never rounded up to a certainty that is not there. */
export function scoreWords(score: number): string {
  const cut = score >= 1 ? 1 : Math.min(0.99, Math.max(0, Math.round(score * 100) / 100));
  return cut.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** How a mark came to its place, in words: empty where it stands as it stood. */
export function placedLine({ state, score, decided }: Carried): string {
  if (decided) return 'Placed by a person';
  return state === 'moved' ? `Moved, ${scoreWords(score)}` : '';
}

/** The words as they were marked, where they are not `words` any more. Other white space is no other word. */
export function wordsBefore({ exact }: Carried, words: string): string | undefined {
  return oneLine(exact) === oneLine(words) ? undefined : shortened(exact, QUOTE);
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}

/** Why an annotation has no sure place. */
export function unplacedLine({ state, score, margin, decided }: Carried): string {
  if (state === 'lost') return decided ? 'Not in this text, as a person decided' : 'Not found in this capture';
  const next = score - margin;
  if (margin >= 1 || next <= 0) return `Uncertain: ${scoreWords(score)}, no other place`;
  return `Uncertain: ${scoreWords(score)}, next best place ${scoreWords(next)}`;
}

/** What is said of a claim whose wording changed, in short and at length. */
export const EDITED: Readonly<Record<'silently' | 'with-note', { readonly flag: string; readonly why: string }>> = {
  silently: {
    flag: 'Silently edited',
    why: 'The wording changed between captures and the page shows no correction note.',
  },
  'with-note': {
    flag: 'Edited, with a correction note',
    why: 'The wording changed between captures, and the newer one says that it was corrected.',
  },
};
