/** The words and signs around a number that say how it stands to what is meant: "about", "at least", "or more". */
import { phraseTable } from './phrases';
import { isSign, type Token } from './tokens';

/** How a stated number stands to the quantity that is meant. */
export type NumberRelation =
  'exact' | 'about' | 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'approximately-range';

/** Phrases that stand before a number. */
export const BEFORE_NUMBER = phraseTable<NumberRelation>([
  [
    'about',
    [
      'about',
      'around',
      'some',
      'approximately',
      'roughly',
      'nearly',
      'almost',
      'an estimated',
      'estimated',
      'circa',
      'close to',
      'just under|over',
      'as few|many as about',
      'somewhere around',
    ],
  ],
  ['at-least', ['at least', 'no fewer|less than', 'not less|fewer than', 'a minimum of', 'at the least']],
  [
    'more-than',
    [
      'more than',
      'over',
      'well over',
      'upwards of',
      'in excess of',
      'greater than',
      'above',
      'exceeding',
      'exceeds|exceeded',
    ],
  ],
  ['at-most', ['at most', 'up to', 'no more than', 'not more than', 'as many as', 'as much as', 'a maximum of']],
  ['less-than', ['less than', 'fewer than', 'under', 'below', 'just short of']],
  ['about', ['نحو', 'حوالي', 'قرابة', 'زهاء', 'ما يقارب', 'ما يقرب من', 'يقارب', 'تقريبا', 'يناهز', 'ما يناهز', 'قرب']],
  ['at-least', ['ما لا يقل عن', 'لا يقل|تقل عن', 'على الأقل']],
  [
    'more-than',
    ['أكثر من', 'أزيد من', 'ما يزيد عن|على', 'يزيد|تزيد عن|على', 'يفوق|تفوق', 'ما يفوق', 'يتجاوز|تتجاوز', 'فوق'],
  ],
  ['at-most', ['ما لا يزيد عن|على', 'لا يزيد|تزيد عن|على', 'لا يتجاوز|تتجاوز', 'على الأكثر']],
  ['less-than', ['أقل من', 'دون']],
]);

/** Phrases that stand after a number or its unit. */
export const AFTER_NUMBER = phraseTable<NumberRelation>([
  ['at-least', ['or more', 'at least', 'at the least', 'على الأقل', 'أو أكثر', 'فأكثر', '+']],
  ['about', ['or so', 'تقريبا', 'ونيف']],
  ['at-most', ['or fewer', 'or less', 'at most', 'على الأكثر', 'أو أقل']],
]);

/** What a sign before a number says of it: ~50, >20, ≥5. */
export function signRelation(token: Token | undefined): NumberRelation | undefined {
  if (isSign(token, '~', '\u2248', '\u00b1')) return 'about';
  if (isSign(token, '>')) return 'more-than';
  if (isSign(token, '<')) return 'less-than';
  if (isSign(token, '\u2265')) return 'at-least';
  return isSign(token, '\u2264') ? 'at-most' : undefined;
}
