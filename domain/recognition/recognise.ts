/**
 * Proposes the actors and places of a text, each with a reason for a person. Pure: the words of the text, lists and
 * weights that ship with the app, and a gazetteer that the caller lends; the same text always gives the same answer.
 */
import { isGraphemeBoundary, type Block } from '../text';
import { readEnglish } from './english';
import packed from './model.json';
import { readOther } from './other-languages';
import type { PlaceLookup } from './place-names';
import { reasonFor } from './reasons';
import type { Recognised } from './recognised';
import { readSemitic } from './semitic';
import type { TaggerWeights } from './tagger';
import { actorType, placeType } from './types';
import { unpack } from './weights';

export type { PlaceLookup } from './place-names';
export type { Recognised } from './recognised';

/** What is needed beside the text. */
export interface RecognitionOptions {
  /** Its blocks; furniture is left out. */
  readonly blocks: readonly Block[];
  /** BCP 47, such as "en" or "ar"; '' is read as English where the letters are Latin. */
  readonly language: string;
  readonly places: PlaceLookup;
}

let shipped: TaggerWeights | undefined;

/** The actors and places of a text, in its order, without overlaps within a tag. */
export function recognise(text: string, options: RecognitionOptions): Recognised[] {
  shipped ??= unpack(packed);
  return recogniseWith(shipped, text, options);
}

/** The same with other weights than those that ship: for measuring. */
export function recogniseWith(weights: TaggerWeights, text: string, options: RecognitionOptions): Recognised[] {
  const { blocks, places } = options;
  const language = options.language.toLowerCase().split(/[-_]/)[0] ?? '';
  const found =
    language === 'en' || language === '' || language === 'und'
      ? english(weights, text, options)
      : language === 'ar' || language === 'he' || language === 'fa' || language === 'ur'
        ? readSemitic(text, blocks, language, places)
        : readOther(text, blocks, places);
  return found
    .filter(({ start, end }) => isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function english(weights: TaggerWeights, text: string, { blocks, places }: RecognitionOptions): Recognised[] {
  return readEnglish(text, blocks, places, weights).flatMap(({ reading, proposals }) =>
    proposals.map((proposal): Recognised => {
      const { from, to, tag, score } = proposal;
      const type =
        proposal.type !== ''
          ? proposal.type
          : tag === 'actor'
            ? actorType(reading, proposal)
            : placeType(reading, proposal);
      const start = reading.tokens[from]?.start ?? 0;
      const end = reading.tokens[to - 1]?.end ?? 0;
      return { start, end, tag, type, score: Math.round(score * 100) / 100, why: reasonFor(reading, proposal) };
    }),
  );
}
