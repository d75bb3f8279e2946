/** How two passages that make the same claim differ: told by rule, word by word, each with its reason. */
import { claimDetails } from '../claims/claim-details';
import { claimLanguage } from '../claims/claim-language';
import { tokensOf } from '../claims/tokens';
import type { Span } from '../text';
import { attributionDifferences } from './attribution-differences';
import { dateDifferences } from './date-differences';
import type { Difference, ReadPassage } from './difference';
import { hedgeDifferences } from './hedge-differences';
import { nameDifferences, type NamedEntity } from './name-differences';
import { numberDifferences } from './number-differences';
import { denier } from './polarity';

/** A passage of a text, in UTF-16 code units of the whole text. */
export interface ComparedPassage {
  readonly text: string;
  readonly span: Span;
  /** BCP 47, or empty. */
  readonly language: string;
  /** When it was published, ISO 8601, cut to what is known; empty where nothing is. */
  readonly published: string;
  /** Where entities of the register are named in it. */
  readonly named?: readonly NamedEntity[];
}

/** How two passages differ. */
export interface Contrast {
  readonly differences: readonly Difference[];
  /** Which of the two denies what the other says. */
  readonly denies: 'a' | 'b' | undefined;
  /** What a link between them would say. */
  readonly relation: 'same' | 'differs' | 'contradicts';
}

/** Contrasts two passages. */
export function contrast(a: ComparedPassage, b: ComparedPassage): Contrast {
  const [one, other] = [read(a), read(b)];
  const denies = denier(one, other);
  const differences = [
    ...numberDifferences(one, other),
    ...dateDifferences(one, other),
    ...hedgeDifferences(one, other),
    ...nameDifferences(one, other, { a: a.named ?? [], b: b.named ?? [] }),
    ...attributionDifferences(one, other),
  ];
  const differs = differences.some(({ kind, excludes }) => excludes && (kind === 'number' || kind === 'date'));
  return { differences, denies, relation: denies ? 'contradicts' : differs ? 'differs' : 'same' };
}

function read({ text, span, language, published }: ComparedPassage): ReadPassage {
  const options = {
    language: language === '' ? undefined : language,
    published: published === '' ? undefined : published,
  };
  return {
    text,
    span,
    language: claimLanguage(text, options.language),
    tokens: tokensOf(text, span),
    details: claimDetails(text, span, options),
  };
}
